package bot

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"nutgraf/bot/localdiscord"
)

func TestStanding(t *testing.T) {
	t.Parallel()
	s := stage(t, Config{}, localdiscord.Options{})
	defer s.bot.Close()
	if err := Reach(s.soon(), s.URL()); err != nil {
		t.Error(err)
	}
	who, err := s.bot.Identity(s.soon())
	if want := (Identity{User: s.Application().ID(), Name: "nutgraf", Application: s.Application().ID(), MessageContent: true}); err != nil || who.User != want.User || who.Application != want.Application || who.Name == "" || !who.MessageContent {
		t.Errorf("%+v, %v", who, err)
	}
	s.Application().AllowMessageContent(false)
	if who, err := s.bot.Identity(s.soon()); err != nil || who.MessageContent {
		t.Errorf("without the intent: %+v, %v", who, err)
	}
	limits, err := s.bot.Sessions(s.soon())
	if err != nil || limits.Total != 1000 || limits.Left != 1000 || limits.Shards != 1 || limits.ReserveFromHere != 100 {
		t.Errorf("%+v, %v", limits, err)
	}
	guild := s.Guild("riverside") // makes it
	list, err := s.bot.Memberships(s.soon())
	if err != nil || len(list) == 0 || list[0].ID != guild.ID || len(list[0].Lacks) != 0 {
		t.Errorf("%+v, %v", list, err)
	}
}

// replying is a server that answers every path of the API with the same.
func replying(t *testing.T, status int, body string) string {
	t.Helper()
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(status)
		fmt.Fprint(w, strings.ReplaceAll(body, "HOST", r.Host))
	}))
	t.Cleanup(srv.Close)
	return srv.URL
}

func TestReachSaysWhy(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ url, want string }{
		{"nowhere", "must be like http://"},
		{replying(t, 404, ""), "404"},
		{replying(t, 200, "<html>"), "decoding"},
		{replying(t, 200, `{"url":"http://HOST"}`), "not a websocket address"},
		{replying(t, 200, `{"url":"ws://HOST"}`), "connecting to the gateway"},
	} {
		if err := Reach(t.Context(), c.url); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.url, err, c.want)
		}
	}
}

func TestStandingSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	made := func(status int, body string) *Bot {
		s := stage(t, Config{APIURL: replying(t, status, body)}, localdiscord.Options{})
		b, err := New(Config{Token: "a.b.c", APIURL: replying(t, status, body)}, s.house, nil)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(b.Close)
		return b
	}
	if _, err := made(200, `{"id":"1","username":"ada","bot":false}`).Identity(t.Context()); err == nil || !strings.Contains(err.Error(), "a person's") {
		t.Errorf("a person's token: %v", err)
	}
	if _, err := made(401, `{}`).Identity(t.Context()); err == nil || !strings.Contains(err.Error(), "refuses the bot's token") {
		t.Errorf("a wrong token: %v", err)
	}
	for _, limit := range []string{"", `,"session_start_limit":{}`, `,"session_start_limit":{"total":1000}`} {
		if got, err := made(200, `{"url":"ws://HOST","shards":1`+limit+`}`).Sessions(t.Context()); err != nil || got != (Sessions{Shards: 1}) {
			t.Errorf("no limit%s: %+v, %v", limit, got, err)
		}
	}
	for permissions, want := range map[string]string{
		"0":            "View Channels, Send Messages, Send Messages in Threads, Read Message History, Attach Files",
		"8":            "",
		"274878008320": "", // what the README's link asks for
		"274877991936": "Attach Files",
		"3072":         "Send Messages in Threads, Read Message History, Attach Files",
	} {
		list, err := made(200, `[{"id":"1","name":"x","permissions":"`+permissions+`"}]`).Memberships(t.Context())
		if err != nil || strings.Join(list[0].Lacks, ", ") != want {
			t.Errorf("%s lacks %v, %v; want %s", permissions, list, err, want)
		}
	}
	if _, err := made(200, `[{"id":"1","permissions":"many"}]`).Memberships(t.Context()); err == nil {
		t.Error("permissions that are no number pass")
	}
}
