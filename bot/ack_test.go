package bot

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"nutgraf/bot/localdiscord"
	"nutgraf/handlers"
)

// held is a house that keeps what alice asks until release is closed.
func held(t *testing.T, o localdiscord.Options) (s *scene, asked <-chan struct{}, release chan struct{}) {
	in, out := make(chan struct{}, 100), make(chan struct{})
	s = answering(t, o, func(ctx context.Context, r handlers.Request) (handlers.Reply, error) {
		if r.Asker == askerKey(s.alice.ID) {
			in <- struct{}{}
			<-out
		}
		return handlers.Reply{Body: []string{"answered " + r.Text}}, nil
	})
	return s, in, out
}

func TestACommandThatWaitsForAnotherIsAcknowledged(t *testing.T) {
	s, asked, release := held(t, localdiscord.Options{})
	s.bot.timing.deferAfter = 10 * time.Millisecond
	s.run().online()
	first := s.alice.Runs(s.general, "/who", "name", "King")
	<-asked
	second := s.alice.Runs(s.general, "/what", "topic", "bridge")
	for _, run := range []*localdiscord.Run{first, second} {
		if kind, err := run.Acknowledged(s.soon()); err != nil || kind != callbackDeferred {
			t.Errorf("acknowledged with %d, %v", kind, err)
		}
	}
	close(release)
	for _, run := range []*localdiscord.Run{first, second} {
		has(t, s.answer(run).Content, "answered")
	}
}

func TestAFloodDoesntDelayOthers(t *testing.T) {
	unchecked := func(*http.Request, []byte) error { return nil } // other tests validate
	s, asked, release := held(t, localdiscord.Options{OnRequest: unchecked})
	s.bot.timing.deferAfter = time.Hour
	s.run().online()
	const flood = 40
	for n := range flood {
		s.alice.Says(s.general, fmt.Sprint("!who ", n))
		s.alice.DM(fmt.Sprint("who is ", n))
		s.alice.Runs(s.general, "/who", "name", fmt.Sprint(n))
	}
	<-asked
	for n := range 5 { // while alice's are under way
		u := s.User(fmt.Sprint("member-", n))
		for _, m := range []localdiscord.Message{u.Says(s.general, "!who King"), u.DM("who is King?")} {
			if _, err := m.Reply(s.soon()); err != nil {
				t.Fatal(err)
			}
		}
		has(t, s.answer(u.Runs(s.general, "/who", "name", "King")).Content, "answered")
	}
	for _, p := range []*pool{s.bot.pool, s.bot.quick} {
		p.mu.Lock()
		if n := p.waiting[s.alice.ID]; n > maxPerMember || n == 0 {
			t.Errorf("%d of alice's questions wait, %d may", n, maxPerMember)
		}
		p.mu.Unlock()
	}
	close(release)
	s.quiet()
}

// Whom a flood leaves without an answer isn't told to wait for one.
func TestWhatNobodyAnswersIsNotDeferred(t *testing.T) {
	s, asked, release := held(t, localdiscord.Options{})
	s.bot.timing.deferAfter = 10 * time.Millisecond
	s.run().online()
	var runs []*localdiscord.Run
	for range 2 * maxPerMember {
		runs = append(runs, s.alice.Runs(s.general, "/who", "name", "King"))
	}
	<-asked
	if _, err := runs[0].Acknowledged(s.soon()); err != nil {
		t.Error(err)
	}
	close(release)
	s.quiet()
	answered := 0
	for n, run := range runs {
		switch i := run.Info(); {
		case i.Done:
			answered++
		case i.Response != 0:
			t.Errorf("run %d was deferred and not answered", n)
		}
	}
	if answered < maxPerMember || answered > maxPerMember+2 {
		t.Errorf("%d answers", answered)
	}
}

// A bug outside the house costs one answer: the member reads a number.
func TestPanicsOutsideTheHouse(t *testing.T) {
	s := play(t, registering, localdiscord.Options{})
	if err := s.finish(); err != nil {
		t.Fatal(err)
	}
	s.cfg.Register = false
	s.renew()
	s.bot.house = clumsy{s.bot.house}
	s.run().online()
	m := s.answer(s.alice.Runs(s.general, "/who", "name", "King"))
	words, number, _ := strings.Cut(m.Content, "number: ")
	has(t, words, "Something went wrong")
	has(t, s.log.String(), "reference="+number, "clumsy")
	if _, err := s.alice.Types(s.general, "/who", "name", "K"); err != nil {
		t.Error(err)
	}
	s.quiet()
	has(t, s.reply(s.alice.Says(s.general, "!who Ada King")).Content, "mayor")
}

// clumsy is a house that panics where no handler does.
type clumsy struct{ house }

func (clumsy) Registered() []handlers.Command { panic("clumsy") }
