package bot

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"nutgraf/bot/localdiscord"
)

// go test ./bot -run TestSoak -v -soak 200000
var soakQuestions = flag.Int("soak", 2000, "how many questions TestSoak asks")

// soakMembers ask at once; so many strangers ask one after the other.
const (
	soakMembers   = 32
	soakStrangers = 1000
)

// TestSoak asks many questions of many members in many channels, half with slash
// commands, half with messages, and looks at memory and goroutines on the way. The
// local Discord, which lives in the same process, keeps a bounded history.
func TestSoak(t *testing.T) {
	if *soakQuestions > 2000 {
		t.Log("questions      heap  goroutines   (bot and local Discord together, after a collection)")
	} else {
		t.Parallel()
	}
	s, l := newSoak(t)
	var heaps, goroutines []uint64
	const legs = 10
	for leg := range legs {
		s.leg(l, *soakQuestions/legs)
		s.quiet()
		if *soakQuestions <= 2000 { // other tests run at the same time
			continue
		}
		runtime.GC()
		runtime.GC() // the first one only empties pools
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		heaps, goroutines = append(heaps, m.HeapAlloc), append(goroutines, uint64(runtime.NumGoroutine()))
		t.Logf("%9d  %5.1f MiB  %10d", (leg+1)**soakQuestions/legs, float64(m.HeapAlloc)/(1<<20), goroutines[leg])
	}
	if left := l.left(); len(left) > 0 || l.doubled != 0 || l.loose != l.runs {
		t.Errorf("%d questions without an answer; %s", len(left), l)
	}
	if len(heaps) == 0 {
		return
	}
	// What is bounded is full after the first legs.
	if first, last := heaps[2], heaps[legs-1]; last > first+first/5 {
		t.Errorf("memory grows from %d to %d bytes", first, last)
	}
	if first, last := goroutines[2], goroutines[legs-1]; last > first+soakMembers {
		t.Errorf("goroutines grow from %d to %d", first, last)
	}
}

func newSoak(t *testing.T) (*scene, *ledger) {
	l := newLedger()
	s := stage(t, registering, localdiscord.Options{
		Watch: l.watch(), MaxMessages: 20, MaxRequests: 20,
		OnRequest: func(*http.Request, []byte) error { return nil }, // other tests validate
	})
	s.Expect(codeAcknowledged) // on a busy machine an answer takes so long that it is sent again
	s.bot.log = slog.New(slog.DiscardHandler)
	s.bot.rest.limits.paced = false // at 45 messages a second it would last an hour
	s.run()
	if err := s.Application().Online(s.soon()); err != nil {
		t.Fatal(err)
	}
	for len(s.Application().Commands("")) == 0 {
		s.quiet()
	}
	return s, l
}

// leg asks a number of questions and waits for their answers.
func (s *scene) leg(l *ledger, questions int) {
	var members sync.WaitGroup
	var next atomic.Int64
	for n := range soakMembers {
		members.Go(func() {
			for number := int(next.Add(1)); number <= questions; number = int(next.Add(1)) {
				u := s.User(fmt.Sprint("stranger-", (number*soakMembers+n)%soakStrangers))
				c := s.Guild(fmt.Sprint("guild-", number%40)).Channel("general")
				if err := s.oneQuestion(u, c, number); err != nil {
					s.t.Error(err)
					return
				}
			}
		})
	}
	members.Wait()
}

// oneQuestion asks one question and waits for its answer.
func (s *scene) oneQuestion(u *localdiscord.User, c *localdiscord.Channel, number int) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	name := []string{"Ada King", "the engineer", "the mayor of Paris", "Ada Kin"}[number%4]
	var text string
	if number%2 == 0 {
		m, err := u.Runs(c, "/who", "name", name).Answer(ctx)
		if err != nil {
			return fmt.Errorf("question %d: %w", number, err)
		}
		text = m.Content
	} else {
		m, err := u.Says(c, "!who "+name).Reply(ctx)
		if err != nil {
			return fmt.Errorf("question %d: %w", number, err)
		}
		text = m.Content
	}
	if strings.Contains(text, "Something went wrong") {
		return fmt.Errorf("question %d failed: %s", number, text)
	}
	return nil
}
