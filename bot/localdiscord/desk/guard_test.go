package desk_test

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/gorilla/websocket"

	"nutgraf/bot/localdiscord/desk"
)

// Whoever isn't a page of this server on this machine gets nothing.
func TestHostileRequests(t *testing.T) {
	s := newStage(t, desk.Options{})
	_, port, _ := strings.Cut(strings.TrimPrefix(s.origin, "http://"), ":")
	for name, c := range map[string]struct {
		method, path string
		change       func(r *http.Request)
		want         int
	}{
		"the page":                {"GET", "/", func(r *http.Request) { r.Header.Del("Sec-Fetch-Site") }, 200},
		"localhost":               {"GET", "/", func(r *http.Request) { r.Host = "localhost:" + port }, 200},
		"LOCALHOST":               {"GET", "/", func(r *http.Request) { r.Host = "LOCALHOST:" + port }, 200},
		"IPv6":                    {"GET", "/", func(r *http.Request) { r.Host = "[::1]:" + port }, 200},
		"rebound name":            {"GET", "/", func(r *http.Request) { r.Host = "evil.example:" + port }, 403},
		"rebound, on a file":      {"GET", "/attachments/1/2/x", func(r *http.Request) { r.Host = "evil.example:" + port }, 403},
		"other port":              {"GET", "/", func(r *http.Request) { r.Host = "localhost:1" }, 403},
		"no port":                 {"GET", "/", func(r *http.Request) { r.Host = "localhost" }, 403},
		"suffix":                  {"GET", "/", func(r *http.Request) { r.Host = "localhost.evil.example:" + port }, 403},
		"read by another site":    {"GET", "/api/snapshot", func(r *http.Request) { r.Header.Set("Origin", "https://evil.example") }, 403},
		"read by a local server":  {"GET", "/api/snapshot", func(r *http.Request) { r.Header.Set("Origin", "http://localhost:3000") }, 403},
		"sandboxed frame":         {"GET", "/api/snapshot", func(r *http.Request) { r.Header.Set("Origin", "null") }, 403},
		"https of this host":      {"GET", "/api/snapshot", func(r *http.Request) { r.Header.Set("Origin", strings.Replace(s.origin, "http", "https", 1)) }, 403},
		"two origins":             {"GET", "/api/snapshot", func(r *http.Request) { r.Header["Origin"] = []string{s.origin, "http://evil.example"} }, 403},
		"cross-site picture":      {"GET", "/icon.svg", func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") }, 403},
		"same-site script":        {"GET", "/api/snapshot", func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "same-site") }, 403},
		"framed":                  {"GET", "/", func(r *http.Request) { navigate(r, "iframe") }, 403},
		"a link to the page":      {"GET", "/", func(r *http.Request) { navigate(r, "document") }, 200},
		"a link into the calls":   {"GET", "/api/snapshot", func(r *http.Request) { navigate(r, "document") }, 403},
		"a form of another site":  {"POST", "/api/gateway/drop", func(r *http.Request) { navigate(r, "document") }, 403},
		"no JSON":                 {"POST", "/api/gateway/drop", func(r *http.Request) { r.Header.Set("Content-Type", "text/plain") }, 415},
		"no feed without Origin":  {"GET", "/api/feed", func(r *http.Request) { r.Header.Del("Origin") }, 403},
		"out of the page's files": {"GET", "/..%2fdesk.go", func(*http.Request) {}, 404},
		"a folder":                {"GET", "/js", func(*http.Request) {}, 404},
		"unknown call":            {"GET", "/api/nothing", func(*http.Request) {}, 404},
	} {
		t.Run(name, func(t *testing.T) {
			var body any
			if c.method == "POST" {
				body = object{}
			}
			r := s.request(c.method, c.path, body)
			c.change(r)
			status, header, raw := s.do(r)
			if status != c.want {
				t.Errorf("%d %.200s, want %d", status, raw, c.want)
			}
			if policy := header.Get("Content-Security-Policy"); !strings.HasPrefix(policy, "default-src 'self'; ") || strings.Contains(policy, "unsafe") || header.Get("X-Content-Type-Options") != "nosniff" {
				t.Errorf("headers are %v", header)
			}
			if strings.HasPrefix(c.path, "/api/") && header.Get("Cache-Control") != "no-store" {
				t.Errorf("may be stored: %v", header)
			}
		})
	}
}

