package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

const (
	maxTries   = 3
	maxBackoff = 30 * time.Second // a longer wait is given up at once
	maxAnswer  = 8 << 20          // bytes of a REST answer
)

// policy is the http.RoundTripper of all REST calls: it keeps Discord's limits
// before and after the fact and repeats what is safe to repeat, all within the
// request's context.
type policy struct {
	next   http.RoundTripper
	limits *limits
	base   time.Duration // first backoff
}

type repeatable struct{}

// withRepeat marks a POST as safe to send twice.
func withRepeat(ctx context.Context) context.Context {
	return context.WithValue(ctx, repeatable{}, true)
}

// RoundTrip sends the request, at most maxTries times.
func (p *policy) RoundTrip(r *http.Request) (*http.Response, error) {
	route := r.Method + " " + r.URL.Path
	safe := r.Method != http.MethodPost || r.Context().Value(repeatable{}) != nil
	for try := 1; ; try++ {
		if err := p.waitTurn(r, route); err != nil {
			return nil, err
		}
		resp, err := p.send(r)
		var wait time.Duration
		switch {
		case err != nil:
			if !safe || try == maxTries || r.Context().Err() != nil {
				return nil, err
			}
			wait = p.jitter(try)
		case resp.StatusCode == http.StatusTooManyRequests:
			var global bool
			wait, global = refusal(resp)
			if !tokenRoute(r.URL) {
				p.limits.refused(route, global, wait, time.Now())
			}
			if try == maxTries || !fitsIn(r.Context(), wait) {
				discard(resp)
				return nil, fmt.Errorf("discord takes no more requests for %s", wait.Round(time.Millisecond))
			}
		case resp.StatusCode >= 500 && safe && try < maxTries:
			wait = p.jitter(try)
		default:
			if !tokenRoute(r.URL) {
				p.limits.learn(route, resp.Header, time.Now())
			}
			resp.Body = limitedBody{io.LimitReader(resp.Body, maxAnswer), resp.Body}
			return resp, nil
		}
		if resp != nil {
			discard(resp)
		}
		if err := sleep(r.Context(), wait); err != nil {
			return nil, err
		}
	}
}

// send makes one attempt with a body of its own.
func (p *policy) send(r *http.Request) (*http.Response, error) {
	attempt := r.Clone(r.Context())
	if r.GetBody != nil {
		body, err := r.GetBody()
		if err != nil {
			return nil, fmt.Errorf("repeating a request: %w", err)
		}
		attempt.Body = body
	}
	return p.next.RoundTrip(attempt)
}

func (p *policy) waitTurn(r *http.Request, route string) error {
	if tokenRoute(r.URL) {
		return r.Context().Err()
	}
	for {
		wait := p.limits.take(route, time.Now())
		if wait <= 0 {
			return r.Context().Err()
		}
		if !fitsIn(r.Context(), wait) {
			return fmt.Errorf("discord takes no more requests for %s", wait.Round(time.Millisecond))
		}
		if err := sleep(r.Context(), wait); err != nil {
			return err
		}
	}
}

// jitter is a random wait that grows with the tries.
func (p *policy) jitter(try int) time.Duration {
	return time.Duration(rand.Int64N(int64(p.base<<try) + 1))
}

// tokenRoute says whether the address carries an interaction's token: such
// routes are outside the global limit and used too briefly to remember.
func tokenRoute(u *url.URL) bool {
	return strings.Contains(u.Path, "/interactions/") || strings.Contains(u.Path, "/webhooks/")
}

// refusal reads a 429, with or without headers and JSON.
func refusal(resp *http.Response) (wait time.Duration, global bool) {
	raw, err := io.ReadAll(io.LimitReader(resp.Body, 1<<16))
	resp.Body.Close()
	resp.Body = io.NopCloser(bytes.NewReader(raw))
	var said struct {
		RetryAfter float64 `json:"retry_after"`
		Global     bool    `json:"global"`
	}
	if err != nil || json.Unmarshal(raw, &said) != nil {
		said.RetryAfter = 0 // Cloudflare answers in HTML; the header or the default counts
	}
	after, err := strconv.ParseFloat(resp.Header.Get("Retry-After"), 64)
	if err != nil || said.RetryAfter > after {
		after = said.RetryAfter
	}
	if wait = seconds(after); wait == 0 {
		wait = time.Second
	}
	global = said.Global || resp.Header.Get("X-RateLimit-Global") == "true" || resp.Header.Get("X-RateLimit-Scope") == "global"
	return wait, global
}

func fitsIn(ctx context.Context, wait time.Duration) bool {
	deadline, ok := ctx.Deadline()
	return wait <= maxBackoff && (!ok || time.Until(deadline) > wait)
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

// discard lets the connection be used again.
func discard(resp *http.Response) {
	_, _ = io.CopyN(io.Discard, resp.Body, 1<<16) // only for reuse; a failure costs a connection
	resp.Body.Close()
}

type limitedBody struct {
	io.Reader
	io.Closer
}

// rewrite sends every request to another server.
type rewrite struct {
	to   *url.URL
	next http.RoundTripper
}

// RoundTrip sends the request to the other server.
func (w rewrite) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.URL.Scheme, r.URL.Host, r.Host = w.to.Scheme, w.to.Host, ""
	return w.next.RoundTrip(r)
}
