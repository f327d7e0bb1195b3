package bot

import (
	"strings"
	"testing"

	"nutgraf/bot/localdiscord"
)

var registering = Config{Register: true}

func TestEverySurfaceGivesTheSameAnswer(t *testing.T) {
	s := play(t, registering, localdiscord.Options{})
	prefix := s.reply(s.alice.Says(s.general, "!who Ada King"))
	has(t, prefix.Content, "mayor of Riverside", "\n-# ", "The Riverside Gazette")
	for name, m := range map[string]localdiscord.Message{
		"slash":              s.answer(s.alice.Runs(s.general, "/who", "name", "Ada King")),
		"mention":            s.reply(s.alice.Mentions(s.general, "@bot who is Ada King?")),
		"mention at the end": s.reply(s.alice.Mentions(s.general, "who is Ada King @bot")),
		"mention and prefix": s.reply(s.alice.Mentions(s.general, "@bot !who Ada King")),
		"mention and word":   s.reply(s.alice.Mentions(s.general, "@bot who Ada King")),
		"dm":                 s.reply(s.alice.DM("who is Ada King?")),
		"dm with prefix":     s.reply(s.alice.DM("!who Ada King")),
		"slash in a dm":      s.answer(s.alice.Runs(s.alice.DMs(), "/who", "name", "Ada King")),
	} {
		if m.Content != prefix.Content {
			t.Errorf("%s: %q, want %q", name, m.Content, prefix.Content)
		}
	}
}

func TestAnswersReplyToTheQuestion(t *testing.T) {
	s := play(t, registering, localdiscord.Options{})
	for _, asked := range []localdiscord.Message{
		s.alice.Says(s.general, "!who Ada King"), s.bob.Mentions(s.general, "who is Ada King?"), s.bob.DM("who is Ada King?"),
	} {
		r := s.reply(asked)
		if r.Reference == nil || r.Reference.MessageID != asked.ID {
			t.Errorf("%q isn't a reply to %q", r.Content, asked.Content)
		}
	}
}

func TestEachCommand(t *testing.T) {
	s := play(t, registering, localdiscord.Options{})
	for _, c := range s.house.Commands() {
		var pairs []string
		words := ""
		for _, o := range c.Options {
			if o.Flag {
				continue
			}
			pairs, words = append(pairs, o.Name, "the opening"), words+" the opening"
		}
		slash := s.answer(s.alice.Runs(s.general, "/"+c.Name, pairs...))
		prefix := s.reply(s.alice.Says(s.general, "!"+c.Name+words))
		if c.Name == "help" {
			has(t, slash.Content, "/who")
			has(t, prefix.Content, "!who")
			if !slash.Ephemeral() {
				t.Error("help isn't private")
			}
			continue
		}
		if slash.Content != prefix.Content {
			t.Errorf("%s: %q and %q", c.Name, slash.Content, prefix.Content)
		}
	}
}

func TestSuggestions(t *testing.T) {
	s := play(t, registering, localdiscord.Options{})
	find := func(partial, want string) {
		t.Helper()
		choices, err := s.alice.Types(s.general, "/who", "name", partial)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range choices {
			if strings.Contains(c.Name, want) {
				return
			}
		}
		t.Errorf("%q suggests %v", partial, choices)
	}
	find("ki", "King")
	find("sto", "Stone")
	find("", "")
	if choices, err := s.alice.Types(s.general, "/who", "name", strings.Repeat("z", 1000)); err != nil || len(choices) > limitChoices {
		t.Errorf("%v, %v", choices, err)
	}
}

func TestNeverSilentWhenAddressed(t *testing.T) {
	s := play(t, Config{}, localdiscord.Options{})
	for _, m := range []localdiscord.Message{
		s.alice.Mentions(s.general, "@bot"),
		s.alice.Mentions(s.general, "@bot  ???"),
		s.alice.Mentions(s.general, "@bot hello"),
		s.alice.Mentions(s.general, "@bot asdf jklö"),
		s.alice.DM("hi"),
		s.alice.DM("?"),
		s.alice.Says(s.general, "!who"),
		s.alice.Says(s.general, "!help"),
	} {
		s.reply(m)
	}
}

