package desk_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"nutgraf/bot/localdiscord/desk"
)

func TestSendAndAnswer(t *testing.T) {
	s := newStage(t, desk.Options{Bot: "paperboy"})
	alice, bob := s.open(s.alice), s.open(s.bob)
	sent := s.act("send", s.here(s.alice, object{"content": "!who Liu"}))
	id := text(sent, "message", "id")
	if text(sent, "message", "desk", "yours") != "true" {
		t.Errorf("alice's own message isn't hers: %v", sent)
	}
	if mine := bob.says("!who Liu"); text(mine, "desk", "yours") != "false" || text(mine, "author", "username") != "alice" {
		t.Errorf("bob sees %v", mine)
	}
	answer := alice.says("Liu is somebody")
	if text(answer, "desk", "cause", "id") != id || text(answer, "desk", "cause", "kind") != "message" || text(answer, "message_reference", "message_id") != id {
		t.Errorf("the answer doesn't name what it answers: %v", answer)
	}
	if after, _ := at(answer, "desk", "answered_after_ms").(float64); after <= 0 || after > 20000 {
		t.Errorf("answered after %v ms", after)
	}
	alice.await("call", func(c object) bool { return text(c, "cause", "id") == id && text(c, "status") == "200" })
	shot := s.get("/api/snapshot?as=" + s.bob)
	if n := len(at(shot, "messages", s.general).([]any)); n != 2 {
		t.Errorf("the snapshot has %d messages", n)
	}
	if text(shot, "application", "name") != "paperboy" || text(shot, "members", 2, "status") != "online" || text(shot, "as") != s.bob {
		t.Errorf("the snapshot is %v", shot)
	}
	reply := s.act("send", s.here(s.bob, object{"content": "oh", "reply_to": text(answer, "id"), "no_ping": true}))
	if text(reply, "message", "referenced_message", "id") != text(answer, "id") {
		t.Errorf("the reply is %v", reply)
	}
	older := s.get("/api/messages?as=" + s.bob + "&channel_id=" + s.general + "&limit=1&before=" + text(answer, "id"))
	if text(older, "messages", 0, "id") != id || text(older, "more") != "false" {
		t.Errorf("before the answer there is %v", older)
	}
}

func TestMentionInDirectMessage(t *testing.T) {
	s := newStage(t, desk.Options{})
	alice, bob := s.open(s.alice), s.open(s.bob)
	dm := text(alice.first, "channels", 1, "id")
	s.act("send", object{"as": s.alice, "channel_id": dm, "content": "!who <@" + s.bob + ">"})
	alice.says("<@" + s.bob + "> is somebody")
	s.refused(http.StatusNotFound, "send", object{"as": s.bob, "channel_id": dm, "content": "me too"})
	s.act("send", s.here(s.alice, object{"content": "hello <@" + s.bob + ">"}))
	seen := bob.await("message.create", nil)
	if text(seen, "content") != "hello <@"+s.bob+">" || text(seen, "desk", "pings_you") != "true" {
		t.Errorf("bob's first message is %v, of somebody else's conversation?", seen)
	}
}

func TestEditDeleteReact(t *testing.T) {
	s := newStage(t, desk.Options{})
	alice, bob := s.open(s.alice), s.open(s.bob)
	id := text(s.act("send", s.here(s.alice, object{"content": "helo"})), "message", "id")
	spot := object{"message_id": id}
	s.refused(http.StatusForbidden, "edit", s.here(s.bob, object{"message_id": id, "content": "no"}))
	s.refused(http.StatusForbidden, "delete", s.here(s.bob, spot))
	s.act("edit", s.here(s.alice, object{"message_id": id, "content": "hello"}))
	if m := bob.await("message.update", nil); text(m, "content") != "hello" || text(m, "edited_timestamp") == "" {
		t.Errorf("edited to %v", m)
	}
	s.act("react", s.here(s.bob, object{"message_id": id, "emoji": "👍", "on": true}))
	if m := bob.await("message.update", nil); text(m, "reactions", 0, "me") != "true" || text(m, "reactions", 0, "count") != "1" {
		t.Errorf("bob sees %v", m["reactions"])
	}
	if m := alice.await("message.update", func(m object) bool { return m["reactions"] != nil }); text(m, "reactions", 0, "me") != "false" {
		t.Errorf("alice sees %v", m["reactions"])
	}
	s.refused(http.StatusBadRequest, "react", s.here(s.bob, object{"message_id": id, "emoji": "x", "on": true}))
	s.act("react", s.here(s.bob, object{"message_id": id, "emoji": "👍", "on": false}))
	if m := bob.await("message.update", nil); m["reactions"] != nil {
		t.Errorf("the reaction stays: %v", m["reactions"])
	}
	s.act("delete", s.here(s.alice, spot))
	if gone := bob.await("message.delete", nil); text(gone, "id") != id || text(gone, "channel_id") != s.general {
		t.Errorf("deleted %v", gone)
	}
	s.refused(http.StatusNotFound, "delete", s.here(s.alice, spot))
}

