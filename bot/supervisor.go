package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// timing holds all waits, so that tests need not wait.
type timing struct {
	open        time.Duration // from dialling to ready
	silence     time.Duration // until hello
	identifyGap time.Duration // Discord: one identify in 5 s
	voidWait    time.Duration // after op 9, plus as much as four times at random
	backoff     time.Duration // doubles, with full jitter
	backoffMax  time.Duration
	stable      time.Duration // a connection that lasts so long resets the backoff
	drain       time.Duration // for work in flight at the end
	deferAfter  time.Duration // an interaction that takes longer is deferred
	work        time.Duration // for one answer in all
}

func discordTiming() timing {
	return timing{
		open: 45 * time.Second, silence: 20 * time.Second,
		identifyGap: 5 * time.Second, voidWait: time.Second,
		backoff: time.Second, backoffMax: time.Minute, stable: time.Minute,
		drain: 10 * time.Second, deferAfter: 1500 * time.Millisecond, work: 30 * time.Second,
	}
}

// resumeTries is how often a session is resumed in vain before it is given up.
const resumeTries = 3

// supervise keeps one connection alive until ctx ends or nothing helps.
func (b *Bot) supervise(ctx context.Context) error {
	failures := 0
	for {
		end := b.connect(ctx)
		if ctx.Err() != nil {
			return nil
		}
		wanted := !b.deaf.Load()
		if err := end.fatal(wanted, b.cfg.MessageContent == MessageContentRequired); err != nil {
			return err
		}
		if end.code == closeNotAllowed {
			b.goDeaf()
		}
		if end.opened && end.lasted >= b.timing.stable {
			failures = 0
		}
		failures++
		if end.forgets() || failures > resumeTries {
			b.progress.forget()
		}
		wait := b.pause(end, failures)
		b.log.Warn("the gateway connection has ended, connecting again", "why", end.err, "code", end.code,
			"resuming", b.progress.point() != nil, "in", wait.Round(time.Millisecond), "failures", failures)
		if sleep(ctx, wait) != nil {
			return nil
		}
	}
}

// pause says how long to wait before the next connection.
func (b *Bot) pause(end ending, failures int) time.Duration {
	var void *invalidSession
	switch {
	case errors.As(end.err, &void): // Discord: a random time between 1 and 5 s
		return b.timing.voidWait + rand.N(4*b.timing.voidWait+1)
	case failures == 1 && (errors.Is(end.err, errReconnect) || end.code == closeNotAllowed):
		return 0
	}
	most := min(b.timing.backoff<<min(failures-1, 16), b.timing.backoffMax)
	return rand.N(most + 1)
}

// goDeaf goes on without the message-content intent.
func (b *Bot) goDeaf() {
	b.deaf.Store(true)
	b.log.Warn("Discord refuses the message-content intent: commands like "+b.cfg.Prefix+"help in server channels go unheard; mentions, direct messages and slash commands work",
		"remedy", portalHint+", then start the bot again")
}

// connect makes one connection and returns how it ended.
func (b *Bot) connect(ctx context.Context) ending {
	point := b.progress.point()
	opening, cancel := context.WithTimeout(ctx, b.timing.open)
	defer cancel()
	address, err := b.gatewayAddress(ctx, point)
	if err != nil {
		return ending{err: err}
	}
	gateway, err := dial(opening, address)
	if err != nil {
		b.progress.distrust()
		return ending{err: err}
	}
	l, err := newLink(gateway, b.cfg.Token, b.intents(), point, b.timing.silence)
	if err != nil {
		gateway.Close()
		return ending{err: err}
	}
	l.session.AddHandler(func(_ *discordgo.Session, e *discordgo.Event) { b.onEvent(l, e) })
	if err := l.open(opening); err != nil {
		b.progress.distrust()
		return endingOf(err)
	}
	began := time.Now()
	b.links.Go(func() { <-l.gone })
	defer b.online.Store(false)
	select {
	case <-l.ended:
	case <-ctx.Done():
		b.drain()
		if err := l.close(); err != nil {
			b.log.Debug("closing the gateway", "err", err)
		}
	}
	end := endingOf(l.err)
	end.opened, end.lasted = true, time.Since(began)
	return end
}

// intents are what is needed and no more.
func (b *Bot) intents() discordgo.Intent {
	intents := discordgo.IntentsGuildMessages | discordgo.IntentsDirectMessages
	if !b.deaf.Load() {
		intents |= discordgo.IntentMessageContent
	}
	return intents
}

// gatewayAddress returns where to connect. Without a session to resume it also
// waits until Discord allows another identify.
func (b *Bot) gatewayAddress(ctx context.Context, point *resumePoint) (string, error) {
	if point != nil && point.address != "" {
		return withQuery(point.address)
	}
	var said struct {
		URL   string `json:"url"`
		Limit *struct {
			Remaining  int     `json:"remaining"`
			ResetAfter float64 `json:"reset_after"` // ms
		} `json:"session_start_limit"`
	}
	err := b.rest.call(ctx, "asking for the gateway", http.MethodGet, discordgo.EndpointGatewayBot, nil, &said)
	if hasStatus(err, http.StatusUnauthorized) {
		return "", &FatalError{closeBadToken, remedies[closeBadToken]}
	}
	if hasStatus(err, http.StatusNotFound) { // a smaller server than Discord
		err = b.rest.call(ctx, "asking for the gateway", http.MethodGet, discordgo.EndpointGateway, nil, &said)
	}
	if err != nil {
		return "", err
	}
	if point == nil {
		wait := b.timing.identifyGap - time.Since(b.identified)
		if said.Limit != nil && said.Limit.Remaining <= 0 {
			wait = max(wait, seconds(said.Limit.ResetAfter/1000))
			b.log.Error("Discord allows no more identifies for now: is the same token in use elsewhere?", "waiting", wait)
		}
		if err := sleep(ctx, wait); err != nil {
			return "", err
		}
		b.identified = time.Now()
	}
	return withQuery(said.URL)
}

// withQuery adds what discordgo speaks to the gateway's address.
func withQuery(address string) (string, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "ws" && u.Scheme != "wss" {
		return "", fmt.Errorf("the gateway's address %q is not a websocket address", address)
	}
	if u.Path == "" {
		u.Path = "/"
	}
	u.RawQuery = url.Values{"v": {discordgo.APIVersion}, "encoding": {"json"}}.Encode()
	return u.String(), nil
}

func dial(ctx context.Context, address string) (*websocket.Conn, error) {
	dialer := websocket.Dialer{Proxy: http.ProxyFromEnvironment, HandshakeTimeout: 20 * time.Second}
	conn, resp, err := dialer.DialContext(ctx, address, nil)
	if err != nil {
		if resp != nil {
			return nil, fmt.Errorf("connecting to the gateway: %s: %w", resp.Status, err)
		}
		return nil, fmt.Errorf("connecting to the gateway: %w", err)
	}
	return conn, nil
}

// ready is what the bot needs of a READY event.
type ready struct {
	SessionID string `json:"session_id"`
	ResumeURL string `json:"resume_gateway_url"`
	User      struct {
		ID string `json:"id"`
	} `json:"user"`
	Application struct {
		ID string `json:"id"`
	} `json:"application"`
}

func readReady(raw json.RawMessage) (ready, error) {
	var r ready
	if err := json.Unmarshal(raw, &r); err != nil {
		return r, fmt.Errorf("reading READY: %w", err)
	}
	if r.User.ID == "" {
		return r, errors.New("reading READY: it names no user")
	}
	if r.Application.ID == "" {
		r.Application.ID = r.User.ID // the same for every bot made since 2016
	}
	return r, nil
}