// navigate makes a request that of a link or frame on another site.
func navigate(r *http.Request, destination string) {
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	r.Header.Set("Sec-Fetch-Mode", "navigate")
	r.Header.Set("Sec-Fetch-Dest", destination)
}

func TestHostileFeeds(t *testing.T) {
	s := newStage(t, desk.Options{})
	address := strings.Replace(s.origin, "http", "ws", 1) + "/api/feed"
	for name, c := range map[string]struct {
		address string
		header  http.Header
		want    int
	}{
		"another site": {address, http.Header{"Origin": {"https://evil.example"}}, 403},
		"no origin":    {address, nil, 403},
		"rebound":      {address, http.Header{"Origin": {"http://evil.example"}, "Host": {"evil.example"}}, 403},
		"nobody":       {address + "?as=1", http.Header{"Origin": {s.origin}}, 404},
		"as the bot":   {address + "?as=" + s.d.Discord().Application().ID(), http.Header{"Origin": {s.origin}}, 404},
	} {
		ws, answer, err := websocket.DefaultDialer.Dial(c.address, c.header)
		if err == nil {
			ws.Close()
			t.Errorf("%s: let in", name)
			continue
		}
		if answer == nil || answer.StatusCode != c.want {
			t.Errorf("%s: %v %v", name, answer, err)
		}
	}
}

func TestAccessKey(t *testing.T) {
	if d, err := desk.New(desk.Options{Addr: "0.0.0.0:0"}); !errors.Is(err, desk.ErrRemote) {
		if err == nil {
			d.Close()
		}
		t.Fatalf("listens for everybody unasked: %v", err)
	}
	d, err := desk.New(desk.Options{Addr: "0.0.0.0:0", AllowRemote: true})
	if err != nil {
		t.Fatal(err)
	}
	served := make(chan error, 1)
	ctx, stop := context.WithCancel(context.Background())
	go func() { served <- d.Serve(ctx) }()
	defer func() {
		stop()
		if err := <-served; err != nil {
			t.Error(err)
		}
	}()
	address, err := url.Parse(d.URL())
	if err != nil {
		t.Fatal(err)
	}
	key := address.Query().Get("key")
	client := &http.Client{Transport: &http.Transport{}, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	defer client.CloseIdleConnections()
	ask := func(path, cookie string) *http.Response {
		r, err := http.NewRequest("GET", "http://"+address.Host+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Cookie", cookie)
		answer, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		return answer
	}
	for _, path := range []string{"/", "/?key=", "/?key=" + key[:len(key)-1], "/api/snapshot", "/api/snapshot?key=" + key, "/icon.svg"} {
		if answer := ask(path, ""); answer.StatusCode != http.StatusUnauthorized || answer.Header.Get("Set-Cookie") != "" {
			t.Errorf("%s without a key: %d", path, answer.StatusCode)
		}
	}
	answer := ask("/?key="+key, "")
	cookies := answer.Cookies()
	if answer.StatusCode != http.StatusSeeOther || answer.Header.Get("Location") != "/" || len(cookies) != 1 || !cookies[0].HttpOnly || cookies[0].Value == key {
		t.Fatalf("the key gives %d %v", answer.StatusCode, answer.Header)
	}
	pass := cookies[0].Name + "=" + cookies[0].Value
	if answer := ask("/api/snapshot", pass); answer.StatusCode != http.StatusOK {
		t.Errorf("with the pass: %d", answer.StatusCode)
	}
	if answer := ask("/api/snapshot", cookies[0].Name+"="+key); answer.StatusCode != http.StatusUnauthorized {
		t.Errorf("with the key as pass: %d", answer.StatusCode)
	}
	if answer := ask("/api/feed", pass); answer.StatusCode != http.StatusForbidden {
		t.Errorf("a feed without Origin: %d", answer.StatusCode)
	}
}
