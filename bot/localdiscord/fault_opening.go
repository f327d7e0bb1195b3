package localdiscord

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/gorilla/websocket"
)

// openingFaults are what can go wrong between the handshake and READY.
func openingFaults() []Fault {
	list := []Fault{
		{Name: "handshake refused", dial: func(w http.ResponseWriter, _ *http.Request) {
			http.Error(w, "upstream connect error", http.StatusServiceUnavailable)
		}},
		{Name: "handshake cut", dial: func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }},
		{Name: "no handshake", dial: func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }},
		{Name: "no hello", connect: func(*conn) bool { return true }},
		{Name: "slow hello", connect: func(c *conn) bool {
			c.srv.later(FaultDelay, c.hello)
			return true
		}},
		{Name: "hello without a sensible interval", connect: raws(`{"op":10,"d":{"heartbeat_interval":0}}`)},
		{Name: "op 7 for hello", connect: raws(`{"op":7,"d":null,"s":null,"t":null}`)},
		{Name: "null for hello", connect: raws(`null`)},
		{Name: "malformed JSON for hello", connect: raws(`{"op":10,"d":{"heartbeat_interv`)},
		{Name: "cut before hello", connect: func(c *conn) bool { c.end(dropCode); return true }},
		{Name: "op 7 in Open", begin: answers(payload{Op: opReconnect})},
		{Name: "op 9 in Open", Loses: true, begin: func(c *conn, _ int) bool { c.invalidate(1); return true }},
		{Name: "op 9 in Open, resumable", begin: answers(payload{Op: opInvalidSession, Data: encode(true)})},
		{Name: "op 9 storm", Loses: true, begin: func(c *conn, _ int) bool { c.invalidate(100); return true }},
		{Name: "op 9 on resume", Loses: true, onResume: true, begin: func(c *conn, _ int) bool { c.invalidate(1); return true }},
		{Name: "silence after identify", Silent: true, begin: func(c *conn, _ int) bool { c.mute, c.broken = true, true; return true }},
		{Name: "events before READY", begin: func(c *conn, _ int) bool {
			c.raw(`{"op":0,"t":"RESUMED","s":0,"d":{}}`)
			c.raw(`{"op":0,"t":"MESSAGE_CREATE","s":0,"d":{"id":"1","channel_id":"2","content":"!help","author":{"id":"3"}}}`)
			return false
		}},
	}
	for _, code := range closeCodes {
		list = append(list, Fault{Name: fmt.Sprintf("close %d in Open", code), Code: code, Loses: losesSession(code),
			begin: func(c *conn, _ int) bool { c.over(code); return true }})
	}
	for n := range list {
		list[n].Kind = FaultOpening
	}
	return list
}

// losesSession says whether a client should identify after a close with the code:
// 4003 also says that the session has been invalidated.
func losesSession(code int) bool { return endsSession(code) || code == closeNotAuthed }

// answers returns what says one thing instead of READY or RESUMED.
func answers(p payload) func(*conn, int) bool {
	return func(c *conn, _ int) bool {
		c.push(p)
		return true
	}
}

// raws returns what says one thing instead of hello.
func raws(text string) func(*conn) bool {
	return func(c *conn) bool {
		c.raw(text)
		return true
	}
}

// over closes the connection with a code, which ends all sessions if it ends
// one: whoever connects again must identify. The lock is held.
func (c *conn) over(code int) {
	if endsSession(code) {
		c.srv.forgetSessions()
	}
	c.end(code)
}

// invalidate ends all sessions and says so several times. The lock is held.
func (c *conn) invalidate(times int) {
	c.srv.forgetSessions()
	for range times {
		c.push(payload{Op: opInvalidSession, Data: encode(false)})
	}
}

// forgetSessions makes all sessions impossible to resume. The lock is held.
func (s *Server) forgetSessions() {
	for _, c := range s.gateway.conns {
		c.session = nil
	}
	for len(s.gateway.order) > 0 {
		s.dropSession(s.gateway.order[0])
	}
}

// raw queues a text that need not be a payload. The lock is held.
func (c *conn) raw(text string) {
	c.push(payload{frame: &frame{kind: websocket.TextMessage, data: []byte(text)}})
}

// frame is something else than a payload, to write to a client.
type frame struct {
	kind int // of WebSocket messages; 0: bytes that are no message
	data []byte
}

// write sends the frame.
func (f *frame) write(ws *websocket.Conn) error {
	if f.kind == 0 {
		_, err := ws.NetConn().Write(f.data)
		return err
	}
	return ws.WriteMessage(f.kind, f.data)
}

// halfFrame is the start of a text message of many bytes.
func halfFrame() *frame {
	const head = "\x81\x7e\x10\x00" // a final text frame of 4096 bytes
	return &frame{data: []byte(head + `{"op":0,"t":"MESSAGE_CREATE","s":` + strings.Repeat(" ", 100))}
}

// later does something after a time, with the lock held, unless the server is
// closed before.
func (s *Server) later(after time.Duration, do func()) {
	s.tasks.Go(func() {
		timer := time.NewTimer(after)
		defer timer.Stop()
		select {
		case <-timer.C:
			s.mu.Lock()
			defer s.mu.Unlock()
			do()
		case <-s.closed:
		}
	})
}
