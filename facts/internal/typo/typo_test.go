package typo

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

const seed = 7

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"liu", "liu", 0}, {"", "liu", 3}, {"lui", "liu", 1}, {"kitten", "sitting", 3}, {"jain", "jian", 1}, {"abcd", "badc", 2},
		{"ca", "abc", 3}, // optimal string alignment edits no letter twice
		{"mayorkas", "mayorks", 1}, {"kritenbrink", "krittenbrink", 1}, {"abc", "xyz", 3},
	} {
		if got := Distance(c.a, c.b, 10); got != c.want {
			t.Errorf("%q %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

// naive is the distance by its definition, without a limit or any haste.
func naive(a, b string) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		for j := range d[i] {
			switch {
			case i == 0 || j == 0:
				d[i][j] = i + j
				continue
			case a[i-1] == b[j-1]:
				d[i][j] = d[i-1][j-1]
			default:
				d[i][j] = 1 + min(d[i-1][j-1], d[i-1][j], d[i][j-1])
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}

// word returns a word of few different letters, so that many are near.
func word(random *rand.Rand, longest int) string {
	b := make([]byte, random.IntN(longest+1))
	for i := range b {
		b[i] = "abcde"[random.IntN(5)]
	}
	return string(b)
}

// near returns a word that is at most so many edits away from another.
func near(random *rand.Rand, s string, edits int) string {
	for range edits {
		i := random.IntN(len(s) + 1)
		switch random.IntN(4) {
		case 0:
			s = s[:i] + "x" + s[i:]
		case 1:
			s = s[:i] + s[min(i+1, len(s)):]
		case 2:
			if i < len(s) {
				s = s[:i] + "y" + s[i+1:]
			}
		default:
			if i+1 < len(s) {
				s = s[:i] + s[i+1:i+2] + s[i:i+1] + s[i+2:]
			}
		}
	}
	return s
}

func TestDistanceAgreesWithItsDefinition(t *testing.T) {
	random := rand.New(rand.NewPCG(seed, 0))
	for i := range 20_000 {
		longest := 14
		if i%4 == 0 {
			longest = MaxRunes
		}
		a := word(random, longest)
		b := word(random, longest)
		if edited := near(random, a, 3); random.IntN(2) == 0 && len(edited) <= MaxRunes {
			b = edited
		}
		want, prepared := naive(a, b), NewPattern(a)
		for limit := range 6 {
			if got := Distance(a, b, limit); got != min(want, limit+1) {
				t.Fatalf("%q %q within %d: %d, by definition %d (seed %d)", a, b, limit, got, want, seed)
			}
			if got := prepared.Distance(b, limit); got != min(want, limit+1) {
				t.Fatalf("%q, prepared, and %q within %d: %d, by definition %d (seed %d)", a, b, limit, got, want, seed)
			}
		}
	}
}

func TestDistanceIsADistance(t *testing.T) {
	const far = MaxRunes
	random := rand.New(rand.NewPCG(seed, 1))
	for range 10_000 {
		a, edits := word(random, 16), random.IntN(5)
		b := near(random, a, edits)
		c := near(random, b, random.IntN(5))
		ab := Distance(a, b, far)
		if Distance(a, a, 0) != 0 || (ab == 0) != (a == b) {
			t.Fatalf("%q %q: no identity (seed %d)", a, b, seed)
		}
		if back := Distance(b, a, far); back != ab {
			t.Fatalf("%q %q: %d one way, %d the other (seed %d)", a, b, ab, back, seed)
		}
		if ab > max(len(a), len(b)) || ab < abs(len(a)-len(b)) {
			t.Fatalf("%q %q: %d (seed %d)", a, b, ab, seed)
		}
		// a transposition counts one although its letters can't be edited again,
		// so that a way round may save one for each of them
		if bc, ac := Distance(b, c, far), Distance(a, c, far); ac > 2*(ab+bc) {
			t.Fatalf("%q %q %q: %d against %d+%d (seed %d)", a, b, c, ac, ab, bc, seed)
		}
	}
}

func TestTranspositionIsOne(t *testing.T) {
	const name = "kritenbrink"
	for i := range len(name) - 1 {
		swapped := name[:i] + name[i+1:i+2] + name[i:i+1] + name[i+2:]
		if got := Distance(name, swapped, 3); got != 1 {
			t.Errorf("%q: %d", swapped, got)
		}
	}
}

func TestLongWordsAreFar(t *testing.T) {
	long := strings.Repeat("a", MaxRunes)
	if got := Distance(long, "b"+long[2:]+"b", 3); got != 2 {
		t.Errorf("at %d letters: %d", MaxRunes, got)
	}
	if got := Distance(long+"a", long, 3); got != 4 {
		t.Errorf("above: %d", got)
	}
	if got := Distance(long+"a", long+"a", 3); got != 0 {
		t.Errorf("the same: %d", got)
	}
}

func TestLimit(t *testing.T) {
	for n := range 40 {
		if Limit(n) > Limit(n+1) || Limit(n) > n/3 && n > 5 || n <= 3 && Limit(n) != 0 || n > 3 && Limit(n) == 0 {
			t.Errorf("%d letters: %d", n, Limit(n))
		}
	}
}

// TestFarIsCertain rules out only what is far indeed.
func TestFarIsCertain(t *testing.T) {
	random := rand.New(rand.NewPCG(seed, 2))
	ruled := 0
	for range 20_000 {
		a := word(random, 10) + string(rune('f'+random.IntN(20)))
		b := near(random, a, random.IntN(6))
		for limit := range 4 {
			if Far(Mask(a), Mask(b), limit) {
				ruled++
				if d := naive(a, b); d <= limit {
					t.Fatalf("%q %q are %d apart, but far beyond %d (seed %d)", a, b, d, limit, seed)
				}
			}
		}
	}
	if ruled == 0 {
		t.Error("nothing was ruled out")
	}
}

func TestSimilarity(t *testing.T) {
	random := rand.New(rand.NewPCG(seed, 3))
	for range 10_000 {
		a := word(random, 40)
		b := near(random, a, random.IntN(4))
		d := naive(a, b)
		s := Similarity(a, b, d)
		if math.IsNaN(s) || s > 1 || s < -0.05 {
			t.Fatalf("%q %q: %f (seed %d)", a, b, s, seed)
		}
		if a == b && len(a) <= MaxRunes && s != 1 {
			t.Fatalf("%q and itself: %f (seed %d)", a, s, seed)
		}
		if back := Similarity(b, a, d); math.Abs(back-s) > 0.15 {
			t.Fatalf("%q %q: %f one way, %f the other (seed %d)", a, b, s, back, seed)
		}
	}
	for _, c := range []struct{ typed, nearer, farther string }{
		{"blinkin", "blinken", "blanket"}, {"jianchow", "jianchao", "jinping"}, {"mayorks", "mayorkas", "mayor"}, {"stilwel", "stilwell", "still"},
	} {
		s := Similarity(c.typed, c.nearer, naive(c.typed, c.nearer))
		if other := Similarity(c.typed, c.farther, naive(c.typed, c.farther)); other >= s {
			t.Errorf("%q is nearer to %q (%f) than to %q (%f)", c.typed, c.farther, other, c.nearer, s)
		}
	}
}

func TestSound(t *testing.T) {
	for _, same := range [][2]string{
		{"kritenbrink", "critenbrinc"}, {"stephen", "stefen"}, {"jian", "zhian"}, {"xi", "hsi"}, {"stilwell", "stilwel"}, {"knight", "night"},
		{"qin", "kin"}, {"tsai", "sai"}, {"david", "dafid"}, {"blinken", "blinkin"}, {"", ""},
	} {
		if a, b := Sound(same[0]), Sound(same[1]); a != b {
			t.Errorf("%q sounds as %q, %q as %q", same[0], a, same[1], b)
		}
	}
	for _, other := range [][2]string{{"liu", "xiu"}, {"wang", "want"}, {"blinken", "blanked"}, {"li", "lin"}, {"election", "selection"}} {
		if Sound(other[0]) == Sound(other[1]) {
			t.Errorf("%q and %q sound alike: %q", other[0], other[1], Sound(other[0]))
		}
	}
}

// FuzzTypo is total for any bytes.
func FuzzTypo(f *testing.F) {
	f.Add("jain", "jian")
	f.Add("", "\xff\x00")
	f.Add(strings.Repeat("sh", 40), "刘")
	f.Fuzz(func(t *testing.T, a, b string) {
		for limit := range 4 {
			if d := Distance(a, b, limit); d < 0 || d > limit+1 || d != Distance(b, a, limit) {
				t.Fatalf("%q %q within %d: %d", a, b, limit, d)
			}
		}
		if s := Similarity(a, b, Distance(a, b, 3)); math.IsNaN(s) || s > 1 {
			t.Fatalf("%q %q: %f", a, b, s)
		}
		if len(Sound(a)) > MaxRunes {
			t.Fatalf("%q: %q", a, Sound(a))
		}
		if Far(Mask(a), Mask(a), 0) {
			t.Fatalf("%q is far from itself", a)
		}
	})
}

// TestNoAllocations keeps the promise of the package for short words.
func TestNoAllocations(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() {
		if Far(Mask("kritenbrnik"), Mask("kritenbrink"), 3) || Distance("kritenbrnik", "kritenbrink", 3) > Limit(11) {
			t.Error("a transposition is far")
		}
	}); n > 0 {
		t.Errorf("%v allocations", n)
	}
}