func TestSlashCommand(t *testing.T) {
	s := newStage(t, desk.Options{})
	alice, bob := s.open(s.alice), s.open(s.bob)
	if text(alice.first, "commands", 1, "name") != "who" || text(alice.first, "commands", 1, "desk", "in_dm") != "true" {
		t.Errorf("commands are %v", alice.first["commands"])
	}
	option := []object{{"name": "name", "value": "li"}}
	found := s.act("autocomplete", s.here(s.alice, object{"command": "who", "options": option}))
	if text(found, "choices", 0, "value") != "liu" {
		t.Errorf("suggestions are %v", found)
	}
	run := s.act("run", s.here(s.alice, object{"command": "who", "options": option}))
	id := text(run, "interaction", "id")
	if i := alice.state(id, "answered"); text(i, "kind") != "command" || text(i, "command") != "who" || at(i, "answered_after_ms").(float64) <= 0 {
		t.Errorf("the interaction is %v", i)
	}
	if m := bob.says("li is somebody"); text(m, "interaction_metadata", "id") != id || text(m, "desk", "cause", "kind") != "interaction" {
		t.Errorf("the answer is %v", m)
	}
	s.refused(http.StatusBadRequest, "run", s.here(s.alice, object{"command": "nothing"}))
	if problems := s.get("/api/snapshot")["refusals"].([]any); len(problems) != 0 {
		t.Errorf("what a member can't do is held against the bot: %v", problems)
	}
}

func TestEphemeral(t *testing.T) {
	s := newStage(t, desk.Options{})
	alice, bob := s.open(s.alice), s.open(s.bob)
	s.act("run", s.here(s.alice, object{"command": "secret"}))
	m := alice.says("secret")
	spot := object{"message_id": m["id"]}
	if text(m, "desk", "ephemeral") != "true" || text(m, "flags") != "64" {
		t.Errorf("the message is %v", m)
	}
	s.refused(http.StatusNotFound, "dismiss", s.here(s.bob, spot))
	inside := "/api/inside?channel_id=" + s.general + "&message_id=" + text(m, "id") + "&as="
	if status, _, raw := s.do(s.request("GET", inside+s.bob, nil)); status != http.StatusNotFound {
		t.Errorf("bob looks inside: %d %s", status, raw)
	}
	s.act("dismiss", s.here(s.alice, spot))
	alice.await("message.delete", func(d object) bool { return d["id"] == m["id"] })
	for _, as := range []string{s.alice, s.bob} {
		if shown := at(s.get("/api/snapshot?as="+as), "messages", s.general).([]any); len(shown) != 0 {
			t.Errorf("still shown: %v", shown)
		}
	}
	s.act("send", s.here(s.bob, object{"content": "next"}))
	if first := bob.await("message.create", nil); text(first, "content") != "next" {
		t.Errorf("bob was told %v", first)
	}
	public := text(s.act("send", s.here(s.alice, object{"content": "hi"})), "message", "id")
	s.refused(http.StatusBadRequest, "dismiss", s.here(s.alice, object{"message_id": public}))
}

func TestComponentsAndForms(t *testing.T) {
	s := newStage(t, desk.Options{})
	alice := s.open(s.alice)
	s.act("send", s.here(s.alice, object{"content": "!who Liu"}))
	answer := alice.says("Liu is somebody")
	on := func(more object) object {
		more["message_id"] = answer["id"]
		return s.here(s.alice, more)
	}
	s.act("select", on(object{"custom_id": "pick", "values": []string{"b"}}))
	alice.says("pick [b]")
	s.refused(http.StatusBadRequest, "select", on(object{"custom_id": "pick", "values": []string{"c"}}))
	menu := s.act("menu", on(object{"command": "Look it up"}))
	if m := alice.says("Look it up"); text(m, "type") != "23" || text(m, "desk", "cause", "id") != text(menu, "interaction", "id") {
		t.Errorf("the menu's answer is %v", m)
	}
	pressed := text(s.act("click", on(object{"custom_id": "more"})), "interaction", "id")
	if m := alice.await("message.update", nil); text(m, "content") != "more of it" || text(m, "desk", "cause", "id") != pressed {
		t.Errorf("the button made it %v", m)
	}
	alice.state(pressed, "answered")
	s.refused(http.StatusBadRequest, "click", on(object{"custom_id": "more"}))

	form := text(s.act("run", s.here(s.alice, object{"command": "form"})), "interaction", "id")
	if i := alice.state(form, "form"); text(i, "form", "components", 0, "components", 0, "custom_id") != "q" {
		t.Errorf("the form is %v", i)
	}
	submit := object{"as": s.alice, "interaction_id": form, "values": object{"q": "why?"}}
	s.refused(http.StatusNotFound, "submit", object{"as": s.bob, "interaction_id": form, "values": object{"q": "why?"}})
	s.refused(http.StatusBadRequest, "submit", object{"as": s.alice, "interaction_id": form, "values": object{"x": "why?"}})
	s.act("submit", submit)
	alice.says("asked why?")
}

