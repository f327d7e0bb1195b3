package localdiscord_test

import (
	"errors"
	"testing"
	"time"

	"nutgraf/bot/localdiscord"
)

// respond answers a run as the bot would.
func (s *stage) respond(r *localdiscord.Run, kind int, data object) {
	s.t.Helper()
	must(s.t, s.srv, "POST", s.callback(r), object{"type": kind, "data": data})
}

// callback is where a run is answered first.
func (s *stage) callback(r *localdiscord.Run) string {
	return "/interactions/" + r.ID + "/" + r.Token() + "/callback"
}

// webhook is where a run is answered after that.
func (s *stage) webhook(r *localdiscord.Run) string {
	return "/webhooks/" + s.srv.Application().ID() + "/" + r.Token()
}

// who is a command with a required and an optional option.
var who = object{"name": "who", "description": "who is it", "options": []object{
	{"type": 3, "name": "name", "description": "of whom", "required": true, "autocomplete": true},
	{"type": 4, "name": "most", "description": "answers", "max_value": 5},
}}

// newWho is a stage with /who and one run of it.
func newWho(t *testing.T) (*stage, *localdiscord.Run) {
	s := newStage(t)
	s.register(who)
	return s, s.alice.Runs(s.general, "/who", "name", "King")
}

func TestRunsSendsTheInteraction(t *testing.T) {
	s := newStage(t)
	s.register(who)
	c := join(t, s.srv, 0)
	s.alice.Speaks("zh-TW")
	r := s.alice.Runs(s.general, "/who", "name", "King", "most", "3")
	e := c.event("INTERACTION_CREATE")
	data := e["data"].(object)
	if e["id"] != r.ID || e["token"] != r.Token() || e["type"] != 2.0 || e["locale"] != "zh-TW" || e["guild_id"] != s.general.Guild.ID || e["context"] != 0.0 {
		t.Errorf("interaction is %v", e)
	}
	if e["member"].(object)["user"].(object)["id"] != s.alice.ID || e["user"] != nil || e["channel_id"] != s.general.ID {
		t.Errorf("interaction is %v", e)
	}
	options := data["options"].([]any)
	if data["name"] != "who" || options[0].(object)["value"] != "King" || options[1].(object)["value"] != 3.0 {
		t.Errorf("data is %v", data)
	}
	s.alice.Runs(s.alice.DMs(), "/who", "name", "King")
	if e := c.event("INTERACTION_CREATE"); e["user"].(object)["id"] != s.alice.ID || e["member"] != nil || e["context"] != 1.0 {
		t.Errorf("in a direct conversation: %v", e)
	}
}

