package desk

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"

	"nutgraf/bot/localdiscord"
)

// refused is an answer to the page that isn't a success.
type refused struct {
	status  int
	Code    int    `json:"code"`
	Message string `json:"message"`
}

// Error returns the message.
func (e *refused) Error() string { return e.Message }

// wrong makes an error with a status.
func wrong(status int, format string, args ...any) *refused {
	return &refused{status: status, Message: fmt.Sprintf(format, args...)}
}

// fail answers with an error. What isn't a refusal of the desk is what the local
// Discord says to a member.
func fail(w http.ResponseWriter, err error) {
	var r *refused
	if !errors.As(err, &r) {
		r = &refused{status: http.StatusBadRequest, Code: localdiscord.ErrorCode(err), Message: err.Error()}
	}
	answer(w, r.status, map[string]any{"error": r})
}

// answer writes a value as JSON.
func answer(w http.ResponseWriter, status int, value any) {
	raw, err := json.Marshal(value)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	// A page that has gone away doesn't get its answer.
	_, _ = w.Write(raw)
}

// none is the answer of calls whose effect comes by the feed.
type none struct{}

// post makes a handler of what a call does.
func post[In, Out any](do func(r *http.Request, in In) (Out, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		in, err := read[In](r)
		if err != nil {
			fail(w, err)
			return
		}
		out, err := do(r, in)
		if err != nil {
			fail(w, err)
			return
		}
		answer(w, http.StatusOK, out)
	}
}

// get makes a handler of what a question is answered with.
func get[Out any](do func(r *http.Request) (Out, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		out, err := do(r)
		if err != nil {
			fail(w, err)
			return
		}
		answer(w, http.StatusOK, out)
	}
}

// read decodes the body of a call.
func read[In any](r *http.Request) (In, error) {
	var in In
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		return in, wrong(http.StatusUnsupportedMediaType, "a call must be application/json")
	}
	raw, err := io.ReadAll(io.LimitReader(r.Body, maxBody+1))
	if err != nil {
		return in, wrong(http.StatusBadRequest, "the call didn't arrive whole")
	}
	if len(raw) > maxBody {
		return in, wrong(http.StatusRequestEntityTooLarge, "a call can have %d bytes", maxBody)
	}
	if err := strictly(raw, &in); err != nil {
		return in, wrong(http.StatusBadRequest, "the call isn't what it should be: %v", err)
	}
	return in, nil
}
