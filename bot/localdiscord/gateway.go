package localdiscord

import (
	"fmt"
	"time"
)

// Gateway is the view on the gateway that the client doesn't have: who is
// connected, and what can be done to them.
type Gateway struct{ srv *Server }

// Gateway returns the server's gateway.
func (s *Server) Gateway() *Gateway { return &Gateway{s} }

// SessionInfo is one session of the bot.
type SessionInfo struct {
	ID        string
	Intents   int
	Shard     [2]int
	Connected bool
	Sent      int64 // sequence of the last event
	Heard     int64 // sequence of the last heartbeat on this connection
	// Heartbeats says how many there were, LastHeartbeat when the last one came.
	Heartbeats    int
	LastHeartbeat time.Time
}

// Sessions returns the sessions that are connected or can be resumed.
func (g *Gateway) Sessions() []SessionInfo {
	g.srv.mu.Lock()
	defer g.srv.mu.Unlock()
	list := []SessionInfo{}
	for _, id := range g.srv.gateway.order {
		n := g.srv.gateway.sessions[id]
		info := SessionInfo{ID: id, Intents: n.intents, Shard: n.shard, Connected: n.conn != nil, Sent: n.seq, Heartbeats: n.beats, LastHeartbeat: n.beaten}
		if n.conn != nil {
			info.Heard = n.conn.heard
		}
		list = append(list, info)
	}
	return list
}

// Dispatch sends an event of any kind to every session, whatever their intents.
// The data must have a JSON form.
func (g *Gateway) Dispatch(event string, data any) {
	g.srv.mu.Lock()
	defer g.srv.mu.Unlock()
	g.srv.dispatch(event, 0, nil, data)
}

// Close closes every connection with the code. Sessions can be resumed unless
// the code ends them (1000, 1001, 4004, 4007, 4009, 4010 to 4014).
func (g *Gateway) Close(code int) {
	g.each(func(c *conn) { c.end(code) })
}

// Drop cuts every connection without a goodbye. Sessions can be resumed.
func (g *Gateway) Drop() {
	g.each(func(c *conn) { c.end(dropCode) })
}

// Reconnect asks every client to connect again and resume (op 7).
func (g *Gateway) Reconnect() {
	g.each(func(c *conn) {
		c.push(payload{Op: opReconnect})
		g.srv.news("reconnect", "asked to connect again (op 7)", 0)
	})
}

// Invalidate tells every client that its session is invalid (op 9). Unless it
// is resumable, the session is over.
func (g *Gateway) Invalidate(resumable bool) {
	g.each(func(c *conn) {
		if c.session != nil && !resumable {
			g.srv.dropSession(c.session.id)
			c.session = nil
		}
		c.push(payload{Op: opInvalidSession, Data: encode(resumable)})
		g.srv.news("invalidate", fmt.Sprintf("told that the session is invalid (op 9, resumable: %v)", resumable), 0)
	})
}

// Identifies returns how often a client has identified.
func (g *Gateway) Identifies() int {
	g.srv.mu.Lock()
	defer g.srv.mu.Unlock()
	return g.srv.gateway.identifies
}

// Resumes returns how often a client has resumed a session.
func (g *Gateway) Resumes() int {
	g.srv.mu.Lock()
	defer g.srv.mu.Unlock()
	return g.srv.gateway.resumes
}

// each does something to every connection.
func (g *Gateway) each(do func(*conn)) {
	g.srv.mu.Lock()
	defer g.srv.mu.Unlock()
	for _, c := range append([]*conn{}, g.srv.gateway.conns...) {
		do(c)
	}
	g.srv.touch()
}
