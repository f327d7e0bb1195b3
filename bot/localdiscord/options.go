package localdiscord

import (
	"context"
	"net/http"
	"time"
)

// Options of a [Server]. The zero value is a Discord with Discord's own timings.
type Options struct {
	// Addr is where to listen; empty means a free port of 127.0.0.1.
	Addr string
	// Name is the application's and its bot's name; empty means "bot".
	Name string
	// HeartbeatInterval is what hello asks of clients; 0 means 41.25 s.
	HeartbeatInterval time.Duration
	// AnswerWithin is the time for the first answer to an interaction; 0 means 3 s.
	AnswerWithin time.Duration
	// TokenLife is how long an interaction's token can be used; 0 means 15 min.
	TokenLife time.Duration
	// MaxMessages is how many messages a channel keeps; 0 means 1,000.
	MaxMessages int
	// MaxRequests is how many REST requests [Server.Requests] keeps; 0 means 10,000.
	MaxRequests int
	// OnRequest sees each REST request before it is handled. What it returns is
	// kept as a [Problem]; the request is handled all the same.
	OnRequest func(r *http.Request, body []byte) error
	// Fail is called with each [Problem] as it happens, for instance t.Error. It
	// must not call the server.
	Fail func(p Problem)
}

// Server is one Discord. Its methods are safe for concurrent use.
type Server struct{}

// New starts a Discord that runs until Close.
func New(o Options) (*Server, error) { return nil, nil }

// TB is the part of testing.TB that [ForTest] needs.
type TB interface {
	Helper()
	Cleanup(func())
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// ForTest starts a Discord that ends with the test and fails it on every
// problem that the test hasn't announced with [Server.Expect].
func ForTest(tb TB, o Options) *Server { return nil }

// Close disconnects everybody and ends all goroutines of the server.
func (s *Server) Close() {}

// URL returns the base address, http://127.0.0.1:port, without a slash at the end.
func (s *Server) URL() string { return "" }

// Quiet is the barrier: it returns once every event sent so far has been
// received by every connected session (an extra event and a requested heartbeat
// prove it), the idle functions have returned, and no REST call is in flight,
// with nothing new having happened meanwhile. A client that hands events to
// workers passes an idle function that waits for them. Without a connected
// session it waits for idle and REST alone.
func (s *Server) Quiet(ctx context.Context, idle ...func(context.Context) error) error { return nil }
