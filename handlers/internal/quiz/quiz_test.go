package quiz

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"nutgraf/facts"
)

func embedded(t *testing.T) *facts.Table {
	t.Helper()
	table, err := facts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// voices are the languages that the embedded table speaks.
var voices = map[string]voice{
	"en": {language.English, map[string]string{}}, "zh-Hant": {language.MustParse("zh-Hant"), map[string]string{}},
	"zh-Hans": {language.MustParse("zh-Hans"), map[string]string{}},
}

// voice remembers what it has looked up, as a test asks for all again and again.
type voice struct {
	tag  language.Tag
	said map[string]string
}

// answers are all that the facts of a table say.
func (v voice) answers(table *facts.Table) map[string]bool {
	all := map[string]bool{}
	for _, f := range table.Facts {
		all[v.Answer(f)] = true
	}
	return all
}

func (v voice) in(ts facts.Translations, original string) string {
	s, ok := v.said[original]
	if !ok {
		if s, ok = ts.In(v.tag); !ok {
			s = original
		}
		v.said[original] = s
	}
	return s
}

func (v voice) Name(e facts.Entity) string { return v.in(e.Names, e.Name) }
func (v voice) Role(e facts.Entity) string { return v.in(e.Roles, e.Role) }
func (v voice) Answer(f facts.Fact) string { return v.in(f.Translations, f.Answer) }
func (v voice) Date(day time.Time) string  { return day.Format("Monday, January 2, 2006") }

// TestCandidates checks every question that the embedded table yields with every
// wrong option that it could get, and so each round of each seed.
func TestCandidates(t *testing.T) {
	table := embedded(t)
	for name, v := range voices {
		times := map[Kind]int{}
		for _, c := range candidates(table, v) {
			times[c.Kind]++
			q := c.Question
			q.Options = append([]string{c.right}, c.wrong...)
			checkQuestion(t, table, v, q)
		}
		for _, k := range []Kind{Name, Role, Organisation, Day, Place, Blank} {
			if times[k] == 0 {
				t.Errorf("%s: no question of the kind %s", name, k)
			}
		}
	}
}

// TestRounds draws rounds: five questions, each fair, nothing twice, and the
// same again from the same seed.
func TestRounds(t *testing.T) {
	table := embedded(t)
	decks := map[string]*Deck{}
	for name, v := range voices {
		decks[name] = New(table, v)
	}
	rapid.Check(t, func(r *rapid.T) {
		seed := rapid.Uint32().Draw(r, "seed")
		name := rapid.SampledFrom([]string{"en", "zh-Hant", "zh-Hans"}).Draw(r, "language")
		v := voices[name]
		round := decks[name].Round(seed)
		if !reflect.DeepEqual(round, decks[name].Round(seed)) {
			r.Fatal("the same seed gives another round")
		}
		if len(round) != Length {
			r.Fatalf("%d questions", len(round))
		}
		seen := map[string]bool{}
		for _, q := range round {
			if len(q.Options) != Options || q.Right < 0 || q.Right >= Options {
				r.Fatalf("%d options, of which %d is right", len(q.Options), q.Right)
			}
			checkQuestion(r, table, v, q)
			for _, mark := range []string{"fact " + q.Fact.ID, "right " + q.Options[q.Right], "subject " + q.Subject} {
				if seen[mark] {
					r.Fatalf("twice in a round: %s", mark)
				}
				seen[mark] = true
			}
		}
	})
}

// TestRoundsDiffer keeps a round from being the same for everybody: in a hundred
// rounds every kind of question occurs, and so does every place of the right option.
func TestRoundsDiffer(t *testing.T) {
	table := embedded(t)
	kinds, places := map[Kind]int{}, map[int]int{}
	deck := New(table, voices["en"])
	if !reflect.DeepEqual(deck, New(table, voices["en"])) {
		t.Error("two decks of one table differ")
	}
	for seed := range uint32(100) {
		for _, q := range deck.Round(seed) {
			kinds[q.Kind]++
			places[q.Right]++
		}
	}
	if len(kinds) != 6 || len(places) != Options || kinds[Place] > 50 {
		t.Errorf("kinds %v, right options at %v", kinds, places)
	}
}

type failer interface{ Errorf(string, ...any) }

// checkQuestion holds a question to the promise of the package, by the table and
// not by how the question was made.
func checkQuestion(t failer, table *facts.Table, v voice, q Question) {
	right := 0
	seen := map[string]bool{}
	for i, o := range q.Options {
		holds := isTrue(table, v, q, o)
		if holds {
			right++
		}
		if holds != (i == q.Right) {
			t.Errorf("%s %q: %q is called right: %v", q.Kind, q.Subject, o, i == q.Right)
		}
		if seen[plain(o)] {
			t.Errorf("%s %q: %q is offered twice", q.Kind, q.Subject, o)
		}
		seen[plain(o)] = true
		if !fits(table, v, q, o) {
			t.Errorf("%s %q: %q is of another kind", q.Kind, q.Subject, o)
		}
		if strings.Contains(strings.ToLower(q.Subject), strings.ToLower(o)) {
			t.Errorf("%s %q: names its option %q", q.Kind, q.Subject, o)
		}
	}
	if right != 1 {
		t.Errorf("%s %q: %d options are right: %q", q.Kind, q.Subject, right, q.Options)
	}
	if v.tag == language.English && q.Kind == Day && !strings.Contains(q.Fact.Answer, q.Options[q.Right]) {
		t.Errorf("%s %q: the fact %s doesn't say %q", q.Kind, q.Subject, q.Fact.ID, q.Options[q.Right])
	}
}

// isTrue reports whether the table says that an option answers a question.
func isTrue(table *facts.Table, v voice, q Question, option string) bool {
	return slices.ContainsFunc(table.Entities, func(e facts.Entity) bool {
		switch q.Kind {
		case Name, Organisation:
			return v.Name(e) == option && v.Role(e) == q.Subject
		case Role:
			return v.Name(e) == q.Subject && v.Role(e) == option
		case Day:
			return v.Name(e) == q.Subject && e.When.Precision == facts.Day && v.Date(e.When.From) == option
		case Place:
			where, ok := table.Find(e.Where)
			return v.Name(e) == q.Subject && ok && v.Name(where) == option
		}
		return false
	}) || q.Kind == Blank && v.answers(table)[strings.Replace(q.Subject, Gap, option, 1)]
}

// fits reports whether an option is of the kind that a question asks for.
func fits(table *facts.Table, v voice, q Question, option string) bool {
	if q.Kind == Day {
		return slices.ContainsFunc((&source{table: table}).days(), func(i facts.Interval) bool { return v.Date(i.From) == option })
	}
	return slices.ContainsFunc(table.Entities, func(e facts.Entity) bool {
		switch q.Kind {
		case Name, Blank:
			return e.Kind == facts.Person && v.Name(e) == option
		case Role:
			return e.Kind == facts.Person && v.Role(e) == option
		case Organisation:
			return e.Kind == facts.Organisation && v.Name(e) == option
		}
		return e.Kind == facts.Place && v.Name(e) == option
	})
}

// TestNoQuestions draws from tables that yield none.
func TestNoQuestions(t *testing.T) {
	table, err := facts.Parse("small.yaml", []byte(`
table: 1
article: {title: A bridge, publisher: The Gazette, published: 2024-03-07, paragraphs: 1}
entities:
  - {id: ada-king, kind: person, name: Ada King, role: mayor}
  - {id: opening, kind: event, name: opening of the bridge, when: 2024-03-08}
facts:
  - id: opening-day
    answers: [when]
    about: [opening, ada-king]
    answer: Ada King opens the bridge on March 8, 2024.
    status: announced
    by: ada-king
    when: 2024-03-08
    paragraph: 1
    evidence: opens the bridge
`))
	if err != nil {
		t.Fatal(err)
	}
	if round := New(table, voices["en"]).Round(7); len(round) != 0 {
		t.Errorf("%d questions of a table of two entities: %+v", len(round), round)
	}
}

func TestNamed(t *testing.T) {
	liu := facts.Entity{Kind: facts.Person, Name: "Liu Jianchao", Aliases: []string{"Mr Liu", "Chinese diplomat"}}
	congress := facts.Entity{Kind: facts.Organisation, Name: "US Congress", Aliases: []string{"Congress", "the Hill"}}
	for _, c := range []struct {
		e    facts.Entity
		text string
		want bool
	}{
		{liu, "a talk with LIU’s aide", true},
		{liu, "the Blinken-Liu meeting", true},
		{liu, "a Chinese diplomat", false},
		{liu, "Lius", false},
		{congress, "members of Congress", true},
		{congress, "over the hill", false},
	} {
		s := &source{voice: voices["en"], names: map[string][]string{}, folded: map[string]string{}}
		if got := s.named(c.e, c.text); got != c.want {
			t.Errorf("%q names %s: %v", c.text, c.e.Name, got)
		}
	}
}

func BenchmarkRound(b *testing.B) {
	table, err := facts.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	for i := 0; b.Loop(); i++ {
		New(table, voices["en"]).Round(uint32(i)) // and the deck, which is the longer part
	}
}
