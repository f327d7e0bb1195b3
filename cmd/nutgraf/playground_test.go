package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// playing is an open playground and one page on it, without a browser.
type playing struct {
	t      *testing.T
	origin string
	ws     *websocket.Conn
	me     string
	places []any // channels
}

// pageAt finds the page's address in what the program prints.
var pageAt = regexp.MustCompile(`http://\S+:[0-9]+`)

// openPlayground runs the program with its arguments until the test ends, and
// waits until its bot is there.
func openPlayground(t *testing.T, env []string, args ...string) *playing {
	t.Helper()
	out, in := io.Pipe()
	var log bytes.Buffer
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan int, 1)
	go func() {
		code := run(ctx, args, append(env, "NUTGRAF_LOG_FORMAT=json"), strings.NewReader(""), in, &log)
		in.Close()
		ended <- code
	}()
	t.Cleanup(func() {
		stop()
		if code := <-ended; code != 0 {
			t.Errorf("the playground ends with %d: %s", code, &log)
		}
	})
	first := make([]byte, 1000)
	n, err := out.Read(first)
	if err != nil {
		code := <-ended
		ended <- code
		t.Fatalf("the playground ends with %d: %s", code, &log)
	}
	p := &playing{t: t, origin: pageAt.FindString(string(first[:n]))}
	ws, _, err := websocket.DefaultDialer.Dial(strings.Replace(p.origin, "http", "ws", 1)+"/api/feed", http.Header{"Origin": {p.origin}})
	if err != nil {
		t.Fatal(err)
	}
	p.ws = ws
	t.Cleanup(func() { ws.Close() })
	if err := ws.SetReadDeadline(time.Now().Add(30 * time.Second)); err != nil {
		t.Fatal(err)
	}
	shot := p.await("snapshot", func(map[string]any) bool { return true })
	p.me, p.places = shot["as"].(string), shot["channels"].([]any)
	if len(shot["commands"].([]any)) == 0 {
		p.await("commands", func(map[string]any) bool { return true })
	}
	if shot["gateway"].(map[string]any)["online"] != true {
		p.await("gateway", func(g map[string]any) bool { return g["online"] == true })
	}
	return p
}

// await returns the next event of a type that fits.
func (p *playing) await(kind string, fits func(map[string]any) bool) map[string]any {
	p.t.Helper()
	for {
		var e struct {
			Type string         `json:"type"`
			Data map[string]any `json:"data"`
		}
		if err := p.ws.ReadJSON(&e); err != nil {
			p.t.Fatalf("waiting for %s: %v", kind, err)
		}
		if e.Type == kind && fits(e.Data) {
			return e.Data
		}
	}
}

// act makes a call of the page in its first channel.
func (p *playing) act(call string, body map[string]any) map[string]any {
	p.t.Helper()
	body["as"], body["channel_id"] = p.me, p.places[0].(map[string]any)["id"]
	if strings.HasPrefix(call, "gateway/") {
		delete(body, "as")
		delete(body, "channel_id")
	}
	raw, err := json.Marshal(body)
	if err != nil {
		p.t.Fatal(err)
	}
	answer, err := http.Post(p.origin+"/api/"+call, "application/json", bytes.NewReader(raw))
	if err != nil {
		p.t.Fatal(err)
	}
	defer answer.Body.Close()
	got := map[string]any{}
	if err := json.NewDecoder(answer.Body).Decode(&got); err != nil || answer.StatusCode != http.StatusOK {
		p.t.Fatalf("%s: %d %v %v", call, answer.StatusCode, got, err)
	}
	return got
}

// asks sends a message and waits for the bot's answer, which must hold a text.
func (p *playing) asks(question, want string) {
	p.t.Helper()
	p.act("send", map[string]any{"content": question})
	p.answered(want)
}

// answered waits for a message of the bot that holds a text.
func (p *playing) answered(want string) {
	p.t.Helper()
	p.await("message.create", func(m map[string]any) bool {
		raw, err := json.Marshal(m)
		return err == nil && m["author"].(map[string]any)["bot"] == true && strings.Contains(string(raw), want)
	})
}

