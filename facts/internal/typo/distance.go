// Package typo measures how far apart two short words are: by letters, by
// shape and by sound. It promises to be total, deterministic and free of
// allocations for words of at most MaxRunes letters; longer ones are far apart.
package typo

// MaxRunes is the longest word that is compared.
const MaxRunes = 32

// Distance returns the optimal string alignment distance of a and b (insertion,
// deletion, substitution, transposition of neighbours: one each), or limit+1 as
// soon as it is known to be above limit. It compares bytes: fold accents first.
func Distance(a, b string, limit int) int {
	if a == b {
		return 0
	}
	if len(a) > MaxRunes || len(b) > MaxRunes || abs(len(a)-len(b)) > limit {
		return limit + 1
	}
	var p Pattern
	p.prepare(a)
	return p.Distance(b, limit)
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// Limit returns how many edits a word of n letters may be away from another and
// still be taken for a misspelling of it: none up to three letters, then 1, 2
// from six letters and 3 from ten.
func Limit(n int) int {
	switch {
	case n <= 3:
		return 0
	case n <= 5:
		return 1
	case n <= 9:
		return 2
	}
	return 3
}

// Mask returns a bit for each letter a to z of the word, to rule out far words
// cheaply: see Far.
func Mask(word string) uint32 {
	var m uint32
	for i := 0; i < len(word); i++ {
		if c := word[i] - 'a'; c < 26 {
			m |= 1 << c
		}
	}
	return m
}
