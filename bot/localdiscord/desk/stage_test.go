package desk_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
	"go.uber.org/goleak"

	"nutgraf/bot/localdiscord/desk"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// patience is the time after which a test has failed.
const patience = 20 * time.Second

type object = map[string]any

// stage is a desk with a small bot and the means of a page.
type stage struct {
	t          *testing.T
	d          *desk.Desk
	bot        *tinyBot
	alice, bob string
	general    string
	client     *http.Client
	origin     string
}

// newStage opens a desk and waits until its bot is online.
func newStage(t *testing.T, o desk.Options) *stage {
	t.Helper()
	d, err := desk.New(o)
	if err != nil {
		t.Fatal(err)
	}
	served := make(chan error, 1)
	go func() { served <- d.Serve(context.Background()) }()
	s := &stage{t: t, d: d, client: &http.Client{Transport: &http.Transport{}}, origin: strings.TrimSuffix(d.URL(), "/")}
	t.Cleanup(func() {
		d.Close()
		s.client.CloseIdleConnections()
		if err := <-served; err != nil {
			t.Error(err)
		}
	})
	s.bot = startBot(t, d.Discord())
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if err := d.Discord().Application().Online(ctx); err != nil {
		t.Fatal(err)
	}
	shot := s.get("/api/snapshot")
	s.alice, s.bob = text(shot, "members", 0, "id"), text(shot, "members", 1, "id")
	s.general = text(shot, "channels", 0, "id")
	return s
}

// do makes a request to the desk.
func (s *stage) do(r *http.Request) (int, http.Header, []byte) {
	s.t.Helper()
	answer, err := s.client.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer answer.Body.Close()
	raw, err := io.ReadAll(answer.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return answer.StatusCode, answer.Header, raw
}

// request makes a request as the page's script would.
func (s *stage) request(method, path string, body any) *http.Request {
	s.t.Helper()
	var reader io.Reader
	if body != nil {
		raw, err := json.Marshal(body)
		if err != nil {
			s.t.Fatal(err)
		}
		reader = bytes.NewReader(raw)
	}
	r, err := http.NewRequest(method, s.origin+path, reader)
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Origin", s.origin)
	}
	return r
}

// get asks for JSON.
func (s *stage) get(path string) object {
	s.t.Helper()
	status, _, raw := s.do(s.request("GET", path, nil))
	if status != http.StatusOK {
		s.t.Fatalf("GET %s: %d %s", path, status, raw)
	}
	return decode(s.t, raw)
}

// act makes a call that succeeds.
func (s *stage) act(call string, body object) object {
	s.t.Helper()
	status, _, raw := s.do(s.request("POST", "/api/"+call, body))
	if status != http.StatusOK {
		s.t.Fatalf("%s: %d %s", call, status, raw)
	}
	return decode(s.t, raw)
}

// refused makes a call that is refused with a status.
func (s *stage) refused(want int, call string, body object) object {
	s.t.Helper()
	status, _, raw := s.do(s.request("POST", "/api/"+call, body))
	if status != want {
		s.t.Errorf("%s: %d %s, want %d", call, status, raw, want)
	}
	return decode(s.t, raw)
}

// here adds who acts where.
func (s *stage) here(as string, more object) object {
	body := object{"as": as, "channel_id": s.general}
	for k, v := range more {
		body[k] = v
	}
	return body
}

// page is one open feed.
type page struct {
	t      *testing.T
	ws     *websocket.Conn
	events chan event // closed when the feed ends
	err    error      // why, after that
	first  object     // the snapshot
}

type event struct {
	N    int    `json:"n"`
	Type string `json:"type"`
	Data object `json:"data"`
}

// open opens a feed and takes the snapshot.
func (s *stage) open(as string) *page {
	s.t.Helper()
	ws, _, err := websocket.DefaultDialer.Dial(strings.Replace(s.origin, "http", "ws", 1)+"/api/feed?as="+as, http.Header{"Origin": {s.origin}})
	if err != nil {
		s.t.Fatal(err)
	}
	p := &page{t: s.t, ws: ws, events: make(chan event, 10000)}
	go func() {
		defer close(p.events)
		for n := 1; ; n++ {
			var e event
			if p.err = ws.ReadJSON(&e); p.err != nil {
				return
			}
			if e.N != n {
				p.t.Errorf("event %d came as number %d", e.N, n)
			}
			p.events <- e
		}
	}()
	s.t.Cleanup(func() {
		ws.Close()
		for range p.events {
		}
	})
	p.first = p.await("snapshot", nil)
	return p
}

// await returns the next event of a type that fits, and skips others.
func (p *page) await(kind string, fits func(object) bool) object {
	p.t.Helper()
	late := time.After(patience)
	for {
		select {
		case e, open := <-p.events:
			if !open {
				p.t.Fatalf("the feed ended before %s: %v", kind, p.err)
			}
			if e.Type == kind && (fits == nil || fits(e.Data)) {
				return e.Data
			}
		case <-late:
			p.t.Fatalf("no %s came", kind)
		}
	}
}

// says waits for a message whose content begins so.
func (p *page) says(prefix string) object {
	p.t.Helper()
	return p.await("message.create", func(m object) bool { return strings.HasPrefix(text(m, "content"), prefix) })
}

// state waits for an interaction to come to a state.
func (p *page) state(id, state string) object {
	p.t.Helper()
	return p.await("interaction", func(i object) bool { return text(i, "id") == id && text(i, "state") == state })
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

// at walks into JSON by names and numbers; nil if there is nothing.
func at(v any, path ...any) any {
	for _, step := range path {
		switch k := step.(type) {
		case string:
			o, _ := v.(object)
			v = o[k]
		case int:
			list, _ := v.([]any)
			if k >= len(list) {
				return nil
			}
			v = list[k]
		}
	}
	return v
}

// text is at for texts; numbers and truths are written out, nothing is "".
func text(v any, path ...any) string {
	found := at(v, path...)
	if found == nil {
		return ""
	}
	return fmt.Sprint(found)
}
