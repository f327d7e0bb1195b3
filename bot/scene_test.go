package bot

import (
	"context"
	"errors"
	"flag"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"nutgraf/bot/localdiscord"
	"nutgraf/bot/localdiscord/openapi"
	"nutgraf/handlers"
)

func TestMain(m *testing.M) {
	flag.Parse()
	// The tests wait more than they compute: discordgo takes a second to close.
	if flag.Lookup("test.fuzz").Value.String() == "" {
		if err := flag.Set("test.parallel", "10"); err != nil {
			panic(err)
		}
	}
	goleak.VerifyTestMain(m)
}

// validator is Discord's description of its REST API, read once for all tests.
var validator = sync.OnceValues(func() (*openapi.Validator, error) {
	path, found := openapi.Find()
	if !found {
		return nil, nil
	}
	return openapi.Load(path)
})

// scene is a Discord with a bot, two people and a channel.
type scene struct {
	*localdiscord.Server
	t          *testing.T
	bot        *Bot
	house      *handlers.House
	alice, bob *localdiscord.User
	general    *localdiscord.Channel
	log        *logBook
	cfg        Config
	stop       context.CancelFunc
	ended      chan struct{}
	err        error // of Run, once ended
}

// stage makes a scene whose bot doesn't run yet.
func stage(t *testing.T, cfg Config, o localdiscord.Options) *scene {
	t.Helper()
	v, err := validator()
	if err != nil {
		t.Fatal(err)
	}
	if v == nil {
		t.Log("SKIPPED: requests are not validated, Discord's OpenAPI description isn't there")
	} else if o.OnRequest == nil {
		o.OnRequest = v.Check
	}
	if o.AnswerWithin == 0 {
		o.AnswerWithin = time.Minute // a busy machine is not what is tested
	}
	s := &scene{t: t, Server: localdiscord.ForTest(t, o), house: testHouse(t), log: &logBook{}}
	s.alice, s.bob, s.general = s.User("alice"), s.User("bob"), s.Guild("riverside").Channel("general")
	cfg.Token, cfg.APIURL = Token(s.Application().Token()), s.URL()
	s.cfg = cfg
	s.renew()
	return s
}

// renew makes a new bot for the same Discord.
func (s *scene) renew() {
	s.t.Helper()
	b, err := New(s.cfg, s.house, slog.New(slog.NewTextHandler(s.log, &slog.HandlerOptions{Level: slog.LevelDebug})))
	if err != nil {
		s.t.Fatal(err)
	}
	b.gate.gap, b.timing.voidWait = 0, time.Millisecond
	b.timing.backoff, b.timing.backoffMax = 10*time.Millisecond, 50*time.Millisecond
	// A busy machine is not what is tested.
	b.timing.answer, b.timing.deferAfter, b.rest.attemptCallback = time.Minute, 15*time.Second, b.rest.attempt
	b.rest.base = 5 * time.Millisecond
	b.timing.typeAfter = time.Hour // a busy machine is not what is tested
	s.bot = b
}

// run runs the bot until the test ends.
func (s *scene) run() *scene {
	s.t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan struct{})
	s.stop, s.ended = stop, ended
	b := s.bot
	go func() {
		defer close(ended)
		s.err = b.Run(ctx)
	}()
	s.t.Cleanup(func() {
		stop()
		<-ended
		if log := s.log.String(); strings.Contains(log, s.Application().Token()) {
			s.t.Errorf("the token is in the log:\n%s", log)
		}
	})
	return s
}

// play stages a scene and waits until its bot is online and registered.
func play(t *testing.T, cfg Config, o localdiscord.Options) *scene {
	t.Helper()
	t.Parallel()
	return stage(t, cfg, o).run().online()
}

func (s *scene) online() *scene {
	s.t.Helper()
	if err := s.Application().Online(s.soon()); err != nil {
		s.t.Fatalf("%v\n%s", err, s.log)
	}
	if s.cfg.Register {
		s.log.await(s.t, "slash commands are registered")
	}
	s.quiet()
	return s
}

func (s *scene) quiet() {
	s.t.Helper()
	if err := s.Quiet(s.soon(), s.bot.Idle); err != nil {
		s.t.Fatalf("%v\n%s", err, s.log)
	}
}

// reply is the one answer to a message; a second one fails the test.
func (s *scene) reply(m localdiscord.Message) localdiscord.Message {
	s.t.Helper()
	r, err := m.Reply(s.soon())
	if err != nil {
		s.t.Fatalf("%v\n%s", err, s.log)
	}
	s.quiet()
	if all := m.Replies(); len(all) != 1 {
		s.t.Errorf("%q has %d answers", m.Content, len(all))
	}
	s.harmless(r)
	return r
}

// answer is the answer to a command that was run.
func (s *scene) answer(r *localdiscord.Run) localdiscord.Message {
	s.t.Helper()
	m, err := r.Answer(s.soon())
	if err != nil {
		s.t.Fatalf("%v\n%s", err, s.log)
	}
	s.harmless(m)
	return m
}

func (s *scene) harmless(m localdiscord.Message) {
	s.t.Helper()
	if !m.Pings.None() {
		s.t.Errorf("%q pings %+v", m.Content, m.Pings)
	}
	if length(m.Content) > limitContent || m.Content == "" {
		s.t.Errorf("an answer of %d units", length(m.Content))
	}
}

func (s *scene) silent(m localdiscord.Message) {
	s.t.Helper()
	if err := m.Silence(s.soon(), s.bot.Idle); err != nil {
		s.t.Error(err)
	}
}

// finish ends the bot and returns what Run returned.
func (s *scene) finish() error {
	s.t.Helper()
	s.stop()
	err := s.result()
	if err := s.Application().Offline(s.soon()); err != nil {
		s.t.Error(err)
	}
	return err
}

// result waits for the end of Run.
func (s *scene) result() error {
	s.t.Helper()
	select {
	case <-s.ended:
		return s.err
	case <-s.soon().Done():
		s.t.Fatalf("the bot doesn't end\n%s", s.log)
		return nil
	}
}

// soon is a deadline that only a broken bot reaches.
func (s *scene) soon() context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	s.t.Cleanup(cancel)
	return ctx
}

func has(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%q is not in %q", part, text)
		}
	}
}

// requests counts the REST calls of a method on a path's end.
func (s *scene) requests(method, end string) int {
	n := 0
	for _, r := range s.Requests() {
		if r.Method == method && strings.HasSuffix(r.Path, end) {
			n++
		}
	}
	return n
}

// acting is a house whose answers a test decides.
type acting struct {
	house
	handle func(ctx context.Context, r handlers.Request) (handlers.Reply, error)
}

func (a acting) Handle(ctx context.Context, r handlers.Request) (handlers.Reply, error) {
	return a.handle(ctx, r)
}

// fatal returns the fatal error that the bot ended with.
func (s *scene) fatal() *FatalError {
	s.t.Helper()
	var f *FatalError
	if err := s.result(); !errors.As(err, &f) {
		s.t.Fatalf("the bot ended with %v\n%s", err, s.log)
	}
	return f
}

// noCommands is a house that has forgotten what is registered.
type noCommands struct{ house }

func (noCommands) Registered() []handlers.Command { return nil }
