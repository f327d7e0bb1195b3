package localdiscord

import (
	"slices"
	"time"

	"github.com/gorilla/websocket"
)

// write sends what is queued until the connection ends.
func (c *conn) write() {
	for {
		select {
		case <-c.wake:
			c.flush()
		case <-c.left:
			c.flush()
			return
		}
	}
}

// flush sends what is queued, and the close frame when the connection is closing.
func (c *conn) flush() {
	c.srv.mu.Lock()
	batch, code, reason := c.out, c.code, c.reason
	c.out, c.code = nil, 0
	c.srv.mu.Unlock()
	for _, p := range batch {
		// A failed write shows in the reader as well, which ends the connection.
		_ = c.ws.SetWriteDeadline(time.Now().Add(writeTimeout))
		if p.write(c.ws) != nil {
			_ = c.ws.Close()
			return
		}
	}
	if code == 0 {
		return
	}
	if code == dropCode {
		_ = c.ws.Close()
		return
	}
	// A client that is already gone needs no close frame.
	_ = c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, reason), time.Now().Add(closeTimeout))
	_ = c.ws.SetReadDeadline(time.Now().Add(closeTimeout))
}

// write sends the payload.
func (p payload) write(ws *websocket.Conn) error {
	if p.frame != nil {
		return p.frame.write(ws)
	}
	return ws.WriteJSON(p)
}

// leave ends the connection after its reader has ended; written is closed when
// the writer has ended.
func (c *conn) leave(written <-chan struct{}) {
	s := c.srv
	s.mu.Lock()
	c.gone, c.closing = true, true
	s.gateway.conns = slices.DeleteFunc(s.gateway.conns, func(o *conn) bool { return o == c })
	if c.session != nil && c.session.conn == c {
		c.session.conn = nil
	}
	close(c.left)
	s.news("leave", "the connection has ended", 0)
	s.touch()
	s.mu.Unlock()
	patience := time.AfterFunc(closeTimeout, func() { _ = c.ws.Close() })
	<-written
	patience.Stop()
	_ = c.ws.Close()
}
