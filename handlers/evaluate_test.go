package handlers

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nutgraf/facts"
)

// sharedSet is a question set that lies beside the repository, where it does.
const sharedSet = "../../shared/questions/dev.jsonl"

// floors are the percentages below which a set must not fall: right of the
// questions that have an answer, and right of those that have none (abstain and
// chatter). Each stands three points under what the set scored when the floor was
// set, or two questions where the set has few of that sort.
var floors = []struct {
	file             string
	answered, silent float64
	optional         bool
}{
	{file: "../facts/testdata/questions/commands.jsonl", answered: 92, silent: 92},
	{file: "../facts/testdata/questions/questions.jsonl", answered: 87.8, silent: 87},
	{file: "../facts/testdata/questions/near-misses.jsonl", answered: 87, silent: 89.5},
	{file: "../facts/testdata/questions/conversations.jsonl", answered: 91, silent: 66},
	{file: "../facts/testdata/questions/fresh1.jsonl", answered: 90, silent: 87},
	{file: "../facts/testdata/questions/fresh2.jsonl", answered: 87.9, silent: 87},
	{file: "../facts/testdata/questions/fresh3.jsonl", answered: 92.5, silent: 87},
	{file: "../facts/testdata/questions/fresh4.jsonl", answered: 90, silent: 87},
	{file: "../facts/testdata/questions/fresh5.jsonl", answered: 85.7, silent: 77},
	{file: "../facts/testdata/questions/fresh6.jsonl", answered: 93, silent: 87},
	{file: "../facts/testdata/questions/fresh7.jsonl", answered: 82, silent: 85},
	{file: "../facts/testdata/questions/fresh8.jsonl", answered: 80, silent: 78},
	{file: "../facts/testdata/questions/fresh9.jsonl", answered: 89, silent: 87},
	{file: "../facts/testdata/questions/fresh10.jsonl", answered: 90, silent: 60},
	{file: "../facts/testdata/questions/fresh11.jsonl", answered: 87, silent: 84},
	{file: "../facts/testdata/questions/fresh12.jsonl", answered: 89, silent: 84},
	{file: "../facts/testdata/questions/fresh13.jsonl", answered: 88, silent: 80},
	{file: "../facts/testdata/questions/fresh14.jsonl", answered: 95, silent: 82},
	{file: "../facts/testdata/questions/fresh15.jsonl", answered: 81, silent: 76},
	{file: "../facts/testdata/questions/fresh16.jsonl", answered: 88, silent: 85},
	{file: sharedSet, answered: 92, silent: 88, optional: true},
}

func TestQuestionSets(t *testing.T) {
	house := embeddedHouse(t)
	for _, f := range floors {
		t.Run(strings.TrimSuffix(filepath.Base(f.file), ".jsonl"), func(t *testing.T) {
			questions, err := readSet(f.file)
			if f.optional && errors.Is(err, fs.ErrNotExist) {
				t.Skipf("%s is not there: that set stays unscored", f.file)
			}
			if err != nil {
				t.Fatal(err)
			}
			s := evaluate(t, house, questions)
			t.Log(s)
			if got := s.share(true); got < f.answered {
				t.Errorf("%.1f %% of what can be answered is right, the floor is %.1f %%; not right:\n%s", got, f.answered, strings.Join(s.faults[true], "\n"))
			}
			if got := s.share(false); got < f.silent {
				t.Errorf("%.1f %% of what can't be answered is right, the floor is %.1f %%; not right:\n%s", got, f.silent, strings.Join(s.faults[false], "\n"))
			}
		})
	}
}

// TestSetsAreWellFormed keeps a question set from scoring well by accident.
func TestSetsAreWellFormed(t *testing.T) {
	seen := map[string]string{}
	for _, f := range floors {
		questions, err := readSet(f.file)
		if f.optional && errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range questions {
			if file, twice := seen[q.ID]; twice || q.ID == "" {
				t.Errorf("%s: the id %q is empty or stands in %s too", f.file, q.ID, file)
			}
			seen[q.ID] = f.file
			if !slices.Contains([]Surface{Prefix, Slash, Mention, DM}, q.Surface) {
				t.Errorf("%s: %s has the surface %q", f.file, q.ID, q.Surface)
			}
			if answerable(q) != (len(q.Expect) > 0) || slices.ContainsFunc(q.Expect, func(g []string) bool { return len(g) == 0 }) {
				t.Errorf("%s: %s is a %s and expects %v", f.file, q.ID, q.Style, q.Expect)
			}
		}
	}
}

// score counts what became of a set's questions, by style.
type score struct {
	counts map[string]map[Verdict]int
	faults map[bool][]string // what isn't right, by whether it has an answer
}

var styles = []string{"command", "question", "followup", "abstain", "chatter"}

func answerable(q Question) bool { return q.Style != "abstain" && q.Style != "chatter" }