func TestRunsRefusesWhatTheClientWould(t *testing.T) {
	s := newStage(t)
	s.register(who, object{"name": "guilds", "description": "not in DMs", "contexts": []int{0}},
		object{"name": "servers", "description": "as it was said once", "dm_permission": false},
		object{"name": "look", "description": "d", "options": []object{{"type": 1, "name": "up", "description": "d"}}})
	s.srv.Expect(0)
	for name, r := range map[string]*localdiscord.Run{
		"unknown command":    s.alice.Runs(s.general, "/where"),
		"missing option":     s.alice.Runs(s.general, "/who"),
		"unknown option":     s.alice.Runs(s.general, "/who", "name", "x", "age", "3"),
		"value out of range": s.alice.Runs(s.general, "/who", "name", "x", "most", "6"),
		"not a number":       s.alice.Runs(s.general, "/who", "name", "x", "most", "many"),
		"half a pair":        s.alice.Runs(s.general, "/who", "name"),
		"wrong place":        s.alice.Runs(s.alice.DMs(), "/guilds"),
		"wrong place, too":   s.alice.Runs(s.alice.DMs(), "/servers"),
		"no subcommand":      s.alice.Runs(s.general, "/look"),
		"wrong subcommand":   s.alice.Runs(s.general, "/look down"),
		"no such menu":       s.alice.RunsOn(s.alice.Says(s.general, "x"), "who"),
	} {
		if _, err := r.Answer(within(t)); err == nil || errors.Is(err, localdiscord.ErrNoResponse) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if n := len(s.srv.Problems()); n != 11 {
		t.Errorf("%d problems", n)
	}
	if _, err := s.alice.Types(s.general, "/who", "most", "3"); err == nil {
		t.Error("an option without autocomplete was completed")
	}
	s.respond(s.alice.Runs(s.general, "/look up"), 4, object{"content": "x"})
}

func TestAnswers(t *testing.T) {
	for name, test := range map[string]struct {
		do      func(*stage, *localdiscord.Run)
		content string
		flags   int
	}{
		"at once": {func(s *stage, r *localdiscord.Run) { s.respond(r, 4, object{"content": "the mayor"}) }, "the mayor", 0},
		"private": {func(s *stage, r *localdiscord.Run) { s.respond(r, 4, object{"content": "psst", "flags": 64}) }, "psst", 64},
		"deferred and edited": {func(s *stage, r *localdiscord.Run) {
			s.respond(r, 5, nil)
			must(s.t, s.srv, "PATCH", s.webhook(r)+"/messages/@original", object{"content": "later"})
		}, "later", 0},
		"deferred in private and followed up": {func(s *stage, r *localdiscord.Run) {
			s.respond(r, 5, object{"flags": 64})
			must(s.t, s.srv, "POST", s.webhook(r), object{"content": "later"})
		}, "later", 64},
		"answered and edited": {func(s *stage, r *localdiscord.Run) {
			s.respond(r, 4, object{"content": "helo"})
			must(s.t, s.srv, "PATCH", s.webhook(r)+"/messages/@original", object{"content": "hello"})
		}, "hello", 0},
	} {
		t.Run(name, func(t *testing.T) {
			s, r := newWho(t)
			test.do(s, r)
			m, err := r.Answer(within(t))
			if err != nil || m.Content != test.content || m.Flags != test.flags || m.Interaction.ID != r.ID || m.Interaction.Name != "who" {
				t.Fatalf("%+v, %v", m, err)
			}
			private := test.flags != 0
			if m.Ephemeral() != private || (len(s.general.Messages()) == 0) != private {
				t.Errorf("everybody sees %v", s.general.Messages())
			}
			if len(s.general.SeenBy(s.alice)) != 1 || (len(s.general.SeenBy(s.bob)) == 0) != private {
				t.Error("the wrong people see it")
			}
			got := decode(t, must(t, s.srv, "GET", s.webhook(r)+"/messages/@original", nil))
			if got["id"] != m.ID {
				t.Errorf("@original is %v", got)
			}
		})
	}
}

func TestPrivateAnswersStayPrivate(t *testing.T) {
	s, r := newWho(t)
	c := join(t, s.srv, everything&^localdiscord.IntentGuilds)
	s.respond(r, 4, object{"content": "psst", "flags": 64})
	m, err := r.Answer(within(t))
	if err != nil {
		t.Fatal(err)
	}
	refused(t, s.srv, 10008, "GET", "/channels/"+s.general.ID+"/messages/"+m.ID, nil)
	if err := s.srv.Quiet(within(t)); err != nil {
		t.Fatal(err)
	}
	if len(c.frames) != 0 {
		t.Errorf("the gateway told of it: %v", c.next())
	}
}

func TestEditsDontChangeWhoSees(t *testing.T) {
	s, r := newWho(t)
	s.srv.Expect(0)
	s.respond(r, 4, object{"content": "x"})
	must(t, s.srv, "PATCH", s.webhook(r)+"/messages/@original", object{"content": "y", "flags": 64})
	if m, err := r.Answer(within(t)); err != nil || m.Ephemeral() || len(s.srv.Problems()) != 1 {
		t.Errorf("%+v, %v, %v", m, err, s.srv.Problems())
	}
}

func TestFollowUps(t *testing.T) {
	s, r := newWho(t)
	s.respond(r, 5, nil)
	loading := s.general.Messages()[0]
	if loading.Flags != localdiscord.FlagLoading {
		t.Errorf("the placeholder is %+v", loading)
	}
	must(t, s.srv, "POST", s.webhook(r), object{"content": "one"})
	two := decode(t, must(t, s.srv, "POST", s.webhook(r), object{"content": "two", "flags": 64}))
	if f := r.FollowUps(); len(f) != 1 || f[0].Content != "two" || !f[0].Ephemeral() {
		t.Errorf("follow-ups are %+v", f)
	}
	path := s.webhook(r) + "/messages/" + two["id"].(string)
	must(t, s.srv, "PATCH", path, object{"content": "three"})
	if f := r.FollowUps(); f[0].Content != "three" {
		t.Errorf("follow-ups are %+v", f)
	}
	must(t, s.srv, "DELETE", path, nil)
	refused(t, s.srv, 10008, "DELETE", path, nil)
	must(t, s.srv, "DELETE", s.webhook(r)+"/messages/@original", nil)
	if _, err := r.Answer(within(t)); err == nil {
		t.Error("a deleted answer is there")
	}
	foreign := s.alice.Says(s.general, "x")
	refused(t, s.srv, 10008, "PATCH", s.webhook(r)+"/messages/"+foreign.ID, object{"content": "y"})
}

func TestOneAnswerInTime(t *testing.T) {
	s, r := newWho(t)
	refused(t, s.srv, 10015, "POST", s.webhook(r), object{"content": "too early"})
	refused(t, s.srv, 10062, "POST", "/interactions/"+r.ID+"/wrong/callback", object{"type": 4, "data": object{"content": "x"}})
	refused(t, s.srv, 10062, "POST", "/interactions/1/"+r.Token()+"/callback", object{"type": 4, "data": object{"content": "x"}})
	s.respond(r, 4, object{"content": "x"})
	refused(t, s.srv, 40060, "POST", s.callback(r), object{"type": 4, "data": object{"content": "again"}})
	if n := len(s.general.Messages()); n != 1 {
		t.Errorf("%d messages", n)
	}
}

func TestLateAnswers(t *testing.T) {
	srv := start(t, localdiscord.Options{AnswerWithin: 20 * time.Millisecond, TokenLife: 30 * time.Millisecond})
	s := &stage{t: t, srv: srv, general: srv.Guild("g").Channel("c"), alice: srv.User("alice")}
	s.register(who)
	r := s.alice.Runs(s.general, "/who", "name", "King")
	if _, err := r.Answer(within(t)); !errors.Is(err, localdiscord.ErrNoResponse) {
		t.Errorf("got %v", err)
	}
	refused(t, srv, 10062, "POST", s.callback(r), object{"type": 4, "data": object{"content": "too late"}})
	if _, err := s.alice.Types(s.general, "/who", "name", "K"); !errors.Is(err, localdiscord.ErrNoResponse) {
		t.Errorf("got %v", err)
	}
}

func TestTokensExpire(t *testing.T) {
	srv := start(t, localdiscord.Options{TokenLife: time.Nanosecond})
	s := &stage{t: t, srv: srv, general: srv.Guild("g").Channel("c"), alice: srv.User("alice")}
	s.register(who)
	r := s.alice.Runs(s.general, "/who", "name", "King")
	s.respond(r, 5, nil)
	refused(t, srv, 50027, "PATCH", s.webhook(r)+"/messages/@original", object{"content": "x"})
	if _, err := r.Answer(within(t)); !errors.Is(err, localdiscord.ErrNoResponse) {
		t.Errorf("got %v", err)
	}
}

func TestResponseBodies(t *testing.T) {
	for name, test := range map[string]struct {
		body  object
		where string
	}{
		"unknown type":            {object{"type": 77, "data": object{}}, "type"},
		"update without a button": {object{"type": 7, "data": object{"content": "x"}}, "type"},
		"suggestions to a run":    {object{"type": 8, "data": object{}}, "type"},
		"no data":                 {object{"type": 4}, "data"},
		"too long":                {object{"type": 4, "data": object{"content": long(2001)}}, "data.content"},
		"form without a title":    {object{"type": 9, "data": object{"custom_id": "f", "components": []object{{"type": 10, "content": "x"}}}}, "data.title"},
		"form with six rows":      {object{"type": 9, "data": object{"custom_id": "f", "title": "t", "components": make([]object, 6)}}, "data.components"},
	} {
		t.Run(name, func(t *testing.T) {
			s, r := newWho(t)
			answer := refused(t, s.srv, 50035, "POST", s.callback(r), test.body)
			if codeAt(answer, test.where) == "" {
				t.Errorf("nothing about %s: %v", test.where, answer)
			}
			s.respond(r, 4, object{"content": "a refused answer leaves the run open"})
		})
	}
	s, r := newWho(t)
	refused(t, s.srv, 50006, "POST", s.callback(r), object{"type": 4, "data": object{"content": " "}})
	s.srv.Expect(0)
	s.respond(r, 5, object{"content": "Discord would throw this away"})
	if p := s.srv.Problems(); len(p) != 2 {
		t.Errorf("problems are %v", p)
	}
}

func TestWithResponse(t *testing.T) {
	s, r := newWho(t)
	got := decode(t, must(t, s.srv, "POST", s.callback(r)+"?with_response=true", object{"type": 4, "data": object{"content": "x"}}))
	if got["resource"].(object)["message"].(object)["content"] != "x" || got["interaction"].(object)["id"] != r.ID {
		t.Errorf("got %v", got)
	}
}
