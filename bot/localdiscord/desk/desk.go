package desk

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"

	"nutgraf/bot/localdiscord"
)

// ErrRemote says that an address would let other machines in, unasked.
var ErrRemote = errors.New("it can be reached from other machines")

// Options of a [Desk].
type Options struct {
	// Addr is where the page is served; empty means a free port of 127.0.0.1.
	Addr string
	// AllowRemote lets Addr be other than a loopback address. An access key is
	// then needed, which URL has.
	AllowRemote bool
	// Bot is the name of the bot; empty means "bot".
	Bot string
	// Prefix is what commands in channels begin with; empty means "!".
	Prefix string
	// Guild, Channels and Members are names; empty ones mean "Newsroom", one
	// channel "general", and "alice" and "bob".
	Guild    string
	Channels []string
	Members  []string
	// ContentGivenBack is called when the page gives the message-content intent
	// back, so that a bot that has learned to do without it can start anew.
	ContentGivenBack func()
	// AnswerWithin and HeartbeatInterval are those of the local Discord.
	AnswerWithin, HeartbeatInterval time.Duration
}

// What a desk keeps and takes at most.
const (
	maxMessages = 500      // of a channel
	maxShown    = 100      // of a channel in a snapshot
	maxFeeds    = 32       // open at once
	maxCalls    = 64       // of the page under way at once
	maxBody     = 64 << 10 // of a call of the page
)

// Desk is a local Discord with a page on it.
type Desk struct {
	o        Options
	srv      *localdiscord.Server
	guild    *localdiscord.Guild
	channels []*localdiscord.Channel
	members  []*localdiscord.User
	bot      localdiscord.Account

	listener net.Listener
	http     *http.Server
	guard    guard
	underWay chan struct{} // has an element per call of the page
	closed   chan struct{}
	closing  sync.Once
	tasks    sync.WaitGroup // feeds and calls

	mu     sync.Mutex // guards what follows; may be taken while the server is locked, never the other way
	ledger ledger
	feeds  map[*feed]bool
	faults *faults
	notes  []Note
	log    []logLine
}

// New starts a local Discord with a guild and its members, and listens for the
// page. Serve answers it. Close ends both.
func New(o Options) (*Desk, error) {
	o = o.withDefaults()
	d := &Desk{
		o: o, ledger: newLedger(), feeds: map[*feed]bool{}, closed: make(chan struct{}),
		underWay: make(chan struct{}, maxCalls),
	}
	if err := d.listen(); err != nil {
		return nil, err
	}
	srv, err := localdiscord.New(localdiscord.Options{
		Name: o.Bot, AnswerWithin: o.AnswerWithin, HeartbeatInterval: o.HeartbeatInterval,
		MaxMessages: maxMessages, MaxRequests: 100, Watch: d.watch(), Intercept: d.intercept,
	})
	if err != nil {
		// Nobody has connected yet: a failure to close loses nothing.
		_ = d.listener.Close()
		return nil, err
	}
	d.srv, d.bot, d.guild = srv, srv.Application().BotUser(), srv.Guild(o.Guild)
	for _, name := range o.Channels {
		d.channels = append(d.channels, d.guild.Channel(name))
	}
	for _, name := range o.Members {
		d.members = append(d.members, srv.User(name))
	}
	d.http = &http.Server{Handler: d.handler(), ReadHeaderTimeout: 10 * time.Second, IdleTimeout: time.Minute, MaxHeaderBytes: 16 << 10}
	return d, nil
}

// withDefaults fills in what was left out.
func (o Options) withDefaults() Options {
	def := func(value *string, otherwise string) {
		if *value == "" {
			*value = otherwise
		}
	}
	def(&o.Addr, "127.0.0.1:0")
	def(&o.Bot, "bot")
	def(&o.Prefix, "!")
	def(&o.Guild, "Newsroom")
	if len(o.Channels) == 0 {
		o.Channels = []string{"general"}
	}
	if len(o.Members) == 0 {
		o.Members = []string{"alice", "bob"}
	}
	if o.AnswerWithin <= 0 {
		o.AnswerWithin = 3 * time.Second
	}
	return o
}

