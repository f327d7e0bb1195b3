package facts

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

const explained = `table: 1
article:
  title: Mayor opens the new bridge
  publisher: The Riverside Gazette
  published: 2024-03-07
  paragraphs: 2
entities:
  - {id: ada-king, kind: person, name: Ada King, role: mayor of Riverside, aliases: [King]}
  - {id: ben-moss, kind: person, name: Ben Moss, role: engineer of the bridge, aliases: [Moss]}
  - {id: opening, kind: event, name: opening of the bridge, aliases: [ribbon cutting], when: 2024-03-08}
  - {id: fair, kind: event, name: spring fair, when: 2024-03-20}
facts:
  - id: who-king
    answers: [who]
    about: [ada-king]
    answer: Ada King is the mayor of Riverside.
    status: reported
    paragraph: 1
    evidence: Mayor Ada King
    phrasings: [who runs the town]
  - id: who-moss
    answers: [who]
    about: [ben-moss]
    answer: Ben Moss is the engineer who built the bridge.
    status: reported
    paragraph: 1
    evidence: engineer Ben Moss
  - id: opening-day
    answers: [when]
    about: [opening, ada-king]
    answer: Mayor Ada King will open the bridge on Friday, March 8, 2024.
    status: announced
    when: 2024-03-08
    paragraph: 2
    evidence: will open the bridge on Friday
    phrasings: [when does the bridge open]
unsaid:
  - id: opening-guests
    about: [opening]
    gap: who is invited
    phrasings: [who is invited to the ribbon cutting, which guests are invited]
    needs: [[invited, guests]]
`

