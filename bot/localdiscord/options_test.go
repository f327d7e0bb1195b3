package localdiscord_test

import (
	"testing"

	"nutgraf/bot/localdiscord"
)

func TestOptionKinds(t *testing.T) {
	s := newStage(t)
	s.register(object{"name": "try", "description": "d", "options": []object{
		{"type": 5, "name": "yes", "description": "d"},
		{"type": 6, "name": "user", "description": "d"},
		{"type": 10, "name": "number", "description": "d", "min_value": 0.5},
		{"type": 3, "name": "fixed", "description": "d", "choices": []object{{"name": "One", "value": "1"}}},
		{"type": 3, "name": "short", "description": "d", "max_length": 3},
		{"type": 8, "name": "role", "description": "d"},
	}})
	c := join(t, s.srv, 0)
	for _, test := range []struct {
		name, typed string
		value       any // nil if the client refuses it
	}{
		{"yes", "true", true},
		{"yes", "perhaps", nil},
		{"user", s.bob.Mention(), s.bob.ID},
		{"user", "nobody", nil},
		{"number", "0.75", 0.75},
		{"number", "0.25", nil},
		{"fixed", "One", "1"},
		{"fixed", "1", "1"},
		{"fixed", "2", nil},
		{"short", "abc", "abc"},
		{"short", "abcd", nil},
		{"role", "editors", nil},
	} {
		if test.value == nil {
			s.srv.Expect(0)
			if _, err := s.alice.Runs(s.general, "/try", test.name, test.typed).Answer(within(t)); err == nil {
				t.Errorf("%s %q was accepted", test.name, test.typed)
			}
			continue
		}
		s.alice.Runs(s.general, "/try", test.name, test.typed)
		data := c.event("INTERACTION_CREATE")["data"].(object)
		if got := data["options"].([]any)[0].(object)["value"]; got != test.value {
			t.Errorf("%s %q became %v", test.name, test.typed, got)
		}
		if test.name == "user" && data["resolved"].(object)["users"].(object)[s.bob.ID] == nil {
			t.Errorf("the user isn't resolved: %v", data)
		}
	}
}

func TestSubcommands(t *testing.T) {
	s := newStage(t)
	s.register(object{"name": "table", "description": "d", "options": []object{
		{"type": 2, "name": "facts", "description": "d", "options": []object{
			{"type": 1, "name": "show", "description": "d", "options": []object{{"type": 3, "name": "id", "description": "d", "required": true}}},
		}},
	}})
	c := join(t, s.srv, 0)
	s.alice.Runs(s.general, "/table facts show", "id", "x")
	group := c.event("INTERACTION_CREATE")["data"].(object)["options"].([]any)[0].(object)
	sub := group["options"].([]any)[0].(object)
	if group["name"] != "facts" || group["type"] != 2.0 || sub["name"] != "show" || sub["options"].([]any)[0].(object)["value"] != "x" {
		t.Errorf("options are %v", group)
	}
}

func TestEmojiInComponents(t *testing.T) {
	s := newStage(t)
	button := func(emoji object) object {
		return object{"content": "x", "components": []object{{"type": 1, "components": []object{{"type": 2, "style": 1, "custom_id": "b", "emoji": emoji}}}}}
	}
	m := s.botPosts(button(object{"name": "👍"}))
	if got := m.Components[0].Components[0].Emoji; got == nil || got.Name != "👍" {
		t.Errorf("emoji is %v", got)
	}
	s.botPosts(button(object{"id": "123456789012345678", "name": "wave", "animated": true}))
	refused(t, s.srv, 50035, "POST", "/channels/"+s.general.ID+"/messages", button(object{}))
	refused(t, s.srv, 50035, "POST", "/channels/"+s.general.ID+"/messages", button(object{"id": "one"}))
}

func TestBotUser(t *testing.T) {
	srv := start(t, localdiscord.Options{Name: "paperboy"})
	if u := srv.Application().BotUser(); u.ID != srv.Application().ID() || u.Username != "paperboy" || !u.Bot {
		t.Errorf("bot is %+v", u)
	}
	alice := srv.User("alice")
	if again := srv.User("alice"); again != alice || alice == srv.Bot("alice") {
		t.Error("users are mixed up")
	}
}
