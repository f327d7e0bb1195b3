package facts

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"nutgraf/facts/internal/lexicon"
	"nutgraf/facts/internal/text"
)

// How well misspelt names must be found, in percent. The aim for a single slip
// is 95.
const (
	minSingle  = 95  // of names and topics with one slip that reach the entity
	minDouble  = 85  // of those with two
	maxMistook = 0.5 // of ordinary words that are taken for a name
)

const (
	typoSeed      = 1984
	typosEach     = 4    // of every kind, for each name
	ordinaryWords = 2000 // that the table doesn't hold
	shortWord     = 4    // letters; words up to that must be exact or nearly
	doubleName    = 9    // letters; two slips leave too little of a shorter name
	manyWords     = 5    // a name of so many words is a description
)

// letterEdits is how many of the edits change a letter; a second slip is one of
// them.
const letterEdits = 5

// edits are the slips that are tried on names.
var edits = []struct {
	name string
	make func(random *rand.Rand, s string) string
}{
	{"substituted", func(r *rand.Rand, s string) string { return inWord(r, s, substituted) }},
	{"transposed", func(r *rand.Rand, s string) string { return inWord(r, s, transposed) }},
	{"left out", func(r *rand.Rand, s string) string { return inWord(r, s, leftOut) }},
	{"put in", func(r *rand.Rand, s string) string { return inWord(r, s, putIn) }},
	{"doubled", func(r *rand.Rand, s string) string { return inWord(r, s, doubled) }},
	{"by ear", byEar},
	{"split", split1},
	{"joined", joined1},
}

// TestTypos misspells every name and topic of the table.
func TestTypos(t *testing.T) {
	if underRace {
		t.Skip("one goroutine: nothing for the race detector")
	}
	table := embedded(t)
	random := rand.New(rand.NewPCG(typoSeed, 0))
	for _, c := range []struct {
		what  string
		slips int
		min   float64
	}{{"one slip", 1, minSingle}, {"two slips", 2, minDouble}} {
		var faults []string
		reached, total := 0, 0
		for _, edit := range edits {
			hits, asked := 0, 0
			for _, n := range longNames(table, c.slips) {
				for range typosEach {
					typed := edit.make(random, n.name)
					for range c.slips - 1 {
						typed = edits[random.IntN(letterEdits)].make(random, typed)
					}
					if text.Fold(typed) == text.Fold(n.name) {
						continue // nothing to split or join, or a slip took back the other
					}
					asked++
					if reaches(table, n, typed) {
						hits++
					} else {
						faults = append(faults, fmt.Sprintf("  %s: %q for %q", edit.name, typed, n.name))
					}
				}
			}
			t.Logf("%-9s  %-11s %5d of %5d, %5.1f %%", c.what, edit.name, hits, asked, percent(hits, asked))
			reached, total = reached+hits, total+asked
		}
		t.Logf("%-9s  all         %5d of %5d, %5.1f %% (seed %d)", c.what, reached, total, percent(reached, total), typoSeed)
		if got := percent(reached, total); got < c.min {
			t.Errorf("%.1f %% of names with %s reach their entity, at least %d %% should:\n%s", got, c.what, int(c.min), strings.Join(faults, "\n"))
		}
	}
}

// TestOrdinaryWords asks for words that have nothing to do with the table.
func TestOrdinaryWords(t *testing.T) {
	if underRace {
		t.Skip("one goroutine: nothing for the race detector")
	}
	table := embedded(t)
	words := foreignWords(t, table)
	random := rand.New(rand.NewPCG(typoSeed, 1))
	random.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	if len(words) < ordinaryWords {
		t.Fatalf("only %d words that the table doesn't hold", len(words))
	}
	var taken []string
	for _, w := range words[:ordinaryWords] {
		for _, question := range []string{w, "who is " + w, "what about the " + w} {
			if as := takenFor(table.Ask(question, Context{})); as != "" {
				taken = append(taken, fmt.Sprintf("  %q for %s", question, as))
				break
			}
		}
	}
	t.Logf("%d of %d ordinary words are taken for a name, %.2f %% (seed %d)", len(taken), ordinaryWords, percent(len(taken), ordinaryWords), typoSeed)
	if got := percent(len(taken), ordinaryWords); got > maxMistook {
		t.Errorf("%.2f %% of ordinary words are taken for a name, at most %.1f %% should:\n%s", got, maxMistook, strings.Join(taken, "\n"))
	}
}

