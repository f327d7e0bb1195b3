package bot

import (
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"nutgraf/bot/localdiscord"
)

func TestReconnects(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		fault   func(g *localdiscord.Gateway)
		resumed bool
	}{
		"dropped":                 {(*localdiscord.Gateway).Drop, true},
		"op 7":                    {(*localdiscord.Gateway).Reconnect, true},
		"op 9, resumable":         {func(g *localdiscord.Gateway) { g.Invalidate(true) }, true},
		"op 9":                    {func(g *localdiscord.Gateway) { g.Invalidate(false) }, false},
		"4000 unknown":            {func(g *localdiscord.Gateway) { g.Close(4000) }, true},
		"4008 rate limited":       {func(g *localdiscord.Gateway) { g.Close(4008) }, true},
		"4007 invalid sequence":   {func(g *localdiscord.Gateway) { g.Close(4007) }, false},
		"4009 session timed out":  {func(g *localdiscord.Gateway) { g.Close(4009) }, false},
		"1000 normal":             {func(g *localdiscord.Gateway) { g.Close(1000) }, false},
		"1001 going away":         {func(g *localdiscord.Gateway) { g.Close(1001) }, false},
		"1012 service restarting": {func(g *localdiscord.Gateway) { g.Close(1012) }, true},
	} {
		t.Run(name, func(t *testing.T) {
			s := play(t, Config{}, localdiscord.Options{})
			s.reply(s.alice.Says(s.general, "!who Ada King"))
			tc.fault(s.Gateway())
			asked := s.alice.Says(s.general, "!who Ada King") // while it is away
			if tc.resumed {
				s.log.await(t, "session is resumed")
				has(t, s.reply(asked).Content, "mayor")
			} else {
				s.log.await(t, "connecting again")
			}
			s.online()
			s.reply(s.alice.DM("who is the engineer?"))
			identifies, resumes := 1, 1
			if !tc.resumed {
				identifies, resumes = 2, 0
			}
			if g := s.Gateway(); g.Identifies() != identifies || g.Resumes() != resumes {
				t.Errorf("identified %d times, resumed %d times\n%s", g.Identifies(), g.Resumes(), s.log)
			}
		})
	}
}

func TestFatalCloseCodes(t *testing.T) {
	t.Parallel()
	for code, remedy := range map[int]string{
		4004: "make a new one", 4010: "without sharding", 4011: "too many servers",
		4012: "newer version", 4013: "newer version",
	} {
		t.Run(remedy, func(t *testing.T) {
			s := play(t, Config{}, localdiscord.Options{})
			s.Gateway().Close(code)
			f := s.fatal()
			if f.Code != code {
				t.Errorf("ended with %d", f.Code)
			}
			has(t, f.Error(), remedy)
		})
	}
}

func TestWrongToken(t *testing.T) {
	t.Parallel()
	s := stage(t, registering, localdiscord.Options{})
	s.Expect(401, closeBadToken)
	s.cfg.Token = "wrong"
	b, err := New(Config{Token: "wrong", APIURL: s.URL(), Register: true}, s.house, nil)
	if err != nil {
		t.Fatal(err)
	}
	s.bot = b
	f := s.run().fatal()
	has(t, f.Error(), "Discord refuses the bot's token")
	if _, err := b.SyncCommands(s.soon(), true); err == nil {
		t.Error("commands synced with a wrong token")
	} else {
		has(t, err.Error(), "Discord refuses the bot's token")
	}
	b.rest.wire.CloseIdleConnections()
}

func TestTokenRevokedWhileRunning(t *testing.T) {
	t.Parallel()
	var revoked atomic.Bool
	s := stage(t, registering, localdiscord.Options{Intercept: func(w http.ResponseWriter, _ *http.Request) bool {
		if revoked.Load() {
			w.WriteHeader(http.StatusUnauthorized)
		}
		return revoked.Load()
	}}).run().online()
	revoked.Store(true)
	before := len(s.Requests())
	for range 10 {
		s.alice.Says(s.general, "!who Ada King")
		s.bob.DM("who is Ada King?")
	}
	f := s.fatal()
	has(t, f.Error(), "make a new one")
	if n := len(s.Requests()) - before; n > 2 { // one a channel may be on its way
		t.Errorf("%d calls with a token that Discord had refused", n)
	}
}

