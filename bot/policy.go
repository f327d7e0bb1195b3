package bot

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync/atomic"
	"time"
)

const (
	maxTries   = 6                // with the waits between them about as long as an answer may take
	maxBackoff = 30 * time.Second // a longer wait is given up at once
	maxAnswer  = 8 << 20          // bytes of a REST answer
)

// policy is the http.RoundTripper of all REST calls: it keeps Discord's limits
// before and after the fact and repeats what is safe to repeat, all within the
// request's context. After Discord has refused the token, and when it has refused
// so much that it would soon ban the address, it makes no more calls.
type policy struct {
	next    http.RoundTripper
	limits  *limits  // of the bot
	tokens  *limits  // of interactions, which are outside the bot's
	invalid *invalid // refusals
	watch   Observer
	base    time.Duration // first backoff
	attempt time.Duration // for one attempt and its answer
	// attemptCallback is for one attempt at the first answer to an interaction,
	// for which Discord waits 3 s: it leaves time for another.
	attemptCallback time.Duration

	revoked   atomic.Bool // Discord has refused the token
	onRevoked func()      // is told so; may be nil
}

func newPolicy(next http.RoundTripper, watch Observer) *policy {
	return &policy{
		next: next, watch: watch, base: 100 * time.Millisecond, attempt: 10 * time.Second, attemptCallback: 1200 * time.Millisecond,
		limits: &limits{paced: true}, tokens: &limits{}, invalid: &invalid{},
	}
}

type repeatable struct{}

// withRepeat marks a POST as safe to send twice.
func withRepeat(ctx context.Context) context.Context {
	return context.WithValue(ctx, repeatable{}, true)
}

// trip is one REST call on its way.
type trip struct {
	*policy
	request      *http.Request
	route, major string
	window       *window
	ofToken      bool // the address carries an interaction's token
	callback     bool // it is the first answer to an interaction
	safe         bool // to repeat
	try          int
}

// RoundTrip sends the request, at most maxTries times.
func (p *policy) RoundTrip(r *http.Request) (*http.Response, error) {
	t := trip{policy: p, request: r}
	t.route, t.major = routeOf(r.Method, r.URL.Path)
	t.callback = strings.HasSuffix(t.route, "/{token}/callback")
	t.ofToken = strings.Contains(t.route, "/{token}")
	t.safe = r.Method != http.MethodPost || r.Context().Value(repeatable{}) != nil
	for t.try = 1; ; t.try++ {
		if err := t.waitTurn(); err != nil {
			return nil, err
		}
		resp, err := t.send()
		wait, done, err := t.judge(resp, err)
		if done {
			return resp, err
		}
		if err != nil {
			return nil, err
		}
		if err := sleep(r.Context(), wait); err != nil {
			return nil, err
		}
	}
}

// judge says what to make of an attempt: it is the answer, or there is an error,
// or it is repeated after a wait.
func (t *trip) judge(resp *http.Response, err error) (wait time.Duration, done bool, _ error) {
	switch {
	case err != nil:
		t.bounds().failed(t.window)
		if !t.safe || t.try == maxTries || t.request.Context().Err() != nil {
			return 0, false, err
		}
		return t.jitter(), false, nil
	case resp.StatusCode == http.StatusTooManyRequests:
		wait, global := refusal(resp)
		t.bounds().refused(t.window, global, wait, time.Now())
		if t.try == maxTries || !fitsIn(t.request.Context(), wait) {
			return 0, false, t.withheld("limit", fmt.Errorf("discord takes no more requests for %s", wait.Round(time.Millisecond)))
		}
		return wait, false, nil
	case resp.StatusCode >= 500:
		t.bounds().failed(t.window)
		if t.safe && t.try < maxTries {
			return t.jitter(), false, nil
		}
	case !t.callback:
		t.bounds().learn(t.window, t.route, t.major, resp.Header, time.Now())
	}
	t.settle(resp)
	return 0, true, nil
}

// bounds are the limits that hold for the call.
func (t *trip) bounds() *limits {
	if t.ofToken {
		return t.tokens
	}
	return t.limits
}

// send makes one attempt, with a body of its own, and reads its answer to the
// end: an answer that is cut is none.
func (t *trip) send() (*http.Response, error) {
	patience := t.attempt
	if t.callback {
		patience = t.attemptCallback
	}
	ctx, cancel := context.WithTimeout(t.request.Context(), patience)
	defer cancel()
	attempt := t.request.Clone(ctx)
	if t.request.GetBody != nil {
		body, err := t.request.GetBody()
		if err != nil {
			return nil, fmt.Errorf("repeating a request: %w", err)
		}
		attempt.Body = body
	}
	began, status := time.Now(), 0
	defer func() { t.watch.Requested(t.route, status, time.Since(began)) }()
	resp, err := t.next.RoundTrip(attempt)
	if err != nil {
		return nil, err
	}
	status = resp.StatusCode
	t.count(resp)
	raw, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer))
	resp.Body.Close()
	if err != nil {
		return nil, fmt.Errorf("reading the answer: %w", err)
	}
	resp.Body = io.NopCloser(bytes.NewReader(raw))
	return resp, nil
}

// count notes what Discord counts as invalid, and the refusal of the token.
func (t *trip) count(resp *http.Response) {
	switch resp.StatusCode {
	case http.StatusUnauthorized:
		if !t.ofToken && !t.revoked.Swap(true) && t.onRevoked != nil {
			t.onRevoked()
		}
	case http.StatusForbidden:
	case http.StatusTooManyRequests:
		if resp.Header.Get("X-RateLimit-Scope") == "shared" {
			return // Discord doesn't count these
		}
	default:
		return
	}
	t.invalid.refused(time.Now())
}

// waitTurn waits until the call may be made.
func (t *trip) waitTurn() error {
	ctx := t.request.Context()
	for {
		if err := t.refuse(); err != nil {
			return err
		}
		if t.callback { // the only one of its kind: there is nothing to wait for
			t.window = &window{}
			return ctx.Err()
		}
		w, wait, ahead := t.bounds().take(t.route, t.major, time.Now())
		switch {
		case w != nil:
			t.window = w
			return nil
		case ahead != nil:
			select {
			case <-ahead:
			case <-ctx.Done():
				return ctx.Err()
			}
		case !fitsIn(ctx, wait):
			return t.withheld("limit", fmt.Errorf("discord takes no more requests for %s", wait.Round(time.Millisecond)))
		default:
			if err := sleep(ctx, wait); err != nil {
				return err
			}
		}
	}
}

// refuse returns why no call is made at all.
func (t *trip) refuse() error {
	if t.revoked.Load() && !t.ofToken {
		return t.withheld("token", badToken())
	}
	refusals, most := t.invalid.count(time.Now()), maxInvalid
	if t.ofToken {
		most = maxInvalidAtAll
	}
	if refusals >= most {
		return t.withheld("invalid", fmt.Errorf("discord has refused %d requests in ten minutes and bans at 10,000: waiting", refusals))
	}
	return nil
}

func (t *trip) withheld(why string, err error) error {
	t.watch.Withheld(t.route, why)
	return err
}

// jitter is a random wait that grows with the tries.
func (t *trip) jitter() time.Duration { return rand.N(t.base<<t.try + 1) }
