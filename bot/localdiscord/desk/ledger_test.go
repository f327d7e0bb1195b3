package desk

import (
	"fmt"
	"testing"
	"time"

	"nutgraf/bot/localdiscord"
)

// Whatever a bot does, the ledger keeps to its bounds.
func TestLedgerIsBounded(t *testing.T) {
	l := newLedger()
	for i := range 5000 {
		id := fmt.Sprint(i)
		l.did(deed{cause: cause{"message", id}, channelID: "1", at: time.Now()})
		l.latest["1"] = id
		r := localdiscord.Request{Number: i + 1, Method: "POST", Path: "/api/v9/channels/1/messages", Body: make([]byte, 1<<20), At: time.Now()}
		l.begin(r)
		r.Response = make([]byte, 1<<20)
		l.end(r)
		l.posted(localdiscord.Message{ID: "a" + id, Request: i + 1})
	}
	if n := len(l.deeds.at); n != maxDeeds || len(l.deeds.order) != n {
		t.Errorf("%d deeds", n)
	}
	if n := len(l.answers.at); n != maxAnswers {
		t.Errorf("%d answers", n)
	}
	sum := 0
	for _, c := range l.calls.at {
		sum += len(c.Body) + len(c.Response)
	}
	if sum != l.bytes || sum > maxBytes+2<<20 || sum < maxBytes/2 {
		t.Errorf("%d bytes are kept, counted as %d", sum, l.bytes)
	}
	for range 2 * maxLedger {
		l.begin(localdiscord.Request{Number: l.total + 1})
	}
	if n := len(l.calls.at); n != maxLedger {
		t.Errorf("%d calls", n)
	}
	if l.total != 5000+2*maxLedger {
		t.Errorf("%d calls were counted", l.total)
	}
}

func TestWithoutTokens(t *testing.T) {
	for text, want := range map[string]string{
		"/api/v9/interactions/1/se-cret/callback":               "/api/v9/interactions/1/TOKEN/callback",
		"PATCH /api/v9/webhooks/1/secret/messages/@original: x": "PATCH /api/v9/webhooks/1/TOKEN/messages/@original: x",
		"POST /api/v9/webhooks/1/secret: HTTP 400":              "POST /api/v9/webhooks/1/TOKEN: HTTP 400",
		"/api/v9/channels/1/messages/2":                         "/api/v9/channels/1/messages/2",
	} {
		if got := withoutTokens(text); got != want {
			t.Errorf("%q becomes %q", text, got)
		}
	}
}
