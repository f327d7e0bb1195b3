// Package handlerstest holds the suites that every implementation of an
// interface of package handlers must pass. It promises nothing to programs: only
// tests import it.
package handlerstest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"nutgraf/handlers"
)

// Unanswered checks an implementation of [handlers.UnansweredLog]. Each call of
// open returns a new and empty one, which ends with the test.
func Unanswered(t *testing.T, open func(t *testing.T, o handlers.UnansweredOptions) handlers.UnansweredLog) {
	for name, test := range map[string]func(t *testing.T, s *suite){
		"it counts what is alike":          countsWhatIsAlike,
		"it keeps what differs apart":      keepsApart,
		"it keeps days, not times":         keepsDays,
		"it forgets what is too old":       forgetsTheOld,
		"it forgets the rarest when full":  forgetsTheRarest,
		"it clears":                        clears,
		"any text comes back as it was":    keepsAnyText,
		"it serves many at once":           servesMany,
		"the list is the caller's":         givesAway,
		"a context that has ended is told": toldWhenEnded,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := &suite{t: t, now: time.Date(2024, 1, 11, 23, 59, 0, 0, time.FixedZone("east", 8*3600))}
			s.open = func(o handlers.UnansweredOptions) {
				o.Now = func() time.Time { return s.now }
				s.log = open(t, o)
			}
			s.open(handlers.UnansweredOptions{Most: 3, Days: 10})
			test(t, s)
		})
	}
}

// suite is one log under test and its clock.
type suite struct {
	t    *testing.T
	now  time.Time
	log  handlers.UnansweredLog
	open func(o handlers.UnansweredOptions)
}

func question(text string) handlers.Unanswered {
	return handlers.Unanswered{Question: text, Outcome: "unknown", Nearest: "who-king", Surface: handlers.Slash, Language: "en"}
}

func (s *suite) note(list ...handlers.Unanswered) {
	s.t.Helper()
	for _, u := range list {
		if err := s.log.Note(s.t.Context(), u); err != nil {
			s.t.Fatal(err)
		}
	}
}

func (s *suite) list() []handlers.Unanswered {
	s.t.Helper()
	list, err := s.log.List(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	return list
}

// wants compares questions and counts, as "2 who is the pilot".
func (s *suite) wants(want ...string) {
	s.t.Helper()
	var got []string
	for _, u := range s.list() {
		got = append(got, fmt.Sprintf("%d %s", u.Count, u.Question))
	}
	if !slices.Equal(got, want) {
		s.t.Errorf("the list is %q, want %q", got, want)
	}
}

func countsWhatIsAlike(_ *testing.T, s *suite) {
	s.wants()
	once := question("b")
	once.Count, once.First = 40, time.Unix(0, 0) // the log's own business
	s.note(question("a"), once, question("b"))
	s.wants("2 b", "1 a")
}

func keepsApart(t *testing.T, s *suite) {
	s.open(handlers.UnansweredOptions{})
	all := []handlers.Unanswered{question("a"), question("a"), question("a"), question("a"), question("a"), {Outcome: handlers.OutcomeReported, Nearest: "who-king"}}
	all[1].Outcome, all[2].Nearest, all[3].Surface, all[4].Language = "unsure", "opening-day", handlers.Mention, "zh"
	s.note(all...)
	got := s.list()
	for _, want := range all {
		day := time.Date(2024, 1, 11, 0, 0, 0, 0, time.UTC)
		want.Count, want.First, want.Last = 1, day, day
		if !slices.Contains(got, want) {
			t.Errorf("the list %+v lacks %+v", got, want)
		}
	}
	if len(got) != len(all) {
		t.Errorf("%d entries, want %d", len(got), len(all))
	}
}

func keepsDays(t *testing.T, s *suite) {
	s.note(question("a"))
	s.now = s.now.Add(30 * time.Hour)
	s.note(question("a"))
	u := s.list()[0]
	if got := u.First.String() + " " + u.Last.String(); got != "2024-01-11 00:00:00 +0000 UTC 2024-01-12 00:00:00 +0000 UTC" {
		t.Errorf("first and last are %s", got)
	}
}

func forgetsTheOld(_ *testing.T, s *suite) {
	s.note(question("a"), question("b"))
	s.now = s.now.AddDate(0, 0, 10)
	s.note(question("b"))
	s.wants("2 b", "1 a")
	s.now = s.now.AddDate(0, 0, 1)
	s.wants("2 b")
	s.note(question("a")) // counted anew
	s.wants("2 b", "1 a")
}

func forgetsTheRarest(_ *testing.T, s *suite) {
	s.note(question("often"), question("often"), question("older"))
	s.now = s.now.AddDate(0, 0, 1)
	s.note(question("newer"), question("new"))
	s.wants("2 often", "1 new", "1 newer")
	for i := range 20 {
		s.note(question(fmt.Sprint("flood ", i)))
	}
	if list := s.list(); len(list) != 3 || list[0].Question != "often" {
		s.t.Errorf("after a flood the list is %+v", list)
	}
}

func clears(_ *testing.T, s *suite) {
	s.note(question("a"))
	if err := s.log.Clear(s.t.Context()); err != nil {
		s.t.Error(err)
	}
	s.wants()
	s.note(question("a"))
	s.wants("1 a")
}

func keepsAnyText(_ *testing.T, s *suite) {
	odd := []string{"=1+1", "'; drop table unanswered; --", "誰是劉建超 %_\\\" ,\n"}
	for _, text := range odd {
		s.note(question(text))
	}
	slices.Sort(odd)
	s.wants("1 "+odd[0], "1 "+odd[1], "1 "+odd[2])
}

func servesMany(t *testing.T, s *suite) {
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 10 {
				if err := s.log.Note(t.Context(), question("a")); err != nil {
					t.Error(err)
				}
				if _, err := s.log.List(t.Context()); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	s.wants("80 a")
}

func givesAway(_ *testing.T, s *suite) {
	s.note(question("a"))
	s.list()[0].Question = "changed"
	s.wants("1 a")
}

func toldWhenEnded(t *testing.T, s *suite) {
	s.note(question("a"))
	ended, end := context.WithCancel(t.Context())
	end()
	for name, err := range map[string]error{"Note": s.log.Note(ended, question("b")), "Clear": s.log.Clear(ended)} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s returns %v", name, err)
		}
	}
	if _, err := s.log.List(ended); !errors.Is(err, context.Canceled) {
		t.Errorf("List returns %v", err)
	}
	s.wants("1 a")
}
