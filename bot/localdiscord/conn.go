package localdiscord

import (
	"fmt"
	"net/http"
	"time"

	"github.com/gorilla/websocket"
)

const (
	maxIncoming   = 4096             // bytes of a client's gateway message
	maxOutgoing   = 8192             // messages that wait for a slow client
	incomingLimit = 120              // messages of a client per minute
	writeTimeout  = 10 * time.Second // for one message to a client
	closeTimeout  = 2 * time.Second  // for a client to answer a close
)

// conn is one connection to the gateway. Its fields are guarded by the server's
// lock, except ws and the channels.
type conn struct {
	srv     *Server
	ws      *websocket.Conn
	wake    chan struct{} // has one element while there is something to write
	left    chan struct{} // closed when the reader has ended
	out     []payload
	session *session // nil before identify
	version int      // of the API
	heard   int64    // the sequence of the latest heartbeat
	closing bool     // nothing is written any more but the close
	code    int      // to close with
	reason  string
	gone    bool // the reader has ended

	// What faults do to it.
	mute   bool          // nothing is sent any more
	noAck  bool          // heartbeats aren't acknowledged
	broken bool          // silence is no fault of the client's
	stuck  bool          // nothing is read any more
	freed  chan struct{} // closed when a stuck connection may end

	received    int // messages in the current minute, reader only
	minuteStart time.Time
}

// serveGateway upgrades a request and serves the connection until it ends.
func (s *Server) serveGateway(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	if query.Get("compress") != "" || (query.Get("encoding") != "" && query.Get("encoding") != "json") {
		s.problem(Problem{Code: http.StatusBadRequest, Text: "gateway: asked for an encoding that the local Discord doesn't speak: " + r.URL.RawQuery})
		http.Error(w, "only encoding=json without transport compression", http.StatusBadRequest)
		return
	}
	s.mu.Lock()
	f := s.fault(func(f Fault) bool { return f.dial != nil })
	s.mu.Unlock()
	if f != nil {
		f.dial(w, r)
		return
	}
	upgrader := websocket.Upgrader{HandshakeTimeout: writeTimeout}
	ws, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		s.problem(Problem{Code: http.StatusBadRequest, Text: "gateway: not a WebSocket: " + err.Error()})
		return
	}
	c := &conn{srv: s, ws: ws, wake: make(chan struct{}, 1), left: make(chan struct{}), freed: make(chan struct{}), minuteStart: time.Now()}
	s.mu.Lock()
	select {
	case <-s.closed:
		c.abandon()
	default:
	}
	for _, other := range s.gateway.conns { // the client has given up those that are stuck
		other.free()
	}
	s.gateway.conns = append(s.gateway.conns, c)
	s.news("connect", "a client connected", 0)
	if f := s.fault(func(f Fault) bool { return f.connect != nil }); f == nil || !f.connect(c) {
		c.hello()
	}
	switch v := query.Get("v"); v {
	case "9":
		c.version = 9
	case "10":
		c.version = 10
	default:
		c.fail(closeInvalidVersion, fmt.Sprintf("version %q", v))
	}
	s.touch()
	s.mu.Unlock()
	written := make(chan struct{})
	go func() {
		defer close(written)
		c.write()
	}()
	c.read()
	c.leave(written)
}

// hello greets the client. The lock is held.
func (c *conn) hello() {
	c.push(payload{Op: opHello, Data: encode(map[string]any{
		"heartbeat_interval": c.srv.o.HeartbeatInterval.Milliseconds(), "_trace": []string{"localdiscord"},
	})})
}

// free lets a stuck connection end. The lock is held.
func (c *conn) free() {
	if c.stuck {
		c.stuck = false
		close(c.freed)
	}
}

// push queues a message. The lock is held.
func (c *conn) push(p payload) {
	if c.closing || c.mute {
		return
	}
	if len(c.out) >= maxOutgoing {
		c.shut(closeUnknown, "too slow")
		return
	}
	c.out = append(c.out, p)
	c.rouse()
}

// rouse wakes the writer.
func (c *conn) rouse() {
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

// shut closes the connection after what is queued. The lock is held.
func (c *conn) shut(code int, reason string) {
	if c.closing {
		return
	}
	c.closing, c.code, c.reason = true, code, reason
	c.srv.news("close", reason, code)
	c.rouse()
}

// abandon closes the connection at once, without waiting for the client. The
// lock is held.
func (c *conn) abandon() {
	c.out = nil
	c.free()
	c.shut(websocket.CloseGoingAway, "the local Discord is closing")
	// The reader ends with this error's cause; there is nothing else to do with it.
	_ = c.ws.SetReadDeadline(time.Now())
}