func TestReplyToTheBotWithAPing(t *testing.T) {
	s := play(t, Config{}, localdiscord.Options{})
	card := s.reply(s.alice.Says(s.general, "!when opening"))
	has(t, card.Content, "March 8, 2024")
	s.reply(s.alice.Replies(card, "who is the engineer?"))
	quietly, err := s.alice.Send(s.general, localdiscord.Draft{Content: "who is the engineer?", ReplyTo: &card, NoPing: true})
	if err != nil {
		t.Fatal(err)
	}
	s.silent(quietly)
}

func TestSilentWhenNotAddressed(t *testing.T) {
	s := play(t, Config{}, localdiscord.Options{})
	other := s.Bot("other")
	id := s.Application().ID()
	for _, m := range []localdiscord.Message{
		s.alice.Says(s.general, "who is Ada King?"),
		s.alice.Says(s.general, "wow!who Ada King"),
		s.alice.Says(s.general, "!whoever Ada King"),
		s.alice.Says(s.general, "@everyone who is Ada King?"),
		s.alice.Says(s.general, "<@&"+s.Guild("riverside").Role("helpers")+"> who is Ada King?"),
		s.alice.Says(s.general, s.bob.Mention()+" who is Ada King?"),
		other.Says(s.general, "!who Ada King"),
		other.Mentions(s.general, "@bot who is Ada King?"),
		s.general.Webhook("feed", "!who Ada King"),
		s.general.Webhook("feed", "<@"+id+"> who is Ada King?"),
	} {
		s.silent(m)
	}
	if n := s.requests("POST", "/messages"); n != 0 {
		t.Errorf("%d messages were sent", n)
	}
}

func TestQuestionsCantPingOrEcho(t *testing.T) {
	s := play(t, registering, localdiscord.Options{})
	const nasty = "@everyone @here <@&1> **who** is `Ada` [King](https://evil.example) xyzzy"
	for _, m := range []localdiscord.Message{
		s.reply(s.alice.Says(s.general, "!who "+nasty)),
		s.reply(s.alice.Mentions(s.general, "@bot "+nasty)),
		s.reply(s.alice.DM(nasty)),
		s.answer(s.alice.Runs(s.general, "/ask", "question", nasty)),
	} {
		for _, echo := range []string{"@everyone", "@here", "<@", "evil", "xyzzy", "**", "`"} {
			if strings.Contains(m.Content, echo) {
				t.Errorf("%q is echoed in %q", echo, m.Content)
			}
		}
	}
	for _, r := range s.Requests() {
		if len(r.Body) > 0 && r.Method == "POST" {
			has(t, string(r.Body), `"parse":[]`, `"replied_user":false`)
		}
	}
	if log := s.log.String(); strings.Contains(log, "xyzzy") {
		t.Errorf("what a member typed is in the log:\n%s", log)
	}
}

func TestLongQuestions(t *testing.T) {
	s := play(t, registering, localdiscord.Options{})
	long := "!who is Ada King " + strings.Repeat("really ", 300)
	s.reply(s.alice.Says(s.general, long[:2000]))
	s.reply(s.alice.DM(strings.Repeat("龍", 2000)))
	s.answer(s.alice.Runs(s.general, "/ask", "question", strings.Repeat("why ", 1490)))
}

func TestUnanswerableQuestion(t *testing.T) {
	s := play(t, Config{}, localdiscord.Options{})
	has(t, s.reply(s.alice.DM("how much did the bridge cost?")).Content, "doesn't say", "cost")
	has(t, s.reply(s.alice.Says(s.general, "!who won the football match")).Content, "doesn't say")
}

func TestTwoMembersAtOnce(t *testing.T) {
	s := play(t, registering, localdiscord.Options{})
	var asked []localdiscord.Message
	for range 5 {
		asked = append(asked, s.alice.Says(s.general, "!who Ada King"), s.bob.Mentions(s.general, "who is the engineer?"))
	}
	for n, m := range asked {
		has(t, s.reply(m).Content, []string{"mayor", "Bruno Stone"}[n%2])
	}
	// Each has a conversation of their own.
	s.reply(s.alice.DM("when does the bridge open?"))
	s.reply(s.bob.DM("who is Ada King?"))
	has(t, s.reply(s.alice.DM("where?")).Content, "north bank")
}
