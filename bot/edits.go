package bot

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"time"

	"github.com/bwmarrin/discordgo"

	"nutgraf/handlers"
)

// editable is how long after it was written a question may be corrected.
const editable = 2 * time.Minute

// onUpdate answers a corrected question: its answer is edited, or given if the
// message only now asks the bot. Events without a text or an author, previews of
// links, and what was written long ago or before the bot came change nothing.
func (b *Bot) onUpdate(e *discordgo.Event) {
	m, err := readMessage(e.RawData)
	if err != nil {
		b.log.Warn("an edited message can't be read", "err", err)
		return
	}
	written, ok := writtenAt(m.ID)
	if !ok || m.Edited == "" || m.Content == "" || b.now().Sub(written) > editable {
		return
	}
	r, addressed := b.addressed(m)
	if !addressed {
		return
	}
	if _, known := b.answers.Find(m.ID); !known {
		if since, _ := b.since.Load().(time.Time); !since.IsZero() && written.After(since) {
			b.onQuestion(m, r)
		}
		return
	}
	b.enqueue(b.pool, "edit", "", job{
		key: r.Conversation, group: m.ChannelID, member: m.Author.ID,
		run: func() { b.correct(m, r) },
	}, nil)
}

// correct replaces the answer to a question that was edited.
func (b *Bot) correct(m message, r handlers.Request) {
	ctx, cancel := b.workContext()
	defer cancel()
	began := time.Now()
	// What is remembered only changes here and where the answer is given, which
	// is the same conversation's turn: an answer under way isn't forgotten.
	given, known := b.answers.Find(m.ID)
	if !known || given.MessageID == "" || given.Question == b.hashOf(m.Content) {
		return
	}
	given.Question = b.hashOf(m.Content)
	b.answers.Keep(m.ID, given)
	s := b.ask(ctx, r)
	err := b.upload(ctx, "correcting an answer", http.MethodPatch,
		discordgo.EndpointChannelMessage(given.ChannelID, given.MessageID), s.page.edit(), s.page.picture, nil)
	if err != nil {
		b.logUnsent(r.Surface, err)
		return
	}
	b.logAnswer(r, s, began)
}

// onDelete takes the answers to deleted questions back.
func (b *Bot) onDelete(e *discordgo.Event) {
	var gone struct {
		ID  string   `json:"id"`
		IDs []string `json:"ids"`
	}
	if err := json.Unmarshal(e.RawData, &gone); err != nil {
		b.log.Warn("a deletion can't be read", "err", err)
		return
	}
	for _, id := range append(gone.IDs, gone.ID) {
		a, known := b.answers.Find(id)
		if id == "" || !known {
			continue
		}
		// Behind the answer itself, if that is still under way.
		b.enqueue(b.pool, "deletion", "", job{
			key: a.ChannelID + "/" + a.Member, group: a.ChannelID, member: a.Member,
			run: func() { b.takeBack(id) },
		}, nil)
	}
}

// takeBack deletes the answer to a question.
func (b *Bot) takeBack(question string) {
	ctx, cancel := b.workContext()
	defer cancel()
	a, known := b.answers.Find(question)
	b.answers.Forget(question)
	if !known || a.MessageID == "" {
		return
	}
	err := b.rest.call(ctx, "deleting an answer", http.MethodDelete, discordgo.EndpointChannelMessage(a.ChannelID, a.MessageID), nil, nil)
	if err != nil {
		b.logUnsent(handlers.Mention, err)
	}
}

// discordEpoch is when Discord's ids begin to count, in milliseconds.
const discordEpoch = 1420070400000

// writtenAt reads the time of a message from its id (Discord: snowflakes).
func writtenAt(id string) (time.Time, bool) {
	n, err := strconv.ParseUint(id, 10, 64)
	if err != nil {
		return time.Time{}, false
	}
	return time.UnixMilli(int64(n>>22) + discordEpoch), true
}

// typing shows that the bot is at it when an answer takes long. The returned
// function ends that.
func (b *Bot) typing(ctx context.Context, channel string) (answered func()) {
	ctx, cancel := context.WithCancel(ctx)
	b.links.Go(func() {
		if sleep(ctx, b.timing.typeAfter) != nil {
			return
		}
		if err := b.rest.call(ctx, "showing that the bot types", http.MethodPost, discordgo.EndpointChannelTyping(channel), nil, nil); err != nil {
			b.log.Debug("typing could not be shown", "err", err)
		}
	})
	return cancel
}
