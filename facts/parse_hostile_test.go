package facts

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml/ast"
)

// TestHostileTables: whatever a file holds, Parse returns soon, and what it
// returns are problems of the file.
func TestHostileTables(t *testing.T) {
	const size = MaxTableBytes / 4 // the largest would take the tests too long
	fill := func(begin, unit, end string) string {
		return begin + strings.Repeat(unit, (size-len(begin)-len(end))/len(unit)) + end
	}
	keys := &strings.Builder{}
	for i := 0; keys.Len() < size; i++ {
		fmt.Fprintf(keys, "k%d: v\n", i)
	}
	for name, text := range map[string]string{
		"brackets":        fill("", "[", ""),
		"braces":          fill("", "{", ""),
		"dashes":          fill("", "- ", ""),
		"keys":            keys.String(),
		"one key":         fill("", "a: b\n", ""),
		"blank lines":     fill("a: |\n", "\n", ""),
		"nearly blank":    fill("a: |\n", " \n", ""),
		"blanks, spread":  fill("", "- |\n"+strings.Repeat("\n", maxBlankLines), "- a"),
		"blanks, deep":    fill("", "- |\n"+strings.Repeat("          \n", maxBlankLines), "- a"),
		"blanks in quote": fill(`a: "`, "\n", `"`),
		"anchors":         fill("", "&a ", ""),
		"aliases":         fill("a: &a [b]\nc: [", "*a,", "]"),
		"tabs":            fill("", "\t\n", ""),
		"tabbed lines":    fill("", "\ta\n", ""),
		"quotes":          fill("", "'", ""),
		"zeros":           fill("", "\x00", ""),
		"not text":        fill("", "\xff\x00\n", ""),
		"commas":          fill("[", ",", "]"),
		"a word":          fill("", "a", ""),
		"questions":       fill("", "? ", ""),
		"colons":          fill("", ": ", ""),
		"digits":          fill("table: ", "1", ""),
		"entities":        fill("entities:\n", "- id: a\n", ""),
		"words":           fill("article:\n  title: a", "\n    a", ""),
		"folded":          fill("article:\n  title: >", "\n    a", ""),
		"empty facts":     fill("facts:\n", "-\n", ""),
		"empty keys":      fill("facts:\n", "- a:\n", ""),
		"empty, comments": fill("facts:\n", "- # a\n", ""),
		"bare keys":       fill("facts: [", "{a},", "]"),
		"empty in braces": fill("facts: [", "{a: },", "]"),
		"pairs in list":   fill("facts: [", "a: b,", "]"),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			_, err := Parse("hostile.yaml", []byte(text))
			var problems Problems
			if !errors.As(err, &problems) || len(problems) == 0 {
				t.Fatalf("got %v, want problems", err)
			}
			// Seconds, not minutes: the bound is for slow machines and -race.
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

func TestLargestTable(t *testing.T) {
	_, err := Parse("large.yaml", make([]byte, MaxTableBytes+1))
	if err == nil || !strings.Contains(err.Error(), "large.yaml:1:1: the file is too large: 1048577 bytes") {
		t.Errorf("got %v", err)
	}
}

// TestPanicOfTheLibrary: it ends as a problem that says what to do.
func TestPanicOfTheLibrary(t *testing.T) {
	_, err := contained(func() (*ast.File, error) { panic("index out of range") })
	r := &tableReader{file: "odd.yaml"}
	r.reportSyntax(err)
	want := "odd.yaml:1:1: the YAML reader gave up on this file (index out of range): look for unusual YAML"
	if got := r.problems.Error(); !strings.HasPrefix(got, want) {
		t.Errorf("got %s", got)
	}
}

// FuzzParse feeds Parse anything: it returns a table or problems inside the
// file, and a table can be checked.
func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("testdata/tables/*.yaml")
	if err != nil || len(files) == 0 {
		f.Fatalf("no tables: %v", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		table, err := Parse("fuzz.yaml", data)
		if err == nil {
			c := &checker{table: table}
			c.curation("Headline\n\nA paragraph.\n")
			insideFile(t, c.problems, data)
			return
		}
		var problems Problems
		if !errors.As(err, &problems) || len(problems) == 0 {
			t.Fatalf("got %T %v, want problems", err, err)
		}
		insideFile(t, problems, data)
		table, reviewed := Review("fuzz.yaml", data, "Headline\n\nA paragraph.\n")
		if table != nil || len(reviewed) < len(problems) {
			t.Fatalf("a review found %v, reading found %v", reviewed, problems)
		}
		insideFile(t, reviewed, data)
	})
}

func insideFile(t *testing.T, problems Problems, data []byte) {
	t.Helper()
	lines := 1 + bytes.Count(data, []byte("\n")) + bytes.Count(data, []byte("\r"))
	for _, p := range problems {
		if p.File == "" || p.Line < 1 || p.Line > lines || p.Column < 1 || p.What == "" || p.Do == "" {
			t.Errorf("in %d lines: %+v", lines, p)
		}
	}
}
