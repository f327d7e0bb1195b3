package desk_test

import (
	"net/http"
	"testing"

	"nutgraf/bot/localdiscord"
	"nutgraf/bot/localdiscord/desk"
)

func TestFaultsByName(t *testing.T) {
	s := newStage(t, desk.Options{})
	if n := len(at(s.get("/api/break"), "faults").([]any)); n != len(localdiscord.Faults()) {
		t.Errorf("%d faults are listed, there are %d", n, len(localdiscord.Faults()))
	}
	s.refused(http.StatusNotFound, "break", object{"name": "earthquake"})
	s.refused(http.StatusBadRequest, "break", object{"name": "op 7", "times": -1})
	s.act("break", object{"name": "429 for a route"})
	alice := s.open(s.alice)
	s.act("send", s.here(s.alice, object{"content": "!who Liu"}))
	alice.await("call", func(c object) bool { return text(c, "status") == "429" && text(c, "fault") == "true" })
}
