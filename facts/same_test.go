package facts

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"nutgraf/facts/internal/text"
)

// What rewording may cost, in percent of the questions that were answered
// rightly.
const (
	minKept   = 97  // that still say the same fact
	maxTurned = 0.5 // that say another one instead
)

// sameSeed decides where the typos fall.
const sameSeed = 20240111

// a rewording returns a question in other words that mean the same, or the
// question itself where it can't reword it.
type rewording struct {
	name   string
	times  int // how often, where chance has a say
	reword func(random *rand.Rand, s string) string
}

var rewordings = []rewording{
	{"lower case", 1, func(_ *rand.Rand, s string) string { return strings.ToLower(s) }},
	{"upper case", 1, func(_ *rand.Rand, s string) string { return strings.ToUpper(s) }},
	{"capital first", 1, func(_ *rand.Rand, s string) string { return capital(s) }},
	{"no punctuation", 1, func(_ *rand.Rand, s string) string { return unpunctuated(s) }},
	{"question mark", 1, func(_ *rand.Rand, s string) string { return strings.TrimRight(s, "?!. ") + "?" }},
	{"polite frame", 1, func(_ *rand.Rand, s string) string {
		return framed("hey, quick question, could you tell me ", s, " thanks!")
	}},
	{"another frame", 1, func(_ *rand.Rand, s string) string {
		return framed("Hi! I'd like to know ", s, ", please. Thank you very much")
	}},
	{"one typo", 3, typo1},
	{"contracted", 1, func(_ *rand.Rand, s string) string { return swapPairs(s, contractions, true) }},
	{"written out", 1, func(_ *rand.Rand, s string) string { return swapPairs(s, contractions, false) }},
	{"British", 1, func(_ *rand.Rand, s string) string { return swapPairs(s, spellings, true) }},
	{"American", 1, func(_ *rand.Rand, s string) string { return swapPairs(s, spellings, false) }},
	{"number words", 1, func(_ *rand.Rand, s string) string { return spellNumbers(s) }},
	{"digits", 1, func(_ *rand.Rand, s string) string { return swapPairs(s, numerals, false) }},
	{"synonyms", 1, func(_ *rand.Rand, s string) string { return swapPairs(s, synonyms, true) }},
	{"synonyms back", 1, func(_ *rand.Rand, s string) string { return swapPairs(s, synonyms, false) }},
}

// Pairs of words of one meaning; whole words are swapped, the first of them
// that occurs.
var (
	contractions = [][2]string{
		{"what is", "what's"}, {"who is", "who's"}, {"where is", "where's"}, {"when is", "when's"}, {"how is", "how's"},
		{"is not", "isn't"}, {"are not", "aren't"}, {"does not", "doesn't"}, {"did not", "didn't"}, {"has not", "hasn't"},
		{"will not", "won't"}, {"it is", "it's"}, {"that is", "that's"}, {"he is", "he's"}, {"they are", "they're"}, {"I am", "I'm"},
		{"what has", "what's"}, {"who has", "who's"}, {"there is", "there's"},
	}
	spellings = [][2]string{
		{"organization", "organisation"}, {"defense", "defence"}, {"behavior", "behaviour"}, {"behaviors", "behaviours"},
		{"favor", "favour"}, {"skeptical", "sceptical"}, {"skeptics", "sceptics"}, {"program", "programme"}, {"center", "centre"},
		{"organized", "organised"}, {"emphasize", "emphasise"}, {"emphasized", "emphasised"},
		{"criticize", "criticise"}, {"recognize", "recognise"}, {"neighbor", "neighbour"}, {"labor", "labour"}, {"adviser", "advisor"},
	}
	numerals = [][2]string{
		{"2", "two"}, {"3", "three"}, {"4", "four"}, {"5", "five"}, {"6", "six"}, {"7", "seven"}, {"8", "eight"}, {"9", "nine"},
		{"10", "ten"}, {"11", "eleven"}, {"12", "twelve"},
	}
	synonyms = [][2]string{
		{"meet with", "sit down with"}, {"meeting with", "having talks with"}, {"meeting", "get-together"}, {"meet", "see"},
		{"election", "vote"}, {"elections", "polls"}, {"talks", "discussions"}, {"discuss", "talk about"}, {"discussed", "talked about"},
		{"expire", "run out"}, {"expires", "runs out"}, {"extended", "prolonged"}, {"extend", "prolong"}, {"extension", "prolongation"},
		{"speech", "address"}, {"attend", "take part in"}, {"worried", "concerned"}, {"worry", "fret"}, {"concerned", "uneasy"},
		{"lawmakers", "legislators"}, {"reporters", "journalists"}, {"start", "begin"}, {"boss", "head"}, {"chief", "head"},
		{"heads", "leads"}, {"take place", "happen"}, {"happens", "takes place"}, {"join", "take part in"},
		{"said", "stated"}, {"agreement", "accord"}, {"deal", "agreement"}, {"topics", "subjects"}, {"envoy", "emissary"},
		{"diplomat", "envoy"}, {"purpose", "aim"}, {"goal", "aim"}, {"stressed", "emphasized"}, {"chats", "conversations"}, {"chat", "conversation"},
		{"hosted", "organized"}, {"virtual", "online"}, {"researcher", "scholar"}, {"critics", "skeptics"},
		{"warn", "caution"}, {"warning", "cautioning"}, {"reason", "cause"}, {"job", "post"}, {"location", "place"},
	}
)

