package desk

import (
	"time"

	"nutgraf/bot/localdiscord"
)

// typingLasts is how long Discord shows that somebody types.
const typingLasts = 10 * time.Second

// watch returns the functions that tell the desk what happens on the server.
func (d *Desk) watch() localdiscord.Watch {
	return localdiscord.Watch{
		Message: d.onMessage, Typing: d.onTyping, Run: d.onRun, Event: d.onEvent,
		Begin: d.onBegin, End: d.onEnd, Problem: d.onProblem, Gateway: d.onGateway, Commands: d.onCommands,
	}
}

// onMessage notes a message and tells those who see it.
func (d *Desk) onMessage(change localdiscord.Change, m localdiscord.Message) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !m.Author.Bot && change == localdiscord.MessagePosted {
		d.ledger.did(deed{cause: cause{"message", m.ID}, text: m.Content, userID: m.Author.ID, channelID: m.ChannelID, at: time.Now()})
		d.ledger.latest[m.ChannelID] = m.ID
	} else if x, known := d.ledger.deeds.get(m.ID); known && change == localdiscord.MessageChanged {
		x.text = m.Content
	} else if m.Author.Bot && change != localdiscord.MessageRemoved {
		d.ledger.posted(m)
	}
	if d.ledger.hidden(m.ID) {
		return
	}
	kind := map[localdiscord.Change]string{
		localdiscord.MessagePosted: "message.create", localdiscord.MessageChanged: "message.update", localdiscord.MessageRemoved: "message.delete",
	}[change]
	for f := range d.feeds {
		switch {
		case !f.sees(m.ChannelID, m.VisibleTo()):
		case change == localdiscord.MessageRemoved:
			f.push(kind, gone{m.ID, m.ChannelID})
		default:
			f.push(kind, d.view(m, f.user))
		}
	}
}

// gone is a message.delete as the page gets it.
type gone struct {
	ID        string `json:"id"`
	ChannelID string `json:"channel_id"`
}

// onTyping tells that the bot types.
func (d *Desk) onTyping(channelID string) {
	d.each(func(f *feed) {
		if f.sees(channelID, "") {
			f.push("typing", map[string]any{"channel_id": channelID, "user_id": d.bot.ID, "until": time.Now().Add(typingLasts).UTC()})
		}
	})
}

// onEvent notes what a session got.
func (d *Desk) onEvent(e localdiscord.SentEvent) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.ledger.sent(e)
	d.gatewayChanged()
}

// onBegin notes a REST call of the bot.
func (d *Desk) onBegin(r localdiscord.Request) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.ledger.begin(r)
}

// onEnd tells of a REST call that has ended.
func (d *Desk) onEnd(r localdiscord.Request) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if c, known := d.ledger.end(r); known {
		v := c.view(false)
		for f := range d.feeds {
			f.push("call", v)
		}
	}
	d.gatewayChanged()
}

// onCommands tells that other commands are registered.
func (d *Desk) onCommands() {
	d.each(func(f *feed) {
		f.commands = true
		f.rouse()
	})
}

// maxRefusals is how many refusals are kept.
const maxRefusals = 100

// Refusal is something that Discord would refuse of the bot, or ignore.
type Refusal struct {
	ID            int       `json:"id"`
	At            time.Time `json:"at"`
	Code          int       `json:"code"`
	Text          string    `json:"text"`
	Severity      string    `json:"severity"` // error or warning
	Call          int       `json:"call"`
	ChannelID     string    `json:"channel_id"`
	MessageID     string    `json:"message_id"`
	InteractionID string    `json:"interaction_id"`
}

// onProblem keeps and tells what the bot did wrong. What people can't do is told
// to them by the call that tried.
func (d *Desk) onProblem(p localdiscord.Problem) {
	if p.By != "" {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	l := &d.ledger
	l.counted++
	r := Refusal{ID: l.counted, At: p.At.UTC(), Code: p.Code, Text: withoutTokens(p.Text), Severity: "error", Call: p.Request}
	if p.Code == 0 {
		r.Severity = "warning"
	}
	if c, known := l.calls.get(p.Request); known && p.Request != 0 && c.cause != nil {
		if c.cause.Kind == "message" {
			r.MessageID = c.cause.ID
		} else {
			r.InteractionID = c.cause.ID
		}
		if x, there := l.deeds.get(c.cause.ID); there {
			r.ChannelID = x.channelID
		}
	}
	l.refusals = append(l.refusals, r)
	l.refusals = l.refusals[max(0, len(l.refusals)-maxRefusals):]
	for f := range d.feeds {
		f.push("refusal", r)
	}
}

// each does something to every feed.
func (d *Desk) each(do func(f *feed)) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for f := range d.feeds {
		do(f)
	}
}
