package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// refusal reads a 429, with or without headers and JSON.
func refusal(resp *http.Response) (wait time.Duration, global bool) {
	raw, err := peek(resp)
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

// settle makes a success of the refusal that an attempt gets when an earlier one,
// whose answer was lost, has answered the interaction already.
func (t *trip) settle(resp *http.Response) {
	if !t.callback || t.try == 1 || resp.StatusCode != http.StatusBadRequest {
		return
	}
	raw, err := peek(resp)
	var said struct {
		Code int `json:"code"`
	}
	if err == nil && json.Unmarshal(raw, &said) == nil && said.Code == codeAcknowledged {
		resp.StatusCode, resp.Status = http.StatusNoContent, "204 No Content"
		resp.Body = http.NoBody
	}
}

// peek reads a body, which is in memory, and puts it back.
func peek(resp *http.Response) ([]byte, error) {
	raw, err := io.ReadAll(resp.Body)
	resp.Body = io.NopCloser(bytes.NewReader(raw))
	return raw, err
}

// fitsIn says whether there is time for such a wait.
func fitsIn(ctx context.Context, wait time.Duration) bool {
	deadline, ok := ctx.Deadline()
	return wait <= maxBackoff && (!ok || time.Until(deadline) > wait)
}

// sleep waits, or returns the error of the context that ends before.
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