func TestEventsThatComeTwiceAreAnsweredOnce(t *testing.T) {
	s := play(t, Config{}, localdiscord.Options{})
	m := s.alice.Says(s.general, "!who Ada King")
	for range 3 {
		s.Gateway().Dispatch("MESSAGE_CREATE", withGuild(m, s.general))
	}
	s.reply(m)
}

// withGuild is a message as an event has it.
func withGuild(m localdiscord.Message, c *localdiscord.Channel) map[string]any {
	return map[string]any{"id": m.ID, "channel_id": m.ChannelID, "guild_id": c.Guild.ID, "type": m.Type,
		"content": m.Content, "author": m.Author, "mentions": []any{}}
}

func TestHostileEventsDoNoHarm(t *testing.T) {
	s := play(t, Config{}, localdiscord.Options{})
	g := s.Gateway()
	for _, data := range []any{
		nil, 1, "text", []any{}, map[string]any{},
		map[string]any{"id": "1", "channel_id": "2", "guild_id": "3", "content": "!who King"}, // no author
		map[string]any{"id": "1", "channel_id": "2", "author": nil, "content": "!who King"},
		map[string]any{"id": 1, "channel_id": []any{}, "author": "x", "content": map[string]any{}},
		map[string]any{"id": "1", "author": map[string]any{"id": "5", "bot": true}, "components": []any{map[string]any{"type": 99}}},
	} {
		for _, event := range []string{"MESSAGE_CREATE", "MESSAGE_UPDATE", "INTERACTION_CREATE", "GUILD_CREATE", "RESUMED", "NEVER_HEARD_OF"} {
			g.Dispatch(event, data)
		}
	}
	m := s.alice.Says(s.general, "!who Ada King")
	odd := withGuild(m, s.general)
	odd["id"] = "77"
	odd["components"] = []any{map[string]any{"type": 99}}
	g.Dispatch("MESSAGE_CREATE", odd) // still a question
	s.Expect(50035, codeUnknownMessage)
	if _, err := m.Reply(s.soon()); err != nil {
		t.Error(err)
	}
	s.quiet()
	if g.Identifies() != 1 {
		t.Errorf("identified %d times\n%s", g.Identifies(), s.log)
	}
}

func TestAnInteractionThatTheBotDoesntKnow(t *testing.T) {
	s := play(t, registering, localdiscord.Options{})
	if err := s.finish(); err != nil {
		t.Fatal(err)
	}
	s.cfg.Register = false
	s.renew()
	s.bot.house = noCommands{s.bot.house}
	s.run().online()
	m := s.answer(s.alice.Runs(s.general, "/who", "name", "King"))
	has(t, m.Content, "any more", "/help")
	if !m.Ephemeral() {
		t.Error("public")
	}
}

// Two processes with one token, as while a new version is rolled out, both get
// every event.
func TestTwoProcessesAnswerOnce(t *testing.T) {
	s := play(t, registering, localdiscord.Options{})
	s.Expect(codeAcknowledged)
	first := s.bot
	s.cfg.Register = false
	s.renew()
	s.run()
	s.log.awaitThat(t, "two connections", func(log string) bool { return connections(log) == 2 })
	for range 5 {
		posted := []localdiscord.Message{s.alice.Says(s.general, "!who Ada King"), s.bob.DM("who is the engineer?")}
		run := s.alice.Runs(s.general, "/who", "name", "Ada King")
		for _, m := range posted {
			if err := s.Quiet(s.soon(), first.Idle, s.bot.Idle); err != nil {
				t.Fatal(err)
			}
			if n := len(m.Replies()); n != 1 {
				t.Errorf("%q has %d answers", m.Content, n)
			}
		}
		s.answer(run)
	}
	if strings.Contains(s.log.String(), "level=ERROR") {
		t.Errorf("the other's answer is an error:\n%s", s.log)
	}
}
