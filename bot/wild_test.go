package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// wild is a gateway that misbehaves on its first connection and is a plain one
// afterwards. The local Discord is too well-mannered for these tests.
type wild struct {
	t     *testing.T
	srv   *httptest.Server
	fault func(c *wildConn)
	mu    sync.Mutex
	conns int
	ops   []string       // "identify", "resume S 7": what clients began with
	codes map[int]int    // by connection: what the client closed with, 0 for nothing
	open  sync.WaitGroup // connections
}

type wildConn struct {
	*websocket.Conn
	w *wild
}

func newWild(t *testing.T, fault func(c *wildConn)) *wild {
	w := &wild{t: t, fault: fault, codes: map[int]int{}}
	w.srv = httptest.NewServer(w)
	t.Cleanup(w.srv.Close)
	return w
}

// ServeHTTP is REST and gateway in one.
func (w *wild) ServeHTTP(rw http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/api/v9/gateway/bot" {
		fmt.Fprintf(rw, `{"url":"ws%s","session_start_limit":{"remaining":999}}`, w.srv.URL[len("http"):])
		return
	}
	up := websocket.Upgrader{}
	conn, err := up.Upgrade(rw, r, nil)
	if err != nil {
		rw.WriteHeader(http.StatusNotFound)
		return
	}
	defer conn.Close()
	w.mu.Lock()
	w.conns++
	number := w.conns
	w.open.Add(1)
	w.mu.Unlock()
	defer w.open.Done()
	c := &wildConn{conn, w}
	if number == 1 {
		w.fault(c)
	} else {
		c.hello(40000)
		c.begin()
		c.say(`{"op":0,"t":"READY","s":1,"d":{"session_id":"S","user":{"id":"10"}}}`)
	}
	code := 0
	for {
		_, _, err := conn.ReadMessage()
		var closed *websocket.CloseError
		if errors.As(err, &closed) {
			code = closed.Code
		}
		if err != nil {
			break
		}
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.codes[number] = code
}

// say sends a message; a client that has gone is no concern of the gateway.
func (c *wildConn) say(text string) { _ = c.WriteMessage(websocket.TextMessage, []byte(text)) }

func (c *wildConn) hello(interval int) {
	c.say(fmt.Sprintf(`{"op":10,"d":{"heartbeat_interval":%d}}`, interval))
}

// begin reads the client's identify or resume.
func (c *wildConn) begin() {
	var p struct {
		Op int `json:"op"`
		D  struct {
			Token   string `json:"token"`
			Session string `json:"session_id"`
			Seq     int    `json:"seq"`
		} `json:"d"`
	}
	_, raw, err := c.ReadMessage()
	if err != nil || json.Unmarshal(raw, &p) != nil {
		return
	}
	what := fmt.Sprint("op ", p.Op)
	switch {
	case p.D.Token != "Bot "+secret:
		what = "wrong token"
	case p.Op == opIdentify:
		what = "identify"
	case p.Op == opResume:
		what = fmt.Sprintf("resume %s %d", p.D.Session, p.D.Seq)
	}
	c.w.mu.Lock()
	defer c.w.mu.Unlock()
	c.w.ops = append(c.w.ops, what)
}

// caughtUp asks for heartbeats until one shows that the client has taken in all
// events up to the sequence number.
func (c *wildConn) caughtUp(seq int) {
	c.say(`{"op":1}`)
	for {
		var beat struct{ Op, D int }
		if err := c.ReadJSON(&beat); err != nil || beat.Op == 1 && beat.D >= seq {
			return
		}
	}
}

func TestWildGateways(t *testing.T) {
	t.Parallel()
	const ready = `{"op":0,"t":"READY","s":1,"d":{"session_id":"S","user":{"id":"9"}}}`
	for name, tc := range map[string]struct {
		fault func(c *wildConn)
		ops   string
	}{
		"no hello":            {func(*wildConn) {}, "[identify]"},
		"hello without sense": {func(c *wildConn) { c.hello(0) }, "[identify]"},
		"null":                {func(c *wildConn) { c.say("null") }, "[identify]"},
		"no JSON":             {func(c *wildConn) { c.say("{") }, "[identify]"},
		"binary":              {func(c *wildConn) { _ = c.WriteMessage(websocket.BinaryMessage, []byte{1}) }, "[identify]"},
		"cut":                 {func(c *wildConn) { c.Close() }, "[identify]"},
		"op 7 for hello":      {func(c *wildConn) { c.say(`{"op":7}`) }, "[identify]"},
		"op 7 in open":        {func(c *wildConn) { c.hello(40000); c.begin(); c.say(`{"op":7}`) }, "[identify identify]"},
		"op 9 to identify":    {func(c *wildConn) { c.hello(40000); c.begin(); c.say(`{"op":9,"d":false}`) }, "[identify identify]"},
		"op 9 and op 9": {func(c *wildConn) {
			c.hello(40000)
			c.begin()
			for range 100 {
				c.say(`{"op":9,"d":false}`)
			}
		}, "[identify identify]"},
		"silence after identify": {func(c *wildConn) { c.hello(40); c.begin() }, "[identify identify]"},
		"silence after ready":    {func(c *wildConn) { c.hello(40); c.begin(); c.say(ready) }, "[identify resume S 1]"},
		"null events": {func(c *wildConn) {
			c.hello(40000)
			c.begin()
			c.say(ready)
			for n, event := range []string{"GUILD_CREATE", "GUILD_DELETE", "VOICE_SERVER_UPDATE", "MESSAGE_CREATE", "READY"} {
				c.say(fmt.Sprintf(`{"op":0,"t":%q,"s":%d,"d":null}`, event, n+2))
			}
			c.caughtUp(6)
			c.say(`{"op":7}`)
		}, "[identify resume S 6]"},
		"events without a name": {func(c *wildConn) { c.hello(40000); c.begin(); c.say(ready); c.say(`{"op":0,"s":2,"d":{}}`) }, "[identify resume S 1]"},
		"a huge event": {func(c *wildConn) {
			c.hello(40000)
			c.begin()
			c.say(ready)
			c.say(`{"op":0,"t":"MESSAGE_CREATE","s":2,"d":"` + string(make([]byte, maxFrame)) + `"}`)
		}, "[identify resume S 1]"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWild(t, tc.fault)
			log := &logBook{}
			b, err := New(Config{Token: secret, APIURL: w.srv.URL}, testHouse(t), slog.New(slog.NewTextHandler(log, nil)))
			if err != nil {
				t.Fatal(err)
			}
			b.gate.gap, b.timing.voidWait, b.timing.backoff = 0, time.Millisecond, time.Millisecond
			b.timing.silence = 50 * time.Millisecond
			ctx, stop := context.WithCancel(t.Context())
			ended := make(chan error)
			go func() { ended <- b.Run(ctx) }()
			log.await(t, "user=10") // the second connection
			stop()
			if err := <-ended; err != nil {
				t.Errorf("ended with %v", err)
			}
			w.open.Wait()
			if got := fmt.Sprint(w.ops); got != tc.ops {
				t.Errorf("began with %s, want %s\n%s", got, tc.ops, log)
			}
			if w.codes[1] == websocket.CloseNormalClosure || w.codes[2] != websocket.CloseNormalClosure {
				t.Errorf("closed with %v: 1000 is for the end only", w.codes)
			}
		})
	}
}
