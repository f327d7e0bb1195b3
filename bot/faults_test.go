package bot

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"nutgraf/bot/localdiscord"
	"nutgraf/handlers"
)

// ends lists the close codes that end the bot, whenever they come.
var ends = []int{4004, 4010, 4011, 4012, 4013}

// TestFaults lets each fault of the local Discord's table happen, and asks before,
// while and after. Whatever the fault, the bot lives or ends with the right
// words, and every question that reached it has one answer. That no goroutine is
// left is seen to in TestMain.
func TestFaults(t *testing.T) {
	t.Parallel()
	kinds := map[localdiscord.FaultKind]func(*trial){
		localdiscord.FaultOpening: (*trial).opening,
		localdiscord.FaultGateway: (*trial).gateway,
		localdiscord.FaultEvent:   (*trial).event,
		localdiscord.FaultAddress: (*trial).address,
		localdiscord.FaultREST:    (*trial).rest,
		localdiscord.FaultRefusal: (*trial).refusal,
	}
	for _, f := range localdiscord.Faults() {
		t.Run(string(f.Kind)+"/"+f.Name, func(t *testing.T) {
			t.Parallel()
			r := newTrial(t, f)
			kinds[f.Kind](r)
			r.settle()
		})
	}
}

// trial is a scene with one fault.
type trial struct {
	*scene
	fault localdiscord.Fault
	posts []localdiscord.Message
	runs  []*localdiscord.Run

	acknowledged chan struct{} // closed when the first interaction is
}

func newTrial(t *testing.T, f localdiscord.Fault) *trial {
	o := localdiscord.Options{OnRequest: func(*http.Request, []byte) error { return nil }} // other tests validate
	if f.Silent {
		o.HeartbeatInterval = time.Second
	}
	acknowledged := make(chan struct{})
	first := sync.OnceFunc(func() { close(acknowledged) })
	o.Watch.End = func(r localdiscord.Request) {
		if strings.HasSuffix(r.Path, "/callback") {
			first()
		}
	}
	s := stage(t, registering, o)
	s.bot.timing.goodbye = 50 * time.Millisecond
	s.bot.rest.attemptCallback = s.bot.rest.attempt // a busy machine is not what is tested
	switch {                                        // and what no answer comes for is given up soon
	case f.Name == "no hello":
		s.bot.timing.silence = 500 * time.Millisecond
	case f.Name == "no handshake":
		s.bot.timing.dial = 500 * time.Millisecond
	case strings.HasPrefix(f.Name, "no answer"):
		s.bot.rest.attempt, s.bot.rest.attemptCallback = time.Second, time.Second
	case f.Name == "events before READY":
		s.Expect(codeUnknownChannel)
	}
	s.Expect(codeAcknowledged)
	if f.Kind != localdiscord.FaultREST && f.Code != 0 {
		s.Expect(f.Code)
	}
	return &trial{scene: s, fault: f, acknowledged: acknowledged}
}

// ask asks on each surface and waits for nothing.
func (r *trial) ask() {
	r.t.Helper()
	r.posts = append(r.posts,
		r.alice.Says(r.general, "!who Ada King"),
		r.bob.Mentions(r.general, "@bot who is the engineer?"),
		r.bob.DM("who is the mayor?"))
	if len(r.Application().Commands("")) > 0 {
		r.runs = append(r.runs, r.alice.Runs(r.general, "/who", "name", "Ada King"))
	}
}

// hit lets the fault happen.
func (r *trial) hit(times int) {
	r.t.Helper()
	if err := r.Break(r.fault.Name, times); err != nil {
		r.t.Fatal(err)
	}
}

// settle waits until all is done and looks at every question.
func (r *trial) settle() {
	r.t.Helper()
	select {
	case <-r.ended:
	default:
		r.quiet()
	}
	for _, m := range r.posts {
		if n := len(m.Replies()); n != r.due(m.ID) {
			r.t.Errorf("%q has %d answers, should have %d\n%s", m.Content, n, r.due(m.ID), r.log)
		}
	}
	for _, run := range r.runs {
		if r.due(run.ID) == 0 {
			continue
		}
		if _, err := run.Answer(r.soon()); err != nil {
			r.t.Errorf("%v\n%s", err, r.log)
		}
	}
	if n := r.Broken(); n != 0 {
		r.t.Errorf("the fault has %d times not happened", n)
	}
}

// due is how many answers a question should have: none if it was lost on a
// session that can't be resumed.
func (r *trial) due(id string) int {
	r.bot.seen.mu.Lock()
	defer r.bot.seen.mu.Unlock()
	if _, taken := r.bot.seen.ids[id]; taken {
		return 1
	}
	if !r.fault.Loses {
		r.t.Errorf("a question never reached the bot\n%s", r.log)
	}
	return 0
}