func TestDeferredAndTyping(t *testing.T) {
	s := newStage(t, desk.Options{})
	alice := s.open(s.alice)
	id := text(s.act("run", s.here(s.alice, object{"command": "defer"})), "interaction", "id")
	if m := alice.await("message.create", nil); text(m, "desk", "loading") != "true" || text(m, "desk", "answered_after_ms") != "0" {
		t.Errorf("the placeholder is %v", m)
	}
	alice.state(id, "deferred")
	if m := alice.await("message.update", nil); text(m, "content") != "at last" || text(m, "desk", "loading") != "false" || at(m, "desk", "answered_after_ms").(float64) <= 0 {
		t.Errorf("the answer is %v", m)
	}
	alice.state(id, "answered")
	s.act("send", s.here(s.alice, object{"content": "!types"}))
	if typing := alice.await("typing", nil); text(typing, "user_id") != s.d.Discord().Application().ID() || text(typing, "channel_id") != s.general {
		t.Errorf("typing is %v", typing)
	}
	alice.says("typed")
}

func TestNoResponse(t *testing.T) {
	s := newStage(t, desk.Options{AnswerWithin: 100 * time.Millisecond})
	alice, bob := s.open(s.alice), s.open(s.bob)
	id := text(s.act("run", s.here(s.alice, object{"command": "slow"})), "interaction", "id")
	if i := alice.state(id, "failed"); text(i, "error") != "The application did not respond" {
		t.Errorf("the interaction is %v", i)
	}
	s.refused(http.StatusGatewayTimeout, "autocomplete", s.here(s.alice, object{"command": "slow", "options": []object{{"name": "name", "value": "l"}}}))
	if failed := s.get("/api/snapshot?as=" + s.alice)["interactions"].([]any); len(failed) != 1 {
		t.Errorf("alice's failed interactions are %v", failed)
	}
	s.act("send", s.here(s.alice, object{"content": "end"}))
	for done := false; !done; {
		e := <-bob.events
		if e.Type == "interaction" {
			t.Errorf("bob is told of %v", e.Data)
		}
		done = e.Type == "message.create" && text(e.Data, "content") == "end"
	}
}

func TestMistakesOfMembers(t *testing.T) {
	s := newStage(t, desk.Options{})
	s.refused(http.StatusBadRequest, "send", s.here(s.alice, object{"content": strings.Repeat("x", 2001)}))
	s.refused(http.StatusBadRequest, "send", s.here(s.alice, object{"content": "  "}))
	s.refused(http.StatusBadRequest, "send", s.here(s.alice, object{"contents": "unknown field"}))
	s.refused(http.StatusNotFound, "send", object{"as": "1", "channel_id": s.general, "content": "x"})
	s.refused(http.StatusNotFound, "send", object{"as": s.alice, "channel_id": "1", "content": "x"})
	s.refused(http.StatusNotFound, "send", s.here(s.alice, object{"content": "x", "reply_to": "1"}))
	s.refused(http.StatusNotFound, "click", s.here(s.alice, object{"message_id": "1", "custom_id": "x"}))
	s.refused(http.StatusNotFound, "menu", s.here(s.alice, object{"message_id": "1", "command": "x"}))
	s.refused(http.StatusNotFound, "submit", object{"as": s.alice, "interaction_id": "1"})
	s.refused(http.StatusRequestEntityTooLarge, "send", s.here(s.alice, object{"content": strings.Repeat("x", 70000)}))
	s.refused(http.StatusMethodNotAllowed, "nothing", object{})
}

func TestSpeak(t *testing.T) {
	s := newStage(t, desk.Options{})
	bob := s.open(s.bob)
	if text(bob.first, "members", 0, "locale") != "en-US" {
		t.Errorf("at first alice's client speaks %q", text(bob.first, "members", 0, "locale"))
	}
	s.act("speak", object{"as": s.alice, "locale": "zh-TW"})
	if m := bob.await("member", nil); text(m, "id") != s.alice || text(m, "locale") != "zh-TW" || text(m, "username") != "alice" {
		t.Errorf("the change is told as %v", m)
	}
	if shot := s.get("/api/snapshot?as=" + s.alice); text(shot, "members", 0, "locale") != "zh-TW" {
		t.Errorf("the snapshot has %q", text(shot, "members", 0, "locale"))
	}
	s.refused(http.StatusBadRequest, "speak", object{"as": s.alice, "locale": "tlh"})
	s.refused(http.StatusNotFound, "speak", object{"as": "1", "locale": "de"})
}