// listen opens the page's port, unless that would let others in unasked.
func (d *Desk) listen() error {
	listener, err := net.Listen("tcp", d.o.Addr)
	if err != nil {
		return fmt.Errorf("opening the page's address: %w", err)
	}
	address, isTCP := listener.Addr().(*net.TCPAddr)
	loopback := isTCP && address.IP.IsLoopback()
	if !loopback && !d.o.AllowRemote {
		// The error that is returned is the one that counts.
		_ = listener.Close()
		return fmt.Errorf("opening the page's address: %s: %w", d.o.Addr, ErrRemote)
	}
	d.listener = listener
	d.guard = guard{hosts: loopbackHosts(address)}
	if !loopback {
		d.guard = guard{key: rand.Text(), pass: rand.Text()}
	}
	return nil
}

// Discord returns the local Discord.
func (d *Desk) Discord() *localdiscord.Server { return d.srv }

// URL returns the page's address, with the access key if one is needed.
func (d *Desk) URL() string {
	address := d.listener.Addr().(*net.TCPAddr)
	host := address.String()
	if address.IP.IsUnspecified() {
		host = fmt.Sprintf("localhost:%d", address.Port)
	}
	if d.guard.key != "" {
		return "http://" + host + "/?key=" + d.guard.key
	}
	return "http://" + host + "/"
}

// Remote reports whether other machines can reach the page, with the access key.
func (d *Desk) Remote() bool { return d.guard.key != "" }

// Serve answers the page until ctx ends or the desk is closed.
func (d *Desk) Serve(ctx context.Context) error {
	stop := context.AfterFunc(ctx, d.Close)
	defer stop()
	if err := d.http.Serve(d.listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serving the page: %w", err)
	}
	return nil
}

// Close disconnects pages and bot and ends all goroutines of the desk.
func (d *Desk) Close() {
	d.closing.Do(func() {
		d.mu.Lock()
		close(d.closed)
		d.ledger.stop()
		d.mu.Unlock()
		d.srv.Close()
		// An error here is about closing the listener, which is of no use to anyone.
		_ = d.http.Close()
		_ = d.listener.Close()
		d.tasks.Wait()
	})
}

// begin counts a task, unless the desk is closed. The lock is held.
func (d *Desk) begin() error {
	select {
	case <-d.closed:
		return wrong(http.StatusServiceUnavailable, "the playground is closing")
	default:
		d.tasks.Add(1)
		return nil
	}
}

// member returns a human member by id.
func (d *Desk) member(id string) (*localdiscord.User, error) {
	for _, u := range d.members {
		if u.ID == id {
			return u, nil
		}
	}
	return nil, wrong(http.StatusNotFound, "there is no member %q", id)
}

// place returns a member and a channel that they can see.
func (d *Desk) place(as, channelID string) (*localdiscord.User, *localdiscord.Channel, error) {
	u, err := d.member(as)
	if err != nil {
		return nil, nil, err
	}
	c := d.srv.ChannelByID(channelID)
	if c == nil || c.Guild == nil && c.With() != u {
		return nil, nil, wrong(http.StatusNotFound, "there is no channel %q for %s", channelID, u.Name)
	}
	return u, c, nil
}

// message returns a member and a message that they see.
func (d *Desk) message(as, channelID, messageID string) (*localdiscord.User, localdiscord.Message, error) {
	u, c, err := d.place(as, channelID)
	if err != nil {
		return nil, localdiscord.Message{}, err
	}
	m, there := c.Message(messageID, u)
	d.mu.Lock()
	hidden := d.ledger.hidden(messageID)
	d.mu.Unlock()
	if !there || hidden {
		return nil, localdiscord.Message{}, wrong(http.StatusNotFound, "there is no message %q for %s", messageID, u.Name)
	}
	return u, m, nil
}
