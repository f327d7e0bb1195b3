package bot

import (
	"testing"
	"time"

	"nutgraf/bot/localdiscord"
)

// now is what an answer is by now.
func (s *scene) now(m localdiscord.Message) localdiscord.Message {
	s.t.Helper()
	s.quiet()
	current, there := m.Current()
	if !there {
		s.t.Fatalf("%q is gone", m.Content)
	}
	return current
}

func TestACorrectedQuestionCorrectsItsAnswer(t *testing.T) {
	s := play(t, Config{}, localdiscord.Options{})
	for _, asked := range []localdiscord.Message{
		s.alice.Says(s.general, "!who Ada Kong or so"), s.alice.Mentions(s.general, "@bot who is the pilot?"), s.alice.DM("who is the pilot?"),
	} {
		answer := s.reply(asked)
		text := "!who Bruno Stone"
		s.alice.Edits(asked, text)
		if asked.ID != "" && asked.Content[0] == '<' {
			text = "<@" + s.Application().ID() + "> who is Bruno Stone?"
			s.alice.Edits(asked, text)
		}
		has(t, s.now(answer).Content, "engineer who built the bridge")
		if n := len(asked.Replies()); n != 1 {
			t.Errorf("%q has %d answers", asked.Content, n)
		}
	}
}

func TestAMessageThatAsksOnlyOnceItIsCorrected(t *testing.T) {
	s := play(t, Config{}, localdiscord.Options{})
	asked := s.alice.Says(s.general, "who is Ada King?")
	s.silent(asked)
	has(t, s.reply(s.alice.Edits(asked, "!who is Ada King?")).Content, "mayor")
}

func TestUpdatesThatCorrectNothing(t *testing.T) {
	s := stageAt(t)
	asked := s.alice.Says(s.general, "!who Ada King")
	answer := s.reply(asked)
	gateway := s.Gateway()
	event := func(extra map[string]any) {
		e := map[string]any{"id": asked.ID, "channel_id": asked.ChannelID, "guild_id": s.general.Guild.ID}
		for k, v := range extra {
			e[k] = v
		}
		gateway.Dispatch("MESSAGE_UPDATE", e)
	}
	author := map[string]any{"id": s.alice.ID, "username": "alice"}
	event(nil)                                     // partial
	event(map[string]any{"embeds": []any{}})       // a link's preview
	event(map[string]any{"content": "!who Stone"}) // nobody's
	event(map[string]any{"content": "!who Ada King", "author": author, "edited_timestamp": nil, "embeds": []any{map[string]any{}}})
	event(map[string]any{"content": "!who Ada King", "author": author, "edited_timestamp": "2024-01-01T00:00:00Z"})
	event(map[string]any{"content": "wow", "author": author, "edited_timestamp": "2024-01-01T00:00:00Z"})
	gateway.Dispatch("MESSAGE_UPDATE", "nonsense")
	gateway.Dispatch("MESSAGE_DELETE", "nonsense")
	gateway.Dispatch("MESSAGE_DELETE", map[string]any{"id": "1"})
	s.quiet()
	s.advance(editable + time.Second)
	s.alice.Edits(asked, "!who Bruno Stone") // too late
	if now := s.now(answer); now.Content != answer.Content || now.EditedTimestamp != nil {
		t.Errorf("%q has become %q", answer.Content, now.Content)
	}
	if n := s.requests("PATCH", "/messages/"+answer.ID); n != 0 {
		t.Errorf("%d edits", n)
	}
}

func TestWhatWasWrittenBeforeTheBotCame(t *testing.T) {
	t.Parallel()
	s := stage(t, Config{}, localdiscord.Options{})
	early := s.alice.Says(s.general, "!who Ada King")
	s.run().online()
	s.silent(s.alice.Edits(early, "!who Bruno Stone"))
}

func TestADeletedQuestionTakesItsAnswerAlong(t *testing.T) {
	s := play(t, Config{}, localdiscord.Options{})
	var asked, answers []localdiscord.Message
	for _, m := range []localdiscord.Message{s.alice.Says(s.general, "!who Ada King"), s.alice.DM("who is Ada King?"), s.bob.Says(s.general, "!when opening")} {
		asked, answers = append(asked, m), append(answers, s.reply(m))
	}
	s.alice.Deletes(asked[0])
	s.alice.Deletes(asked[1])
	s.Gateway().Dispatch("MESSAGE_DELETE_BULK", map[string]any{"ids": []string{"1", asked[2].ID}, "channel_id": s.general.ID, "guild_id": s.general.Guild.ID})
	s.quiet()
	for _, a := range answers {
		if _, there := a.Current(); there {
			t.Errorf("%q is still there", a.Content)
		}
	}
}

func TestAnAnswerThatIsGoneAlready(t *testing.T) {
	s := play(t, registering, localdiscord.Options{})
	asked := s.alice.Says(s.general, "!who Ada King")
	answer := s.reply(asked)
	s.alice.Clicks(answer, "Delete")
	s.quiet()
	s.Expect(codeUnknownMessage)
	s.alice.Edits(asked, "!who Bruno Stone")
	s.alice.Deletes(asked)
	s.quiet()
	if len(asked.Replies()) != 0 {
		t.Error("the answer is back")
	}
}
