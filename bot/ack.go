package bot

import (
	"context"
	"sync"
	"time"
)

// ack sees to it that an interaction is acknowledged in time, whatever its answer
// waits for: a worker, the house, the network. The first answer and the deferral
// exclude each other.
type ack struct {
	timer    *time.Timer
	deadline time.Time // when Discord gives the interaction up

	mu    sync.Mutex
	state ackState
	done  chan struct{} // closed when a deferral is over
}

type ackState int

const (
	ackOpen      ackState = iota // nothing is sent
	ackDeferring                 // a deferral is on its way
	ackDeferred                  // Discord waits for what follows
	ackClaimed                   // somebody sends the first answer, or the end has come
)

// acknowledge defers an interaction unless it is answered in time. Suggestions
// can't be deferred.
func (b *Bot) acknowledge(i *interaction, arrived time.Time) {
	a := &ack{deadline: arrived.Add(b.timing.answer), done: make(chan struct{})}
	i.ack = a
	if i.Type != interactionCommand && i.Type != interactionPress {
		return
	}
	late := *i
	a.timer = time.AfterFunc(b.timing.deferAfter-time.Since(arrived), func() { b.deferLate(late) })
}

// deferLate tells Discord to wait. A deferral must say whether the answer will be
// private before that is known: it says private, since the other way round a
// private answer would be public.
func (b *Bot) deferLate(i interaction) {
	a := i.ack
	if !a.move(ackOpen, ackDeferring) {
		return
	}
	defer close(a.done)
	kind, data := callbackDeferred, any(map[string]int{"flags": flagEphemeral})
	if i.Type == interactionPress {
		kind, data = callbackDeferUpdate, nil
	}
	if err := b.respond(b.work, i, kind, data); err != nil {
		a.move(ackDeferring, ackOpen)
		b.log.Debug("deferring an interaction has failed", "err", err)
		return
	}
	a.move(ackDeferring, ackDeferred)
}

// move changes the state if it is what it should be.
func (a *ack) move(from, to ackState) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.state != from {
		return false
	}
	a.state = to
	return true
}

// first says whether the first answer may be sent, which is then the caller's to
// do; otherwise Discord waits for what follows.
func (a *ack) first() bool {
	if a == nil || a.move(ackOpen, ackClaimed) {
		return true
	}
	a.mu.Lock()
	deferring := a.state == ackDeferring
	a.mu.Unlock()
	if deferring {
		<-a.done
	}
	return a.move(ackOpen, ackClaimed) // the deferral has failed
}

// inTime is a context that ends when Discord gives the interaction up.
func (a *ack) inTime(ctx context.Context) (context.Context, context.CancelFunc) {
	if a == nil {
		return ctx, func() {}
	}
	return context.WithDeadline(ctx, a.deadline)
}

// late says whether Discord has given the interaction up.
func (a *ack) late(now time.Time) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.state == ackOpen && now.After(a.deadline)
}

// abandon stops the watch of an interaction that nobody will answer: deferring it
// would let the member wait in vain.
func (a *ack) abandon() {
	if a.timer != nil {
		a.timer.Stop()
	}
	a.move(ackOpen, ackClaimed)
}

// end stops the watch; after it nothing is sent any more.
func (a *ack) end() {
	if a.timer != nil && !a.timer.Stop() && !a.move(ackOpen, ackClaimed) {
		a.mu.Lock()
		claimed := a.state == ackClaimed
		a.mu.Unlock()
		if !claimed {
			<-a.done
		}
	}
}
