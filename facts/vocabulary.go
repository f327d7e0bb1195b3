package facts

import (
	"slices"
	"strings"

	"nutgraf/facts/internal/text"
	"nutgraf/facts/internal/typo"
)

// vocabulary holds the words that a misspelling may stand for.
type vocabulary struct {
	bare     map[string]string // a word without its vowels → the word: "mtng"
	byLength [typo.MaxRunes + 1][]vocabularyWord
	masks    [typo.MaxRunes + 1][]uint32 // of the words: most are ruled out by these alone
}

type vocabularyWord struct {
	word  string
	prior float64 // a little more for the table's own words
}

func (v *vocabulary) add(word string, own bool) {
	if len(word) < nearMinimum || len(word) > typo.MaxRunes || strings.ContainsFunc(word, text.IsHan) {
		return
	}
	w := vocabularyWord{word: word}
	if own {
		w.prior = 0.03
	}
	v.byLength[len(word)] = append(v.byLength[len(word)], w)
	key := bareOf(word)
	if have, ok := v.bare[key]; !ok || own && (len(word) < len(have) || len(word) == len(have) && word < have) {
		v.bare[key] = word
	}
}

// bareOf returns a word's first letter and its further consonants, doubled ones
// once, as people shorten words in a hurry.
func bareOf(word string) string {
	var b [typo.MaxRunes]byte
	n := 0
	for i := 0; i < len(word) && n < len(b); i++ {
		c := word[i]
		if i > 0 && (strings.IndexByte("aeiouy", c) >= 0 || n > 0 && b[n-1] == c) {
			continue
		}
		b[n] = c
		n++
	}
	return string(b[:n])
}

// shortOf returns the word that a shortened one stands for: one with the same
// consonants, or the only word of the table's that begins so.
func (v *vocabulary) shortOf(word string) (string, bool) {
	if len(word) < 3 || len(word) > 7 {
		return "", false
	}
	if single, plural := strings.CutSuffix(word, "s"); plural && len(single) >= nearMinimum {
		for n := len(single) + 3; n <= typo.MaxRunes; n++ {
			for _, w := range v.byLength[n] {
				if w.prior > 0 && strings.HasPrefix(w.word, single) && strings.HasSuffix(w.word, "s") {
					return w.word, true
				}
			}
		}
	}
	if full, ok := v.bare[word]; ok && bareOf(word) == word {
		return full, true
	}
	full := ""
	for n := len(word) + 2; len(word) >= 4 && n <= typo.MaxRunes; n++ {
		for _, w := range v.byLength[n] {
			if w.prior == 0 || !strings.HasPrefix(w.word, word) {
				continue
			}
			if full == "" {
				full = w.word
			} else if !strings.HasPrefix(w.word, full[:min(len(full), len(word)+2)]) {
				return "", false
			}
		}
	}
	return full, full != ""
}

// sort puts the words in a fixed order, so that ties always fall the same way.
func (v *vocabulary) sort() {
	for n, list := range v.byLength {
		slices.SortFunc(list, func(a, b vocabularyWord) int { return strings.Compare(a.word, b.word) })
		v.masks[n] = make([]uint32, len(list))
		for i, w := range list {
			v.masks[n][i] = typo.Mask(w.word)
		}
	}
}

// nearest returns the word that a misspelling most resembles and their
// similarity; 0 if none is near enough.
func (v *vocabulary) nearest(word string) (string, float64) {
	if len(word) < nearMinimum || len(word) > typo.MaxRunes {
		return "", 0
	}
	best, bestScore := "", 0.0
	mask, limit := typo.Mask(word), typo.Limit(len(word))
	typed := typo.NewPattern(word)
	for n := max(len(word)-limit, 0); n <= min(len(word)+limit, typo.MaxRunes); n++ {
		for i, theirs := range v.masks[n] {
			if typo.Far(mask, theirs, limit) {
				continue
			}
			w := &v.byLength[n][i]
			d := typed.Distance(w.word, limit)
			if d > limit || d > 1 && (len(word) < 9 && abs(len(word)-n) > 1 || word[0] != w.word[0]) {
				continue
			}
			s := typo.Similarity(word, w.word, d) + w.prior
			if s >= nearEnough && s > bestScore {
				best, bestScore = w.word, s
			}
		}
	}
	return best, bestScore
}

// slip returns the one word of the table's own that is a letter from an ordinary
// word, left out, doubled or swapped; empty if there is none or more than one.
func (v *vocabulary) slip(word string) string {
	found := ""
	mask := typo.Mask(word)
	for n := len(word) - 1; n <= min(len(word)+1, typo.MaxRunes); n++ {
		for i, theirs := range v.masks[n] {
			w := &v.byLength[n][i]
			if w.prior == 0 || w.word[0] != word[0] || typo.Far(mask, theirs, 1) || typo.Distance(word, w.word, 1) != 1 {
				continue
			}
			if len(w.word) == len(word) && theirs != mask {
				continue // another letter makes another word
			}
			if found != "" {
				return ""
			}
			found = w.word
		}
	}
	return found
}

func abs(n int) int { return max(n, -n) }
