package lexicon

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"nutgraf/facts/internal/text"
)

// seed decides which words are sampled.
const seed = 11

// BenchmarkLexicon reads the files, as Load does once.
func BenchmarkLexicon(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		l := &Lexicon{
			words: map[string]*Entry{}, stems: map[string]*Entry{}, stemOf: map[string]string{},
			phrases: map[[2]string][]Phrase{}, moods: map[string]map[string][][]string{}, shorts: map[string][]string{}, peoples: map[string][]string{},
		}
		l.readEnglish(englishText)
		l.widen()
		l.weigh(weightsText)
		l.readChinese(chineseText, t2sText)
	}
}

// TestLoadReadsOnce keeps the vocabulary one value.
func TestLoadReadsOnce(t *testing.T) {
	first := Load()
	if first != Load() {
		t.Error("two vocabularies")
	}
}

// sections are those that english.txt may have.
var sections = []string{"concepts", "function", "frames", "asks", "modifiers", "attributes", "demonyms", "titles", "types", "greeting", "thanks", "insult", "order", "noise", "shorts"}

// How many faults of each kind the files may have. They do no harm but say
// nothing; the numbers may only fall.
const (
	maxWordless = 31 // words of english.txt that hold no word, such as "&"
	maxDead     = 26 // names in weights.txt that english.txt lacks
	maxTwice    = 8  // names that stand in weights.txt twice
	maxParted   = 4  // phrases of chinese.txt that questions never have in one piece
)

// atMost fails if there are more faults than allowed, and prints them.
func atMost(t *testing.T, most int, what string, faults []string) {
	t.Helper()
	if len(faults) > 0 {
		t.Logf("%d %s: %q", len(faults), what, faults)
	}
	if len(faults) > most {
		t.Errorf("%d %s, at most %d may be: %q", len(faults), what, most, faults)
	}
}

// TestEnglish reads english.txt line by line.
func TestEnglish(t *testing.T) {
	seen := map[string]int{}
	var wordless []string
	lines(englishText, func(section, line string) {
		seen[section]++
		if !slices.Contains(sections, section) {
			t.Errorf("[%s] is no section: %q", section, line)
			return
		}
		list := line
		if keyed[section] {
			head, rest, colon := strings.Cut(line, ":")
			if list = rest; !colon || strings.TrimSpace(head) == "" || len(members(rest)) == 0 {
				t.Errorf("[%s] %q isn't a name, a colon and words", section, line)
			}
		}
		for _, word := range members(list) {
			if len(Split(word)) == 0 {
				wordless = append(wordless, word)
				continue
			}
			if word != strings.ToLower(word) || strings.ContainsAny(word, "‘’“”") {
				t.Errorf("[%s] %q isn't in lower case with straight quotes", section, word)
			}
			if l := Load(); section != "demonyms" && section != "shorts" && !slices.Contains([]string{"greeting", "thanks", "insult", "order", "noise"}, section) && !known(l, word) {
				t.Errorf("[%s] %q can't be found again", section, word)
			}
		}
	})
	atMost(t, maxWordless, "words of english.txt hold no word", wordless)
	for _, section := range sections {
		if seen[section] == 0 {
			t.Errorf("[%s] is empty or missing", section)
		}
	}
}

// known reports whether a word or phrase is found as a question's would be.
func known(l *Lexicon, phrase string) bool {
	words := Split(phrase)
	if len(words) == 1 {
		return l.Word(words[0]) != nil
	}
	stems := make([]string, len(words))
	for i, w := range words {
		stems[i] = l.Stem(w)
	}
	return slices.ContainsFunc(l.Phrases(stems[0], stems[1]), func(p Phrase) bool { return slices.Equal(p.Stems, stems) })
}

