package bot

import (
	"strings"
	"testing"

	"nutgraf/bot/localdiscord"
)

// messageContent is the bit of the privileged intent.
const messageContent = 1 << 15

func asksForContent(s *scene) bool {
	for _, session := range s.Gateway().Sessions() {
		if session.Intents&messageContent != 0 {
			return true
		}
	}
	return false
}

// deafButPolite checks a bot that works without the message-content intent.
func deafButPolite(t *testing.T, s *scene) {
	t.Helper()
	if asksForContent(s) || !s.bot.deaf.Load() {
		t.Error("the bot has the message-content intent")
	}
	s.silent(s.alice.Says(s.general, "!who Ada King"))
	has(t, s.reply(s.alice.Mentions(s.general, "@bot who is Ada King?")).Content, "mayor")
	has(t, s.reply(s.alice.DM("!who Ada King")).Content, "mayor")
	has(t, s.reply(s.alice.Mentions(s.general, "@bot help")).Content, "Message Content Intent")
	has(t, s.answer(s.alice.Runs(s.general, "/help")).Content, "Message Content Intent")
	if s.requests("PUT", "/commands") != 1 {
		t.Error("commands were registered more than once")
	}
}

func TestMessageContentOff(t *testing.T) {
	s := play(t, Config{MessageContent: MessageContentOff, Register: true}, localdiscord.Options{})
	deafButPolite(t, s)
	if n := s.Gateway().Identifies(); n != 1 {
		t.Errorf("identified %d times", n)
	}
}

func TestMessageContentRefused(t *testing.T) {
	t.Parallel()
	s := stage(t, registering, localdiscord.Options{})
	s.Expect(closeNotAllowed)
	s.Application().AllowMessageContent(false)
	s.run().online()
	deafButPolite(t, s)
	has(t, s.log.String(), "Message Content Intent", "!help in server channels go unheard")
}

func TestMessageContentTakenAway(t *testing.T) {
	s := play(t, registering, localdiscord.Options{})
	s.Expect(closeNotAllowed)
	has(t, s.reply(s.alice.Says(s.general, "!who Ada King")).Content, "mayor")
	s.Application().AllowMessageContent(false)
	s.log.await(t, "message_content=false")
	s.online()
	deafButPolite(t, s)
}

func TestMessageContentRequired(t *testing.T) {
	t.Parallel()
	s := stage(t, Config{MessageContent: MessageContentRequired}, localdiscord.Options{})
	s.Expect(closeNotAllowed)
	s.Application().AllowMessageContent(false)
	f := s.run().fatal()
	has(t, f.Error(), "Message Content Intent", "https://discord.com/developers/applications", "discord.message_content")
	if f.Code != closeNotAllowed || strings.Contains(f.Error(), "\n") {
		t.Errorf("%+v", f)
	}
}

func TestMessageContentGranted(t *testing.T) {
	s := play(t, Config{MessageContent: MessageContentRequired}, localdiscord.Options{})
	if !asksForContent(s) || s.bot.deaf.Load() {
		t.Error("the bot hasn't asked for the message-content intent")
	}
	if help := s.reply(s.alice.Says(s.general, "!help")).Content; strings.Contains(help, "Message Content") {
		t.Errorf("help speaks of the intent: %s", help)
	}
}

func TestIntentsAreNoMoreThanNeeded(t *testing.T) {
	s := play(t, Config{}, localdiscord.Options{})
	const guildMessages, directMessages = 1 << 9, 1 << 12
	if got, want := s.Gateway().Sessions()[0].Intents, guildMessages|directMessages|messageContent; got != want {
		t.Errorf("intents %b, want %b", got, want)
	}
}
