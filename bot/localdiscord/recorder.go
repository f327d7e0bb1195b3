package localdiscord

import (
	"bytes"
	"context"
	"net/http"
)

// recorder keeps an answer so that it can be written into the journal before
// the client sees it.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
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
