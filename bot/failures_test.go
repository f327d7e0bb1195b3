package bot

import (
	"context"
	"errors"
	"regexp"
	"strings"
	"testing"
	"time"

	"nutgraf/bot/localdiscord"
	"nutgraf/handlers"
)

// answering stages a scene with a house of the test's making.
func answering(t *testing.T, o localdiscord.Options, handle func(context.Context, handlers.Request) (handlers.Reply, error)) *scene {
	t.Helper()
	t.Parallel()
	s := stage(t, registering, o)
	s.bot.house = acting{s.bot.house, handle}
	return s
}

func TestFailuresBecomeANumber(t *testing.T) {
	for name, handle := range map[string]func(context.Context, handlers.Request) (handlers.Reply, error){
		"error": func(context.Context, handlers.Request) (handlers.Reply, error) {
			return handlers.Reply{}, errors.New("disk on fire")
		},
		"panic":        func(context.Context, handlers.Request) (handlers.Reply, error) { panic("disk on fire") },
		"empty answer": func(context.Context, handlers.Request) (handlers.Reply, error) { return handlers.Reply{}, nil },
	} {
		t.Run(name, func(t *testing.T) {
			s := answering(t, localdiscord.Options{}, handle).run().online()
			slash := s.answer(s.alice.Runs(s.general, "/who", "name", "King"))
			if !slash.Ephemeral() {
				t.Error("a failure is public")
			}
			for _, m := range []localdiscord.Message{s.reply(s.alice.Says(s.general, "!who King")), slash} {
				number := regexp.MustCompile(`[A-Z2-7]{8}`).FindString(m.Content)
				if number == "" || strings.Contains(m.Content, "disk") {
					t.Errorf("a member reads %q", m.Content)
				}
				has(t, s.log.String(), "reference="+number)
			}
		})
	}
}

func TestUserErrorsAreShown(t *testing.T) {
	s := answering(t, localdiscord.Options{}, func(context.Context, handlers.Request) (handlers.Reply, error) {
		return handlers.Reply{}, handlers.UserError{Text: "Not *that* way, @everyone."}
	}).run().online()
	const want = `Not \*that\* way, \@everyone.`
	if got := s.reply(s.alice.Says(s.general, "!who King")).Content; got != want {
		t.Errorf("a member reads %q", got)
	}
	if m := s.answer(s.alice.Runs(s.general, "/who", "name", "King")); m.Content != want || !m.Ephemeral() {
		t.Errorf("a member reads %q", m.Content)
	}
}

func TestSlowAnswersAreDeferred(t *testing.T) {
	release := make(chan struct{})
	s := answering(t, localdiscord.Options{}, func(context.Context, handlers.Request) (handlers.Reply, error) {
		<-release
		return handlers.Reply{Body: []string{"at last"}}, nil
	})
	s.bot.timing.deferAfter = 10 * time.Millisecond
	s.run().online()
	run := s.alice.Runs(s.general, "/who", "name", "King")
	kind, err := run.Acknowledged(s.soon())
	if err != nil || kind != callbackDeferred {
		t.Errorf("acknowledged with %d, %v", kind, err)
	}
	close(release)
	if m := s.answer(run); m.Content != "at last" || !m.Ephemeral() {
		t.Errorf("%q, ephemeral %v", m.Content, m.Ephemeral())
	}
	s.quiet()
	has(t, lastBody(s), `"parse":[]`)
}

func lastBody(s *scene) string {
	all := s.Requests()
	return string(all[len(all)-1].Body)
}

func TestPrivateAnswersStayPrivate(t *testing.T) {
	s := answering(t, localdiscord.Options{}, func(_ context.Context, r handlers.Request) (handlers.Reply, error) {
		return handlers.Reply{Body: []string{"for you"}, Private: r.Text == "secretly"}, nil
	}).run().online()
	for text, want := range map[string]bool{"secretly": true, "openly": false} {
		if m := s.answer(s.alice.Runs(s.general, "/who", "name", text)); m.Ephemeral() != want {
			t.Errorf("%s: ephemeral is %v", text, m.Ephemeral())
		}
	}
}

func TestShutdownInTheMiddleOfAnAnswer(t *testing.T) {
	asked, release := make(chan struct{}), make(chan struct{})
	s := answering(t, localdiscord.Options{}, func(context.Context, handlers.Request) (handlers.Reply, error) {
		close(asked)
		<-release
		return handlers.Reply{Body: []string{"still answered"}}, nil
	}).run().online()
	m := s.alice.Says(s.general, "!who King")
	<-asked
	s.stop()
	s.log.await(t, "finishing what is in flight")
	late := s.alice.Says(s.general, "!who Stone") // would close asked twice
	if err := s.Quiet(s.soon()); err != nil {
		t.Error(err)
	}
	close(release)
	if err := s.result(); err != nil {
		t.Errorf("ended with %v", err)
	}
	if r, err := m.Reply(s.soon()); err != nil || r.Content != "still answered" {
		t.Errorf("%q, %v", r.Content, err)
	}
	if n := len(late.Replies()); n != 0 {
		t.Errorf("%d answers to a question after the end", n)
	}
	if err := s.Application().Offline(s.soon()); err != nil {
		t.Error(err)
	}
	if n := len(s.Gateway().Sessions()); n != 0 {
		t.Errorf("%d sessions left: not closed with 1000: %+v\n%s", n, s.Gateway().Sessions(), s.log)
	}
}

func TestShutdownDoesntWaitForEver(t *testing.T) {
	asked := make(chan struct{})
	s := answering(t, localdiscord.Options{}, func(ctx context.Context, _ handlers.Request) (handlers.Reply, error) {
		close(asked)
		<-ctx.Done()
		return handlers.Reply{}, ctx.Err()
	})
	s.bot.timing.drain = 10 * time.Millisecond
	s.run().online()
	s.alice.Says(s.general, "!who King")
	<-asked
	if err := s.finish(); err != nil {
		t.Errorf("ended with %v", err)
	}
	has(t, s.log.String(), "before everything in flight was answered")
}

func TestWhereTheBotMayNotReply(t *testing.T) {
	s := play(t, Config{}, localdiscord.Options{})
	s.Expect(codeNoHistory, codeMissingPermissions, codeMissingAccess)
	s.general.SetBotPermissions(localdiscord.PermitView | localdiscord.PermitSend)
	r := s.reply(s.alice.Says(s.general, "!who Ada King"))
	has(t, r.Content, "mayor")
	if r.Reference != nil {
		t.Error("it did reply")
	}
	s.general.SetBotPermissions(localdiscord.PermitView)
	s.silent(s.alice.Says(s.general, "!who Ada King"))
	has(t, s.log.String(), "may not write there")
}

func TestDeletedQuestion(t *testing.T) {
	asked, release := make(chan struct{}), make(chan struct{})
	s := answering(t, localdiscord.Options{}, func(context.Context, handlers.Request) (handlers.Reply, error) {
		close(asked)
		<-release
		return handlers.Reply{Body: []string{"answered"}}, nil
	}).run().online()
	m := s.alice.Says(s.general, "!who King")
	<-asked
	s.alice.Deletes(m)
	close(release)
	s.quiet()
	if strings.Contains(s.log.String(), "level=ERROR") {
		t.Errorf("a deleted question is an error:\n%s", s.log)
	}
}
