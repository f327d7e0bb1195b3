package localdiscord

import (
	"fmt"
	"net/http"
	"strings"
	"time"
)

// restFault is what happens to a REST call.
type restFault struct {
	suits func(r *http.Request) bool // nil: any call of its kind
	do    func(w *recorder, r *http.Request, handle func())
}

// How an answer is cut off.
const (
	whole   = iota
	nothing // the connection ends before the answer
	half    // in the middle of it
)

// addressFaults are what can go wrong with GET /gateway/bot.
func addressFaults() []Fault {
	list := []Fault{
		{Name: "gateway address: 500", rest: restFault{do: status(500)}},
		{Name: "gateway address: 502 from a proxy", rest: restFault{do: proxy(502)}},
		{Name: "gateway address: cut off", rest: restFault{do: cut(nothing, false)}},
		{Name: "gateway address: not JSON", rest: restFault{do: says200("<html>maintenance</html>")}},
		{Name: "gateway address: empty", rest: restFault{do: says200("{}")}},
		{Name: "gateway address: no address", rest: restFault{do: says200(`{"url":"http://[::1"}`)}},
		{Name: "gateway address: nobody there", rest: restFault{do: says200(`{"url":"ws://127.0.0.1:1"}`)}},
		{Name: "gateway address: 429", rest: restFault{do: limited(limit{header: "0.02", json: `{"message":"slow down","retry_after":0.02,"global":false}`})}},
	}
	for n := range list {
		list[n].Kind = FaultAddress
	}
	return list
}

// restFaults are what a client should get over.
func restFaults() []Fault {
	const slow, global = `{"message":"You are being rate limited.","retry_after":0.02,"global":false}`, `{"message":"You are being rate limited.","retry_after":0.02,"global":true}`
	list := []Fault{
		{Name: "429 for a route", rest: restFault{do: limited(limit{header: "0.02", json: slow, scope: "user", bucket: true})}},
		{Name: "429 for a route without headers", rest: restFault{do: limited(limit{json: slow})}},
		{Name: "429 for a route without JSON", rest: restFault{do: limited(limit{header: "0.02", scope: "user", bucket: true})}},
		{Name: "429 shared", rest: restFault{do: limited(limit{header: "0.02", json: slow, scope: "shared"})}},
		{Name: "429 for all", rest: restFault{do: limited(limit{header: "0.02", json: global, scope: "global"})}},
		{Name: "429 for all without headers", rest: restFault{do: limited(limit{json: global})}},
		{Name: "429 from a proxy", rest: restFault{do: limited(limit{header: "0.02", json: "<html>error code: 1015</html>"})}},
		{Name: "503 from a proxy", rest: restFault{do: proxy(503)}},
		{Name: "slow answer", rest: restFault{do: slowly}},
		{Name: "no answer", rest: restFault{do: hang(false)}},
		{Name: "no answer, but done", rest: restFault{do: hang(true)}},
		{Name: "cut before the answer", rest: restFault{do: cut(nothing, false)}},
		{Name: "cut before the answer, but done", rest: restFault{do: cut(nothing, true)}},
		{Name: "cut in the answer", rest: restFault{do: cut(half, true)}},
		{Name: "500, but done", rest: restFault{do: func(w *recorder, _ *http.Request, handle func()) {
			handle()
			w.body.Reset()
			w.status = 500
		}}},
	}
	for _, code := range []int{500, 502, 503, 504} {
		list = append(list, Fault{Name: fmt.Sprint(code), Code: code, rest: restFault{do: status(code)}})
	}
	for n := range list {
		list[n].Kind = FaultREST
	}
	return list
}

// refusals are what a client can't get over; most are normal events.
func refusals() []Fault {
	list := []Fault{
		refusal("403", isAnswer, &apiError{status: 403, Message: "403: Forbidden"}),
		refusal("missing access", isAnswer, errMissingAccess),
		refusal("missing permissions", isMessage, errMissingPermissions),
		refusal("404", isAnswer, errNotFound),
		refusal("deleted channel", isMessage, errUnknownChannel),
		refusal("deleted message", isMessage, errUnknownMessage),
		refusal("expired interaction", isCallback, errUnknownInteraction),
		refusal("expired token", isWebhook, errUnknownWebhook),
		refusal("wrong webhook token", isWebhook, errWebhookToken),
		refusal("401", isMessage, errUnauthorized),
	}
	again := refusal("answered by another process", isCallback, errAcknowledged)
	refuse := again.rest.do
	again.rest.do = func(w *recorder, r *http.Request, handle func()) {
		handle()
		w.body.Reset()
		refuse(w, r, handle)
	}
	list = append(list, again)
	for n := range list {
		list[n].Kind = FaultRefusal
	}
	return list
}

