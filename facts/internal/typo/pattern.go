package typo

// Pattern is a word prepared to be compared with many others.
type Pattern struct {
	word string
	at   [256]uint32 // by byte: the bits of the places where the word has it
}

// NewPattern prepares a word. One of more than MaxRunes bytes is far from every
// other.
func NewPattern(word string) *Pattern {
	p := &Pattern{}
	p.prepare(word)
	return p
}

func (p *Pattern) prepare(word string) {
	p.word = word
	for i := 0; i < len(word) && i < MaxRunes; i++ {
		p.at[word[i]] |= 1 << i
	}
}

// Distance returns what [Distance] returns for the word and another, but handles
// a whole column of the table of distances at once, as bits: H. Hyyrö, "A
// Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit Distances",
// 2003.
func (p *Pattern) Distance(other string, limit int) int {
	a := p.word
	if a == other {
		return 0
	}
	if len(a) > MaxRunes || len(other) > MaxRunes || abs(len(a)-len(other)) > limit {
		return limit + 1
	}
	if a == "" {
		return len(other) // at most limit, see above
	}
	distance, last := len(a), uint32(1)<<(len(a)-1)
	// The differences between neighbouring cells, a bit for each row: one more
	// or one less than the cell above, the same as the one up left.
	up, down, same, before := ^uint32(0), uint32(0), uint32(0), uint32(0)
	for i := 0; i < len(other); i++ {
		here := p.at[other[i]]
		swapped := (^same & here) << 1 & before
		same = ((here&up + up) ^ up) | here | down | swapped
		right, left := down|^(same|up), same&up
		switch {
		case right&last != 0:
			distance++
			if distance-(len(other)-1-i) > limit {
				return limit + 1 // each letter to come takes away one at most
			}
		case left&last != 0:
			distance--
		}
		right = right<<1 | 1
		up, down = left<<1|^(same|right), same&right
		before = here
	}
	return min(distance, limit+1)
}
