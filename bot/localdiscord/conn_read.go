package localdiscord

import (
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"time"

	"github.com/gorilla/websocket"
)

// The gateway's close codes.
const (
	closeUnknown         = 4000
	closeUnknownOpcode   = 4001
	closeDecode          = 4002
	closeNotAuthed       = 4003
	closeAuthFailed      = 4004
	closeAlreadyAuthed   = 4005
	closeInvalidSeq      = 4007
	closeRateLimited     = 4008
	closeSessionTimedOut = 4009
	closeInvalidShard    = 4010
	closeInvalidVersion  = 4012
	closeInvalidIntents  = 4013
	closeDisallowed      = 4014

	dropCode = websocket.CloseAbnormalClosure // no close frame at all
)

// read handles what the client sends until the connection ends.
func (c *conn) read() {
	c.ws.SetReadLimit(16 * maxIncoming)
	c.srv.mu.Lock()
	c.extend()
	c.srv.mu.Unlock()
	for {
		kind, data, err := c.ws.ReadMessage()
		if err != nil {
			c.lost(err)
			return
		}
		c.srv.mu.Lock()
		stuck := c.stuck
		c.srv.mu.Unlock()
		if stuck {
			<-c.freed
		}
		c.receive(kind, data)
	}
}

// extend gives the client two heartbeats' time, unless the connection is closing.
// The lock is held.
func (c *conn) extend() {
	if c.closing {
		return
	}
	// A connection that is closed already fails at the next read anyway.
	_ = c.ws.SetReadDeadline(time.Now().Add(2 * c.srv.o.HeartbeatInterval))
}

// lost looks at why reading ended: a client that says goodbye gives up its
// session, one that doesn't heartbeat loses it.
func (c *conn) lost(err error) {
	s := c.srv
	s.mu.Lock()
	defer s.mu.Unlock()
	var network net.Error // the library doesn't pass on os.ErrDeadlineExceeded
	switch {
	case websocket.IsCloseError(err, websocket.CloseNormalClosure, websocket.CloseGoingAway):
		if c.session != nil && !c.closing {
			s.dropSession(c.session.id)
		}
	case errors.As(err, &network) && network.Timeout() && !c.closing && !c.broken:
		c.fail(closeSessionTimedOut, "no heartbeat in two intervals")
	}
}

// fail closes the connection because of what the client did. The lock is held.
func (c *conn) fail(code int, what string) {
	if c.closing {
		return
	}
	c.srv.problem(Problem{Code: code, Text: "gateway: " + closeReason(code) + ": " + what})
	c.end(code)
}

// end closes the connection with a code, and ends the session if the code says
// so. The lock is held.
func (c *conn) end(code int) {
	if c.session != nil && endsSession(code) {
		c.srv.dropSession(c.session.id)
	}
	c.shut(code, closeReason(code))
}

// receive handles one message of the client.
func (c *conn) receive(kind int, data []byte) {
	s := c.srv
	s.mu.Lock()
	defer s.mu.Unlock()
	if c.closing {
		return
	}
	if time.Since(c.minuteStart) > time.Minute {
		c.received, c.minuteStart = 0, time.Now()
	}
	c.received++
	var in struct {
		Op   *int            `json:"op"`
		Data json.RawMessage `json:"d"`
	}
	switch {
	case c.received > incomingLimit:
		c.fail(closeRateLimited, fmt.Sprintf("more than %d messages in a minute", incomingLimit))
		return
	case kind != websocket.TextMessage:
		c.fail(closeDecode, "a binary message")
		return
	case len(data) > maxIncoming:
		c.fail(closeDecode, fmt.Sprintf("a message of %d bytes, at most %d are allowed", len(data), maxIncoming))
		return
	case json.Unmarshal(data, &in) != nil || in.Op == nil:
		c.fail(closeDecode, fmt.Sprintf("not a payload: %.100q", data))
		return
	}
	c.handle(*in.Op, in.Data)
	s.wake()
}

// handle does what an opcode asks for. The lock is held.
func (c *conn) handle(op int, data json.RawMessage) {
	if op == opIdentify || op == opResume {
		if f := c.srv.fault(func(f Fault) bool { return f.begin != nil && (!f.onResume || op == opResume) }); f != nil && f.begin(c, op) {
			return
		}
	}
	switch op {
	case opHeartbeat:
		c.heartbeat(data)
	case opIdentify:
		c.identify(data)
	case opResume:
		c.resume(data)
	case opPresence, opVoiceState, opRequestMembers:
		if c.session == nil {
			c.fail(closeNotAuthed, fmt.Sprintf("opcode %d before identify", op))
		} else if op != opPresence {
			c.srv.problem(Problem{Text: fmt.Sprintf("gateway: the local Discord has no voice and no member lists (opcode %d)", op)})
		}
	default:
		c.fail(closeUnknownOpcode, fmt.Sprintf("opcode %d", op))
	}
}

// heartbeat acknowledges a heartbeat, which carries the last sequence that the
// client has received, or null. The lock is held.
func (c *conn) heartbeat(data json.RawMessage) {
	var seq *int64
	if err := json.Unmarshal(data, &seq); err != nil {
		c.fail(closeDecode, fmt.Sprintf("a heartbeat with %.50q for a sequence", data))
		return
	}
	if seq != nil {
		if c.session == nil || *seq > c.session.seq {
			if *seq != 0 {
				c.fail(closeInvalidSeq, fmt.Sprintf("a heartbeat with sequence %d, which was never sent", *seq))
				return
			}
		} else {
			c.heard = *seq
		}
	}
	if !c.noAck {
		c.push(payload{Op: opHeartbeatAck})
	}
	if c.session != nil {
		c.session.beats++
		c.session.beaten = time.Now()
		s := c.srv
		s.news("heartbeat", fmt.Sprintf("heartbeat at sequence %d", c.heard), 0)
	}
	c.extend()
}

// endsSession reports whether a session is over after a close with this code.
func endsSession(code int) bool {
	switch code {
	case websocket.CloseNormalClosure, websocket.CloseGoingAway, closeInvalidSeq, closeSessionTimedOut:
		return true
	}
	return code == closeAuthFailed || code >= closeInvalidShard && code <= closeDisallowed
}

// closeReason is Discord's text for a close code.
func closeReason(code int) string {
	text, known := map[int]string{
		closeUnknown: "Unknown error.", closeUnknownOpcode: "Unknown opcode.", closeDecode: "Error while decoding payload.",
		closeNotAuthed: "Not authenticated.", closeAuthFailed: "Authentication failed.", closeAlreadyAuthed: "Already authenticated.",
		closeInvalidSeq: "Invalid seq.", closeRateLimited: "Rate limited.", closeSessionTimedOut: "Session timed out.",
		closeInvalidShard: "Invalid shard.", 4011: "Sharding required.", closeInvalidVersion: "Invalid API version.",
		closeInvalidIntents: "Invalid intent(s).", closeDisallowed: "Disallowed intent(s).",
	}[code]
	if !known {
		return "Closed."
	}
	return text
}
