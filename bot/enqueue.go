package bot

import (
	"context"
	"runtime/debug"
)

// apology tells a member that something went wrong.
type apology func(ctx context.Context, text string) error

// enqueue hands a job to the workers of a pool. A panic in it ends the job alone:
// the member reads a number, in the language of their client if that is known, and
// the log knows the rest.
func (b *Bot) enqueue(p *pool, kind, locale string, j job, sorry apology) {
	run, forget := j.run, j.drop
	j.drop = func(why string) {
		if forget != nil {
			forget(why)
		}
		if !b.stopping.Load() {
			b.drop(kind, why)
		}
	}
	if b.stopping.Load() {
		j.drop("closed")
		return
	}
	j.run = func() {
		defer func() {
			if panicked := recover(); panicked != nil {
				b.apologise(kind, locale, panicked, sorry)
			}
		}()
		run()
	}
	if refused := p.submit(j); refused != "" {
		j.drop(refused)
	}
}

// apologise logs a panic under a number and tells it to the member. It runs where
// the panic was, so the stack says where that is.
func (b *Bot) apologise(kind, locale string, panicked any, sorry apology) {
	number := newReference()
	b.cfg.Observer.Panicked("answer")
	b.log.Error("answering panicked", "reference", number, "kind", kind, "panic", panicked, "stack", string(debug.Stack()))
	if sorry == nil {
		return
	}
	defer func() {
		if again := recover(); again != nil {
			b.log.Error("saying sorry panicked, too", "reference", number, "panic", again)
		}
	}()
	ctx, cancel := b.workContext()
	defer cancel()
	if err := sorry(ctx, b.sorry(locale, number)); err != nil {
		b.log.Debug("saying sorry has failed", "reference", number, "err", err)
	}
}

// drop counts work that nobody does.
func (b *Bot) drop(kind, why string) {
	b.cfg.Observer.Dropped(kind, why)
	if n := b.dropped.Add(1); n&(n-1) == 0 { // 1, 2, 4 …: a flood must not flood the log
		b.log.Warn("some questions go unanswered", "why", why, "kind", kind, "so_far", n)
	}
}
