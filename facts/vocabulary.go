package facts

import (
	"slices"
	"strings"

	"nutgraf/facts/internal/text"
	"nutgraf/facts/internal/typo"
)

// vocabulary holds the words that a misspelling may stand for.
type vocabulary struct {
	bare map[string]string        // a word without its vowels → the word: "mtng"
	all  [typo.MaxRunes + 1]shelf // by length
	own  [typo.MaxRunes + 1]shelf // the table's own of them
}

// shelf holds words of one length in alphabetical order.
type shelf struct {
	words []string
	masks []uint32 // see typo.Mask: most words are ruled out by these alone
	own   []bool   // in the table's texts
}

// ownPrior is how much more a word of the table's is likely meant than another.
const ownPrior = 0.03

func (v *vocabulary) add(word string, own bool) {
	if len(word) < nearMinimum || len(word) > typo.MaxRunes || strings.ContainsFunc(word, text.IsHan) {
		return
	}
	v.all[len(word)].words = append(v.all[len(word)].words, word)
	if own {
		v.own[len(word)].words = append(v.own[len(word)].words, word)
	}
	key := bareOf(word)
	if have, ok := v.bare[key]; !ok || own && (len(word) < len(have) || len(word) == len(have) && word < have) {
		v.bare[key] = word
	}
}

// sort puts the words in a fixed order, so that ties always fall the same way.
func (v *vocabulary) sort() {
	for n := range v.all {
		v.own[n].sort()
		v.all[n].sort()
		v.all[n].own = make([]bool, len(v.all[n].words))
		for i, w := range v.all[n].words {
			_, v.all[n].own[i] = slices.BinarySearch(v.own[n].words, w)
		}
	}
}

func (s *shelf) sort() {
	slices.Sort(s.words)
	s.masks = make([]uint32, len(s.words))
	letters := strings.Join(s.words, "") // one beside the other in memory, too
	for i, w := range s.words {
		s.words[i] = letters[i*len(w) : (i+1)*len(w)]
		s.masks[i] = typo.Mask(w)
	}
}

// beginning returns the range of the words that begin so.
func (s *shelf) beginning(prefix string) (from, to int) {
	from, _ = slices.BinarySearch(s.words, prefix)
	for to = from; to < len(s.words) && strings.HasPrefix(s.words[to], prefix); to++ {
	}
	return from, to
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
			from, to := v.own[n].beginning(single)
			for _, w := range v.own[n].words[from:to] {
				if strings.HasSuffix(w, "s") {
					return w, true
				}
			}
		}
	}
	if full, ok := v.bare[word]; ok && bareOf(word) == word {
		return full, true
	}
	full := ""
	for n := len(word) + 2; len(word) >= 4 && n <= typo.MaxRunes; n++ {
		from, to := v.own[n].beginning(word)
		for _, w := range v.own[n].words[from:to] {
			if full == "" {
				full = w
			} else if !strings.HasPrefix(w, full[:min(len(full), len(word)+2)]) {
				return "", false
			}
		}
	}
	return full, full != ""
}

// nearest returns the word that a misspelling most resembles and their
// similarity; 0 if none is near enough. More than one edit is too many for
// another first letter, and for a short word of quite another length.
func (v *vocabulary) nearest(word string) (string, float64) {
	if len(word) < nearMinimum || len(word) > typo.MaxRunes {
		return "", 0
	}
	best, bestScore := "", 0.0
	mask, limit := typo.Mask(word), typo.Limit(len(word))
	typed := typo.NewPattern(word)
	longer := limit
	if len(word) < 9 {
		longer = min(limit, 1)
	}
	for n := max(len(word)-longer, 0); n <= min(len(word)+longer, typo.MaxRunes); n++ {
		shelf := &v.all[n]
		from, to := shelf.beginning(word[:1])
		for i, theirs := range shelf.masks {
			most := limit
			if i < from || i >= to {
				most = min(limit, 1)
			}
			if typo.Far(mask, theirs, most) {
				continue
			}
			d := typed.Distance(shelf.words[i], most)
			if d > most {
				continue
			}
			s := typo.Similarity(word, shelf.words[i], d)
			if shelf.own[i] {
				s += ownPrior
			}
			if s >= nearEnough && s > bestScore {
				best, bestScore = shelf.words[i], s
			}
		}
	}
	return best, bestScore
}

// slip returns the one word of the table's own that is a letter from an ordinary
// word, left out, put in or swapped; empty if there is none or more
// than one of a length.
func (v *vocabulary) slip(word string) string {
	found := ""
	mask, typed := typo.Mask(word), typo.NewPattern(word)
	for n := max(len(word)-1, 0); n <= min(len(word)+1, typo.MaxRunes); n++ {
		from, to := v.own[n].beginning(word[:1])
		for i := from; i < to; i++ {
			w, theirs := v.own[n].words[i], v.own[n].masks[i]
			if typo.Far(mask, theirs, 1) || typed.Distance(w, 1) != 1 {
				continue
			}
			if len(w) == len(word) && theirs != mask {
				continue // another letter makes another word
			}
			if len(found) == len(w) {
				return ""
			}
			found = w // the longer: a letter is more often left out than put in
		}
	}
	if found == "" && len(word) < typo.MaxRunes {
		return v.beheaded(word)
	}
	return found
}

// beheaded returns the word of the table's own whose first letter was left out,
// empty if there is none.
func (v *vocabulary) beheaded(word string) string {
	for _, w := range v.own[len(word)+1].words {
		if w[1:] == word {
			return w
		}
	}
	return ""
}