// TestAsksAndTypes keeps to the names that the rest of the program knows.
func TestAsksAndTypes(t *testing.T) {
	kinds := []string{"person", "group", "organisation", "place", "country", "event", "agreement", "document", "topic", "date", "role", "number", "quote"}
	lines(englishText, func(section, line string) {
		head, _, _ := strings.Cut(line, ":")
		if head = strings.TrimSpace(head); section == "types" && !slices.Contains(kinds, head) {
			t.Errorf("%q is no kind of entity", head)
		}
	})
	l := Load()
	for word, ask := range map[string]string{"who": "who", "what": "what", "when": "when", "where": "where", "why": "why", "how": "how"} {
		if e := l.Word(word); e == nil || e.Class != Ask || e.Ask != ask {
			t.Errorf("%q is %+v", word, e)
		}
	}
}

// TestWeights keeps weights.txt to concepts that english.txt has, each in one
// place.
func TestWeights(t *testing.T) {
	concepts := map[string]bool{}
	lines(englishText, func(section, line string) {
		if head, _, _ := strings.Cut(line, ":"); section == "concepts" || section == "modifiers" || section == "attributes" {
			concepts[strings.TrimSpace(head)] = true
		}
	})
	where := map[string]string{}
	var dead, twice []string
	lines(weightsText, func(section, line string) {
		if section != "light" && section != "heavy" {
			t.Errorf("[%s] is no section: %q", section, line)
		}
		for _, name := range members(line) {
			if !concepts[strings.TrimPrefix(name, AttributeMark)] {
				dead = append(dead, name)
			}
			if other, again := where[name]; again {
				twice = append(twice, name+" in "+other+" and "+section)
			}
			where[name] = section
		}
	})
	atMost(t, maxDead, "names of weights.txt are in no line of english.txt", dead)
	atMost(t, maxTwice, "names stand in weights.txt twice", twice)
}

// TestWords keeps words.txt sorted, folded and without repetition.
func TestWords(t *testing.T) {
	last := ""
	n := 0
	for line := range strings.Lines(wordsText) {
		word := strings.TrimSuffix(line, "\n")
		if word <= last {
			t.Fatalf("%q stands behind %q", word, last)
		}
		if words := Split(word); len(words) != 1 || words[0] != word {
			t.Errorf("%q isn't one folded word: %q", word, words)
		}
		last = word
		n++
	}
	if n < 10_000 {
		t.Errorf("only %d words", n)
	}
}

// TestCommon compares the search with a plain look-up.
func TestCommon(t *testing.T) {
	l := Load()
	words := strings.Fields(wordsText)
	listed := map[string]bool{}
	for _, w := range words {
		listed[w] = true
	}
	samples := []string{"", "\n", "a", words[0], words[len(words)-1], "zzzzz", "0", "é", "\xff", "abandon\nabandoned", " abandon", words[0] + "\n"}
	random := rand.New(rand.NewPCG(seed, 0))
	for range 3000 {
		w := words[random.IntN(len(words))]
		i := random.IntN(len(w) + 1)
		samples = append(samples, w, w[:i], w+"q", w[:i]+string(rune('a'+random.IntN(26)))+w[i:])
	}
	for _, s := range samples {
		if got := l.Common(s); got != listed[s] {
			t.Errorf("%q: %v, in the list %v (seed %d)", s, got, listed[s], seed)
		}
	}
}

// TestChinese finds every phrase of chinese.txt, and none of them twice.
func TestChinese(t *testing.T) {
	l := Load()
	first := map[string]string{}
	var parted []string
	lines(chineseText, func(_, line string) {
		list, english, colon := strings.Cut(line, ":")
		if !colon {
			t.Errorf("%q has no colon", line)
			return
		}
		want := Split(english)
		for _, phrase := range members(list) {
			if simple := l.Simplify(phrase); simple != phrase {
				t.Errorf("%q can't be reached: the question is folded to %q", phrase, simple)
			}
			if other, twice := first[phrase]; twice {
				t.Errorf("%q stands for %q and for %q", phrase, other, strings.TrimSpace(english))
				continue
			}
			first[phrase] = strings.TrimSpace(english)
			if words, used := l.Gloss(phrase); used != len(phrase) || !slices.Equal(words, want) {
				t.Errorf("%q gives %q after %d of %d bytes, want %q", phrase, words, used, len(phrase), want)
			}
			if tokens := text.Tokens(phrase); len(tokens) != 1 || tokens[0].Text != phrase {
				parted = append(parted, phrase)
			}
		}
	})
	atMost(t, maxParted, "phrases come in pieces", parted)
	if len(first) < 1000 {
		t.Errorf("only %d phrases", len(first))
	}
}

