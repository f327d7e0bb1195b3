package when

import "math/bits"

// nearWord is a word that is recognised with one wrong, missing, additional or
// swapped letter.
type nearWord struct {
	text    string
	letters uint32 // the set of its letters
}

var nearWords = withLetters(
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
	"january", "february", "april", "august", "september", "october", "november", "december",
	"today", "yesterday", "tomorrow", "tonight", "weekend",
)

// notNear are words and names that are one letter away from a date word and
// mean something else.
var notNear = map[string]bool{
	"sundry": true, "sundae": true, "sundar": true, "sunda": true, "frida": true, "toady": true, "toddy": true,
	"augusta": true, "augusto": true, "auguste": true, "augusti": true, "avril": true, "aprils": true,
	"weakend": true, "weekdays": true, "weeknd": true, "weekenda": true, "midday": true, "payday": true,
}

func withLetters(texts ...string) []nearWord {
	out := make([]nearWord, len(texts))
	for i, text := range texts {
		out[i] = nearWord{text, letters(text)}
	}
	return out
}

// letters returns the set of a word's letters; other bytes share a bit.
func letters(s string) uint32 {
	var set uint32
	for i := 0; i < len(s); i++ {
		if c := s[i] - 'a'; c < 26 {
			set |= 1 << c
		} else {
			set |= 1 << 31
		}
	}
	return set
}

// near finds the date word that a misspelt token stands for. Of two ("munday")
// it takes the one with the same first letter.
func near(token string) (word, bool) {
	if len(token) < 5 || len(token) > 10 {
		return word{}, false
	}
	set := letters(token)
	best := ""
	for _, w := range nearWords {
		gap := len(token) - len(w.text)
		if gap < -1 || gap > 1 || bits.OnesCount32(set^w.letters) > 2 || !oneEdit(token, w.text) {
			continue
		}
		if best == "" || w.text[0] == token[0] {
			best = w.text
		}
	}
	if best == "" || notNear[token] {
		return word{}, false
	}
	return vocabulary[best], true
}

// oneEdit reports whether one substitution, insertion, deletion or swap of
// neighbours makes a of b. Their lengths differ by one at most.
func oneEdit(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	if i >= len(a)-1 || a[i+1:] == b[i+1:] {
		return true
	}
	return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}
