package localdiscord

import (
	"bytes"
	"context"
	"net/http"
	"strconv"
)

// recorder keeps an answer so that it can be written into the journal before
// the client sees it.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
	bare   bool // without the headers of a rate limit that isn't reached
	cut    int  // where the connection ends: whole, nothing or half
}

// send gives the answer to the client, or what the client gets of it.
func (r *recorder) send(w http.ResponseWriter) {
	for name, values := range r.header {
		w.Header()[name] = values
	}
	body := r.body.Bytes()
	switch r.cut {
	case nothing:
		panic(http.ErrAbortHandler) // ends the connection
	case half:
		w.Header().Set("Content-Length", strconv.Itoa(max(len(body), 100)))
		w.WriteHeader(max(r.status, http.StatusOK))
		_, _ = w.Write(body[:len(body)/2])
		_ = http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	}
	w.WriteHeader(r.status)
	// A client that has gone away doesn't get its answer.
	_, _ = w.Write(body)
}

// Header returns the answer's header.
func (r *recorder) Header() http.Header { return r.header }

// WriteHeader keeps the status.
func (r *recorder) WriteHeader(status int) { r.status = status }

// Write keeps a part of the body.
func (r *recorder) Write(part []byte) (int, error) { return r.body.Write(part) }

// callKey is where a request's context has its call.
type callKey struct{}

// withCall puts a call into a context.
func withCall(ctx context.Context, c *call) context.Context {
	return context.WithValue(ctx, callKey{}, c)
}

// callOf returns the call of a request that went through serveREST.
func callOf(r *http.Request) *call { return r.Context().Value(callKey{}).(*call) }
