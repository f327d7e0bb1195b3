package localdiscord_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gorilla/websocket"
	"go.uber.org/goleak"

	"nutgraf/bot/localdiscord"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// The intents that most tests identify with.
const (
	everything = localdiscord.IntentGuilds | localdiscord.IntentGuildMessages | localdiscord.IntentDirectMessages | localdiscord.IntentMessageContent
	patience   = 20 * time.Second // after which a test has failed
)

// object is a JSON object.
type object = map[string]any

// frame is a gateway payload as a client reads it.
type frame struct {
	Op   int             `json:"op"`
	Seq  *int64          `json:"s"`
	Type string          `json:"t"`
	Data json.RawMessage `json:"d"`
}

// client is a bot without any library.
type client struct {
	t               *testing.T
	srv             *localdiscord.Server
	ws              *websocket.Conn
	frames          chan frame   // closed when the connection ends
	err             error        // why it ended, after frames is closed
	pushed, handled atomic.Int64 // frames received, and those that the test has taken

	mu  sync.Mutex // guards writing and seq
	seq int64
}

// within returns a context in which a test's step must be done.
func within(t *testing.T) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	t.Cleanup(cancel)
	return ctx
}

// start makes a Discord that fails the test on any unexpected problem.
func start(t *testing.T, o localdiscord.Options) *localdiscord.Server {
	t.Helper()
	return localdiscord.ForTest(t, o)
}

// dial connects to the gateway and reads hello.
func dial(t *testing.T, srv *localdiscord.Server) *client {
	t.Helper()
	ws, _, err := websocket.DefaultDialer.Dial(strings.Replace(srv.URL(), "http", "ws", 1)+"/?v=10&encoding=json", nil)
	if err != nil {
		t.Fatal(err)
	}
	c := &client{t: t, srv: srv, ws: ws, frames: make(chan frame, 10000)}
	go c.read()
	t.Cleanup(func() {
		ws.Close()
		for range c.frames {
		}
	})
	if hello := c.next(); hello.Op != 10 {
		t.Fatalf("hello is op %d", hello.Op)
	}
	return c
}

// read collects frames and answers heartbeat requests.
func (c *client) read() {
	defer close(c.frames)
	unasked := 0 // acknowledgements of heartbeats that the test didn't send
	for {
		var f frame
		if err := c.ws.ReadJSON(&f); err != nil {
			c.err = err
			return
		}
		if f.Seq != nil {
			c.mu.Lock()
			c.seq = *f.Seq
			c.mu.Unlock()
		}
		if f.Op == 1 {
			c.beat()
			unasked++
			continue
		}
		if f.Op == 11 && unasked > 0 {
			unasked--
			continue
		}
		if f.Type != "USER_UPDATE" { // the barrier's extra event
			c.pushed.Add(1)
			c.frames <- f
		}
	}
}

// send writes a payload.
func (c *client) send(op int, data any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	// A failed write shows in what the test reads next.
	_ = c.ws.WriteJSON(object{"op": op, "d": data})
}

// beat sends a heartbeat with the last sequence.
func (c *client) beat() {
	c.mu.Lock()
	seq := c.seq
	c.mu.Unlock()
	c.send(1, seq)
}

// next returns the next frame.
func (c *client) next() frame {
	c.t.Helper()
	select {
	case f, open := <-c.frames:
		if !open {
			c.t.Fatalf("the connection ended: %v", c.err)
		}
		c.handled.Add(1)
		return f
	case <-time.After(patience):
		c.t.Fatal("no frame came")
	}
	return frame{}
}

// event returns the data of the next dispatch, which must be of the type.
func (c *client) event(kind string) object {
	c.t.Helper()
	f := c.next()
	if f.Op != 0 || f.Type != kind {
		c.t.Fatalf("op %d %s %s came, not %s", f.Op, f.Type, f.Data, kind)
	}
	return decode(c.t, f.Data)
}

// closed returns the close code with which the connection ends.
func (c *client) closed() int {
	c.t.Helper()
	timeout := time.After(patience)
	for {
		select {
		case _, open := <-c.frames:
			if open {
				continue
			}
			var e *websocket.CloseError
			if !errors.As(c.err, &e) {
				return 1006
			}
			return e.Code
		case <-timeout:
			c.t.Fatal("the connection stays open")
		}
	}
}

// identify starts a session and returns READY.
func (c *client) identify(intents int) object {
	c.t.Helper()
	c.send(2, identity(c.srv, intents))
	return c.event("READY")
}

// identity is what a well-behaved client says of itself.
func identity(srv *localdiscord.Server, intents int) object {
	return object{"token": srv.Application().Token(), "intents": intents, "properties": object{"os": "linux", "browser": "test", "device": "test"}}
}

// join connects and identifies.
func join(t *testing.T, srv *localdiscord.Server, intents int) *client {
	t.Helper()
	c := dial(t, srv)
	c.identify(intents)
	return c
}

// decode reads a JSON object.
func decode(t *testing.T, raw []byte) object {
	t.Helper()
	var o object
	if err := json.Unmarshal(raw, &o); err != nil {
		t.Fatalf("%v in %s", err, raw)
	}
	return o
}

// rest makes a REST call with the bot's token and returns status and body.
func rest(t *testing.T, srv *localdiscord.Server, method, path string, body any) (int, []byte) {
	t.Helper()
	var reader io.Reader
	switch b := body.(type) {
	case nil:
	case string:
		reader = strings.NewReader(b)
	default:
		raw, err := json.Marshal(b)
		if err != nil {
			t.Fatal(err)
		}
		reader = bytes.NewReader(raw)
	}
	r, err := http.NewRequest(method, srv.URL()+"/api/v10"+path, reader)
	if err != nil {
		t.Fatal(err)
	}
	if reader != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	r.Header.Set("Authorization", "Bot "+srv.Application().Token())
	return call(t, r)
}

// call makes a request.
func call(t *testing.T, r *http.Request) (int, []byte) {
	t.Helper()
	if r.Header.Get("User-Agent") == "" {
		r.Header.Set("User-Agent", "DiscordBot (https://example.org, 1)")
	}
	transport := &http.Transport{}
	defer transport.CloseIdleConnections()
	answer, err := transport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	raw, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, raw
}

// must is rest for a call that has to succeed.
func must(t *testing.T, srv *localdiscord.Server, method, path string, body any) []byte {
	t.Helper()
	status, raw := rest(t, srv, method, path, body)
	if status >= 300 {
		t.Fatalf("%s %s: %d %s", method, path, status, raw)
	}
	return raw
}

// refused makes a call that must fail with Discord's code and returns the body.
func refused(t *testing.T, srv *localdiscord.Server, code int, method, path string, body any) object {
	t.Helper()
	srv.Expect(code)
	before := len(srv.Problems())
	status, raw := rest(t, srv, method, path, body)
	answer := decode(t, raw)
	if got := int(answer["code"].(float64)); status < 400 || got != code && status != code {
		t.Errorf("%s %s: %d %s, want code %d", method, path, status, raw, code)
	}
	if problems := srv.Problems(); len(problems) != before+1 || problems[before].Code != code {
		t.Errorf("%s %s: problems are %v, want one more with code %d", method, path, problems, code)
	}
	return answer
}
