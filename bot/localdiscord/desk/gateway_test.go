package desk_test

import (
	"context"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"nutgraf/bot/localdiscord/desk"
)

func TestLookInside(t *testing.T) {
	s := newStage(t, desk.Options{})
	alice := s.open(s.alice)
	asked := text(s.act("send", s.here(s.alice, object{"content": "!who Liu"})), "message", "id")
	answer := alice.says("Liu is somebody")
	alice.await("call", func(c object) bool { return text(c, "cause", "id") == asked })
	path := "/api/inside?as=" + s.alice + "&channel_id=" + s.general + "&message_id="
	in := s.get(path + text(answer, "id"))
	for want, got := range map[string]string{
		"Liu is somebody": text(in, "message", "content"),
		"!who Liu":        text(in, "cause", "text"),
		"MESSAGE_CREATE":  text(in, "event", "type"),
		asked:             text(in, "event", "data", "id"),
		"200":             text(in, "call", "status"),
	} {
		if got != want {
			t.Errorf("%q is there, not %q", got, want)
		}
	}
	if text(in, "call", "request", "json", "content") != "Liu is somebody" || text(in, "call", "response", "json", "id") != text(answer, "id") {
		t.Errorf("on the wire: %v", in["call"])
	}
	if _, ours := in["message"].(object)["desk"]; ours || at(in, "answered_after_ms").(float64) <= 0 {
		t.Errorf("inside is %v", in)
	}
	own := s.get(path + asked)
	if text(own, "event", "data", "content") != "!who Liu" || text(own, "calls", 0, "number") != text(in, "call", "number") || own["call"] != nil {
		t.Errorf("inside of the question is %v", own)
	}
	one := s.get("/api/calls/" + text(in, "call", "number"))
	if text(one, "request", "json", "content") != "Liu is somebody" || at(one, "took_ms").(float64) < 0 {
		t.Errorf("the call is %v", one)
	}
	if all := s.get("/api/calls?limit=1"); text(all, "calls", 0, "number") != text(one, "number") || at(all, "calls", 0, "request") != nil {
		t.Errorf("the calls are %v", all)
	}
	if status, _, _ := s.do(s.request("GET", "/api/calls/9999", nil)); status != http.StatusNotFound {
		t.Errorf("a call that never was: %d", status)
	}
}

func TestTokensAreHidden(t *testing.T) {
	s := newStage(t, desk.Options{})
	alice := s.open(s.alice)
	id := text(s.act("run", s.here(s.alice, object{"command": "who", "options": []object{{"name": "name", "value": strings.Repeat("x", 1995)}}})), "interaction", "id")
	refusal := alice.await("refusal", nil)
	if text(refusal, "code") != "50035" || text(refusal, "interaction_id") != id || text(refusal, "channel_id") != s.general || !strings.Contains(text(refusal, "text"), "/TOKEN/callback") {
		t.Errorf("the refusal is %v", refusal)
	}
	in := s.get("/api/inside?as=" + s.alice + "&interaction_id=" + id)
	if text(in, "event", "data", "token") != "TOKEN" || !strings.HasSuffix(text(in, "calls", 0, "path"), "/TOKEN/callback") || text(in, "calls", 0, "status") != "400" {
		t.Errorf("inside is %v", in)
	}
	if status, _, _ := s.do(s.request("GET", "/api/inside?as="+s.bob+"&interaction_id="+id, nil)); status != http.StatusNotFound {
		t.Errorf("bob looks inside: %d", status)
	}
}

func TestRefusalBesideItsMessage(t *testing.T) {
	s := newStage(t, desk.Options{})
	alice := s.open(s.alice)
	asked := text(s.act("send", s.here(s.alice, object{"content": "!long"})), "message", "id")
	refusal := alice.await("refusal", nil)
	if text(refusal, "code") != "50035" || text(refusal, "message_id") != asked || text(refusal, "severity") != "error" {
		t.Errorf("the refusal is %v", refusal)
	}
	if kept := s.get("/api/snapshot"); text(kept, "refusals", 0, "message_id") != asked {
		t.Errorf("kept are %v", kept["refusals"])
	}
}

func TestFiles(t *testing.T) {
	s := newStage(t, desk.Options{})
	alice := s.open(s.alice)
	s.act("send", s.here(s.alice, object{"content": "!files"}))
	m := alice.await("message.create", func(m object) bool { return text(m, "author", "bot") == "true" })
	if text(m, "embeds", 0, "image", "url") != text(m, "attachments", 0, "url") {
		t.Errorf("the card's picture isn't the file: %v", m)
	}
	for i, want := range []string{"image/png", "application/octet-stream"} {
		address := text(m, "attachments", i, "url")
		status, header, raw := s.do(s.request("GET", address, nil))
		if !strings.HasPrefix(address, "/attachments/") || status != 200 || header.Get("Content-Type") != want || len(raw) == 0 {
			t.Errorf("%s: %d %v", address, status, header)
		}
		if !strings.Contains(header.Get("Content-Security-Policy"), "sandbox") || (i == 1) != (header.Get("Content-Disposition") == "attachment") {
			t.Errorf("%s may act as a page: %v", address, header)
		}
	}
	in := s.get("/api/inside?as=" + s.alice + "&channel_id=" + s.general + "&message_id=" + text(m, "id"))
	if !strings.Contains(text(in, "call", "request", "text"), "payload_json") || text(in, "message", "attachments", 0, "url") != text(m, "attachments", 0, "url") {
		t.Errorf("inside is %v", in)
	}
	if text(m, "desk", "cause", "kind") != "message" {
		t.Errorf("a message without reference answers %v", at(m, "desk", "cause"))
	}
}

