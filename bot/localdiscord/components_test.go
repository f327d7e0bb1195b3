package localdiscord_test

import (
	"testing"
)

// card is a message with a button, a link and a menu.
var card = object{"content": "which King?", "components": []object{
	{"type": 1, "components": []object{
		{"type": 2, "style": 1, "label": "Ada", "custom_id": "ask:ada"},
		{"type": 2, "style": 2, "label": "Off", "custom_id": "off", "disabled": true},
		{"type": 2, "style": 5, "label": "Read", "url": "https://a.example"},
	}},
	{"type": 1, "components": []object{
		{"type": 3, "custom_id": "pick", "max_values": 2, "options": []object{{"label": "Ada", "value": "a"}, {"label": "Ben", "value": "b"}, {"label": "Cy", "value": "c"}}},
	}},
}}

func TestClicksAndSelects(t *testing.T) {
	s := newStage(t)
	c := join(t, s.srv, 0)
	m := s.botPosts(card)
	r := s.alice.Clicks(m, "Ada")
	e := c.event("INTERACTION_CREATE")
	if e["type"] != 3.0 || e["data"].(object)["custom_id"] != "ask:ada" || e["message"].(object)["id"] != m.ID {
		t.Errorf("interaction is %v", e)
	}
	s.respond(r, 7, object{"content": "Ada King", "components": []object{}})
	now, err := r.Answer(within(t))
	if err != nil || now.ID != m.ID || now.Content != "Ada King" || len(now.Components) != 0 {
		t.Errorf("%+v, %v", now, err)
	}
	m = s.botPosts(card)
	r = s.bob.Selects(m, "pick", "a", "c")
	if values := c.event("INTERACTION_CREATE")["data"].(object)["values"].([]any); len(values) != 2 || values[1] != "c" {
		t.Errorf("values are %v", values)
	}
	s.respond(r, 6, nil)
	must(t, s.srv, "PATCH", s.webhook(r)+"/messages/@original", object{"content": "both"})
	if kind, err := r.Acknowledged(within(t)); err != nil || kind != 6 {
		t.Errorf("type %d, %v", kind, err)
	}
	if now, err := r.Answer(within(t)); err != nil || now.ID != m.ID || now.Content != "both" {
		t.Errorf("%+v, %v", now, err)
	}
	r = s.bob.Clicks(m, "ask:ada")
	s.respond(r, 4, object{"content": "only you", "flags": 64})
	if answer, err := r.Answer(within(t)); err != nil || answer.ID == m.ID || !answer.Ephemeral() {
		t.Errorf("%+v, %v", answer, err)
	}
}

func TestWhatCannotBeClicked(t *testing.T) {
	s := newStage(t)
	s.register(who)
	s.srv.Expect(0)
	m := s.botPosts(card)
	run := s.alice.Runs(s.general, "/who", "name", "x")
	private := object{"content": "psst", "flags": 64, "components": card["components"]}
	s.respond(run, 4, private)
	hers, err := run.Answer(within(t))
	if err != nil {
		t.Fatal(err)
	}
	before := len(s.srv.Problems())
	s.bob.Clicks(m, "Off")
	s.bob.Clicks(m, "Read")
	s.bob.Clicks(m, "Nowhere")
	s.bob.Clicks(hers, "Ada")
	s.bob.Selects(m, "pick", "z")
	s.bob.Selects(m, "pick")
	s.bob.Selects(m, "pick", "a", "b", "c")
	s.bob.Submits(run, "x", "y")
	if n := len(s.srv.Problems()) - before; n != 8 {
		t.Errorf("%d problems: %v", n, s.srv.Problems()[before:])
	}
}

func TestForms(t *testing.T) {
	s, r := newWho(t)
	c := join(t, s.srv, 0)
	s.respond(r, 9, object{"custom_id": "report", "title": "Report", "components": []object{
		{"type": 1, "components": []object{{"type": 4, "custom_id": "what", "style": 2, "label": "What?", "max_length": 10}}},
		{"type": 18, "label": "Why?", "component": object{"type": 4, "custom_id": "why", "style": 1, "required": false}},
	}})
	form, err := r.Form(within(t))
	if err != nil || form.Title != "Report" || len(form.Components) != 2 {
		t.Fatalf("%+v, %v", form, err)
	}
	if _, err := r.Answer(within(t)); err == nil {
		t.Error("a form is a message")
	}
	s.srv.Expect(0)
	for _, pairs := range [][]string{{}, {"what", "far too long a text"}, {"what", "x", "who", "y"}} {
		if _, err := s.alice.Submits(r, pairs...).Answer(within(t)); err == nil {
			t.Errorf("%v was accepted", pairs)
		}
	}
	sent := s.alice.Submits(r, "what", "a typo")
	e := c.event("INTERACTION_CREATE")
	data := e["data"].(object)
	rows := data["components"].([]any)
	input := rows[0].(object)["components"].([]any)[0].(object)
	if e["type"] != 5.0 || data["custom_id"] != "report" || input["value"] != "a typo" || len(rows) != 2 {
		t.Errorf("interaction is %v", e)
	}
	s.respond(sent, 4, object{"content": "thanks"})
	if m, err := sent.Answer(within(t)); err != nil || m.Content != "thanks" {
		t.Errorf("%+v, %v", m, err)
	}
}

func TestContextMenu(t *testing.T) {
	s := newStage(t)
	s.register(object{"name": "Answer this", "type": 3})
	c := join(t, s.srv, 0)
	m := s.bob.Says(s.general, "who is King?")
	r := s.alice.RunsOn(m, "Answer this")
	e := c.event("INTERACTION_CREATE")
	data := e["data"].(object)
	message := data["resolved"].(object)["messages"].(object)[m.ID].(object)
	if data["type"] != 3.0 || data["target_id"] != m.ID || message["content"] != "who is King?" {
		t.Errorf("interaction is %v", e)
	}
	s.respond(r, 4, object{"content": "the mayor"})
	if answer, err := r.Answer(within(t)); err != nil || answer.Type != 23 {
		t.Errorf("%+v, %v", answer, err)
	}
}