func explainedTable(t *testing.T) *Table {
	t.Helper()
	table, err := Parse("bridge.yaml", []byte(explained))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestExplainReason(t *testing.T) {
	table := explainedTable(t)
	for _, c := range []struct {
		question string
		outcome  Outcome
		reason   string
	}{
		{"who runs the town?", Found, "exact phrasing of who-king"},
		{"which guests are invited", Unknown, "exact phrasing of the unsaid entry opening-guests"},
		{"who was invited to the ribbon cutting?", Unknown, "the unsaid entry opening-guests fits better than "},
		{"who is Ada King?", Found, "who-king fits best"},
		{"how old is Ada King?", Unknown, "nothing accounts for 'how old is'; "},
		{"who is Zorblatt of Quuxland?", Unknown, "nothing accounts for 'zorblatt' and 'quuxland'"},
		{"what time does the bridge open?", Unknown, "a time of day was asked for"},
		{"how many days between the ribbon cutting and the spring fair", Found, "a length of time was asked for, worked out from the table's dates"},
		{"what happens on March 8?", Found, "a span of time was asked for"},
		{"what happened on January 2, 2021?", Unknown, "a span of time was asked for, and no event of the table lies in it"},
		{"timeline", Found, "everything that has a date was asked for"},
		{"list the people", Found, "a list was asked for"},
		{"who is Ada King and who is Ben Moss?", Found, "2 questions at once, each judged by itself"},
		{"when can I cross the bridge?", Unknown, "the asker's own affairs are asked about"},
		{"hello", Chatter, "chatter: greeting"},
		{"", Chatter, "chatter: empty"},
	} {
		e := table.Explain(c.question, Context{})
		if e.Outcome != c.outcome || !strings.HasPrefix(e.Reason, c.reason) {
			t.Errorf("%q: %s, %q, want %s, %q\n%s", c.question, e.Outcome, e.Reason, c.outcome, c.reason, e)
		}
	}
}

func TestExplainCandidate(t *testing.T) {
	e := explainedTable(t).Explain("does Ada King know Zorblatt?", Context{})
	if len(e.Candidates) == 0 {
		t.Fatalf("no candidates:\n%s", e)
	}
	c := e.Candidates[0]
	if c.Kind != "fact" || c.Told || !slices.Equal(c.For, []string{"ada king"}) || !slices.Equal(c.Against, []string{"zorblatt"}) || len(c.Fails) == 0 {
		t.Errorf("%+v", c)
	}
	if c.Score <= 0 || c.Coverage <= 0 || c.Coverage >= 1 {
		t.Errorf("score %v, coverage %v: want a part of the question accounted for", c.Score, c.Coverage)
	}
	e = explainedTable(t).Explain("who is at the ribbon cutting?", Context{})
	i := slices.IndexFunc(e.Candidates, func(c Candidate) bool { return c.ID == "opening-guests" })
	if i < 0 || e.Candidates[i].Kind != "unsaid" || !slices.Equal(e.Candidates[i].Lacks, []string{"invited or guests"}) {
		t.Errorf("the unsaid entry lacks its need:\n%s", e)
	}
}

func TestExplainConversation(t *testing.T) {
	table := explainedTable(t)
	before := table.Ask("who is Ada King?", Context{}).Context
	e := table.Explain("when does she open the bridge?", before)
	if e.Outcome != Found || e.Query.String() == e.Alone.String() || !strings.Contains(e.Reason, "what was said before") {
		t.Errorf("she is taken for nobody:\n%s", e)
	}
	if e := table.Explain("says who?", before); e.Reason != "who-king: more was asked about what was just said" {
		t.Errorf("%s", e)
	}
}

func TestExplainParts(t *testing.T) {
	e := explainedTable(t).Explain("who is Ada King and who is Ben Moss?", Context{})
	var told []string
	for _, part := range e.Parts {
		for _, c := range part.Candidates {
			if c.Told {
				told = append(told, c.ID)
			}
		}
	}
	if !slices.Equal(told, []string{"who-king", "who-moss"}) || len(e.Answer.Facts) != 2 {
		t.Errorf("told %q:\n%s", told, e)
	}
}

// What is explained is what Ask says, and a best fact that isn't told has a
// reason, whatever the question.
func TestExplainGoesTheWayOfAsk(t *testing.T) {
	table := embedded(t)
	var before Context
	seen := map[route]int{}
	check := func(question string, c Context) Answer {
		t.Helper()
		answer, e := table.Ask(question, c), table.Explain(question, c)
		if !reflect.DeepEqual(e.Answer, answer) || e.Outcome != answer.Outcome || e.Reason == "" {
			t.Fatalf("%q: explains another answer:\n%s", question, e)
		}
		s := table.settle(question, c)
		seen[s.route]++
		if s.route == routeRanked && answer.Outcome == Found {
			if got, want := toldIDs(e), answeredIDs(answer.Facts); !alike(got, want) {
				t.Errorf("%q: told %q, answered %q", question, got, want)
			}
		}
		if s.route == routeRanked && answer.Outcome == Unknown && answer.Gap == "" && !excused(e) {
			t.Errorf("%q: nothing speaks against the best fact:\n%s", question, e)
		}
		return answer
	}
	for i, f := range table.Facts {
		for k, phrasing := range f.Phrasings {
			check(phrasing, Context{})
			if k > 1 {
				continue // enough of this fact for the slower ones
			}
			_, rest, _ := strings.Cut(phrasing, " ")
			check(rest, Context{})
			check("who "+rest+" in Zorblatt", Context{})
			check("and who "+rest, before)
			before = check(phrasing+", and who is "+table.Entities[i%len(table.Entities)].Name+"?", before).Context
		}
	}
	for _, q := range []string{"hello", "timeline", "where?", "says who?", "she?"} {
		check(q, before)
	}
	for r := routeRanked; r <= routeSpecial; r++ {
		if seen[r] == 0 {
			t.Errorf("no question went the way %d", r)
		}
	}
}

func toldIDs(e Explanation) (ids []string) {
	for _, c := range e.Candidates {
		if c.Told {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

func answeredIDs(facts []Fact) (ids []string) {
	for _, f := range facts {
		ids = append(ids, f.ID)
	}
	return ids
}

func alike(a, b []string) bool {
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// excused reports whether the best fact that came near says why it isn't
// told, or the reason is of another kind.
func excused(e Explanation) bool {
	for _, c := range e.Candidates {
		if c.Kind == "fact" {
			return len(c.Fails) > 0 || strings.HasPrefix(e.Reason, "it leans") || strings.HasPrefix(e.Reason, "a time of day") || strings.HasPrefix(e.Reason, "no word of it")
		}
	}
	return true
}

func TestExplanationIsAligned(t *testing.T) {
	text := explainedTable(t).Explain("who opens the brigde with Zorblatt?", Context{}).String()
	lines := strings.Split(text, "\n")
	head := slices.IndexFunc(lines, func(s string) bool { return strings.Contains(s, "score") && strings.Contains(s, "asked") })
	if head < 0 {
		t.Fatalf("no head:\n%s", text)
	}
	column := utf8.RuneCountInString(lines[head][:strings.Index(lines[head], "score")])
	rows := 0
	for _, line := range lines[head+1:] {
		if f := strings.Fields(strings.TrimPrefix(strings.TrimSpace(line), "* ")); len(f) > 6 && (f[0] == "fact" || f[0] == "unsaid") {
			rows++
			if r := []rune(line); r[column] != '0' && r[column] != '1' || r[column-1] != ' ' {
				t.Errorf("the score isn't below its head:\n%s", text)
			}
		}
	}
	if rows == 0 {
		t.Errorf("no rows:\n%s", text)
	}
	for _, want := range []string{"question    who", "understood  who: ", "    against  ", "    fails    ", "floors      score", "margin      ", "outcome     ", "reason      "} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in:\n%s", want, text)
		}
	}
}
