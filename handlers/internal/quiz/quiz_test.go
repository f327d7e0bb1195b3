package quiz

import (
	"reflect"
	"slices"
	"strings"
	"testing"

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

// TestCandidates checks every question that the embedded table yields with every
// wrong option that it could get, and so each round of each seed.
func TestCandidates(t *testing.T) {
	table := embedded(t)
	times := map[Kind]int{}
	for _, c := range candidates(table) {
		times[c.Kind]++
		q := c.Question
		q.Options = append([]string{c.right}, c.wrong...)
		checkQuestion(t, table, q)
		for _, o := range c.wrong {
			if o == c.right {
				t.Errorf("%s %q: %q is right and wrong", q.Kind, q.Subject, o)
			}
		}
	}
	for _, k := range []Kind{Name, Role, Organisation, Day, Place, Blank} {
		if times[k] == 0 {
			t.Errorf("no question of the kind %s", k)
		}
	}
}

// TestRounds draws rounds: five questions, each fair, nothing twice, and the
// same again from the same seed.
func TestRounds(t *testing.T) {
	table := embedded(t)
	rapid.Check(t, func(r *rapid.T) {
		seed := rapid.Uint32().Draw(r, "seed")
		round := Round(table, seed)
		if !reflect.DeepEqual(round, Round(table, seed)) {
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
			checkQuestion(r, table, q)
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
	for seed := range uint32(100) {
		for _, q := range Round(table, seed) {
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
func checkQuestion(t failer, table *facts.Table, q Question) {
	right := 0
	seen := map[string]bool{}
	for i, o := range q.Options {
		holds := isTrue(table, q, o)
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
		if !fits(table, q, o) {
			t.Errorf("%s %q: %q is of another kind", q.Kind, q.Subject, o)
		}
		if strings.Contains(strings.ToLower(q.Subject), strings.ToLower(o)) {
			t.Errorf("%s %q: names its option %q", q.Kind, q.Subject, o)
		}
	}
	if right != 1 {
		t.Errorf("%s %q: %d options are right: %q", q.Kind, q.Subject, right, q.Options)
	}
	if q.Kind != Role && !strings.Contains(q.Fact.Answer, q.Options[q.Right]) && !shortPlace(q) && !hasName(table, q) {
		t.Errorf("%s %q: the fact %s doesn't say %q", q.Kind, q.Subject, q.Fact.ID, q.Options[q.Right])
	}
}

// shortPlace allows "Washington" for "Washington, D.C.".
func shortPlace(q Question) bool {
	city, _, _ := strings.Cut(q.Options[q.Right], ",")
	return q.Kind == Place && strings.Contains(q.Fact.Answer, city)
}

// hasName allows a fact to call the right option by one of its aliases.
func hasName(table *facts.Table, q Question) bool {
	e, _ := table.Find(q.About)
	return slices.ContainsFunc(e.Aliases, func(a string) bool { return strings.Contains(q.Fact.Answer, a) })
}

// isTrue reports whether the table says that an option answers a question.
func isTrue(table *facts.Table, q Question, option string) bool {
	return slices.ContainsFunc(table.Entities, func(e facts.Entity) bool {
		switch q.Kind {
		case Name, Organisation:
			return e.Name == option && e.Role == q.Subject
		case Role:
			return e.Name == q.Subject && e.Role == option
		case Day:
			return e.Name == q.Subject && e.When.Precision == facts.Day && e.When.From.Format("Monday, January 2, 2006") == option
		case Place:
			where, ok := table.Find(e.Where)
			return e.Name == q.Subject && ok && where.Name == option
		}
		return slices.ContainsFunc(table.Facts, func(f facts.Fact) bool { return f.Answer == strings.Replace(q.Subject, Gap, option, 1) })
	})
}

// fits reports whether an option is of the kind that a question asks for.
func fits(table *facts.Table, q Question, option string) bool {
	if q.Kind == Day {
		return slices.ContainsFunc((&source{table: table}).days(), func(i facts.Interval) bool { return dayOf(i) == option })
	}
	return slices.ContainsFunc(table.Entities, func(e facts.Entity) bool {
		switch q.Kind {
		case Name, Blank:
			return e.Kind == facts.Person && e.Name == option
		case Role:
			return e.Kind == facts.Person && e.Role == option
		case Organisation:
			return e.Kind == facts.Organisation && e.Name == option
		}
		return e.Kind == facts.Place && e.Name == option
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
	if round := Round(table, 7); len(round) != 0 {
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
		s := &source{names: map[string][]string{}}
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
		Round(table, uint32(i))
	}
}