func evaluate(t *testing.T, house *House, questions []Question) score {
	t.Helper()
	s := score{counts: map[string]map[Verdict]int{}, faults: map[bool][]string{}}
	for _, q := range questions {
		if !slices.Contains(styles, q.Style) {
			t.Fatalf("%s has the unknown style %q", q.ID, q.Style)
		}
		reply, err := house.Converse(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		v := q.Judge(reply)
		if s.counts[q.Style] == nil {
			s.counts[q.Style] = map[Verdict]int{}
		}
		s.counts[q.Style][v]++
		if v != Right {
			s.faults[answerable(q)] = append(s.faults[answerable(q)], fmt.Sprintf("  %-6s %s %q: %s", v, q.ID, q.Turns, strings.Join(reply.Facts, " ")))
		}
	}
	return s
}

// share returns the percentage that is right of what can be answered, or of
// what can't; 100 where there is nothing of it.
func (s score) share(answered bool) float64 {
	right, all := 0, 0
	for style, counts := range s.counts {
		if answerable(Question{Style: style}) != answered {
			continue
		}
		right += counts[Right]
		all += counts[Right] + counts[Wrong] + counts[Missed]
	}
	if all == 0 {
		return 100
	}
	return 100 * float64(right) / float64(all)
}

// String lists the figures, a line for each style.
func (s score) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "answered %.1f %%, silent %.1f %%\n", s.share(true), s.share(false))
	for _, style := range styles {
		if c := s.counts[style]; c != nil {
			fmt.Fprintf(&b, "  %-9s right %3d  wrong %2d  missed %2d\n", style, c[Right], c[Wrong], c[Missed])
		}
	}
	return b.String()
}

func TestJudge(t *testing.T) {
	found := func(lines ...string) Reply { return Reply{Outcome: "found", Body: lines} }
	fact := Question{Style: "question", Expect: [][]string{{"May 20", "20 May"}, {"winner"}}, Reject: []string{"January"}}
	for _, c := range []struct {
		name  string
		q     Question
		reply Reply
		want  Verdict
	}{
		{"every group met", fact, found("The winner is sworn in on  MAY\u00a020."), Right},
		{"a group not met", fact, found("It is on May 20."), Wrong},
		{"something rejected", fact, found("The winner of January, on May 20."), Wrong},
		{"said with too many words", fact, found("The winner, May 20. " + strings.Repeat("x", maxAnswer)), Wrong},
		{"not found", fact, Reply{Outcome: "unknown", Body: []string{"winner May 20"}}, Missed},
		{"unsure", fact, Reply{Outcome: "unsure"}, Missed},
		{"silent about what isn't said", Question{Style: "abstain"}, Reply{Outcome: "unknown"}, Right},
		{"answers what isn't said", Question{Style: "abstain"}, found("Lai"), Wrong},
		{"betrays itself in chatter", Question{Style: "chatter", Reject: []string{"token"}}, Reply{Outcome: "chatter", Body: []string{"My Token is"}}, Wrong},
		{"small talk", Question{Style: "chatter"}, Reply{Outcome: "chatter"}, Right},
		{"curly quotes and dashes", Question{Style: "question", Expect: [][]string{{"liu's mid-to-mid"}}}, found("Liu’s mid—to–mid"), Right},
		{"in the source line", Question{Style: "question", Expect: [][]string{{"gazette"}}}, Reply{Outcome: "found", Source: "The Gazette"}, Right},
	} {
		if got := c.q.Judge(c.reply); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestReadQuestions(t *testing.T) {
	got, err := ReadQuestions("set", strings.NewReader("\n"+`{"id":"1","style":"command","turns":["who liu"],"surface":"prefix","further":1}`+"\n\n"))
	if err != nil || len(got) != 1 || got[0].Turns[0] != "who liu" || got[0].Surface != Prefix {
		t.Errorf("got %v, %v", got, err)
	}
	for _, c := range []struct{ lines, want string }{
		{"{\"id\":\"1\",\"turns\":[\"x\"]}\n{", "set:2:"},
		{`{"id":"1"}`, "set:1:"},
		{`{"id":"1","turns":"x"}`, `a JSON string doesn't belong into "turns"`},
		{`[]`, "a line is a JSON object, not: array"},
		{`turns`, "not JSON"},
	} {
		if _, err := ReadQuestions("set", strings.NewReader(c.lines)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: the error is %v, want one at %s", c.lines, err, c.want)
		}
	}
}

func readSet(file string) ([]Question, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("opening a question set: %w", err)
	}
	defer f.Close()
	return ReadQuestions(file, f)
}

// embeddedHouse is a house over the embedded table that remembers nothing.
func embeddedHouse(t testing.TB) *House {
	t.Helper()
	table, err := facts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return New(Options{Tables: func() *facts.Table { return table }})
}
