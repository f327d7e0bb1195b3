package bot

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"nutgraf/bot/localdiscord"
)

// go test ./bot -run TestStorm -v -storm.for 60s
var (
	stormFor  = flag.Duration("storm.for", 3*time.Second, "how long TestStorm lets faults happen")
	stormSeed = flag.Uint64("storm.seed", 1, "what TestStorm's faults are chosen by")
)

// storm is a scene with members who ask while faults happen.
type storm struct {
	*scene
	ledger *ledger
	kinds  map[localdiscord.FaultKind]int
	lost   chan struct{} // closed and replaced when a session is begun afresh
	mu     sync.Mutex    // guards lost
}

// TestStorm lets random faults happen, some ten a second, while 20 members ask.
// Every question that reached the bot has one answer when it is over.
func TestStorm(t *testing.T) {
	t.Parallel()
	s := newStorm(t)
	asking, enough := context.WithTimeout(context.Background(), *stormFor)
	defer enough()
	var members sync.WaitGroup
	for n := range 20 {
		u := s.User(fmt.Sprint("member-", n))
		answers := s.ledger.join(u)
		members.Go(func() { s.member(asking, u, answers, rand.New(rand.NewPCG(*stormSeed, uint64(n)))) })
	}
	s.weather(asking)
	s.Mend()
	members.Wait()
	s.online()
	s.report()
}

func newStorm(t *testing.T) *storm {
	t.Helper()
	s := &storm{ledger: newLedger(), kinds: map[localdiscord.FaultKind]int{}, lost: make(chan struct{})}
	watch := s.ledger.watch()
	watch.Gateway = s.gateway
	s.scene = stage(t, registering, localdiscord.Options{
		HeartbeatInterval: 500 * time.Millisecond, Identifies: 1 << 30, Watch: watch, MaxMessages: 200, MaxRequests: 200,
		OnRequest: func(*http.Request, []byte) error { return nil }, // other tests validate
	})
	s.bot.seen = newSeen(1 << 20)
	s.bot.timing.goodbye, s.bot.timing.silence, s.bot.timing.dial = 50*time.Millisecond, time.Second, time.Second
	s.bot.rest.attempt = 2 * time.Second
	// Some faults let the bot write where nobody is, or answer a second time, which
	// must be refused.
	s.Expect(codeUnknownChannel, codeAcknowledged, closeBadSequence, closeSessionTimedOut)
	s.run().online()
	return s
}

// gateway wakes the members when what hasn't reached the bot never will.
func (s *storm) gateway(n localdiscord.GatewayNews) {
	if n.Kind != "identify" {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	close(s.lost)
	s.lost = make(chan struct{})
}

// weather lets faults happen until ctx ends.
func (s *storm) weather(ctx context.Context) {
	random := rand.New(rand.NewPCG(*stormSeed, 1<<32))
	table := slices.DeleteFunc(localdiscord.Faults(), func(f localdiscord.Fault) bool {
		// Those after which there is no answer, or no bot.
		return f.Kind == localdiscord.FaultRefusal || slices.Contains(ends, f.Code) || f.Code == closeNotAllowed
	})
	for ctx.Err() == nil {
		f := table[random.IntN(len(table))]
		times := 1 + random.IntN(2)
		gap := time.Duration(20+random.IntN(160)) * time.Millisecond
		atOnce := f.Kind == localdiscord.FaultGateway || f.Kind == localdiscord.FaultEvent
		if atOnce || s.Broken() < 3 { // or one call might meet more of them than it has tries
			if err := s.Break(f.Name, times); err != nil {
				s.t.Error(err)
			}
			s.kinds[f.Kind] += times
		}
		switch f.Kind { // these wait for another connection
		case localdiscord.FaultOpening:
			s.Gateway().Drop()
		case localdiscord.FaultAddress:
			s.Gateway().Invalidate(false)
		}
		_ = sleep(ctx, gap) // the loop sees the end
	}
}

// member asks one question after the other, on any surface. A question that a
// lost session took along is given up.
func (s *storm) member(ctx context.Context, u *localdiscord.User, answers <-chan string, random *rand.Rand) {
	for ctx.Err() == nil {
		s.mu.Lock()
		lost := s.lost
		s.mu.Unlock()
		id := s.question(u, random.IntN(4))
		for answered := false; !answered && id != ""; {
			select {
			case other := <-answers:
				answered = other == id
			case <-lost:
				if !s.taken(id) {
					id = ""
				}
				s.mu.Lock()
				lost = s.lost
				s.mu.Unlock()
			case <-s.ended:
				return
			}
		}
		_ = sleep(ctx, time.Duration(random.IntN(400))*time.Millisecond)
	}
}

// question asks and returns the question's id, "" if it can't be asked now.
func (s *storm) question(u *localdiscord.User, surface int) string {
	switch surface {
	case 0:
		return u.Says(s.general, "!who Ada King").ID
	case 1:
		return u.Mentions(s.general, "@bot who is the engineer?").ID
	case 2:
		return u.DM("who is the mayor?").ID
	}
	return u.Runs(s.general, "/who", "name", "Ada King").ID
}

// taken says whether a question has reached the bot.
func (s *storm) taken(id string) bool {
	s.bot.seen.mu.Lock()
	defer s.bot.seen.mu.Unlock()
	_, taken := s.bot.seen.ids[id]
	return taken
}

// report says what came of it.
func (s *storm) report() {
	s.t.Helper()
	left := s.ledger.left()
	undelivered := 0
	for _, id := range left {
		if s.taken(id) {
			s.t.Errorf("question %s is lost\n%s", id, s.log)
		} else {
			undelivered++
		}
	}
	s.t.Logf("%s, delivered %d, lost %d", s.ledger, s.ledger.asked-undelivered, len(left)-undelivered)
	for _, kind := range slices.Sorted(maps.Keys(s.kinds)) {
		s.t.Logf("faults: %-8s %4d", kind, s.kinds[kind])
	}
	s.t.Logf("identified %d times, resumed %d times, %d goroutines", s.Gateway().Identifies(), s.Gateway().Resumes(), runtime.NumGoroutine())
	if strings.Contains(s.log.String(), "panic") || s.ledger.doubled+s.ledger.loose-s.ledger.runs != 0 {
		s.t.Errorf("doubled answers or panics: %s\n%s", s.ledger, s.log)
	}
	select {
	case <-s.ended:
		s.t.Errorf("the bot has ended: %v", s.err)
	default:
	}
}