func TestGlossTakesTheLongest(t *testing.T) {
	l := Load()
	for _, c := range []struct {
		s, want string
		used    string
	}{
		{"什么时候", "when", "什么时候"}, {"谁是", "who is", "谁是"}, {"", "", ""}, {"who", "", ""}, {"\xff", "", ""},
	} {
		words, used := l.Gloss(c.s + "")
		if strings.Join(words, " ") != c.want || used != len(c.used) {
			t.Errorf("%q: %q after %d bytes", c.s, words, used)
		}
		if more, again := l.Gloss(c.s + "龘"); !slices.Equal(more, words) || again != used {
			t.Errorf("%q and more: %q after %d bytes", c.s, more, again)
		}
	}
}

// TestSimplify keeps t2s.txt a list of pairs that never need a second look.
func TestSimplify(t *testing.T) {
	l := Load()
	pairs := 0
	for line := range strings.Lines(t2sText) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		pairs++
		from, n := utf8.DecodeRuneInString(line)
		to, m := utf8.DecodeRuneInString(line[n:])
		if n+m != len(line) || !text.IsHan(from) || !text.IsHan(to) || from == to {
			t.Errorf("%q is no pair", line)
			continue
		}
		if once := l.Simplify(string(from)); once != string(to) || l.Simplify(once) != once {
			t.Errorf("%q: %q, then %q", line, once, l.Simplify(once))
		}
	}
	if pairs < 2000 {
		t.Errorf("only %d pairs", pairs)
	}
	if got := l.Simplify("劉建超 is at 國務院 – Ünï"); got != "刘建超 is at 国务院 – Ünï" {
		t.Errorf("got %q", got)
	}
}

func TestMood(t *testing.T) {
	l := Load()
	for _, c := range []struct{ mood, s, want string }{
		{"greeting", "hello there", "hello"}, {"thanks", "thank you", "thank you"}, {"greeting", "", ""}, {"nothing", "hello", ""}, {"thanks", "hello", ""},
	} {
		if got := strings.Join(l.Mood(c.mood, Split(c.s)), " "); !strings.HasPrefix(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%s %q: %q, want %q", c.mood, c.s, got, c.want)
		}
	}
	// the whole phrase is found, and nothing that only begins like it
	lines(englishText, func(section, line string) {
		if !slices.Contains([]string{"greeting", "thanks", "insult", "order", "noise"}, section) {
			return
		}
		for _, phrase := range members(line) {
			words := Split(phrase)
			if len(words) > 0 && len(l.Mood(section, words)) != len(words) {
				t.Errorf("[%s] %q isn't found", section, phrase)
			}
		}
	})
}

// TestEntriesAreFolded keeps every word of the vocabulary one that a question
// can have.
func TestEntriesAreFolded(t *testing.T) {
	n := 0
	Load().EachWord(func(word string) {
		n++
		if words := Split(word); len(words) != 1 || words[0] != word {
			t.Errorf("%q is read as %q", word, words)
		}
	})
	if n < 1000 {
		t.Errorf("only %d words", n)
	}
}

// FuzzLexicon is total for any bytes.
func FuzzLexicon(f *testing.F) {
	f.Add("什么时候")
	f.Add("\xff\n")
	f.Add(strings.Repeat("a", 100))
	l := Load()
	f.Fuzz(func(t *testing.T, s string) {
		if _, used := l.Gloss(s); used < 0 || used > len(s) {
			t.Fatalf("%q: %d bytes", s, used)
		}
		if once := l.Simplify(s); l.Simplify(once) != once {
			t.Fatalf("%q: %q", s, once)
		}
		l.Word(s)
		l.Common(s)
		l.Phrases(l.Stem(s), s)
		if words := Split(s); len(l.Mood("greeting", words)) > len(words) {
			t.Fatalf("%q: more than there is", s)
		}
	})
}
