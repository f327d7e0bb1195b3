package bot

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"

	"github.com/bwmarrin/discordgo"
)

// resumeTries is how often a session is resumed in vain before it is given up.
const resumeTries = 3

// supervise keeps one connection alive until ctx ends or nothing helps.
func (b *Bot) supervise(ctx context.Context) error {
	failures, inVain := 0, 0
	for {
		end := b.connect(ctx)
		if ctx.Err() != nil {
			return nil
		}
		b.cfg.Observer.Disconnected(end.why())
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
		if inVain++; end.opened {
			inVain = 0
		}
		if end.forgets() || inVain >= resumeTries {
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
	if b.progress.point() != nil { // members are waiting, and it costs no identify
		most = min(most, b.timing.resumeMax)
	}
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
	address, err := b.gatewayAddress(ctx, point)
	if err != nil {
		return ending{err: err}
	}
	opening, cancel := context.WithTimeout(ctx, b.timing.open)
	defer cancel()
	gateway, err := dial(opening, address, b.timing.dial)
	if err != nil {
		b.progress.distrust()
		return ending{err: err}
	}
	l, err := newLink(gateway, b.cfg.Token, b.intents(), point, b.timing)
	if err != nil {
		gateway.Close()
		return ending{err: err}
	}
	l.address = address
	l.relay.identifying = func() { b.gate.spend(time.Now()) }
	l.relay.take = func(e *discordgo.Event) { b.onEvent(l, e) }
	if err := l.open(opening); err != nil {
		b.progress.distrust()
		end := endingOf(l.err)
		end.err = errors.Join(l.err, err)
		return end
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
