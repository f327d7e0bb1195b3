package bot

import (
	"context"
	"runtime/debug"
	"time"

	"github.com/bwmarrin/discordgo"

	"nutgraf/handlers"
)

// onEvent takes in one event on the relay's reader: it reads little, enqueues
// and never blocks.
func (b *Bot) onEvent(l *link, e *discordgo.Event) {
	defer func() {
		if p := recover(); p != nil {
			b.cfg.Observer.Panicked("event")
			b.log.Error("taking in an event panicked", "event", e.Type, "panic", p, "stack", string(debug.Stack()))
		}
	}()
	// After the event is queued: what was not taken in is replayed on resume.
	defer func() { b.progress.reached(l.id, e.Sequence) }()
	name := e.Type
	switch name {
	case "READY", "RESUMED", "MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE", "MESSAGE_DELETE_BULK", "INTERACTION_CREATE":
		b.cfg.Observer.Event(name)
	default:
		b.cfg.Observer.Event("other")
	}
	switch name {
	case "READY":
		b.onReady(l, e)
	case "RESUMED":
		b.onResumed(l)
	case "MESSAGE_CREATE":
		b.onMessage(e)
	case "MESSAGE_UPDATE":
		b.onUpdate(e)
	case "MESSAGE_DELETE", "MESSAGE_DELETE_BULK":
		b.onDelete(e)
	case "INTERACTION_CREATE":
		b.onInteraction(e)
	}
}

func (b *Bot) onReady(l *link, e *discordgo.Event) {
	r, err := readReady(e.RawData)
	if err != nil {
		b.log.Error("the gateway said something odd", "err", err)
		return
	}
	if l.ready {
		b.log.Warn("the gateway said twice that it is ready")
		return
	}
	l.id, l.ready = r.SessionID, true
	b.progress.begin(r.SessionID, resumeAddress(r.ResumeURL, l.address))
	b.self.Store(r.User.ID)
	b.app.Store(r.Application.ID)
	b.online.Store(true)
	b.readyOnce()
	b.cfg.Observer.Connected(false)
	b.log.Info("connected to Discord", "user", r.User.ID, "message_content", !b.deaf.Load())
}

func (b *Bot) onResumed(l *link) {
	if l.ready || l.relay.resume == nil { // nothing was to be resumed
		b.log.Warn("the gateway said out of turn that it has resumed the session")
		return
	}
	l.ready = true
	b.online.Store(true)
	b.cfg.Observer.Connected(true)
	b.log.Info("the gateway session is resumed")
}

func (b *Bot) onMessage(e *discordgo.Event) {
	m, err := readMessage(e.RawData)
	if err != nil {
		b.log.Warn("a message can't be read", "err", err)
		return
	}
	if r, ok := b.addressed(m); ok {
		b.onQuestion(m, r)
	}
}

// onQuestion takes in a message that is meant for the bot.
func (b *Bot) onQuestion(m message, r handlers.Request) {
	if !b.seen.first(m.ID) {
		return
	}
	began, answer := time.Now(), b.answerMessage
	if refuse, warn := b.tooMany(m.Author.ID); warn {
		answer = b.slowDown
	} else if refuse {
		return
	}
	b.answers.Keep(m.ID, Answer{ChannelID: m.ChannelID, Member: m.Author.ID, Question: b.hashOf(m.Content)})
	b.enqueue(b.pool, string(r.Surface), r.Locale, job{
		key: r.Conversation, group: m.ChannelID, member: m.Author.ID,
		run: func() { answer(m, r, began) },
	}, func(ctx context.Context, text string) error {
		_, err := b.reply(ctx, m, page{Content: text})
		return err
	})
}

func (b *Bot) onInteraction(e *discordgo.Event) {
	i, err := readInteraction(e.RawData)
	if err != nil {
		b.log.Warn("an interaction can't be read", "err", err)
		return
	}
	if b.stopping.Load() || i.Type == interactionPing || !b.seen.first(i.ID) {
		return
	}
	key, began := i.conversation(), time.Now()
	if i.Type == interactionComplete {
		key = "typing/" + key // suggestions don't wait for answers
	}
	b.acknowledge(&i, began)
	sorry := func(ctx context.Context, text string) error {
		b.say(ctx, i, text)
		return nil
	}
	if i.Type == interactionComplete {
		sorry = nil // there is no place for it
	}
	b.enqueue(b.quick, "interaction", i.Locale, job{
		key: key, group: i.user(), member: i.user(), late: i.ack.late, drop: func(string) { i.ack.abandon() },
		run: func() { defer i.ack.end(); b.answerInteraction(i, began) },
	}, sorry)
}
