package bot

import (
	"context"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"nutgraf/bot/localdiscord"
	"nutgraf/handlers"
)

// stageAt plays a scene whose clock only a test moves on.
func stageAt(t *testing.T, cfg ...Config) *clocked {
	t.Helper()
	t.Parallel()
	c := Config{Register: true}
	if len(cfg) > 0 {
		c = cfg[0]
	}
	s := &clocked{scene: stage(t, c, localdiscord.Options{})}
	s.bot.now = func() time.Time { return time.Now().Add(time.Duration(s.ahead.Load())) }
	s.run().online()
	return s
}

type clocked struct {
	*scene
	ahead atomic.Int64
}

func (s *clocked) advance(d time.Duration) { s.ahead.Add(int64(d)) }

func TestTheSameAnswerForSomebodyElse(t *testing.T) {
	s := stageAt(t)
	first := s.reply(s.alice.Says(s.general, "!who Ada King"))
	link := "https://discord.com/channels/" + s.general.Guild.ID + "/" + s.general.ID + "/" + first.ID
	same := s.reply(s.bob.Says(s.general, "!who  ada king"))
	if same.Content != "Answered a moment ago: "+link || len(same.Components) != 0 {
		t.Errorf("%q", same.Content)
	}
	other := s.reply(s.bob.Mentions(s.general, "@bot who is the mayor?"))
	if !strings.HasPrefix(other.Content, "Ada King is the mayor of Riverside.\n-# ") || !strings.HasSuffix(other.Content, link) {
		t.Errorf("%q", other.Content)
	}
	slash := s.answer(s.bob.Runs(s.general, "/who", "name", "Ada King"))
	if has(t, slash.Content, link); !slash.Ephemeral() {
		t.Error("others see the pointer")
	}
	for name, m := range map[string]localdiscord.Message{
		"whoever asked": s.reply(s.alice.Says(s.general, "!who Ada King")),
		"elsewhere":     s.reply(s.bob.Says(s.Guild("riverside").Channel("random"), "!who Ada King")),
		"a dm":          s.reply(s.bob.DM("who is Ada King?")),
		"in private":    s.answer(s.bob.Runs(s.Guild("riverside").Channel("random"), "/who", "name", "Ada King", "private", "true")),
	} {
		if m.Content != first.Content {
			t.Errorf("%s: %q", name, m.Content)
		}
	}
	s.advance(sameFor)
	if m := s.reply(s.bob.Says(s.general, "!who Ada King")); m.Content != first.Content {
		t.Errorf("a minute later: %q", m.Content)
	}
}

func TestASlashAnswerIsPointedTo(t *testing.T) {
	s := stageAt(t)
	first := s.answer(s.alice.Runs(s.general, "/who", "name", "Stone"))
	s.quiet()
	has(t, s.reply(s.bob.Says(s.general, "!who Stone")).Content, "/"+first.ID)
}

func TestTooManyQuestions(t *testing.T) {
	s := stageAt(t, Config{Register: true, PerMinute: 2})
	for range 2 {
		has(t, s.reply(s.alice.DM("who is Ada King?")).Content, "mayor")
	}
	has(t, s.reply(s.alice.DM("who is Ada King?")).Content, "a minute")
	s.silent(s.alice.DM("who is Ada King?"))
	slash := s.answer(s.alice.Runs(s.general, "/who", "name", "King"))
	if has(t, slash.Content, "a minute"); !slash.Ephemeral() {
		t.Error("others see it")
	}
	has(t, s.reply(s.bob.DM("who is Ada King?")).Content, "mayor")
	s.advance(time.Minute)
	has(t, s.reply(s.alice.DM("who is Ada King?")).Content, "mayor")
}

func TestAButtonPressedTwice(t *testing.T) {
	s := stageAt(t)
	m := s.reply(s.alice.Says(s.general, "!when opening"))
	has(t, s.answer(s.bob.Clicks(m, "Where?")).Content, "north bank")
	again := s.answer(s.bob.Clicks(m, "Where?"))
	if has(t, again.Content, "done already"); !again.Ephemeral() {
		t.Error("others see it")
	}
	has(t, s.answer(s.alice.Clicks(m, "Where?")).Content, "north bank")
	s.advance(pressedFor)
	has(t, s.answer(s.bob.Clicks(m, "Where?")).Content, "north bank")
}

func TestPrivateByDefault(t *testing.T) {
	s := play(t, Config{Register: true, Private: true}, localdiscord.Options{})
	if m := s.answer(s.alice.Runs(s.general, "/who", "name", "King")); !m.Ephemeral() {
		t.Error("others see it")
	}
	if m := s.answer(s.alice.Runs(s.general, "/who", "name", "King", "private", "false")); m.Ephemeral() {
		t.Error("only the asker sees it")
	}
	if m := s.answer(s.alice.Runs(s.alice.DMs(), "/who", "name", "King")); m.Ephemeral() {
		t.Error("it goes away, though nobody else reads along")
	}
}

func TestPrivateInSomeServers(t *testing.T) {
	t.Parallel()
	s := stage(t, registering, localdiscord.Options{})
	s.cfg.PrivateGuilds = []string{s.Guild("riverside").ID}
	s.renew()
	s.run().online()
	elsewhere := s.Guild("other").Channel("general")
	if !s.answer(s.alice.Runs(s.general, "/who", "name", "King")).Ephemeral() || s.answer(s.alice.Runs(elsewhere, "/who", "name", "King")).Ephemeral() {
		t.Error("private in the wrong server")
	}
}

func TestTypingOnlyWhenItTakesLong(t *testing.T) {
	t.Parallel()
	s := stage(t, Config{}, localdiscord.Options{})
	inner := s.bot.house
	s.bot.timing.typeAfter = time.Millisecond
	s.bot.house = acting{inner, func(ctx context.Context, r handlers.Request) (handlers.Reply, error) {
		for s.general.BotTyped().IsZero() && ctx.Err() == nil { // long is until it shows
			<-time.After(time.Millisecond)
		}
		return inner.Handle(ctx, r)
	}}
	s.run().online()
	has(t, s.reply(s.alice.Says(s.general, "!who Ada King")).Content, "mayor")
	s.bot.timing.typeAfter = time.Hour
	before := s.requests("POST", "/typing")
	s.reply(s.alice.Says(s.general, "!who Ada King"))
	if n := s.requests("POST", "/typing"); n != before || before == 0 {
		t.Errorf("typed %d times, then %d", before, n)
	}
}

func TestAskingAboutAMessage(t *testing.T) {
	s := play(t, registering, localdiscord.Options{})
	said := s.bob.Says(s.general, "Mayor King opens the bridge, I heard")
	ask := func(text string) string {
		m, err := s.alice.Send(s.general, localdiscord.Draft{Content: strings.ReplaceAll(text, "@bot", "<@"+s.Application().ID()+">"), ReplyTo: &said})
		if err != nil {
			t.Fatal(err)
		}
		return s.reply(m).Content
	}
	has(t, ask("@bot"), "March 8, 2024")
	has(t, ask("@bot when?"), "March 8, 2024")
	if text := ask("@bot is that true?"); strings.HasPrefix(text, "Yes") || strings.HasPrefix(text, "No") {
		t.Errorf("a verdict: %q", text)
	}
	said = s.bob.Says(s.general, "pizza tonight?")
	has(t, ask("@bot"), "doesn't say anything about what that message is about")
}
