package bot

import (
	"sync"
	"time"
)

const (
	// identifiesADay is Discord's limit where it doesn't name one itself.
	identifiesADay = 1000
	day            = 24 * time.Hour
)

// gate keeps Discord's limits on starting sessions: one identify in 5 s, and a
// number a day, after which Discord resets the token. A tenth of them is a
// reserve that only the first identify of a process may use: so somebody who
// mends what ate the others can start the bot again. It lives as long as the
// bot, and asks Discord's own count whenever the gateway's address is asked for.
//
// The bot has one connection, so it lies in one of Discord's max_concurrency
// buckets and the rest of them are of no use to it.
type gate struct {
	gap time.Duration

	mu        sync.Mutex
	known     bool
	total     int
	remaining int
	reset     time.Time
	last      time.Time // identify
	spent     bool      // an identify of this process
}

// learn takes what Discord says of its limit.
func (g *gate) learn(total, remaining int, resetAfter time.Duration, now time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if total <= 0 {
		total = max(identifiesADay, remaining)
	}
	if resetAfter <= 0 {
		resetAfter = day
	}
	g.known, g.total, g.remaining, g.reset = true, total, max(remaining, 0), now.Add(resetAfter)
}

// wait returns how long to wait before the next identify; short says that it is
// for want of identifies.
func (g *gate) wait(now time.Time) (wait time.Duration, short bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.turn(now)
	reserve := g.total / 10
	if !g.spent {
		reserve = 0
	}
	if g.remaining <= reserve {
		return g.reset.Sub(now), true
	}
	if g.last.IsZero() {
		return 0, false
	}
	return max(g.last.Add(g.gap).Sub(now), 0), false
}

// spend notes an identify.
func (g *gate) spend(now time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.turn(now)
	g.last, g.spent = now, true
	g.remaining = max(g.remaining-1, 0)
}

// turn begins a new day when the old one is over.
func (g *gate) turn(now time.Time) {
	if g.total == 0 {
		g.total = identifiesADay
	}
	if g.reset.IsZero() || !now.Before(g.reset) {
		g.remaining, g.reset = g.total, now.Add(day)
	}
}

// left is how many identifies there are until reset; -1 before anything is known.
func (g *gate) left() (int, time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.known && !g.spent {
		return -1, time.Time{}
	}
	return g.remaining, g.reset
}
