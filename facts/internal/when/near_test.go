package when

import (
	"os"
	"strings"
	"testing"
)

// edits calls f with each word that is one slip away from s.
func edits(s string, f func(string)) {
	for i := range s {
		f(s[:i] + s[i+1:])
		f(s[:i] + s[i:i+1] + s[i:])
		for _, c := range "aeiostr" {
			f(s[:i] + string(c) + s[i+1:])
			f(s[:i] + string(c) + s[i:])
		}
		if i > 0 {
			f(s[:i-1] + s[i:i+1] + s[i-1:i] + s[i+1:])
		}
	}
}

// A date word with one slip is still that word, but for a few that lie between
// two of them ("munday") or are words themselves.
func TestOneSlip(t *testing.T) {
	tried, missed := 0, 0
	for _, w := range nearWords {
		edits(w.text, func(slip string) {
			if slip == w.text || len(slip) < 5 {
				return
			}
			tried++
			found := lex(nil, []string{slip})
			if len(found) != 1 || found[0].kind != vocabulary[w.text].kind || found[0].n != vocabulary[w.text].n {
				missed++
			}
		})
	}
	if missed*100 > tried*2 {
		t.Errorf("%d of %d slips aren't understood", missed, tried)
	}
	t.Logf("%d of %d slips aren't understood", missed, tried)
}

// No ordinary word is taken for a misspelt date word.
func TestOrdinaryWordsAreNoDates(t *testing.T) {
	data, err := os.ReadFile("../lexicon/words.txt")
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for word := range strings.FieldsSeq(string(data)) {
		if _, known := lookup(word); known {
			continue
		}
		count++
		if w, ok := near(word); ok && word != "tomorrows" && word != "yesterdays" {
			t.Errorf("%q is read as %+v", word, w)
		}
	}
	if count < 20000 {
		t.Errorf("only %d words were tried", count)
	}
}