func isMessage(r *http.Request) bool {
	return r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/messages") && strings.Contains(r.URL.Path, "/channels/")
}
func isCallback(r *http.Request) bool { return strings.HasSuffix(r.URL.Path, "/callback") }
func isWebhook(r *http.Request) bool  { return strings.Contains(r.URL.Path, "/webhooks/") }
func isAnswer(r *http.Request) bool   { return isMessage(r) || isCallback(r) || isWebhook(r) }

// restFault takes the next fault for a call.
func (s *Server) restFault(r *http.Request) *Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.fault(func(f Fault) bool {
		switch {
		case f.rest.do == nil:
			return false
		case f.Kind == FaultAddress:
			return strings.HasSuffix(r.URL.Path, "/gateway/bot")
		case f.rest.suits == nil:
			return isAnswer(r)
		}
		return f.rest.suits(r)
	})
}

// refusal is an error that Discord answers with.
func refusal(name string, suits func(*http.Request) bool, err *apiError) Fault {
	return Fault{Name: name, Code: err.code(), rest: restFault{suits: suits, do: func(w *recorder, _ *http.Request, _ func()) {
		w.header.Set("Content-Type", "application/json")
		w.status = err.status
		w.body.Write(encode(err))
	}}}
}

func status(code int) func(*recorder, *http.Request, func()) {
	return func(w *recorder, _ *http.Request, _ func()) {
		w.status = code
		fmt.Fprintf(&w.body, `{"message":"%d: %s","code":0}`, code, http.StatusText(code))
	}
}

func proxy(code int) func(*recorder, *http.Request, func()) {
	return func(w *recorder, _ *http.Request, _ func()) {
		w.header.Set("Content-Type", "text/html")
		w.status = code
		fmt.Fprintf(&w.body, "<html>%s</html>", http.StatusText(code))
	}
}

func says200(body string) func(*recorder, *http.Request, func()) {
	return func(w *recorder, _ *http.Request, _ func()) { w.body.WriteString(body) }
}

// limit is what a 429 says.
type limit struct {
	header string // Retry-After
	json   string
	scope  string
	bucket bool // with the headers of the bucket
}

func limited(l limit) func(*recorder, *http.Request, func()) {
	return func(w *recorder, _ *http.Request, _ func()) {
		w.status, w.bare = http.StatusTooManyRequests, true
		set := func(key, value string) {
			if value != "" {
				w.header.Set(key, value)
			}
		}
		set("Retry-After", l.header)
		set("X-RateLimit-Scope", l.scope)
		if l.scope == "global" {
			set("X-RateLimit-Global", "true")
		}
		if l.bucket {
			set("X-RateLimit-Limit", "5")
			set("X-RateLimit-Remaining", "0")
			set("X-RateLimit-Reset-After", l.header)
			set("X-RateLimit-Bucket", "slow")
		}
		w.body.WriteString(l.json)
	}
}

// slowly answers after a while.
func slowly(_ *recorder, r *http.Request, handle func()) {
	timer := time.NewTimer(FaultDelay)
	defer timer.Stop()
	select {
	case <-timer.C:
		handle()
	case <-r.Context().Done():
	}
}

// hang lets the client wait until it gives up.
func hang(done bool) func(*recorder, *http.Request, func()) {
	return func(w *recorder, r *http.Request, handle func()) {
		if done {
			handle()
		}
		<-r.Context().Done()
		w.cut = nothing
	}
}

func cut(where int, done bool) func(*recorder, *http.Request, func()) {
	return func(w *recorder, _ *http.Request, handle func()) {
		if done {
			handle()
		}
		w.cut = where
	}
}