// TestSameMeaningSameFact rewords every question that is answered rightly and
// counts how many still get the same fact, and how many another one.
func TestSameMeaningSameFact(t *testing.T) {
	if underRace {
		t.Skip("one goroutine: nothing for the race detector")
	}
	table := embedded(t)
	questions := questionSets(t)
	questions = slices.DeleteFunc(questions, func(q question) bool { return !q.right(askAll(table, q.Turns)) })
	var all tally
	for number, r := range rewordings {
		random := rand.New(rand.NewPCG(sameSeed, uint64(number)))
		var one tally
		for range r.times {
			for _, q := range questions {
				one.ask(table, q, r, random)
			}
		}
		t.Logf("%-15s %s", r.name, one)
		all.add(one)
	}
	t.Logf("%-15s %s (%d questions, seed %d)", "all", all, len(questions), sameSeed)
	if all.asked < 2000 {
		t.Errorf("only %d rewordings", all.asked)
	}
	if kept, turned := all.shares(); kept < minKept || turned > maxTurned {
		t.Errorf("%.1f %% keep the fact, at least %d %% should; %.2f %% turn into another, at most %.1f %% should:\n%s",
			kept, minKept, turned, maxTurned, strings.Join(all.faults, "\n"))
	}
}

// tally counts what became of reworded questions.
type tally struct {
	asked, kept, turned int
	fitting             int // of the others, that say what was expected all the same
	faults              []string
}

// ask rewords one question, if that changes it, and counts what becomes of it.
func (y *tally) ask(table *Table, q question, r rewording, random *rand.Rand) {
	turns := slices.Clone(q.Turns)
	last := len(turns) - 1
	if turns[last] == "" {
		return
	}
	turns[last] = r.reword(random, turns[last])
	if turns[last] == q.Turns[last] {
		return
	}
	before, after := askAll(table, q.Turns), askAll(table, turns)
	y.asked++
	switch {
	case sameFact(before, after):
		y.kept++
		return
	case after.Outcome != Found:
	case q.right(after):
		y.fitting++ // another fact, that answers the question too
	default:
		y.turned++
	}
	y.faults = append(y.faults, fmt.Sprintf("  %s: %q %s, %q %s", r.name, q.Turns, outline(before), turns[last], outline(after)))
}

// sameFact reports whether a second answer says what the first one said first,
// or nothing where that said nothing.
func sameFact(before, after Answer) bool {
	was, is := saidBy(before), saidBy(after)
	switch {
	case before.Outcome != Found || after.Outcome != Found:
		return (before.Outcome == Found) == (after.Outcome == Found)
	case before.Computed != "" || after.Computed != "":
		return before.Computed == after.Computed
	case len(before.Facts) == 0:
		return slices.Equal(was, is)
	}
	return slices.Contains(is, was[0])
}

func (y *tally) add(other tally) {
	y.asked += other.asked
	y.kept += other.kept
	y.turned += other.turned
	y.fitting += other.fitting
	y.faults = append(y.faults, other.faults...)
}

// shares returns how many percent were kept and turned into another fact.
func (y *tally) shares() (kept, turned float64) {
	if y.asked == 0 {
		return 0, 0
	}
	return 100 * float64(y.kept) / float64(y.asked), 100 * float64(y.turned) / float64(y.asked)
}

// String returns the figures on one line.
func (y tally) String() string {
	kept, turned := y.shares()
	return fmt.Sprintf("%5d asked  %5.1f %% kept  %5.2f %% another fact (%d more say what is expected, too)", y.asked, kept, turned, y.fitting)
}

// framed puts polite words around a question that a question word opens;
// others don't fit the frame.
func framed(before, s, after string) string {
	first, rest, _ := strings.Cut(s, " ")
	switch strings.ToLower(first) {
	case "who", "what", "when", "where", "why", "how", "which", "whose", "whom", "whats", "whos":
		if rest != "" && !strings.ContainsFunc(s, text.IsHan) {
			return before + strings.TrimRight(s, "?!. ") + after
		}
	}
	return s
}

