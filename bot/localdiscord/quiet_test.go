package localdiscord_test

import (
	"context"
	"errors"
	"testing"

	"nutgraf/bot/localdiscord"
)

// bot answers every message of a person with echoes, one after the other, on a
// goroutine of its own. It returns what waits until it has handled everything
// that the client has received.
func (s *stage) bot(c *client, echoes int) (idle func(context.Context) error) {
	progress := make(chan struct{}, 1)
	go func() {
		for f := range c.frames {
			if f.Type == "MESSAGE_CREATE" {
				s.echo(decode(s.t, f.Data), echoes)
			}
			c.handled.Add(1)
			select {
			case progress <- struct{}{}:
			default:
			}
		}
	}()
	return func(ctx context.Context) error {
		for c.handled.Load() < c.pushed.Load() {
			select {
			case <-progress:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return nil
	}
}

// echo answers a message unless a bot wrote it.
func (s *stage) echo(m object, times int) {
	if m["author"].(object)["bot"] != nil {
		return
	}
	for range times {
		rest(s.t, s.srv, "POST", "/channels/"+m["channel_id"].(string)+"/messages",
			object{"content": "echo", "message_reference": object{"message_id": m["id"]}})
	}
}

func TestQuietWaitsForAll(t *testing.T) {
	s := newStage(t)
	idle := s.bot(join(t, s.srv, everything), 3)
	for range 20 {
		s.alice.Says(s.general, "hello")
	}
	if err := s.srv.Quiet(within(t), idle); err != nil {
		t.Fatal(err)
	}
	if n := len(s.general.Messages()); n != 80 {
		t.Errorf("%d messages after the barrier", n)
	}
}

func TestQuietGivesUp(t *testing.T) {
	s := newStage(t)
	if err := s.srv.Quiet(within(t)); err != nil {
		t.Errorf("with nobody there: %v", err)
	}
	ctx, cancel := context.WithCancelCause(context.Background())
	sorry := errors.New("enough")
	err := s.srv.Quiet(within(t), func(context.Context) error { return sorry })
	if !errors.Is(err, sorry) {
		t.Errorf("got %v", err)
	}
	cancel(sorry)
	asked := s.alice.Says(s.general, "hello")
	if _, err := asked.Reply(ctx); !errors.Is(err, sorry) {
		t.Errorf("got %v", err)
	}
}

func TestSilence(t *testing.T) {
	s := newStage(t)
	idle := s.bot(join(t, s.srv, everything), 1)
	if err := s.alice.Says(s.general, "hello").Silence(within(t), idle); err == nil {
		t.Error("an answered message is silent")
	}
	if err := s.srv.Bot("beep").Says(s.general, "hello").Silence(within(t), idle); err != nil {
		t.Error(err)
	}
}

func TestSilenceCountsUnreferringAnswers(t *testing.T) {
	s := newStage(t)
	m := s.alice.Says(s.general, "hello")
	s.botSays("hi there")
	if err := m.Silence(within(t)); err == nil {
		t.Error("an answer without a reference was overlooked")
	}
}

func TestCloseEndsAllWaiting(t *testing.T) {
	srv, err := localdiscord.New(localdiscord.Options{})
	if err != nil {
		t.Fatal(err)
	}
	general, alice := srv.Guild("g").Channel("general"), srv.User("alice")
	c := join(t, srv, everything)
	asked := alice.Says(general, "hello")
	waited := make(chan error)
	go func() {
		_, err := asked.Reply(within(t))
		waited <- err
	}()
	srv.Close()
	srv.Close()
	if err := <-waited; !errors.Is(err, localdiscord.ErrClosed) {
		t.Errorf("got %v", err)
	}
	if code := c.closed(); code != 1001 {
		t.Errorf("closed with %d", code)
	}
}

func TestCloseBeforeAnythingHappened(t *testing.T) {
	srv, err := localdiscord.New(localdiscord.Options{})
	if err != nil {
		t.Fatal(err)
	}
	srv.Close()
	if _, err := localdiscord.New(localdiscord.Options{Addr: "256.0.0.1:0"}); err == nil {
		t.Error("listening on an impossible address succeeded")
	}
}

func TestManyAtOnce(t *testing.T) {
	s := newStage(t)
	s.register(who)
	idle := s.bot(join(t, s.srv, everything), 1)
	done := make(chan struct{})
	for _, name := range []string{"ann", "ben", "cy", "dee"} {
		go func() {
			defer func() { done <- struct{}{} }()
			u := s.srv.User(name)
			for range 10 {
				m := u.Says(s.general, "hello")
				s.alice.Speaks("de")
				if _, err := m.Reply(within(t)); err != nil {
					t.Error(err)
				}
				s.srv.Guild(name).Channel("c")
				r := u.Runs(s.general, "/who", "name", name)
				s.respond(r, 4, object{"content": name, "flags": 64})
				if a, err := r.Answer(within(t)); err != nil || a.Content != name {
					t.Errorf("%+v, %v", a, err)
				}
			}
		}()
	}
	for range 4 {
		<-done
	}
	if err := s.srv.Quiet(within(t), idle); err != nil {
		t.Error(err)
	}
	if n := len(s.general.Messages()); n != 80 {
		t.Errorf("%d messages", n)
	}
}
