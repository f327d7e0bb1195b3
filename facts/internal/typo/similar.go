package typo

import "math/bits"

// Far reports whether words with these masks differ by more than limit edits
// for certain: an edit changes at most two letters of the set.
func Far(a, b uint32, limit int) bool { return bits.OnesCount32(a^b) > 2*limit }

// Similarity returns how alike two words are, from 0 to 1: half their distance
// relative to the longer one, half Jaro-Winkler, a little more if they sound
// alike, a little less if they begin differently.
func Similarity(a, b string, distance int) float64 {
	longer := max(len(a), len(b))
	if longer == 0 {
		return 1
	}
	s := 0.5*(1-float64(distance)/float64(longer)) + 0.5*jaroWinkler(a, b)
	switch {
	case Sound(a) == Sound(b):
		s += 0.05
	case a != "" && b != "" && a[0] != b[0]:
		s -= 0.05
	}
	return min(s, 1)
}

// jaroWinkler is Winkler's variant of Jaro's similarity with the usual prefix
// weight of 0.1 for at most four letters.
func jaroWinkler(a, b string) float64 {
	if a == b {
		return 1
	}
	if len(a) > MaxRunes || len(b) > MaxRunes || a == "" || b == "" {
		return 0
	}
	matches, swaps := jaroMatches(a, b)
	if matches == 0 {
		return 0
	}
	m := float64(matches)
	jaro := (m/float64(len(a)) + m/float64(len(b)) + (m-float64(swaps)/2)/m) / 3
	prefix := 0
	for prefix < min(len(a), len(b), 4) && a[prefix] == b[prefix] {
		prefix++
	}
	return jaro + float64(prefix)*0.1*(1-jaro)
}

// jaroMatches returns how many letters of a and b agree within Jaro's window,
// and how many of those stand in another order.
func jaroMatches(a, b string) (matches, swaps int) {
	window := max(max(len(a), len(b))/2-1, 0)
	var inA, inB uint32
	for i := 0; i < len(a); i++ {
		for j := max(i-window, 0); j < min(i+window+1, len(b)); j++ {
			if inB&(1<<j) == 0 && a[i] == b[j] {
				inA |= 1 << i
				inB |= 1 << j
				matches++
				break
			}
		}
	}
	j := 0
	for i := 0; i < len(a); i++ {
		if inA&(1<<i) == 0 {
			continue
		}
		for inB&(1<<j) == 0 {
			j++
		}
		if a[i] != b[j] {
			swaps++
		}
		j++
	}
	return matches, swaps
}
