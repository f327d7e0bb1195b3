package localdiscord

import (
	"fmt"
	"strings"

	"github.com/gorilla/websocket"
)

// gatewayFaults are what can go wrong with a connection that stands.
func gatewayFaults() []Fault {
	list := []Fault{
		{Name: "op 7", now: all(func(c *conn) { c.push(payload{Op: opReconnect}) })},
		{Name: "op 9", Loses: true, now: all(func(c *conn) { c.invalidate(1) })},
		{Name: "op 9, resumable", now: all(func(c *conn) { c.push(payload{Op: opInvalidSession, Data: encode(true)}) })},
		{Name: "many op 9", Loses: true, now: all(func(c *conn) { c.invalidate(100) })},
		{Name: "silent zombie", Silent: true, now: all(func(c *conn) { c.mute, c.broken = true, true })},
		{Name: "zombie that acknowledges nothing", Silent: true, now: all(func(c *conn) { c.noAck, c.broken = true, true })},
		{Name: "half-open socket", Silent: true, now: all(func(c *conn) { c.mute, c.broken, c.stuck = true, true, true })},
		{Name: "frame cut in the middle", now: all(func(c *conn) { c.push(payload{frame: halfFrame()}); c.end(dropCode) })},
		{Name: "frame that never ends", Silent: true, now: all(func(c *conn) { c.push(payload{frame: halfFrame()}); c.mute, c.broken = true, true })},
		{Name: "bytes that are no frame", now: all(func(c *conn) { c.push(payload{frame: &frame{data: []byte("HTTP/1.1 502 Bad Gateway\r\n\r\n")}}) })},
		{Name: "malformed JSON", now: says(`{"op":0,"t":"MESSAGE_CREATE","s":12,"d":{"id":"1","chan`)},
		{Name: "null for a payload", now: says(`null`)},
		{Name: "a list for a payload", now: says(`[{"op":0}]`)},
		{Name: "an event without a name", now: says(`{"op":0,"s":3,"d":{}}`)},
		{Name: "binary message", now: all(func(c *conn) {
			c.push(payload{frame: &frame{websocket.BinaryMessage, []byte{0x78, 0x9c, 1, 2, 3}}})
		})},
		{Name: "a message of 17 MB", now: says(`{"op":0,"t":"GUILD_CREATE","s":0,"d":"` + strings.Repeat("x", 17<<20) + `"}`)},
	}
	for _, code := range closeCodes {
		list = append(list, Fault{Name: fmt.Sprintf("close %d", code), Code: code, Loses: losesSession(code), now: all(func(c *conn) { c.over(code) })})
	}
	for n := range list {
		list[n].Kind = FaultGateway
	}
	return list
}

// all returns what does something to every connection. The lock is held.
func all(do func(*conn)) func(*Server) {
	return func(s *Server) {
		for _, c := range append([]*conn{}, s.gateway.conns...) {
			do(c)
		}
	}
}

// says returns what says one thing to every connection.
func says(text string) func(*Server) { return all(func(c *conn) { c.raw(text) }) }

// eventFaults are events that a careless client dies of.
func eventFaults() []Fault {
	list := []Fault{
		event("nil author", "MESSAGE_CREATE", `{"id":"1","channel_id":"2","guild_id":"3","content":"!help"}`),
		event("null author", "MESSAGE_CREATE", `{"id":"1","channel_id":"2","author":null,"content":"!help"}`),
		event("author that is a list", "MESSAGE_CREATE", `{"id":"1","channel_id":"2","author":[],"content":"!help"}`),
		event("null message", "MESSAGE_CREATE", `null`),
		event("message that is a number", "MESSAGE_CREATE", `7`),
		event("unknown component", "MESSAGE_CREATE", `{"id":"1","channel_id":"2","author":{"id":"4","bot":true},"components":[{"type":99}]}`),
		event("unknown component in a referenced message", "MESSAGE_CREATE",
			`{"id":"1","channel_id":"2","author":{"id":"4","bot":true},"referenced_message":{"components":[{"type":16}]}}`),
		event("partial edit", "MESSAGE_UPDATE", `{"id":"1","channel_id":"2","embeds":[]}`),
		event("null interaction", "INTERACTION_CREATE", `null`),
		event("interaction without data", "INTERACTION_CREATE", `{"id":"1","token":"","type":2}`),
		event("deep nesting", "MESSAGE_CREATE", strings.Repeat(`{"a":`, 9000)+"1"+strings.Repeat("}", 9000)),
		event("unknown event", "SOUFFLE_COLLAPSED", `{"why":["draught"]}`),
		event("RESUMED out of order", "RESUMED", `{}`),
		event("null READY", "READY", `null`),
		event("null guild", "GUILD_CREATE", `null`),
		event("empty voice update", "VOICE_SERVER_UPDATE", `null`),
		{Name: "an event without a sequence", now: says(`{"op":0,"t":"MESSAGE_CREATE","d":{}}`)},
		{Name: "opcode that nobody knows", now: says(`{"op":31,"d":{"a":1},"s":null,"t":null}`)},
		{Name: "the last events again", now: func(s *Server) {
			for _, n := range s.gateway.sessions {
				for _, p := range n.replay[max(0, len(n.replay)-20):] {
					n.send(*p.Type, p.Data)
				}
			}
		}},
		{Name: "the last events again, under their old numbers", now: all(func(c *conn) {
			if n := c.session; n != nil {
				for _, p := range n.replay[max(0, len(n.replay)-20):] {
					c.push(p)
				}
			}
		})},
	}
	for n := range list {
		list[n].Kind = FaultEvent
	}
	return list
}

// event is a fault that sends one event to all sessions.
func event(name, kind, data string) Fault {
	return Fault{Name: name, now: func(s *Server) { s.dispatch(kind, 0, nil, rawData(data)) }}
}

// rawData is JSON that is sent as it is.
type rawData string

// MarshalJSON returns the JSON.
func (r rawData) MarshalJSON() ([]byte, error) { return []byte(r), nil }
