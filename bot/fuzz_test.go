package bot

import (
	"encoding/json"
	"log/slog"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"
)

// FuzzEvents takes in anything under the names of the events that count.
func FuzzEvents(f *testing.F) {
	for _, seed := range []string{
		`null`, `{}`, `{"id":"1","channel_id":"2","author":{"id":"3"},"content":"!who King"}`,
		`{"id":"1","token":"t","type":2,"data":{"type":1,"name":"who","options":[{"name":"name","value":"x"}]},"member":{"user":{"id":"3"}}}`,
		`{"session_id":"s","user":{"id":"9"}}`, `{"id":"1","author":null,"components":[{"type":99}]}`,
	} {
		f.Add([]byte(seed))
	}
	house := testHouse(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		log := &logBook{}
		b, err := New(Config{Token: secret}, house, slog.New(slog.NewTextHandler(log, nil)))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"READY", "RESUMED", "MESSAGE_CREATE", "INTERACTION_CREATE"} {
			b.onEvent(&link{relay: &relay{}}, &discordgo.Event{Type: name, RawData: raw, Sequence: 1})
		}
		if text := log.String(); strings.Contains(text, "panicked") {
			t.Error(text)
		}
	})
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
