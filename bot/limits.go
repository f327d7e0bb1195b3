package bot

import (
	"net/http"
	"strconv"
	"sync"
	"time"
)

const (
	// globalPerSecond stays under Discord's 50 requests a second for one bot.
	globalPerSecond = 45
	// maxRoutes bounds what is remembered of routes; past ones are forgotten first.
	maxRoutes = 4096
)

// limits knows how many requests Discord still takes, per route and in all.
type limits struct {
	mu          sync.Mutex
	routes      map[string]*window
	globalUntil time.Time // after a global 429
	second      time.Time // start of the second that is counted
	sent        int       // in that second
}

// window is what Discord said about one route.
type window struct {
	remaining int
	reset     time.Time
}

// take reserves one request, or returns how long to wait before asking again.
func (l *limits) take(route string, now time.Time) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	if wait := l.globalUntil.Sub(now); wait > 0 {
		return wait
	}
	w := l.routes[route]
	if w != nil && w.remaining <= 0 && now.Before(w.reset) {
		return w.reset.Sub(now)
	}
	if now.Sub(l.second) >= time.Second {
		l.second, l.sent = now, 0
	}
	if l.sent >= globalPerSecond {
		return l.second.Add(time.Second).Sub(now)
	}
	l.sent++
	if w != nil {
		w.remaining--
	}
	return 0
}

// learn reads the headers of an answer. Answers of one window may come in any
// order, so the lowest count of remaining requests holds.
func (l *limits) learn(route string, h http.Header, now time.Time) {
	remaining, err := strconv.Atoi(h.Get("X-RateLimit-Remaining"))
	if err != nil {
		return
	}
	after, err := strconv.ParseFloat(h.Get("X-RateLimit-Reset-After"), 64)
	if err != nil {
		return
	}
	reset := now.Add(seconds(after))
	l.mu.Lock()
	defer l.mu.Unlock()
	if w := l.routes[route]; w != nil && now.Before(w.reset) {
		w.remaining = min(w.remaining, remaining)
		return
	}
	l.put(route, &window{remaining, reset}, now)
}

// refused keeps the route, or everything, back until the wait is over.
func (l *limits) refused(route string, global bool, wait time.Duration, now time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if global {
		l.globalUntil = now.Add(wait)
		return
	}
	l.put(route, &window{0, now.Add(wait)}, now)
}

func (l *limits) put(route string, w *window, now time.Time) {
	if l.routes == nil || len(l.routes) >= maxRoutes {
		kept := map[string]*window{}
		for r, old := range l.routes {
			if now.Before(old.reset) && len(kept) < maxRoutes/2 {
				kept[r] = old
			}
		}
		l.routes = kept
	}
	l.routes[route] = w
}

// seconds turns Discord's seconds into a duration that is never negative and
// never absurd.
func seconds(s float64) time.Duration {
	if !(s > 0) { // also NaN
		return 0
	}
	return time.Duration(min(s, 24*60*60) * float64(time.Second))
}
