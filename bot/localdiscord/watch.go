package localdiscord

import (
	"encoding/json"
	"time"
)

// Watch sees what happens, as it happens. Any of its functions may be nil. They
// are called while the server is locked, so in the order of what happened; they
// must return at once and not call the server. Begin, End and Problem may also be
// called at the same time as another.
type Watch struct {
	// Message sees messages come, change and go, ephemeral ones included. A new
	// message is seen before the sessions are told.
	Message func(change Change, m Message)
	// Typing sees the bot say that it types in a channel.
	Typing func(channelID string)
	// Run sees an interaction, before the sessions are told and each time that
	// its answer gets further.
	Run func(r RunInfo)
	// Event sees each event that a session is given.
	Event func(e SentEvent)
	// Begin sees a REST request that has arrived, End one that is answered.
	Begin, End func(r Request)
	// Problem sees every problem, expected ones included.
	Problem func(p Problem)
	// Gateway sees what happens to connections and sessions.
	Gateway func(n GatewayNews)
	// Commands is called when other commands are registered.
	Commands func()
}

// Change is what became of a message.
type Change int

// The changes.
const (
	MessagePosted Change = iota
	MessageChanged
	MessageRemoved
)

// SentEvent is one event that a session was given.
type SentEvent struct {
	Session  string
	Type     string
	Sequence int64
	Data     json.RawMessage // read it only
	At       time.Time
}

// GatewayNews is something that happened to a connection or a session.
type GatewayNews struct {
	// Kind is connect, identify, resume, heartbeat, close (by the server), leave
	// (the connection has ended), invalidate or reconnect.
	Kind string
	Text string
	Code int // of a close
	At   time.Time
}

// message tells the watch of a message. The lock is held.
func (s *Server) watchMessage(change Change, m Message) {
	if s.o.Watch.Message != nil {
		s.o.Watch.Message(change, m)
	}
}

// watchRun tells the watch of an interaction. The lock is held.
func (s *Server) watchRun(r *Run) {
	if s.o.Watch.Run != nil {
		s.o.Watch.Run(r.info())
	}
}

// watchCommands tells the watch that commands changed. The lock is held.
func (s *Server) watchCommands() {
	if s.o.Watch.Commands != nil {
		s.o.Watch.Commands()
	}
}

// news tells the watch about the gateway. The lock is held.
func (s *Server) news(kind, text string, code int) {
	if s.o.Watch.Gateway != nil {
		s.o.Watch.Gateway(GatewayNews{Kind: kind, Text: text, Code: code, At: time.Now()})
	}
}
