package localdiscord_test

import (
	"testing"
)

// In a group the bot hears nothing; commands are there if they are for members
// who install the application themselves, with at most five follow-ups.
func TestGroups(t *testing.T) {
	s := newStage(t)
	self := object{"name": "self", "description": "d", "contexts": []int{0, 1, 2}, "integration_types": []int{0, 1}}
	s.register(self, object{"name": "servers", "description": "d", "contexts": []int{0, 1, 2}, "integration_types": []int{0}},
		object{"name": "elsewhere", "description": "d", "contexts": []int{0, 1}, "integration_types": []int{0, 1}})
	c := join(t, s.srv, 1<<9|1<<12)
	group := s.alice.Group(s.bob)
	s.alice.Says(group, "hello")
	s.srv.Expect(0, 0, 0, 40094, 50001)
	for name, r := range map[string]interface{ Token() string }{
		"for servers": s.alice.Runs(group, "/servers"), "not in groups": s.alice.Runs(group, "/elsewhere"),
		"a stranger": s.srv.User("carol").Runs(group, "/self"),
	} {
		if r.Token() != "" {
			t.Errorf("%s: it ran", name)
		}
	}
	r := s.bob.Runs(group, "/self")
	if e := c.event("INTERACTION_CREATE"); e["context"] != 2.0 || e["user"].(object)["id"] != s.bob.ID || e["member"] != nil {
		t.Errorf("interaction is %v", e)
	}
	s.respond(r, 4, object{"content": "first"})
	for range 5 {
		must(t, s.srv, "POST", s.webhook(r), object{"content": "more"})
	}
	refused(t, s.srv, 40094, "POST", s.webhook(r), object{"content": "too much"})
	refused(t, s.srv, 50001, "POST", "/channels/"+group.ID+"/messages", object{"content": "x"})
}
