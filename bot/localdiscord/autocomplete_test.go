package localdiscord_test

import (
	"fmt"
	"testing"

	"nutgraf/bot/localdiscord"
)

// answersTyping answers the next autocomplete event with choices, in the
// background, and returns what the event was.
func (s *stage) answersTyping(c *client, choices any) <-chan object {
	events := make(chan object, 1)
	go func() {
		f, open := <-c.frames
		if !open {
			close(events)
			return
		}
		e := decode(s.t, f.Data)
		path := fmt.Sprintf("/interactions/%v/%v/callback", e["id"], e["token"])
		rest(s.t, s.srv, "POST", path, object{"type": 8, "data": object{"choices": choices}})
		events <- e
	}()
	return events
}

func TestTypes(t *testing.T) {
	s := newStage(t)
	s.register(who)
	c := join(t, s.srv, 0)
	events := s.answersTyping(c, []object{{"name": "Ada King", "value": "ada-king"}})
	choices, err := s.alice.Types(s.general, "/who", "most", "2", "name", "ki")
	if err != nil || len(choices) != 1 || choices[0].Name != "Ada King" || choices[0].Value != "ada-king" {
		t.Errorf("%v, %v", choices, err)
	}
	e := <-events
	options := e["data"].(object)["options"].([]any)
	if e["type"] != 4.0 || options[1].(object)["focused"] != true || options[1].(object)["value"] != "ki" || options[0].(object)["focused"] != nil {
		t.Errorf("interaction is %v", e)
	}
	s.answersTyping(c, nil)
	if choices, err := s.alice.Types(s.general, "/who", "name", ""); err != nil || len(choices) != 0 {
		t.Errorf("%v, %v", choices, err)
	}
}

func TestSuggestionLimits(t *testing.T) {
	choice := func(name, value any) []object { return []object{{"name": name, "value": value}} }
	several := func(n int) []object {
		list := []object{}
		for i := range n {
			list = append(list, object{"name": fmt.Sprint("n", i), "value": "v"})
		}
		return list
	}
	for name, test := range map[string]struct {
		choices []object
		where   string // "" if they are allowed
	}{
		"25":               {several(25), ""},
		"26":               {several(26), "data.choices"},
		"long name":        {choice(long(100), "v"), ""},
		"too long a name":  {choice(long(101), "v"), "data.choices.0.name"},
		"no name":          {choice("", "v"), "data.choices.0.name"},
		"long value":       {choice("n", long(100)), ""},
		"too long a value": {choice("n", long(101)), "data.choices.0.value"},
		"number for text":  {choice("n", 7), "data.choices.0.value"},
		"same name twice":  {[]object{{"name": "n", "value": "v"}, {"name": "n", "value": "w"}}, "data.choices.1.name"},
	} {
		t.Run(name, func(t *testing.T) {
			srv := start(t, localdiscord.Options{})
			s := &stage{t: t, srv: srv, general: srv.Guild("g").Channel("c"), alice: srv.User("alice")}
			s.register(who)
			c := join(t, srv, 0)
			typed := make(chan error, 1)
			go func() {
				_, err := s.alice.Types(s.general, "/who", "name", "k")
				typed <- err
			}()
			e := c.event("INTERACTION_CREATE")
			path := fmt.Sprintf("/interactions/%v/%v/callback", e["id"], e["token"])
			body := object{"type": 8, "data": object{"choices": test.choices}}
			if test.where != "" {
				answer := refused(t, srv, 50035, "POST", path, body)
				if codeAt(answer, test.where) == "" {
					t.Errorf("nothing about %s: %v", test.where, answer)
				}
				body = object{"type": 8, "data": object{"choices": []object{}}}
			}
			must(t, srv, "POST", path, body)
			if err := <-typed; err != nil {
				t.Error(err)
			}
		})
	}
}
