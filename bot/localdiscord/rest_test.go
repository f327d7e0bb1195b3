package localdiscord_test

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	"nutgraf/bot/localdiscord"
)

func TestUnknownRoutesAndMethods(t *testing.T) {
	srv := start(t, localdiscord.Options{})
	refused(t, srv, 404, "GET", "/weather", nil)
	refused(t, srv, 404, "GET", "/channels", nil)
	refused(t, srv, 405, "DELETE", "/users/@me", nil)
	refused(t, srv, 405, "PUT", "/channels/1/messages", object{})
}

func TestVersionAndToken(t *testing.T) {
	srv := start(t, localdiscord.Options{})
	get := func(path, token string) int {
		r, err := http.NewRequest("GET", srv.URL()+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", token)
		status, _ := call(t, r)
		return status
	}
	good := "Bot " + srv.Application().Token()
	for _, version := range []string{"v9", "v10"} {
		if status := get("/api/"+version+"/users/@me", good); status != 200 {
			t.Errorf("%s: %d", version, status)
		}
	}
	srv.Expect(401, 404, 50041)
	for path, want := range map[string]int{"/api/v6/users/@me": 400, "/api/users/@me": 404, "/users/@me": 404} {
		if status := get(path, good); status != want {
			t.Errorf("%s: %d", path, status)
		}
	}
	for _, token := range []string{"", "Bot x", srv.Application().Token(), "Bearer " + srv.Application().Token()} {
		if status := get("/api/v10/users/@me", token); status != 401 {
			t.Errorf("token %q: %d", token, status)
		}
	}
	if status := get("/api/v10/gateway", ""); status != 200 {
		t.Errorf("the gateway's address needs no token, got %d", status)
	}
}

// TestCallCutShort: a client that ends in the middle of a call asked for nothing,
// and did nothing that Discord would complain of.
func TestCallCutShort(t *testing.T) {
	srv := start(t, localdiscord.Options{})
	conn, err := net.Dial("tcp", strings.TrimPrefix(srv.URL(), "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	fmt.Fprintf(conn, "PUT /api/v10/applications/1/commands HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n[{")
	if err := conn.(*net.TCPConn).CloseWrite(); err != nil {
		t.Fatal(err)
	}
	if answer, err := io.ReadAll(conn); err != nil || len(answer) != 0 {
		t.Errorf("half a call is answered with %q, %v", answer, err)
	}
	if n := len(srv.Requests()); n != 0 {
		t.Errorf("half a call is %d calls", n)
	}
}

func TestUserAgent(t *testing.T) {
	srv, err := localdiscord.New(localdiscord.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer srv.Close()
	r, err := http.NewRequest("GET", srv.URL()+"/api/v10/gateway", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("User-Agent", "curl/8")
	call(t, r)
	if p := srv.Problems(); len(p) != 1 || !strings.Contains(p[0].String(), "curl/8") {
		t.Errorf("problems are %v", p)
	}
}

func TestGatewayAddressAndMe(t *testing.T) {
	srv := start(t, localdiscord.Options{Name: "paperboy"})
	guild := srv.Guild("riverside")
	alice := srv.User("alice")
	for path, want := range map[string]string{
		"/gateway":            `"ws://127.0.0.1:`,
		"/gateway/bot":        `"remaining":1000`,
		"/users/@me":          `"username":"paperboy"`,
		"/users/" + alice.ID:  `"username":"alice"`,
		"/applications/@me":   fmt.Sprintf(`"flags":%d`, 1<<19),
		"/users/@me/guilds":   `"name":"riverside"`,
		"/guilds/" + guild.ID: `"name":"riverside"`,
		"/channels/" + guild.Channel("general").ID:     `"name":"general"`,
		"/guilds/" + guild.ID + "/channels":            `"name":"general"`,
		"/guilds/" + guild.ID + "/roles":               `"@everyone"`,
		"/guilds/" + guild.ID + "/members/" + alice.ID: `"username":"alice"`,
		"/channels/" + alice.DMs().ID:                  `"recipients":[{"id":"` + alice.ID,
	} {
		if got := string(must(t, srv, "GET", path, nil)); !strings.Contains(got, want) {
			t.Errorf("%s: %s, want %s in it", path, got, want)
		}
	}
	refused(t, srv, 10003, "GET", "/channels/1", nil)
	refused(t, srv, 10004, "GET", "/guilds/1", nil)
	refused(t, srv, 10007, "GET", "/guilds/"+guild.ID+"/members/1", nil)
	refused(t, srv, 10013, "GET", "/users/1", nil)
	dm := decode(t, must(t, srv, "POST", "/users/@me/channels", object{"recipient_id": alice.ID}))
	if dm["id"] != alice.DMs().ID || dm["type"] != 1.0 {
		t.Errorf("conversation is %v", dm)
	}
	refused(t, srv, 10013, "POST", "/users/@me/channels", object{"recipient_id": "1"})
	refused(t, srv, 50035, "POST", "/users/@me/channels", object{})
}

func TestJournal(t *testing.T) {
	seen := ""
	srv := start(t, localdiscord.Options{MaxRequests: 5, OnRequest: func(r *http.Request, body []byte) error {
		seen += r.Method + " " + string(body) + "\n"
		return nil
	}})
	general := srv.Guild("g").Channel("general")
	must(t, srv, "GET", "/users/@me?x=1", nil)
	must(t, srv, "POST", "/channels/"+general.ID+"/messages", `{"content":"hi"}`)
	if seen != "GET \nPOST {\"content\":\"hi\"}\n" {
		t.Errorf("OnRequest saw %q", seen)
	}
	requests := srv.Requests()
	if len(requests) != 2 {
		t.Fatalf("%d requests", len(requests))
	}
	first, second := requests[0], requests[1]
	if first.Number != 1 || first.Path != "/api/v10/users/@me" || first.Query != "x=1" || first.Status != 200 || first.Header.Get("Authorization") != "" {
		t.Errorf("first is %+v", first)
	}
	if second.Method != "POST" || string(second.Body) != `{"content":"hi"}` || decode(t, second.Response)["content"] != "hi" {
		t.Errorf("second is %+v", second)
	}
	if m := general.Messages()[0]; m.Request != 2 {
		t.Errorf("the message came with request %d", m.Request)
	}
	for range 20 {
		must(t, srv, "GET", "/gateway", nil)
	}
	if kept := srv.Requests(); len(kept) != 5 || kept[4].Number != 22 {
		t.Errorf("%d requests are kept, the last is %d", len(kept), kept[len(kept)-1].Number)
	}
}

func TestOnRequestMakesProblems(t *testing.T) {
	var failed []string
	srv, err := localdiscord.New(localdiscord.Options{
		OnRequest: func(*http.Request, []byte) error { return errors.New("not as described") },
		Fail:      func(p localdiscord.Problem) { failed = append(failed, p.String()) },
	})
	if err != nil {
		t.Fatal(err)
	}
	defer srv.Close()
	must(t, srv, "GET", "/gateway", nil)
	if len(failed) != 1 || !strings.Contains(failed[0], "not as described") || !strings.Contains(failed[0], "request 1") {
		t.Errorf("reported %q", failed)
	}
	srv.Expect(404)
	rest(t, srv, "GET", "/weather", nil)
	if p := srv.Problems(); len(p) != 3 || len(failed) != 2 {
		t.Errorf("%d problems, %d reported; the expected one must be listed only", len(p), len(failed))
	}
}

func TestIntercept(t *testing.T) {
	srv := start(t, localdiscord.Options{Intercept: func(w http.ResponseWriter, r *http.Request) bool {
		if r.Method != "POST" {
			return false
		}
		w.WriteHeader(http.StatusBadGateway)
		return true
	}})
	if status, _ := rest(t, srv, "POST", "/channels/1/typing", nil); status != 502 {
		t.Errorf("status %d", status)
	}
	must(t, srv, "GET", "/gateway", nil)
	if r := srv.Requests(); r[0].Status != 502 || r[1].Status != 200 {
		t.Errorf("requests are %+v", r)
	}
}

func TestRateLimitHeaders(t *testing.T) {
	srv := start(t, localdiscord.Options{})
	r, err := http.NewRequest("GET", srv.URL()+"/api/v10/gateway", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("User-Agent", "DiscordBot (x, 1)")
	transport := &http.Transport{}
	defer transport.CloseIdleConnections()
	answer, err := transport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	for _, name := range []string{"X-Ratelimit-Limit", "X-Ratelimit-Remaining", "X-Ratelimit-Reset", "X-Ratelimit-Reset-After", "X-Ratelimit-Bucket"} {
		if answer.Header.Get(name) == "" {
			t.Errorf("no %s", name)
		}
	}
}