var punctuation = regexp.MustCompile(`[?!.,;:"“”()]+(\s|$)|[“"(]`)

// unpunctuated drops what parts sentences and words, but no character that
// holds a word or a number together.
func unpunctuated(s string) string {
	return strings.TrimSpace(punctuation.ReplaceAllString(s, "$1"))
}

// swapPairs puts the second words of the first pair that occurs in the place of
// its first ones, or the reverse.
func swapPairs(s string, pairs [][2]string, forth bool) string {
	for _, pair := range pairs {
		from, to := pair[0], pair[1]
		if !forth {
			from, to = to, from
		}
		if found := regexp.MustCompile(`(?i)(^|[^\w'’-])` + regexp.QuoteMeta(from) + `($|[^\w'’-])`); found.MatchString(s) {
			at := found.FindStringSubmatchIndex(s)
			return s[:at[3]] + to + s[at[4]:]
		}
	}
	return s
}

var lonelyNumber = regexp.MustCompile(`(^|\s)(\d{1,2})(\s+[a-z]|$)`)

// spellNumbers writes a small number that stands alone, before a word that
// isn't a month, in letters.
func spellNumbers(s string) string {
	at := lonelyNumber.FindStringSubmatchIndex(s)
	if at == nil {
		return s
	}
	before := strings.Fields(s[:at[4]])
	if len(before) > 0 && isMonth(before[len(before)-1]) || isMonth(strings.TrimSpace(s[at[5]:])) {
		return s
	}
	n, err := strconv.Atoi(s[at[4]:at[5]])
	for _, pair := range numerals {
		if err == nil && pair[0] == strconv.Itoa(n) {
			return s[:at[4]] + pair[1] + s[at[5]:]
		}
	}
	return s
}

func isMonth(s string) bool {
	s = strings.ToLower(s)
	return slices.ContainsFunc([]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "week of"},
		func(m string) bool { return strings.HasPrefix(s, m) })
}

var longWord = regexp.MustCompile(`[A-Za-z]{5,}`)

// typo1 makes one slip in a word of five letters or more.
func typo1(random *rand.Rand, s string) string {
	words := longWord.FindAllStringIndex(s, -1)
	if len(words) == 0 {
		return s
	}
	at := words[random.IntN(len(words))]
	return s[:at[0]] + slip(random, s[at[0]:at[1]]) + s[at[1]:]
}

// slip returns a word with one letter substituted, left out, put in or doubled,
// or two neighbours transposed. It never returns the word itself.
func slip(random *rand.Rand, word string) string {
	i := random.IntN(len(word))
	letter := string(rune('a' + random.IntN(26)))
	out := word
	switch random.IntN(5) {
	case 0:
		out = word[:i] + letter + word[i+1:]
	case 1:
		out = word[:i] + word[i+1:]
	case 2:
		out = word[:i] + letter + word[i:]
	case 3:
		out = word[:i+1] + word[i:]
	default:
		if i > 0 {
			out = word[:i-1] + word[i:i+1] + word[i-1:i] + word[i+1:]
		}
	}
	if strings.EqualFold(out, word) {
		return slip(random, word)
	}
	return out
}

func TestSlip(t *testing.T) {
	random := rand.New(rand.NewPCG(sameSeed, 0))
	for range 1000 {
		got := slip(random, "reciprocity")
		if got == "reciprocity" || len(got) < 10 || len(got) > 12 || strings.ContainsFunc(got, func(r rune) bool { return !unicode.IsLower(r) }) {
			t.Fatalf("%q", got)
		}
	}
}

func TestSwapPairs(t *testing.T) {
	for _, c := range []struct {
		s, want string
		pairs   [][2]string
		forth   bool
	}{
		{"What is it", "what's it", contractions, true},
		{"so what's it", "so what is it", contractions, false},
		{"whatever isn't", "whatever is not", contractions, false},
		{"whatisit", "whatisit", contractions, true},
		{"six months", "6 months", numerals, false},
		{"sixty months", "sixty months", numerals, false},
		{"the vote", "the election", synonyms, false},
	} {
		if got := swapPairs(c.s, c.pairs, c.forth); got != c.want {
			t.Errorf("%q: %q, want %q", c.s, got, c.want)
		}
	}
	if got := spellNumbers("for 6 months"); got != "for six months" {
		t.Errorf("got %q", got)
	}
	if got := spellNumbers("on january 6 then"); got != "on january 6 then" {
		t.Errorf("got %q", got)
	}
	if got := unpunctuated("Who's he, \"the U.S. envoy\" (Liu)?"); got != "Who's he the U.S envoy Liu" {
		t.Errorf("got %q", got)
	}
}

func capital(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return string(s[0]-'a'+'A') + s[1:]
}
