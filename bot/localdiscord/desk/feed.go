package desk

import (
	"encoding/json"
	"net/http"
	"slices"
	"time"

	"github.com/gorilla/websocket"

	"nutgraf/bot/localdiscord"
)

const (
	maxQueue    = 1024                   // events that wait for a slow page
	pingEvery   = 20 * time.Second       // and a page that misses two is gone
	writeWithin = 10 * time.Second       // for one event
	gatewayRest = 100 * time.Millisecond // between two gateway events
)

// feed is one page's connection. The queue and the marks are guarded by the
// desk's lock.
type feed struct {
	d       *Desk
	ws      *websocket.Conn
	user    string // id of the member that the page shows
	private string // id of their direct conversation
	wake    chan struct{}
	left    chan struct{} // closed when the reader has ended

	queue    []event
	slow     bool // the queue was full
	gateway  bool // the gateway has changed
	commands bool // so have the commands

	sent   int       // writer only
	online bool      // last presence of the bot that was sent, writer only
	rested time.Time // when the last gateway event was sent, writer only
}

// event is something that a page is told.
type event struct {
	N    int    `json:"n"`
	Type string `json:"type"`
	Data any    `json:"data"`
}

// serveFeed upgrades a request and serves the feed until it ends.
func (d *Desk) serveFeed(w http.ResponseWriter, r *http.Request) {
	u, err := d.viewer(r)
	if err != nil {
		fail(w, err)
		return
	}
	f := &feed{d: d, user: u.ID, private: u.DMs().ID, wake: make(chan struct{}, 1), left: make(chan struct{})}
	if err := d.join(f); err != nil {
		fail(w, err)
		return
	}
	defer d.leave(f)
	// The guard has checked the Origin.
	upgrader := websocket.Upgrader{HandshakeTimeout: writeWithin, CheckOrigin: func(*http.Request) bool { return true }}
	if f.ws, err = upgrader.Upgrade(w, r, nil); err != nil {
		return // the upgrader has answered
	}
	defer f.ws.Close()
	written := make(chan struct{})
	go func() {
		defer close(written)
		f.write()
		// The page may never answer the close; the reader must end all the same.
		_ = f.ws.SetReadDeadline(time.Now().Add(time.Second))
	}()
	f.read()
	close(f.left)
	<-written
}

// join counts a feed in.
func (d *Desk) join(f *feed) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.feeds) >= maxFeeds {
		return wrong(http.StatusServiceUnavailable, "%d pages are open already", maxFeeds)
	}
	if err := d.begin(); err != nil {
		return err
	}
	d.feeds[f] = true
	return nil
}

// leave counts a feed out.
func (d *Desk) leave(f *feed) {
	d.mu.Lock()
	delete(d.feeds, f)
	d.mu.Unlock()
	d.tasks.Done()
}

// sees reports whether the page's member sees what is in a channel, and for a
// user alone unless that is "".
func (f *feed) sees(channelID, visibleTo string) bool {
	if visibleTo != "" && visibleTo != f.user {
		return false
	}
	return channelID == f.private || slices.ContainsFunc(f.d.channels, func(c *localdiscord.Channel) bool { return c.ID == channelID })
}

// push queues an event. The lock is held.
func (f *feed) push(kind string, data any) {
	if len(f.queue) >= maxQueue {
		f.slow = true
	}
	if !f.slow {
		f.queue = append(f.queue, event{Type: kind, Data: data})
	}
	f.rouse()
}

// rouse wakes the writer.
func (f *feed) rouse() {
	select {
	case f.wake <- struct{}{}:
	default:
	}
}

// read waits for the end of the connection. A page has nothing to say here.
func (f *feed) read() {
	f.ws.SetReadLimit(512)
	extend := func(string) error { return f.ws.SetReadDeadline(time.Now().Add(2*pingEvery + writeWithin)) }
	f.ws.SetPongHandler(extend)
	// A connection that is closed already fails at the next read anyway.
	_ = extend("")
	if _, _, err := f.ws.ReadMessage(); err == nil {
		f.say(websocket.ClosePolicyViolation, "the page has nothing to say here")
	}
}

// say closes the connection with a reason.
func (f *feed) say(code int, reason string) {
	// A page that has gone away needs no reason.
	_ = f.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, reason), time.Now().Add(time.Second))
}

// write sends the snapshot and then what is queued, until the connection ends.
func (f *feed) write() {
	u, err := f.d.member(f.user)
	if err != nil || !f.send("snapshot", f.d.snapshot(u)) {
		return
	}
	f.online = f.d.srv.Application().IsOnline()
	ping := time.NewTicker(pingEvery)
	defer ping.Stop()
	later := time.NewTimer(0)
	defer later.Stop()
	for {
		select {
		case <-f.left:
			return
		case <-f.d.closed:
			f.say(websocket.CloseGoingAway, "the playground is closing")
			return
		case <-ping.C:
			if f.ws.WriteControl(websocket.PingMessage, nil, time.Now().Add(writeWithin)) != nil {
				return
			}
		case <-f.wake:
			if !f.flush(later) {
				return
			}
		case <-later.C:
			if !f.flush(later) {
				return
			}
		}
	}
}

// flush sends what is queued. It returns false when the connection is at its end.
func (f *feed) flush(later *time.Timer) bool {
	f.d.mu.Lock()
	batch, slow, gateway, commands := f.queue, f.slow, f.gateway, f.commands
	f.queue, f.commands = nil, false
	wait := gatewayRest - time.Since(f.rested)
	if gateway && wait <= 0 {
		f.gateway = false
	}
	f.d.mu.Unlock()
	if slow {
		f.say(websocket.CloseTryAgainLater, "too slow")
		return false
	}
	for _, e := range batch {
		if !f.send(e.Type, e.Data) {
			return false
		}
	}
	if commands && !f.send("commands", map[string]any{"commands": f.d.commands()}) {
		return false
	}
	switch {
	case gateway && wait > 0:
		later.Reset(wait)
	case gateway:
		return f.sendGateway()
	}
	return true
}

// sendGateway sends the gateway's state, and the bot's presence if it changed.
func (f *feed) sendGateway() bool {
	f.rested = time.Now()
	state := f.d.gateway()
	if state.Online != f.online {
		f.online = state.Online
		if !f.send("presence", map[string]any{"user_id": f.d.bot.ID, "status": status(state.Online)}) {
			return false
		}
	}
	return f.send("gateway", state)
}

// send writes one event.
func (f *feed) send(kind string, data any) bool {
	f.sent++
	raw, err := json.Marshal(event{f.sent, kind, data})
	if err != nil {
		f.say(websocket.CloseInternalServerErr, "an event has no JSON")
		return false
	}
	_ = f.ws.SetWriteDeadline(time.Now().Add(writeWithin)) // fails as the write will
	return f.ws.WriteMessage(websocket.TextMessage, raw) == nil
}

// status is the word for a presence.
func status(online bool) string {
	if online {
		return "online"
	}
	return "offline"
}
