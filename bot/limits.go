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
	// maxWindows bounds what is remembered of Discord's limits; past ones are
	// forgotten first.
	maxWindows = 4096
)

// limits knows how many requests Discord still takes, per route and in all.
// Discord names the bucket that a route belongs to in its first answer: until
// then the route is a bucket of its own, and of the requests for a bucket about
// which nothing is known one goes ahead while the others wait for its answer.
type limits struct {
	paced bool // keep the bot's global limit

	mu          sync.Mutex
	buckets     map[string]string  // route: Discord's name of its bucket
	windows     map[string]*window // bucket and major id
	globalUntil time.Time          // after a global 429
	sent        [globalPerSecond]time.Time
	next        int // in sent: the oldest
}

// window is what Discord said about one bucket and major id.
type window struct {
	limit     int // requests in a window; 0 if there is no limit
	remaining int
	reset     time.Time
	known     bool          // an answer has come
	answered  chan struct{} // closed when the request that goes ahead has ended
}

// take reserves one request and returns its window. Otherwise it returns what to
// wait for before asking again: a time, or the answer of the request ahead. How a
// reserved request ends must be told: learn, refused or failed.
func (l *limits) take(route, major string, now time.Time) (w *window, wait time.Duration, ahead <-chan struct{}) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if wait := l.globalUntil.Sub(now); l.paced && wait > 0 {
		return nil, wait, nil
	}
	w = l.window(route, major, now)
	if w.limit > 0 && !now.Before(w.reset) {
		w.known = false // a new window, of which Discord hasn't said when it ends
	}
	switch {
	case w.answered != nil:
		return nil, 0, w.answered
	case w.known && w.limit > 0 && w.remaining <= 0:
		return nil, w.reset.Sub(now), nil
	}
	if wait := l.sent[l.next].Add(time.Second).Sub(now); l.paced && wait > 0 {
		return nil, wait, nil
	}
	l.sent[l.next] = now
	l.next = (l.next + 1) % len(l.sent)
	w.remaining--
	if !w.known {
		w.answered = make(chan struct{})
	}
	return w, 0, nil
}

// learn reads the headers of an answer. Answers of one window may come in any
// order, so the lowest count of remaining requests holds.
func (l *limits) learn(w *window, route, major string, h http.Header, now time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	w.pass()
	remaining, err := strconv.Atoi(h.Get("X-RateLimit-Remaining"))
	if err != nil {
		w.known, w.limit = true, 0
		return
	}
	after, err := strconv.ParseFloat(h.Get("X-RateLimit-Reset-After"), 64)
	if err != nil {
		w.known, w.limit = true, 0
		return
	}
	limit, err := strconv.Atoi(h.Get("X-RateLimit-Limit"))
	if err != nil || limit < 1 {
		limit = remaining + 1
	}
	if bucket := h.Get("X-RateLimit-Bucket"); bucket != "" && l.buckets[route] != bucket {
		if l.buckets == nil || len(l.buckets) >= maxWindows {
			l.buckets = map[string]string{}
		}
		l.buckets[route] = bucket
		w = l.window(route, major, now)
	}
	reset := now.Add(seconds(after))
	if w.known && w.limit > 0 && now.Before(w.reset) {
		remaining = min(w.remaining, remaining)
	}
	w.known, w.limit, w.remaining, w.reset = true, limit, remaining, reset
}

// failed notes a request without an answer.
func (l *limits) failed(w *window) {
	l.mu.Lock()
	defer l.mu.Unlock()
	w.pass()
}

// refused keeps the bucket, or everything, back until the wait is over.
func (l *limits) refused(w *window, global bool, wait time.Duration, now time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	w.pass()
	if global {
		l.globalUntil = now.Add(wait)
		return
	}
	w.known, w.limit, w.remaining, w.reset = true, max(w.limit, 1), 0, now.Add(wait)
}

// window finds a window or makes one. The lock is held.
func (l *limits) window(route, major string, now time.Time) *window {
	key := l.buckets[route]
	if key == "" {
		key = route
	}
	key += " " + major
	if w := l.windows[key]; w != nil {
		return w
	}
	if l.windows == nil || len(l.windows) >= maxWindows {
		l.forget(now)
	}
	w := &window{}
	l.windows[key] = w
	return w
}

// forget keeps the windows that still hold something back, half of them at most.
func (l *limits) forget(now time.Time) {
	kept := map[string]*window{}
	for key, w := range l.windows {
		if (w.answered != nil || now.Before(w.reset)) && len(kept) < maxWindows/2 {
			kept[key] = w
		}
	}
	l.windows = kept
}

// pass lets the requests go on that wait for the first answer.
func (w *window) pass() {
	if w.answered != nil {
		close(w.answered)
		w.answered = nil
	}
}

// seconds turns Discord's seconds into a duration that is never negative and
// never absurd.
func seconds(s float64) time.Duration {
	if !(s > 0) { // also NaN
		return 0
	}
	return time.Duration(min(s, 24*60*60) * float64(time.Second))
}
