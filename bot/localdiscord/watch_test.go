package localdiscord_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"nutgraf/bot/localdiscord"
)

// sightings are what a watch saw.
type sightings struct {
	mu   sync.Mutex
	list []string
}

func (s *sightings) add(format string, args ...any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.list = append(s.list, fmt.Sprintf(format, args...))
}

// taken returns what was seen since the last time.
func (s *sightings) taken() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := s.list
	s.list = nil
	return list
}

// watched is a stage whose watch notes what it sees.
func watched(t *testing.T) (*stage, *sightings) {
	t.Helper()
	seen := &sightings{}
	srv := start(t, localdiscord.Options{Watch: localdiscord.Watch{
		Message: func(change localdiscord.Change, m localdiscord.Message) {
			seen.add("message %d %s to %q", change, m.Content, m.VisibleTo())
		},
		Typing:   func(string) { seen.add("typing") },
		Run:      func(r localdiscord.RunInfo) { seen.add("run %s response %d done %v", r.Name, r.Response, r.Done) },
		Event:    func(e localdiscord.SentEvent) { seen.add("event %s", e.Type) },
		Begin:    func(r localdiscord.Request) { seen.add("begin %s", r.Method) },
		End:      func(r localdiscord.Request) { seen.add("end %s %d", r.Method, r.Status) },
		Problem:  func(p localdiscord.Problem) { seen.add("problem %d by %q", p.Code, p.By) },
		Gateway:  func(n localdiscord.GatewayNews) { seen.add("gateway %s %d", n.Kind, n.Code) },
		Commands: func() { seen.add("commands") },
	}})
	return &stage{t: t, srv: srv, general: srv.Guild("riverside").Channel("general"), alice: srv.User("alice"), bob: srv.User("bob")}, seen
}

// want compares what was seen since the last time.
func (s *sightings) want(t *testing.T, list ...string) {
	t.Helper()
	if got := s.taken(); !slices.Equal(got, list) {
		t.Errorf("seen:\n  %s\nwant:\n  %s", strings.Join(got, "\n  "), strings.Join(list, "\n  "))
	}
}

func TestWatch(t *testing.T) {
	s, seen := watched(t)
	c := join(t, s.srv, everything)
	c.event("GUILD_CREATE")
	seen.want(t, "gateway connect 0", "gateway identify 0", "event READY", "event GUILD_CREATE")

	m := s.alice.Says(s.general, "hi")
	m = s.alice.Edits(m, "hello")
	s.alice.Deletes(m)
	seen.want(t, `message 0 hi to ""`, "event MESSAGE_CREATE", `message 1 hello to ""`, "event MESSAGE_UPDATE", `message 2 hello to ""`, "event MESSAGE_DELETE")

	s.register(object{"name": "who", "description": "who is it"})
	seen.want(t, "begin PUT", "commands", "end PUT 200")
	r := s.alice.Runs(s.general, "/who")
	s.respond(r, 5, object{"flags": 64})
	must(t, s.srv, "PATCH", "/webhooks/"+s.srv.Application().ID()+"/"+r.Token()+"/messages/@original", object{"content": "x"})
	only := fmt.Sprintf("to %q", s.alice.ID)
	seen.want(t, "run /who response 0 done false", "event INTERACTION_CREATE",
		"begin POST", "message 0  "+only, "run /who response 5 done false", "end POST 204",
		"begin PATCH", "message 1 x "+only, "run /who response 5 done true", "end PATCH 200")

	must(t, s.srv, "POST", "/channels/"+s.general.ID+"/typing", nil)
	seen.want(t, "begin POST", "typing", "end POST 204")
	refused(t, s.srv, 50006, "POST", "/channels/"+s.general.ID+"/messages", object{})
	s.srv.Expect(0)
	s.alice.Runs(s.general, "/nothing")
	seen.want(t, "begin POST", `problem 50006 by ""`, "end POST 400", fmt.Sprintf("problem 0 by %q", s.alice.ID))

	c.send(1, nil)
	for c.next().Op != 11 {
	}
	s.srv.Gateway().Close(4000)
	if code := c.closed(); code != 4000 {
		t.Errorf("closed with %d", code)
	}
	if err := s.srv.Application().Offline(within(t)); err != nil {
		t.Fatal(err)
	}
	seen.want(t, "gateway heartbeat 0", "gateway close 4000", "gateway leave 0")
}

func TestMembersReact(t *testing.T) {
	s := newStage(t)
	c := join(t, s.srv, everything|localdiscord.IntentGuildMessageReactions)
	c.event("GUILD_CREATE")
	m := s.alice.Says(s.general, "hi")
	c.event("MESSAGE_CREATE")
	thumb := "/channels/" + s.general.ID + "/messages/" + m.ID + "/reactions/👍/@me"
	must(t, s.srv, "PUT", thumb, nil)
	c.event("MESSAGE_REACTION_ADD")
	for range 2 { // the second one changes nothing
		if err := s.bob.React(m, "👍", true); err != nil {
			t.Fatal(err)
		}
	}
	if e := c.event("MESSAGE_REACTION_ADD"); e["user_id"] != s.bob.ID {
		t.Errorf("the bot hears %v", e)
	}
	now, _ := m.Current()
	if r := now.Reactions[0]; r.Count != 2 || !r.Me || !r.By(s.bob.ID) || r.By(s.alice.ID) {
		t.Errorf("the reaction is %+v", r)
	}
	must(t, s.srv, "DELETE", thumb, nil)
	c.event("MESSAGE_REACTION_REMOVE")
	if err := s.bob.React(m, "👍", false); err != nil {
		t.Fatal(err)
	}
	c.event("MESSAGE_REACTION_REMOVE")
	if now, _ := m.Current(); len(now.Reactions) != 0 {
		t.Errorf("reactions stay: %v", now.Reactions)
	}
	for i := range 20 {
		if err := s.bob.React(m, string(rune('😀'+i)), true); err != nil {
			t.Fatal(err)
		}
	}
	for _, emoji := range []string{"", "x", "👍"} {
		if err := s.bob.React(m, emoji, true); err == nil {
			t.Errorf("reacted with %q", emoji)
		}
	}
	if err := s.bob.Delete(m); localdiscord.ErrorCode(err) != 50005 {
		t.Errorf("bob deletes alice's message: %v", err)
	}
}
