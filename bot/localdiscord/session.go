package localdiscord

import (
	"encoding/json"
	"fmt"
	"strconv"
	"time"
)

// The gateway opcodes.
const (
	opDispatch       = 0
	opHeartbeat      = 1
	opIdentify       = 2
	opPresence       = 3
	opVoiceState     = 4
	opResume         = 6
	opReconnect      = 7
	opRequestMembers = 8
	opInvalidSession = 9
	opHello          = 10
	opHeartbeatAck   = 11
)

// maxReplay is how many events a session keeps for a resume.
const maxReplay = 1024

// maxSessions is how many sessions without a connection can be resumed.
const maxSessions = 32

// payload is one message of the gateway.
type payload struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
	Seq  *int64          `json:"s"`
	Type *string         `json:"t"`

	frame *frame // is sent instead
}

// session is what survives a lost connection. All its fields are guarded by the
// server's lock.
type session struct {
	id      string
	seq     int64
	intents int
	shard   [2]int
	replay  []payload // the last events
	conn    *conn     // nil while disconnected
	beats   int       // heartbeats
	beaten  time.Time // the last of them
	watch   func(SentEvent)
}

// gatewayState is who is connected.
type gatewayState struct {
	conns      []*conn
	sessions   map[string]*session
	order      []string // of sessions, oldest first
	identifies int
	resumes    int
}

// send gives the session an event and returns its sequence. The lock is held.
func (n *session) send(event string, data any) int64 {
	n.seq++
	seq := n.seq
	p := payload{Op: opDispatch, Data: encode(data), Seq: &seq, Type: &event}
	n.replay = appendBounded(n.replay, p, maxReplay)
	if n.watch != nil {
		n.watch(SentEvent{Session: n.id, Type: event, Sequence: seq, Data: p.Data, At: time.Now()})
	}
	if n.conn != nil {
		n.conn.push(p)
	}
	return seq
}

// sees reports whether the session gets a guild's events; direct messages go to
// shard 0.
func (n *session) sees(g *Guild) bool {
	if n.shard[1] <= 1 {
		return true
	}
	if g == nil {
		return n.shard[0] == 0
	}
	id, err := strconv.ParseUint(g.ID, 10, 64)
	return err == nil && int((id>>22)%uint64(n.shard[1])) == n.shard[0]
}

// dispatch sends an event to every session with the intent (0: all of them) that
// sees the guild (nil: a direct conversation). The lock is held.
func (s *Server) dispatch(event string, intent int, g *Guild, data any) {
	s.dispatchEach(event, intent, g, func(*session) any { return data })
}

// dispatchEach is dispatch with data that depends on the session.
func (s *Server) dispatchEach(event string, intent int, g *Guild, data func(*session) any) {
	for _, id := range s.gateway.order {
		n := s.gateway.sessions[id]
		if n.intents&intent == intent && n.sees(g) {
			n.send(event, data(n))
		}
	}
	s.touch()
}

// addSession keeps a new session, and forgets the oldest disconnected ones when
// there are too many. The lock is held.
func (s *Server) addSession(n *session) {
	s.gateway.sessions[n.id] = n
	s.gateway.order = append(s.gateway.order, n.id)
	excess := len(s.gateway.order) - maxSessions
	for _, id := range append([]string{}, s.gateway.order...) {
		if excess <= 0 {
			return
		}
		if s.gateway.sessions[id].conn == nil {
			s.dropSession(id)
			excess--
		}
	}
}

// dropSession makes a session impossible to resume. The lock is held.
func (s *Server) dropSession(id string) {
	delete(s.gateway.sessions, id)
	for i, other := range s.gateway.order {
		if other == id {
			s.gateway.order = append(s.gateway.order[:i], s.gateway.order[i+1:]...)
			return
		}
	}
}

// encode is JSON of the package's own types and of values that a test
// dispatches; what can't be encoded is a mistake in the program that gave it.
func encode(data any) json.RawMessage {
	raw, err := json.Marshal(data)
	if err != nil {
		panic(fmt.Sprintf("localdiscord: a value that has no JSON: %v", err))
	}
	return raw
}
