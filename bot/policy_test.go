package bot

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// script is a Discord that answers one line after the other:
// "200", "429 Retry-After:2", "429 {\"retry_after\":1.5}", "fail".
type script struct {
	mu    sync.Mutex
	lines []string
	at    []time.Duration // when each attempt came
	body  []string
	began time.Time
}

func (s *script) RoundTrip(r *http.Request) (*http.Response, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	line := s.lines[min(len(s.at), len(s.lines)-1)]
	s.at = append(s.at, time.Since(s.began))
	sent := []byte{}
	if r.Body != nil {
		sent, _ = io.ReadAll(r.Body) // from memory
	}
	s.body = append(s.body, string(sent))
	if line == "fail" {
		return nil, errors.New("connection reset")
	}
	resp := &http.Response{Header: http.Header{}, Request: r}
	body := ""
	for n, word := range strings.Fields(line) {
		key, value, isHeader := strings.Cut(word, ":")
		switch {
		case n == 0:
			for _, digit := range word {
				resp.StatusCode = resp.StatusCode*10 + int(digit-'0')
			}
		case strings.HasPrefix(word, "{"), strings.HasPrefix(word, "<"):
			body = word
		case isHeader:
			resp.Header.Set(key, value)
		}
	}
	resp.Body = io.NopCloser(strings.NewReader(body))
	return resp, nil
}

// call makes a call that must succeed.
func (s *script) call(t *testing.T, p *policy, method, path string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, "https://discord.com/api/v9"+path, nil)
	if err == nil {
		_, err = p.RoundTrip(r)
	}
	if err != nil {
		t.Errorf("%s %s: %v", method, path, err)
	}
}

func TestPolicy(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name   string
		method string
		safe   bool
		limit  time.Duration // of the context
		lines  []string
		tries  int
		status int           // 0: an error
		least  time.Duration // between first and last attempt
	}{
		{"all is well", "POST", false, 0, []string{"200"}, 1, 200, 0},
		{"429 with header", "POST", false, 0, []string{"429 Retry-After:2", "200"}, 2, 200, 2 * time.Second},
		{"429 with JSON", "POST", false, 0, []string{`429 {"retry_after":1.5}`, "200"}, 2, 200, 1500 * time.Millisecond},
		{"429 in HTML", "POST", false, 0, []string{"429 <html>", "200"}, 2, 200, time.Second},
		{"429 for ever", "POST", false, 0, []string{"429 Retry-After:1"}, maxTries, 0, 5 * time.Second},
		{"429 longer than there is time", "POST", false, time.Second, []string{"429 Retry-After:2", "200"}, 1, 0, 0},
		{"429 for an hour", "POST", false, 0, []string{"429 Retry-After:3600", "200"}, 1, 0, 0},
		{"500 on a GET", "GET", false, 0, []string{"500", "502", "200"}, 3, 200, 0},
		{"500 on a POST", "POST", false, 0, []string{"500", "200"}, 1, 500, 0},
		{"503 on a POST with a nonce", "POST", true, 0, []string{"503", "504", "200"}, 3, 200, 0},
		{"503 for ever", "GET", false, 0, []string{"503"}, maxTries, 503, 0},
		{"cut connection on a PUT", "PUT", false, 0, []string{"fail", "200"}, 2, 200, 0},
		{"cut connection on a POST", "POST", false, 0, []string{"fail", "200"}, 1, 0, 0},
		{"cut connections with a nonce", "POST", true, 0, []string{"fail"}, maxTries, 0, 0},
		{"403", "GET", false, 0, []string{"403"}, 1, 403, 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s := &script{lines: tc.lines, began: time.Now()}
				p := newPolicy(s, NoObserver{})
				ctx := t.Context()
				if tc.limit > 0 {
					var cancel context.CancelFunc
					ctx, cancel = context.WithTimeout(ctx, tc.limit)
					defer cancel()
				}
				if tc.safe {
					ctx = withRepeat(ctx)
				}
				r, err := http.NewRequestWithContext(ctx, tc.method, "https://discord.com/api/v9/channels/1/messages", bytes.NewBufferString("body"))
				if err != nil {
					t.Fatal(err)
				}
				resp, err := p.RoundTrip(r)
				if len(s.at) != tc.tries {
					t.Errorf("%d attempts, want %d", len(s.at), tc.tries)
				}
				if got := s.at[len(s.at)-1]; got < tc.least {
					t.Errorf("last attempt after %s, want at least %s", got, tc.least)
				}
				for _, body := range s.body {
					if body != "body" {
						t.Errorf("an attempt had the body %q", body)
					}
				}
				switch {
				case tc.status == 0 && err == nil:
					t.Errorf("status %d, want an error", resp.StatusCode)
				case tc.status != 0 && (err != nil || resp.StatusCode != tc.status):
					t.Errorf("got %v, %v, want status %d", resp, err, tc.status)
				}
			})
		})
	}
}

func TestPolicyWaitsBeforeTheLimit(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := &script{began: time.Now(), lines: []string{"200 X-RateLimit-Remaining:1 X-RateLimit-Reset-After:3"}}
		p := newPolicy(s, NoObserver{})
		for _, path := range []string{
			"/channels/1/messages", "/channels/1/messages",
			"/channels/2/messages", // counted apart, not held back
			"/channels/1/messages", // after the window
		} {
			s.call(t, p, "GET", path)
		}
		for n, want := range []time.Duration{0, 0, 0, 3 * time.Second} {
			if s.at[n] != want {
				t.Errorf("request %d came after %s, want %s", n, s.at[n], want)
			}
		}
	})
}

func TestPolicyKeepsTheGlobalLimit(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		for _, header := range []string{"X-RateLimit-Global:true", "X-RateLimit-Scope:global", `{"global":true}`} {
			s := &script{began: time.Now(), lines: []string{"429 Retry-After:5 " + header, "200"}}
			p := newPolicy(s, NoObserver{})
			began := time.Now()
			go s.call(t, p, "GET", "/channels/1/messages")
			synctest.Wait()
			s.call(t, p, "POST", "/interactions/1/abc/callback")
			if took := time.Since(began); took != 0 {
				t.Errorf("%s: an interaction waited %s", header, took)
			}
			s.call(t, p, "GET", "/channels/2/messages")
			if took := time.Since(began); took != 5*time.Second {
				t.Errorf("%s: another route waited %s", header, took)
			}
			synctest.Wait()
		}
	})
}

func TestErrorsHoldNoSecrets(t *testing.T) {
	t.Parallel()
	s := &script{began: time.Now(), lines: []string{"fail"}}
	r, err := newREST(secret, nil, NoObserver{})
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"fail", "400", `401 {"message":"401:Unauthorized","code":0}`, "429 Retry-After:3600", "200"} {
		s.lines, s.at = []string{line}, nil
		r.session.Client.Transport = newPolicy(s, NoObserver{})
		var out struct{}
		err = r.call(t.Context(), "doing", "POST", "https://discord.com/api/v9/interactions/1/tok123/callback", nil, &out)
		if err == nil || strings.Contains(err.Error(), "secret") || strings.Contains(err.Error(), "tok123") {
			t.Errorf("%s: error %v", line, err)
		}
	}
}
