package desk

import (
	"fmt"
	"net/http"
	"strings"
	"time"
)

// drop is POST /api/gateway/drop.
func (d *Desk) drop(*http.Request, none) (none, error) {
	d.srv.Gateway().Drop()
	return none{}, nil
}

// reconnect is POST /api/gateway/reconnect.
func (d *Desk) reconnect(*http.Request, none) (none, error) {
	d.srv.Gateway().Reconnect()
	return none{}, nil
}

// invalidate is POST /api/gateway/invalidate.
func (d *Desk) invalidate(_ *http.Request, in struct {
	Resumable bool `json:"resumable"`
}) (none, error) {
	d.srv.Gateway().Invalidate(in.Resumable)
	return none{}, nil
}

// content is POST /api/gateway/content.
func (d *Desk) content(_ *http.Request, in struct {
	Allowed *bool `json:"allowed"`
}) (none, error) {
	if in.Allowed == nil {
		return none{}, wrong(http.StatusBadRequest, "allowed must be true or false")
	}
	had := d.srv.Application().MessageContent()
	d.srv.Application().AllowMessageContent(*in.Allowed)
	d.mu.Lock()
	d.gatewayChanged()
	d.mu.Unlock()
	if *in.Allowed && !had && d.o.ContentGivenBack != nil {
		d.o.ContentGivenBack()
	}
	return none{}, nil
}

// faults are what the next REST calls of the bot meet.
type faults struct {
	Kind       string `json:"kind"`
	Left       int    `json:"left"`
	Delay      int    `json:"delay_ms"`
	Status     int    `json:"status"`
	RetryAfter int    `json:"retry_after_ms"`
}

const (
	maxFaults = 1000
	maxDelay  = 60000 // milliseconds
)

// statuses are those of the kinds of faults; a delay has none.
var statuses = map[string]int{
	"delay": 0, "429": http.StatusTooManyRequests, "500": http.StatusInternalServerError,
	"502": http.StatusBadGateway, "503": http.StatusServiceUnavailable,
}

// setFaults is POST /api/faults.
func (d *Desk) setFaults(_ *http.Request, in struct {
	Kind       string `json:"kind"`
	Count      int    `json:"count"`
	Delay      int    `json:"delay_ms"`
	RetryAfter int    `json:"retry_after_ms"`
}) (none, error) {
	var next *faults
	if in.Kind != "none" {
		status, known := statuses[in.Kind]
		switch {
		case !known:
			return none{}, wrong(http.StatusBadRequest, "there is no fault of the kind %q", in.Kind)
		case in.Count < 1 || in.Count > maxFaults:
			return none{}, wrong(http.StatusBadRequest, "count must be between 1 and %d", maxFaults)
		case in.Delay < 0 || in.Delay > maxDelay || in.RetryAfter < 0 || in.RetryAfter > maxDelay:
			return none{}, wrong(http.StatusBadRequest, "times must be between 0 and %d ms", maxDelay)
		}
		next = &faults{Kind: in.Kind, Left: in.Count, Delay: in.Delay, Status: status, RetryAfter: in.RetryAfter}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.faults = next
	d.gatewayChanged()
	return none{}, nil
}

// intercept lets a REST call of the bot meet a fault, if one is set.
func (d *Desk) intercept(w http.ResponseWriter, r *http.Request) bool {
	fault, meets := d.nextFault()
	if !meets {
		return false
	}
	if fault.Delay > 0 {
		patience := time.NewTimer(time.Duration(fault.Delay) * time.Millisecond)
		defer patience.Stop()
		select {
		case <-patience.C:
		case <-r.Context().Done():
		case <-d.closed:
		}
	}
	if fault.Status == 0 {
		return false
	}
	body := fmt.Sprintf(`{"message": "%d: %s", "code": 0}`, fault.Status, http.StatusText(fault.Status))
	if fault.Status == http.StatusTooManyRequests {
		seconds := strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.3f", float64(fault.RetryAfter)/1000), "0"), ".")
		w.Header().Set("Retry-After", fmt.Sprint((fault.RetryAfter+999)/1000))
		w.Header().Set("X-RateLimit-Scope", "user")
		body = fmt.Sprintf(`{"message": "You are being rate limited.", "retry_after": %s, "global": false}`, seconds)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(fault.Status)
	// It is a recorder, which takes everything.
	_, _ = w.Write([]byte(body))
	return true
}

// nextFault takes one of the faults.
func (d *Desk) nextFault() (faults, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.faults == nil {
		return faults{}, false
	}
	d.faults.Left--
	now := *d.faults
	if now.Left == 0 {
		d.faults = nil
	}
	d.gatewayChanged()
	return now, true
}