// doomed says whether the fault ends the bot, and looks at its words if so.
func (r *trial) doomed() bool {
	r.t.Helper()
	if !slices.Contains(ends, r.fault.Code) || r.fault.Kind == localdiscord.FaultRefusal {
		return false
	}
	f := r.fatal()
	if f.Code != r.fault.Code || f.Error() != remedies[f.Code] {
		r.t.Errorf("ended with %d: %s", f.Code, f)
	}
	return true
}

// opening: at the first connection, and when a session is to be resumed.
func (r *trial) opening() {
	r.t.Helper()
	onResume := r.fault.Name == "op 9 on resume"
	if !onResume {
		r.hit(1)
	}
	r.run()
	if r.doomed() {
		return
	}
	r.online()
	r.ask()
	r.quiet()
	if r.fault.Code == 4014 { // a second time there is no intent left to do without
		return
	}
	r.hit(1)
	r.away(r.Gateway().Drop)
	r.ask()
}

// connections counts how often the bot has been ready.
func connections(log string) int {
	return strings.Count(log, "connected to Discord") + strings.Count(log, "session is resumed")
}

// away does something that ends the connection, asks, and waits for another one.
func (r *trial) away(do func()) {
	r.t.Helper()
	before := connections(r.log.String())
	do()
	r.ask()
	r.log.awaitThat(r.t, "another connection", func(log string) bool { return connections(log) > before })
	r.online()
}

// gateway: while a connection stands.
func (r *trial) gateway() {
	r.t.Helper()
	r.run().online()
	r.ask()
	if slices.Contains(ends, r.fault.Code) {
		r.hit(1)
		r.doomed()
		return
	}
	r.away(func() { r.hit(1) })
	r.ask()
	r.quiet()
	if r.fault.Code != 4014 && r.Gateway().Identifies() > 1 && !r.fault.Loses {
		r.t.Errorf("the session was given up\n%s", r.log)
	}
}

// event: the bot need not even connect again.
func (r *trial) event() {
	r.t.Helper()
	r.run().online()
	r.ask()
	r.hit(3)
	r.ask()
	r.quiet()
	if g := r.Gateway(); g.Identifies() != 1 || g.Resumes() != 0 || strings.Contains(r.log.String(), "panic") {
		r.t.Errorf("identified %d times, resumed %d times\n%s", g.Identifies(), g.Resumes(), r.log)
	}
}

// address: at the start, and after a session is lost.
func (r *trial) address() {
	r.t.Helper()
	r.hit(1)
	r.run().online()
	r.ask()
	r.quiet()
	r.hit(1)
	r.fault.Loses = true
	r.away(func() { r.Gateway().Invalidate(false) })
	r.ask()
}

// rest: some of several answers meet it.
func (r *trial) rest() {
	r.t.Helper()
	r.run().online()
	r.hit(2)
	r.ask()
	r.quiet()
	r.hit(2)
	r.ask()
}

// refusal: one answer fails, or is another's, and the next doesn't.
func (r *trial) refusal() {
	r.t.Helper()
	if strings.Contains(r.fault.Name, "token") { // which only an answer after a deferral meets
		r.bot.timing.deferAfter = 20 * time.Millisecond
		r.bot.house = deferred{r.bot.house, r.acknowledged}
	}
	r.run().online()
	r.hit(1)
	m := r.alice.Says(r.general, "!who Ada King")
	if r.fault.Code == 401 {
		has(r.t, r.fatal().Error(), "make a new one")
		return
	}
	if r.Broken() > 0 {
		r.quiet()
	}
	run := r.bob.Runs(r.general, "/who", "name", "Ada King")
	r.quiet()
	answered := len(m.Replies())
	if run.Info().Done {
		answered++
	}
	want := 1
	if r.fault.Name == "answered by another process" {
		want = 2
	}
	if answered != want {
		r.t.Errorf("%d answers of 2, want %d\n%s", answered, want, r.log)
	}
	r.ask()
	r.quiet()
	normal := r.fault.Name != "403" && r.fault.Name != "404"
	if normal && strings.Contains(r.log.String(), "level=ERROR") {
		r.t.Errorf("a normal event is logged as an error\n%s", r.log)
	}
}

// deferred is a house that answers when the first interaction is acknowledged.
type deferred struct {
	house
	done <-chan struct{}
}

func (d deferred) Handle(ctx context.Context, r handlers.Request) (handlers.Reply, error) {
	if r.Surface == handlers.Slash {
		<-d.done
	}
	return d.house.Handle(ctx, r)
}