func TestPlayground(t *testing.T) {
	file := filepath.Join(t.TempDir(), "bridge.yaml")
	table, err := os.ReadFile(filepath.Join("testdata", "bridge", "bridge.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	save := func(text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	save(string(table))
	p := openPlayground(t, nil, "playground", "--addr", "127.0.0.1:0", "--table", file)
	p.asks("!who King", "Ada King is the mayor of Riverside.")
	p.act("run", map[string]any{"command": "who", "options": []any{map[string]any{"name": "name", "value": "King"}}})
	p.answered("Ada King is the mayor of Riverside.")
	found := p.act("autocomplete", map[string]any{"command": "who", "options": []any{map[string]any{"name": "name", "value": "ki"}}})
	if raw, err := json.Marshal(found); err != nil || !strings.Contains(string(raw), "Ada King") {
		t.Errorf("suggestions are %s", raw)
	}

	save(strings.Replace(string(table), "mayor of Riverside.", "captain of the ferry.", 1))
	p.await("note", func(n map[string]any) bool { return n["level"] != "error" })
	p.asks("!who King", "Ada King is the captain of the ferry.")

	save(strings.Replace(string(table), "    answer: Ada King", "    anser: Ada King", 1))
	note := p.await("note", func(n map[string]any) bool { return n["level"] == "error" })
	line := note["lines"].([]any)[0].(map[string]any)
	if line["line"].(float64) < 2 || line["column"] != 5.0 || !strings.Contains(line["text"].(string), "anser") {
		t.Errorf("the note is %v", note)
	}
	p.asks("!who King", "Ada King is the captain of the ferry.")
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	p.await("note", func(n map[string]any) bool { return strings.HasSuffix(n["title"].(string), " is gone") })
	save(string(table))
	p.await("note", func(n map[string]any) bool { return n["level"] != "error" })
	p.asks("!who King", "Ada King is the mayor of Riverside.")
}

// The bot copes with what the page does to the gateway; given the intent back,
// it is a new one.
func TestPlaygroundGateway(t *testing.T) {
	p := openPlayground(t, []string{"NUTGRAF_TABLE=" + filepath.Join("testdata", "bridge", "bridge.yaml")}, "playground", "--addr", "127.0.0.1:0")
	p.act("gateway/drop", map[string]any{})
	p.await("gateway", func(g map[string]any) bool { return g["resumes"] == 1.0 && g["online"] == true })
	p.asks("!who King", "Ada King is the mayor of Riverside.")
	p.act("gateway/content", map[string]any{"allowed": false})
	hears := func(yes bool) func(map[string]any) bool {
		return func(g map[string]any) bool {
			session, _ := g["session"].(map[string]any)
			return g["online"] == true && session != nil && strings.Contains(strings.Join(texts(session["intent_names"]), ","), "message content") == yes
		}
	}
	p.await("gateway", hears(false))
	p.act("gateway/content", map[string]any{"allowed": true})
	p.await("gateway", hears(true))
	p.asks("!who King", "Ada King is the mayor of Riverside.")
}

// What is set for the bot holds in the playground, too.
func TestPlaygroundSettings(t *testing.T) {
	p := openPlayground(t, []string{"NUTGRAF_TABLE=" + filepath.Join("testdata", "bridge", "bridge.yaml"),
		"NUTGRAF_DISCORD_PRIVATE_ANSWERS=true", "NUTGRAF_DISCORD_QUESTIONS_PER_MINUTE=1"}, "playground", "--addr", "127.0.0.1:0")
	p.act("run", map[string]any{"command": "who", "options": []any{map[string]any{"name": "name", "value": "King"}}})
	m := p.await("message.create", func(m map[string]any) bool { return m["author"].(map[string]any)["bot"] == true })
	if flags, _ := m["flags"].(float64); int(flags)&64 == 0 {
		t.Errorf("everybody sees %v", m)
	}
	p.asks("!who King", "give me a minute")
}

// texts is a JSON list of texts.
func texts(v any) (list []string) {
	all, _ := v.([]any)
	for _, one := range all {
		list = append(list, one.(string))
	}
	return list
}

// Without a token nutgraf alone opens the playground.
func TestNutgrafAlone(t *testing.T) {
	if busy, err := http.Get("http://" + defaultAddr + "/"); err == nil {
		busy.Body.Close()
		t.Skip("something serves on " + defaultAddr + " already")
	}
	openPlayground(t, nil)
}

func TestPlaygroundRefusals(t *testing.T) {
	for want, args := range map[string][]string{
		"--allow-remote":         {"playground", "--addr", "0.0.0.0:0"},
		"no such file":           {"playground", "--addr", "127.0.0.1:0", "--table", "absent.yaml"},
		"opening the page's add": {"playground", "--addr", "nowhere"},
	} {
		var out, log bytes.Buffer
		if code := run(context.Background(), args, nil, strings.NewReader(""), &out, &log); code != exitFailure || !strings.Contains(log.String(), want) {
			t.Errorf("%v ends with %d: %s", args, code, &log)
		}
	}
	p := openPlayground(t, nil, "playground", "--addr", "127.0.0.1:0")
	var out, log bytes.Buffer
	args := []string{"playground", "--addr", strings.TrimPrefix(p.origin, "http://")}
	if code := run(context.Background(), args, nil, strings.NewReader(""), &out, &log); code != exitFailure || !strings.Contains(log.String(), "is another playground open?") {
		t.Errorf("a second one ends with %d: %s", code, &log)
	}
}
