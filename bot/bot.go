package bot

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"nutgraf/handlers"
)

const (
	workers      = 32   // answers to messages under way at once, and to interactions
	maxQueued    = 1024 // of each that wait or are under way
	maxPerMember = 16   // of one member that wait
	maxPerPlace  = 4    // answers under way in one channel, or to one member's interactions
	seenSize     = 8192 // events remembered to answer each once
)

// house is what the bot needs of a handlers.House.
type house interface {
	Registered() []handlers.Command
	Handle(ctx context.Context, r handlers.Request) (handlers.Reply, error)
	ParsePrefix(content string) (command, text string, ok bool)
	Complete(ctx context.Context, locale, command, partial string) []handlers.Suggestion
	Notice(n handlers.Notice, r handlers.Request) string
}

// Bot answers in Discord with what its House says.
type Bot struct {
	cfg    Config
	house  house
	log    *slog.Logger
	rest   *rest
	timing timing

	pool     *pool // answers to messages
	quick    *pool // answers to interactions, which never wait for those
	seen     *seen
	spent    *seen // buttons that work once, by message
	answers  Answers
	manners  manners
	now      func() time.Time
	hashSeed maphash.Seed
	progress progress
	gate     *gate
	links    sync.WaitGroup // sessions that still have to close themselves

	started  atomic.Bool
	stopping atomic.Bool // events are no longer taken
	online   atomic.Bool
	deaf     atomic.Bool  // without the message-content intent
	dropped  atomic.Int64 // events for which there was no room

	since     atomic.Value       // time.Time: when the bot was started
	self      atomic.Value       // string: the bot's user id, once ready
	app       atomic.Value       // string: the application's id, once ready
	ready     chan struct{}      // closed when ready for the first time
	readyOnce func()             // closes ready
	work      context.Context    // of all answers
	stopWork  context.CancelFunc // ends answers that take too long at the end
}

// New returns a Bot that isn't connected yet. A nil log discards.
func New(cfg Config, house *handlers.House, log *slog.Logger) (*Bot, error) {
	cfg, err := cfg.complete()
	if err != nil {
		return nil, fmt.Errorf("configuring the bot: %w", err)
	}
	if house == nil {
		return nil, errors.New("configuring the bot: there is no house to answer")
	}
	api, err := parseAPIURL(cfg.APIURL)
	if err != nil {
		return nil, fmt.Errorf("configuring the bot: %w", err)
	}
	rest, err := newREST(cfg.Token, api, cfg.Observer)
	if err != nil {
		return nil, fmt.Errorf("configuring the bot: %w", err)
	}
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	times, room := discordTiming(), bounds{pending: maxQueued, perMember: maxPerMember, perGroup: maxPerPlace}
	b := &Bot{
		cfg: cfg, house: house, log: log, rest: rest, timing: times, gate: &gate{gap: times.identifyGap},
		pool: newPool(room), quick: newPool(room), seen: newSeen(seenSize), spent: newSeen(seenSize),
		answers: cfg.Answers, now: time.Now, hashSeed: maphash.MakeSeed(), ready: make(chan struct{}),
	}
	b.manners = newManners(func() time.Time { return b.now() })
	b.readyOnce = sync.OnceFunc(func() { close(b.ready) })
	b.self.Store("")
	b.app.Store("")
	b.deaf.Store(cfg.MessageContent == MessageContentOff)
	return b, nil
}

// Run connects and answers until ctx ends; then it stops taking events, finishes
// what is in flight (for 10 s at most), closes and returns nil. It returns a
// [FatalError] when Discord refuses the bot for good. A Bot runs once.
func (b *Bot) Run(ctx context.Context) error {
	if !b.started.CompareAndSwap(false, true) {
		return errors.New("running the bot: it has run already, make a new one")
	}
	b.since.Store(b.now())
	b.work, b.stopWork = context.WithCancel(context.WithoutCancel(ctx))
	b.pool.start(workers)
	b.quick.start(workers)
	living, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	b.rest.onRevoked = func() { stop(badToken()) }
	var registering sync.WaitGroup
	if b.cfg.Register {
		registering.Go(func() { b.register(living) })
	}

	err := b.supervise(living)
	var refused *FatalError
	if err == nil && errors.As(context.Cause(living), &refused) {
		err = refused
	}

	stop(nil)
	registering.Wait()
	b.drain()
	b.pool.close()
	b.quick.close()
	b.links.Wait()
	b.rest.wire.CloseIdleConnections()
	return err
}

// drain stops taking events and waits until what is in flight is answered, or
// the time for that is over.
func (b *Bot) drain() {
	if !b.stopping.Swap(true) {
		b.log.Info("stopping: finishing what is in flight")
	}
	limit, cancel := context.WithTimeout(context.Background(), b.timing.drain)
	defer cancel()
	if err := b.busy(limit); err != nil {
		b.log.Warn("stopping before everything in flight was answered", "after", b.timing.drain)
	}
	b.stopWork()
}

// Idle waits until everything that came in has been answered. With a barrier on
// the gateway before it, a test knows that the bot is done.
func (b *Bot) Idle(ctx context.Context) error {
	if err := b.busy(ctx); err != nil {
		return fmt.Errorf("waiting for answers in flight: %w", err)
	}
	return nil
}

// busy waits until nothing is in flight, or returns the error of ctx.
func (b *Bot) busy(ctx context.Context) error {
	return errors.Join(b.pool.wait(ctx), b.quick.wait(ctx))
}

// Online says whether the gateway is connected and ready at this moment.
func (b *Bot) Online() bool { return b.online.Load() }
