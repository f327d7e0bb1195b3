package config

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzConfig reads anything as a configuration: it is valid, or every problem has
// its place and says something.
func FuzzConfig(f *testing.F) {
	example, err := os.ReadFile("../../../../config.example.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{
		string(example), "", "discord:\n  prefix: '!'\n", "discord: {guild_id: 012}", "discord:\n\tprefix: x", "a: &a\n  <<: *a",
		"log: [1, 2]", "--- 1\n--- 2", "discord: !!binary x", "? a\n: b", "table: \"\\x00\"", "'", "discord:\n  prefix: \"\u202e!\"",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return // refused before
		}
		c := Default()
		err := parse("c.yaml", []byte(text), &c)
		if err == nil {
			return
		}
		for _, line := range strings.Split(err.Error(), "\n") {
			if strings.HasPrefix(line, "c.yaml:") && strings.Count(line, ":") < 3 {
				t.Errorf("%q says too little", line)
			}
		}
		if !strings.HasPrefix(err.Error(), "c.yaml:") {
			t.Errorf("%q has no place", err)
		}
	})
}
