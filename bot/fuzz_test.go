package bot

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
)

// FuzzEvents takes in anything under the names of the events that count, and
// does what follows from it.
func FuzzEvents(f *testing.F) {
	for _, seed := range []string{
		`null`, `{}`, `{"id":"1","channel_id":"2","author":{"id":"3"},"content":"!who King"}`,
		`{"id":"1","channel_id":"2","guild_id":"5","author":{"id":"3"},"content":"<@9> who is King @everyone","mentions":[{"id":"9"}]}`,
		`{"id":"1","token":"t","type":2,"data":{"type":1,"name":"who","options":[{"name":"name","value":"x"}]},"member":{"user":{"id":"3"}}}`,
		`{"id":"1","token":"t","type":4,"data":{"name":"who","options":[{"name":"name","value":1,"focused":true}]},"user":{"id":"3"}}`,
		`{"id":"1","token":"t","type":3,"data":{"custom_id":"a","component_type":2},"message":{"id":"7"},"user":{"id":"3"}}`,
		`{"session_id":"s","user":{"id":"9"}}`, `{"id":"1","author":null,"components":[{"type":99}]}`,
	} {
		f.Add([]byte(seed))
	}
	log, sink := &logBook{}, &sink{}
	b := fuzzBot(f, log, sink)
	f.Fuzz(func(t *testing.T, raw []byte) {
		sink.t = t
		b.seen = newSeen(8)
		for _, name := range []string{"MESSAGE_CREATE", "INTERACTION_CREATE", "RESUMED", "READY"} {
			l := &link{relay: &relay{}, address: "wss://gateway.discord.gg"}
			b.onEvent(l, &discordgo.Event{Type: name, RawData: raw, Sequence: 1})
		}
		if err := b.Idle(t.Context()); err != nil {
			t.Error(err)
		}
		b.self.Store("9") // READY may have renamed it
		if text := log.String(); strings.Contains(text, "panic") {
			t.Error(text)
		}
		log.reset()
	})
}

// fuzzBot is a bot that works without a gateway.
func fuzzBot(f *testing.F, log *logBook, discord http.RoundTripper) *Bot {
	b, err := New(Config{Token: secret}, testHouse(f), slog.New(slog.NewTextHandler(log, nil)))
	if err != nil {
		f.Fatal(err)
	}
	b.rest.next = discord
	b.rest.limits.paced = false
	b.work, b.stopWork = context.WithCancel(context.Background())
	b.self.Store("9")
	b.pool.start(2)
	b.quick.start(2)
	f.Cleanup(func() {
		b.pool.close()
		b.quick.close()
		b.stopWork()
	})
	return b
}

// sink is a Discord that takes everything, and fails the test on what could ping.
type sink struct{ t *testing.T }

func (s *sink) RoundTrip(r *http.Request) (*http.Response, error) {
	var sent struct {
		Type     *int      `json:"type"`
		Mentions *mentions `json:"allowed_mentions"`
		Data     struct {
			Mentions *mentions `json:"allowed_mentions"`
		} `json:"data"`
	}
	raw, err := io.ReadAll(r.Body)
	if err != nil || json.Unmarshal(raw, &sent) != nil {
		s.t.Errorf("sent %q", raw)
	}
	allowed := sent.Mentions
	if sent.Type != nil {
		allowed = sent.Data.Mentions
	}
	speaks := sent.Type == nil || slices.Contains([]int{callbackMessage, callbackUpdate}, *sent.Type)
	if speaks && (allowed == nil || allowed.Parse == nil || len(allowed.Parse) > 0 || allowed.RepliedUser) {
		s.t.Errorf("may ping: %s %q", r.URL.Path, raw)
	}
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(`{"id":"1"}`)), Request: r}, nil
}

// FuzzRelay passes anything to discordgo's side: what gets there is a payload,
// and no event has a name that discordgo knows.
func FuzzRelay(f *testing.F) {
	for _, seed := range []string{`{"op":10,"d":{"heartbeat_interval":41250}}`, `{"op":0,"t":"READY","s":1,"d":{}}`, `{"op":9,"d":true}`, `null`, `[]`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		passed, err := (&relay{}).inspect(raw)
		if err != nil || passed == nil {
			return
		}
		var e *discordgo.Event
		if err := json.Unmarshal(passed, &e); err != nil || e == nil {
			t.Fatalf("passes %q: %v", passed, err)
		}
		if e.Operation == opDispatch && !strings.HasPrefix(e.Type, rawEvent) || e.Operation == opReconnect || e.Operation == opInvalidSession {
			t.Errorf("passes %q", passed)
		}
	})
}

// FuzzRefusal reads anything as Discord's answer to a call that came too early:
// the wait is never negative and never for ever, and the body stays readable.
func FuzzRefusal(f *testing.F) {
	f.Add("1.5", "5", "0.2", "b", `{"retry_after":2.5,"global":true}`)
	f.Add("", "-1", "NaN", "", `<html>`)
	f.Add("1e999", "x", "-5", "b", `{"retry_after":-3}`)
	f.Fuzz(func(t *testing.T, after, remaining, reset, bucket, body string) {
		h := http.Header{"Retry-After": {after}, "X-Ratelimit-Remaining": {remaining}, "X-Ratelimit-Reset-After": {reset}, "X-Ratelimit-Bucket": {bucket}}
		resp := &http.Response{StatusCode: 429, Header: h, Body: io.NopCloser(strings.NewReader(body))}
		wait, _ := refusal(resp)
		if wait <= 0 || wait > day {
			t.Errorf("waits %s", wait)
		}
		if again, err := io.ReadAll(resp.Body); err != nil || string(again) != body {
			t.Errorf("the body has become %q, %v", again, err)
		}
		l, now := &limits{}, time.Now()
		w, _, _ := l.take("r", "1", now)
		l.learn(w, "r", "1", h, now)
		for range 3 {
			w, wait, ahead := l.take("r", "1", now)
			if wait < 0 || wait > day || w == nil && ahead == nil && wait == 0 {
				t.Errorf("waits %s", wait)
			}
		}
	})
}

// FuzzAddress never connects to what isn't a websocket, and never resumes a
// session of Discord's elsewhere than with Discord.
func FuzzAddress(f *testing.F) {
	for _, seed := range []string{"wss://gateway.discord.gg", "wss://x.discord.gg/?v=1", "ws://[::1", "wss://discord.gg@evil.example", "//a", ""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, address string) {
		if got, err := withQuery(address); err == nil && !strings.HasPrefix(got, "ws://") && !strings.HasPrefix(got, "wss://") {
			t.Errorf("connects to %q", got)
		}
		at := resumeAddress(address, "wss://gateway.discord.gg")
		if at == "" {
			return
		}
		u, err := url.Parse(at)
		if err != nil || u.Scheme != "wss" || !isDiscord(strings.ToLower(u.Hostname())) {
			t.Errorf("resumes at %q", at)
		}
	})
}