// TestShortNames asks for the short names of the table: to the letter they are
// found, and what looks like one of them belongs to somebody else.
func TestShortNames(t *testing.T) {
	table := embedded(t)
	for name, id := range map[string]string{
		"Xi": "xi-jinping", "Li": "li-qiang", "Lee": "chechuan-lee", "Liu": "liu-jianchao", "Wang": "wang-xiaohong",
		"xi": "xi-jinping", "LI": "li-qiang", "lee": "chechuan-lee", "LIU": "liu-jianchao", "STA": "sta", "CFR": "cfr", "prc": "china",
	} {
		if a := table.Ask("who "+name, Context{}); a.Outcome != Found || !aboutIt(a, id) {
			t.Errorf("%q: %s, want %s", name, outline(a), id)
		}
	}
	for _, other := range []string{
		"who Liu He", "who is Liu He?", "who Wang Yi", "who is Wang Yi", "who is Wang Wenbin", "who Li Keqiang", "who is li hui",
		"who is li shangfu", "who is Ai", "who is Yu", "who is Luo", "who is Lai", "who is Wu", "who is Bo", "who is Qin Gang",
		"who is jon stewart", "who is david cameron", "who is joe manchin", "who is daniel craig", "who is bruce lee", "who is xi mingze",
		"who is hunter biden", "who is jill biden",
	} {
		if a := table.Ask(other, Context{}); a.Outcome == Found {
			t.Errorf("%q: %s", other, outline(a))
		}
	}
}

// aName is one way to write an entity.
type aName struct {
	name string
	id   string
}

// longNames returns the names and aliases in Latin letters that are long enough
// for so many slips.
func longNames(table *Table, slips int) []aName {
	var out []aName
	for _, e := range table.Entities {
		for _, n := range append([]string{e.Name}, e.Aliases...) {
			folded := text.Fold(n)
			words := strings.Fields(folded)
			long := slices.ContainsFunc(words, func(w string) bool { return len(w) > shortWord })
			if long && len(words) < manyWords && (slips == 1 || len(folded) >= doubleName) && !strings.ContainsFunc(n, text.IsHan) {
				out = append(out, aName{folded, e.ID})
			}
		}
	}
	return out
}

// reaches reports whether a question for a misspelt name is understood as one
// for the entity, or answered with a fact about it.
func reaches(table *Table, n aName, typed string) bool {
	a := table.Ask("who "+typed, Context{})
	return aboutIt(a, n.id)
}

// aboutIt reports whether an answer's question was read as naming an entity, or
// its first fact is about it.
func aboutIt(a Answer, id string) bool {
	for _, p := range a.Query.Parts {
		if p.Kind == "entity" && slices.Contains(strings.Split(orText(p), "|"), id) {
			return true
		}
	}
	return len(a.Facts) > 0 && slices.Contains(a.Facts[0].About, id)
}

// orText is what a part was taken for.
func orText(p Part) string {
	if p.As == "" {
		return p.Text
	}
	return p.As
}

// takenFor returns the entity that a question was read as naming; empty if none.
func takenFor(a Answer) string {
	for _, p := range a.Query.Parts {
		if p.Kind == "entity" {
			return orText(p)
		}
	}
	return ""
}

