package bot

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// headers are those of a rate limit.
func headers(bucket string, limit, remaining int, after float64) http.Header {
	h := http.Header{}
	h.Set("X-RateLimit-Bucket", bucket)
	h.Set("X-RateLimit-Limit", fmt.Sprint(limit))
	h.Set("X-RateLimit-Remaining", fmt.Sprint(remaining))
	h.Set("X-RateLimit-Reset-After", fmt.Sprint(after))
	return h
}

func TestLimitsAreBoundedAndPaced(t *testing.T) {
	t.Parallel()
	l, now := &limits{paced: true}, time.Now()
	for n := range 3 * maxWindows {
		at := now.Add(time.Duration(n) * time.Minute)
		w, _, _ := l.take("x", fmt.Sprint(n), at)
		l.refused(w, false, time.Hour, at)
	}
	if len(l.windows) > maxWindows {
		t.Errorf("%d windows remembered", len(l.windows))
	}
	free, later := 0, now.Add(24*365*time.Hour)
	for n := range 2 * globalPerSecond {
		if w, _, _ := l.take("y", fmt.Sprint(n), later); w != nil {
			free++
		}
	}
	if free != globalPerSecond {
		t.Errorf("%d requests in a second", free)
	}
	if w, wait, _ := l.take("y", "more", later.Add(900*time.Millisecond)); w != nil || wait != 100*time.Millisecond {
		t.Errorf("waits %s", wait)
	}
	if w, _, _ := l.take("y", "more", later.Add(time.Second)); w == nil {
		t.Error("held back in the next second")
	}
}

// Two routes of one bucket share its requests; another channel has its own.
func TestRoutesShareABucket(t *testing.T) {
	t.Parallel()
	l, now := &limits{}, time.Now()
	answer := func(route, major string, h http.Header) {
		w, wait, ahead := l.take(route, major, now)
		if w == nil {
			t.Fatalf("%s %s waits %s, %v", route, major, wait, ahead)
		}
		l.learn(w, route, major, h, now)
	}
	answer("GET /a", "1", headers("b", 2, 1, 4))
	answer("PUT /a", "1", headers("b", 2, 1, 4))
	answer("GET /a", "1", headers("b", 2, 0, 4))
	answer("GET /a", "2", headers("b", 2, 1, 4))
	for route, want := range map[string]time.Duration{"GET /a": 4 * time.Second, "PUT /a": 4 * time.Second} {
		if w, wait, _ := l.take(route, "1", now); w != nil || wait != want {
			t.Errorf("%s waits %s", route, wait)
		}
	}
}

// Of requests about whose limit nothing is known, one goes ahead, also when the
// window has passed.
func TestOneRequestGoesAhead(t *testing.T) {
	t.Parallel()
	l, now := &limits{}, time.Now()
	for range 2 {
		first, _, _ := l.take("r", "1", now)
		second, wait, ahead := l.take("r", "1", now)
		if first == nil || second != nil || wait != 0 || ahead == nil {
			t.Fatalf("%v %v %s %v", first, second, wait, ahead)
		}
		l.learn(first, "r", "1", headers("b", 3, 2, 1), now)
		<-ahead
		for range 2 {
			if w, _, _ := l.take("r", "1", now); w == nil {
				t.Error("held back within the limit")
			}
		}
		if w, _, _ := l.take("r", "1", now); w != nil {
			t.Error("one more than the limit")
		}
		now = now.Add(2 * time.Second)
	}
}

// Answers to interactions leave nothing behind for long, and wait for nothing.
func TestInteractionsHaveBucketsOfTheirOwn(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := &script{began: time.Now(), lines: []string{"200 X-RateLimit-Bucket:b X-RateLimit-Limit:1 X-RateLimit-Remaining:0 X-RateLimit-Reset-After:1"}}
		p := newPolicy(s, NoObserver{})
		for n := range 20000 {
			s.call(t, p, "POST", fmt.Sprintf("/interactions/%d/token%d/callback", n, n))
			s.call(t, p, "PATCH", fmt.Sprintf("/webhooks/1/token%d/messages/@original", n))
		}
		if took := time.Since(s.began); took != 0 {
			t.Errorf("took %s", took)
		}
		if n := len(p.tokens.windows); n > maxWindows {
			t.Errorf("%d windows are remembered", n)
		}
		if len(p.limits.windows) != 0 || len(p.tokens.buckets) > 2 {
			t.Errorf("remembered: %d, %d", len(p.limits.windows), len(p.tokens.buckets))
		}
	})
}

func TestRoutes(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"/api/v9/channels/12/messages":                  "GET /channels/{id}/messages 12",
		"/api/v9/channels/12/messages/34":               "GET /channels/{id}/messages/{id} 12",
		"/api/v9/channels/12/messages/34/reactions/%F0": "GET /channels/{id}/messages/{id}/reactions/{emoji} 12",
		"/api/v9/interactions/1/tok-en/callback":        "GET /interactions/{id}/{token}/callback 1/tok-en",
		"/api/v9/webhooks/1/token/messages/@original":   "GET /webhooks/{id}/{token}/messages/@original 1/token",
		"/api/v9/applications/1/guilds/2/commands":      "GET /applications/{id}/guilds/{id}/commands ",
		"/api/v9/gateway/bot":                           "GET /gateway/bot ",
		"/api/v10/users/@me":                            "GET /users/@me ",
		"/Some Thing/../x":                              "GET /{other}/{other}/x ",
		"":                                              "GET /{other} ",
	} {
		route, major := routeOf("GET", path)
		if got := route + " " + major; got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

func TestRefusalsAreCounted(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := &script{began: time.Now(), lines: []string{"403"}}
		p := newPolicy(s, NoObserver{})
		for n := range maxInvalid {
			s.call(t, p, "GET", fmt.Sprintf("/channels/%d", n%4000))
			if n == maxInvalid/2 {
				time.Sleep(3 * time.Minute)
			}
		}
		sent := len(s.at)
		refused := func(path string) bool {
			r, err := http.NewRequestWithContext(t.Context(), "POST", "https://discord.com/api/v9"+path, nil)
			if err != nil {
				t.Fatal(err)
			}
			_, err = p.RoundTrip(r)
			return err != nil && strings.Contains(err.Error(), "bans at 10,000")
		}
		if !refused("/channels/1") || len(s.at) != sent {
			t.Error("goes on after so many refusals")
		}
		if refused("/interactions/1/token/callback") {
			t.Error("interactions go unanswered before it is serious")
		}
		time.Sleep(8 * time.Minute)
		if refused("/channels/1") {
			t.Error("waits longer than it must")
		}
		time.Sleep(11 * time.Minute)
		if n := p.invalid.count(time.Now()); n != 0 {
			t.Errorf("%d refusals after a quarter of an hour", n)
		}
	})
}