func TestGatewayControls(t *testing.T) {
	var given atomic.Int64
	s := newStage(t, desk.Options{ContentGivenBack: func() { given.Add(1) }})
	alice := s.open(s.alice)
	if text(alice.first, "gateway", "online") != "true" || text(alice.first, "gateway", "session", "connected") != "true" ||
		!strings.Contains(text(alice.first, "gateway", "session", "intent_names"), "message content") {
		t.Errorf("the gateway is %v", alice.first["gateway"])
	}
	identified := func(n string) func(object) bool {
		return func(g object) bool { return text(g, "identifies") == n && text(g, "online") == "true" }
	}
	s.act("gateway/drop", object{})
	alice.await("gateway", func(g object) bool {
		return identified("2")(g) && text(g, "session", "heartbeats") == "1" && text(g, "session", "last_heartbeat") != ""
	})
	s.act("gateway/reconnect", object{})
	alice.await("gateway", identified("3"))
	s.act("gateway/content", object{"allowed": false})
	g := alice.await("gateway", identified("4"))
	if text(g, "message_content") != "false" || strings.Contains(text(g, "session", "intent_names"), "message content") || !strings.Contains(text(g, "log"), "4014") {
		t.Errorf("without the intent the gateway is %v", g)
	}
	if given.Load() != 0 {
		t.Error("given back before it was")
	}
	s.act("gateway/content", object{"allowed": true})
	s.act("gateway/content", object{"allowed": true})
	if given.Load() != 1 {
		t.Errorf("given back %d times", given.Load())
	}
	s.refused(http.StatusBadRequest, "gateway/content", object{})
	s.act("gateway/invalidate", object{"resumable": false})
	alice.await("gateway", func(g object) bool { return strings.Contains(text(g, "log"), "op 9") })
}

func TestPresence(t *testing.T) {
	s := newStage(t, desk.Options{})
	alice := s.open(s.alice)
	s.d.Discord().Close() // the bot can't come back
	if p := alice.await("presence", nil); text(p, "status") != "offline" || text(p, "user_id") != text(alice.first, "application", "id") {
		t.Errorf("presence is %v", p)
	}
}

func TestFaults(t *testing.T) {
	s := newStage(t, desk.Options{})
	alice := s.open(s.alice)
	meet := func(fault object, status string) object {
		s.act("faults", fault)
		id := text(s.act("send", s.here(s.alice, object{"content": "!who Liu"})), "message", "id")
		return alice.await("call", func(c object) bool { return text(c, "cause", "id") == id && text(c, "status") == status })
	}
	c := meet(object{"kind": "429", "count": 1, "retry_after_ms": 1500}, "429")
	if text(c, "fault") != "true" {
		t.Errorf("the call is %v", c)
	}
	if whole := s.get("/api/calls/" + text(c, "number")); text(whole, "response", "json", "retry_after") != "1.5" {
		t.Errorf("the answer is %v", whole)
	}
	meet(object{"kind": "500", "count": 1}, "500")
	meet(object{"kind": "502", "count": 1}, "502")
	if c := meet(object{"kind": "delay", "count": 1, "delay_ms": 20}, "200"); at(c, "took_ms").(float64) < 20 || text(c, "fault") != "false" {
		t.Errorf("the late call is %v", c)
	}
	s.act("faults", object{"kind": "503", "count": 1000})
	alice.await("gateway", func(g object) bool {
		return text(g, "faults", "left") == "1000" && text(g, "faults", "status") == "503"
	})
	meet(object{"kind": "none"}, "200")
	if g := s.get("/api/snapshot"); at(g, "gateway", "faults") != nil {
		t.Errorf("faults are %v", at(g, "gateway", "faults"))
	}
	for _, bad := range []object{{"kind": "418", "count": 1}, {"kind": "429"}, {"kind": "429", "count": 1001}, {"kind": "delay", "count": 1, "delay_ms": -1}, {"kind": "delay", "count": 1, "delay_ms": 60001}} {
		s.refused(http.StatusBadRequest, "faults", bad)
	}
}

func TestNotesAndCommands(t *testing.T) {
	s := newStage(t, desk.Options{})
	s.d.Note(desk.Note{Topic: "table", Level: "ok", Title: "before"})
	alice := s.open(s.alice)
	if text(alice.first, "notes", 0, "title") != "before" || text(alice.first, "notes", 0, "lines") != "[]" {
		t.Errorf("notes are %v", alice.first["notes"])
	}
	s.d.Note(desk.Note{Topic: "table", Level: "error", Title: "after", Lines: []desk.Line{{Line: 3, Column: 7, Text: "wrong"}}})
	if n := alice.await("note", nil); text(n, "title") != "after" || text(n, "lines", 0, "line") != "3" || text(n, "lines", 0, "column") != "7" {
		t.Errorf("the note is %v", n)
	}
	if kept := s.get("/api/snapshot"); text(kept, "notes", 0, "title") != "after" || at(kept, "notes", 1) != nil {
		t.Errorf("kept are %v", kept["notes"])
	}
	s.bot.call("PUT", "/applications/"+s.d.Discord().Application().ID()+"/commands", []object{{"name": "other", "description": "another", "contexts": []int{0}}})
	c := alice.await("commands", nil)
	if text(c, "commands", 0, "name") != "other" || text(c, "commands", 0, "desk", "in_dm") != "false" || text(c, "commands", 0, "desk", "in_guild") != "true" {
		t.Errorf("commands are %v", c)
	}
}

func TestServeEndsWithItsContext(t *testing.T) {
	d, err := desk.New(desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if err := d.Serve(ctx); err != nil {
		t.Error(err)
	}
}
