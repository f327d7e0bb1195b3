package lexicon

import (
	"strings"
	"testing"
)

// TestWeightsNameConcepts keeps weights.txt to ideas that exist, each once.
func TestWeightsNameConcepts(t *testing.T) {
	heads := map[string]bool{}
	lines(englishText, func(_, line string) {
		if head, _, ok := strings.Cut(line, ":"); ok {
			heads[head] = true
		}
	})
	seen := map[string]bool{}
	lines(weightsText, func(section, line string) {
		for _, name := range members(line) {
			if !heads[name] || seen[name] {
				t.Errorf("weights.txt, [%s]: %q is no idea of english.txt, or stands there twice", section, name)
			}
			seen[name] = true
		}
	})
	if len(seen) < 100 {
		t.Errorf("only %d weights", len(seen))
	}
}
