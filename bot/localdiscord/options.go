package localdiscord

import (
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
	// Identifies is how many sessions a client may start, by what GET /gateway/bot
	// says; 0 means 1,000.
	Identifies int
	// OnRequest sees each REST request before it is handled. What it returns is
	// kept as a [Problem]; the request is handled all the same.
	OnRequest func(r *http.Request, body []byte) error
	// Intercept may answer a REST request itself, as a broken or overloaded
	// Discord would, and then returns true. It may block until the request's
	// context ends.
	Intercept func(w http.ResponseWriter, r *http.Request) bool
	// Watch sees what happens, as it happens.
	Watch Watch
	// Fail is called with each [Problem] as it happens, expected ones excepted.
	// It must not call the server.
	Fail func(p Problem)
}

// withDefaults fills in what was left out.
func (o Options) withDefaults() Options {
	def := func(value *time.Duration, otherwise time.Duration) {
		if *value <= 0 {
			*value = otherwise
		}
	}
	if o.Addr == "" {
		o.Addr = "127.0.0.1:0"
	}
	if o.Name == "" {
		o.Name = "bot"
	}
	def(&o.HeartbeatInterval, 41250*time.Millisecond)
	def(&o.AnswerWithin, 3*time.Second)
	def(&o.TokenLife, 15*time.Minute)
	if o.MaxMessages <= 0 {
		o.MaxMessages = 1000
	}
	if o.MaxRequests <= 0 {
		o.MaxRequests = 10000
	}
	if o.Identifies <= 0 {
		o.Identifies = 1000
	}
	return o
}
