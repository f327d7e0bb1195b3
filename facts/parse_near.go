package facts

import (
	"nutgraf/facts/internal/text"
	"nutgraf/facts/internal/typo"
)

// nearest returns the candidate that a word is most likely a misspelling of,
// or empty when none is near.
func nearest(word string, candidates []string) string {
	folded := text.Fold(word)
	limit := min(1+len(folded)/4, 3)
	best, distance := "", limit+1
	for _, c := range candidates {
		if d := typo.Distance(folded, text.Fold(c), limit); d < distance && d < len(c) {
			best, distance = c, d
		}
	}
	return best
}