// foreignWords returns the ordinary words that neither stand in the table, in
// any inflection, nor name a country's people.
func foreignWords(t *testing.T, table *Table) []string {
	t.Helper()
	lex := lexicon.Load()
	data, err := os.ReadFile("internal/lexicon/words.txt")
	if err != nil {
		t.Fatal(err)
	}
	held := map[string]bool{}
	for _, e := range table.Entities {
		for _, s := range slices.Concat([]string{e.Name, e.Role}, e.Aliases, e.Shared) {
			for _, token := range text.Tokens(s) {
				held[lex.Stem(token.Text)] = true
			}
		}
	}
	for _, f := range table.Facts {
		for _, token := range text.Tokens(f.Answer) {
			held[lex.Stem(token.Text)] = true
		}
	}
	var out []string
	for w := range strings.FieldsSeq(string(data)) {
		if e := lex.Word(w); !held[lex.Stem(w)] && (e == nil || e.Place == "") {
			out = append(out, w)
		}
	}
	return out
}

func percent(n, of int) float64 {
	if of == 0 {
		return 100
	}
	return 100 * float64(n) / float64(of)
}

// inWord changes one of the words that aren't short.
func inWord(random *rand.Rand, s string, change func(random *rand.Rand, w string) string) string {
	words := strings.Split(s, " ")
	var long []int
	for i, w := range words {
		if len(w) > shortWord {
			long = append(long, i)
		}
	}
	if len(long) == 0 {
		return s
	}
	i := long[random.IntN(len(long))]
	words[i] = change(random, words[i])
	return strings.Join(words, " ")
}

func letter(random *rand.Rand) string { return string(rune('a' + random.IntN(26))) }

func substituted(random *rand.Rand, w string) string {
	i := random.IntN(len(w))
	return w[:i] + letter(random) + w[i+1:]
}

func transposed(random *rand.Rand, w string) string {
	i := random.IntN(len(w) - 1)
	return w[:i] + w[i+1:i+2] + w[i:i+1] + w[i+2:]
}

func leftOut(random *rand.Rand, w string) string {
	i := random.IntN(len(w))
	return w[:i] + w[i+1:]
}

func putIn(random *rand.Rand, w string) string {
	i := random.IntN(len(w) + 1)
	return w[:i] + letter(random) + w[i:]
}

func doubled(random *rand.Rand, w string) string {
	i := random.IntN(len(w))
	return w[:i+1] + w[i:]
}

// sounds are spellings that are heard alike.
var sounds = [][2]string{
	{"ph", "f"}, {"ck", "k"}, {"c", "k"}, {"k", "c"}, {"s", "z"}, {"z", "s"}, {"y", "i"}, {"i", "y"}, {"ee", "ea"}, {"ei", "ie"},
	{"ou", "u"}, {"qu", "kw"}, {"x", "sh"}, {"j", "g"}, {"tion", "shun"}, {"sci", "si"}, {"ll", "l"}, {"tt", "t"}, {"rr", "r"}, {"e", "i"},
	{"a", "e"}, {"o", "u"}, {"ao", "ow"}, {"w", "v"},
}

// byEar writes one sound of a name another way.
func byEar(random *rand.Rand, s string) string {
	for _, i := range random.Perm(len(sounds)) {
		if strings.Contains(s, sounds[i][0]) {
			return strings.Replace(s, sounds[i][0], sounds[i][1], 1)
		}
	}
	return s
}

// split1 puts a space into one of the words that aren't short.
func split1(random *rand.Rand, s string) string {
	words := strings.Split(s, " ")
	for _, i := range random.Perm(len(words)) {
		if w := words[i]; len(w) > shortWord {
			at := 2 + random.IntN(len(w)-3)
			words[i] = w[:at] + " " + w[at:]
			break
		}
	}
	return strings.Join(words, " ")
}

// joined1 takes out one of the spaces.
func joined1(random *rand.Rand, s string) string {
	words := strings.Split(s, " ")
	if len(words) < 2 {
		return s
	}
	i := random.IntN(len(words) - 1)
	return strings.Join(append(append(slices.Clone(words[:i]), words[i]+words[i+1]), words[i+2:]...), " ")
}
