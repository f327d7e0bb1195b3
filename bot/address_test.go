package bot

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"nutgraf/bot/localdiscord"
)

// A server may say less than Discord, or have only the plain question for its
// gateway: the bot comes up all the same.
func TestTheGatewayOfASmallerServer(t *testing.T) {
	t.Parallel()
	const plain = `{"url":"ws://plain.example"}`
	for name, tc := range map[string]struct {
		status    int
		bot, want string // what it says of a bot's gateway, and the host that is taken
		left      int
	}{
		"all of it":       {200, `{"url":"ws://bot.example","session_start_limit":{"total":1000,"remaining":7,"reset_after":60000,"max_concurrency":1}}`, "bot.example", 7},
		"no limit":        {200, `{"url":"ws://bot.example"}`, "bot.example", -1},
		"an empty limit":  {200, `{"url":"ws://bot.example","session_start_limit":{}}`, "bot.example", -1},
		"zeros":           {200, `{"url":"ws://bot.example","session_start_limit":{"total":0,"remaining":0,"reset_after":0}}`, "bot.example", -1},
		"only the total":  {200, `{"url":"ws://bot.example","session_start_limit":{"total":1000}}`, "bot.example", -1},
		"none left":       {200, `{"url":"ws://bot.example","session_start_limit":{"total":1000,"remaining":0,"reset_after":1}}`, "bot.example", 0},
		"other types":     {200, `{"url":"ws://bot.example","session_start_limit":"plenty"}`, "plain.example", -1},
		"no address":      {200, `{}`, "plain.example", -1},
		"not JSON":        {200, `<html>`, "plain.example", -1},
		"no such route":   {404, `{"message":"404: Not Found","code":0}`, "plain.example", -1},
		"not implemented": {501, ``, "plain.example", -1},
		"it is broken":    {500, ``, "plain.example", -1},
		"not for bots":    {403, `{}`, "plain.example", -1},
	} {
		srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasSuffix(r.URL.Path, "/gateway/bot") {
				w.WriteHeader(tc.status)
				io.WriteString(w, tc.bot)
				return
			}
			io.WriteString(w, plain)
		}))
		b, err := New(Config{Token: "x", APIURL: srv.URL}, testHouse(t), nil)
		if err != nil {
			t.Fatal(err)
		}
		b.rest.base = time.Millisecond
		address, err := b.askGateway(t.Context())
		if left, _ := b.gate.left(); err != nil || address != "ws://"+tc.want+"/?encoding=json&v=9" || left != tc.left {
			t.Errorf("%s: %q, %d left, %v", name, address, left, err)
		}
		b.Close()
		srv.Close()
	}
}

// Where all that a bot can do without is missing, it comes up and answers.
func TestTheBotOnASmallerServer(t *testing.T) {
	t.Parallel()
	s := stage(t, registering, localdiscord.Options{Intercept: func(w http.ResponseWriter, r *http.Request) bool {
		listing := r.Method == http.MethodGet && strings.HasSuffix(r.URL.Path, "/commands")
		missing := listing || strings.HasSuffix(r.URL.Path, "/gateway/bot") || strings.HasSuffix(r.URL.Path, "/applications/@me") || strings.HasSuffix(r.URL.Path, "/typing")
		if missing {
			w.WriteHeader(http.StatusNotFound)
		}
		return missing
	}})
	s.run().online()
	has(t, s.reply(s.alice.Says(s.general, "!who Ada King")).Content, "mayor")
	has(t, s.answer(s.alice.Runs(s.general, "/who", "name", "Bruno Stone")).Content, "engineer")
	s.Gateway().Invalidate(false)
	s.log.awaitThat(t, "another session", func(log string) bool { return connections(log) == 2 })
	has(t, s.reply(s.alice.DM("who is Ada King?")).Content, "mayor")
}
