package bot

import (
	"context"
	"time"

	"nutgraf/handlers"
)

// answerPress answers a button.
func (b *Bot) answerPress(ctx context.Context, i interaction, began time.Time) {
	action, asker, err := handlers.ParseButtonID(i.Data.CustomID)
	r := b.requestOf(i, handlers.Pressed)
	switch {
	case err != nil || i.Message == nil:
		b.tell(ctx, i, handlers.NoticeExpired)
		return
	case asker != "" && asker != r.Asker:
		b.tell(ctx, i, handlers.NoticeNotYours)
		return
	}
	r.Action, r.Own = action, asker == r.Asker || i.Message.answers(r.Asker)
	r.Private = r.Private || i.Message.Flags&flagEphemeral != 0
	s := b.ask(ctx, r)
	if err := b.takeEffect(ctx, i, s, i.ack.first()); err != nil {
		b.logUnsent(r.Surface, err)
		return
	}
	b.logAnswer(r, s, began)
}

// answers says whether the message is known to answer that asker.
func (p *pressed) answers(asker string) bool {
	if p.Metadata != nil {
		return askerKey(p.Metadata.User.ID) == asker
	}
	return p.Referenced != nil && p.Referenced.Author != nil && askerKey(p.Referenced.Author.ID) == asker
}

// takeEffect does what a press has led to; first says whether the interaction
// still waits for its first answer. What can't be done may be pressed again.
func (b *Bot) takeEffect(ctx context.Context, i interaction, s said, first bool) (err error) {
	button := i.Message.ID + "/" + i.Data.CustomID // which works once for everybody
	own := button + "/" + i.user()                 // or once in a while for each
	switch s.effect {
	case handlers.Update:
		return b.update(ctx, i, s.page, first)
	case handlers.Remove:
		if !b.spent.first(button) {
			return b.word(ctx, i, handlers.NoticeGone, first)
		}
		if err = b.remove(ctx, i, first); err != nil {
			b.spent.forget(button)
		}
		return err
	case handlers.Share:
		if !b.spent.first(button) {
			return b.word(ctx, i, handlers.NoticeTwice, first)
		}
		if err = b.share(ctx, i, first); err != nil {
			b.spent.forget(button)
		}
		return err
	}
	if s.outcome != "refused" && !b.manners.presses.first(own, true) {
		return b.word(ctx, i, handlers.NoticeTwice, first)
	}
	if first {
		err = b.respondPage(ctx, i, callbackMessage, s.page, s.private)
	} else {
		err = b.follow(ctx, i, s.page, s.private)
	}
	if err != nil {
		b.manners.presses.forget(own)
	}
	return err
}

// update puts a page in the place of the pressed message.
func (b *Bot) update(ctx context.Context, i interaction, p page, first bool) error {
	if first {
		return b.respondPage(ctx, i, callbackUpdate, p, false)
	}
	return b.complete(ctx, i, p)
}

// remove deletes the pressed message.
func (b *Bot) remove(ctx context.Context, i interaction, first bool) error {
	if first {
		if err := b.respond(ctx, i, callbackDeferUpdate, nil); err != nil {
			return err
		}
	}
	err := b.retract(ctx, i)
	if refusedWith(err, codeUnknownMessage) {
		return b.word(ctx, i, handlers.NoticeGone, false)
	}
	return err
}

// share takes the buttons from the pressed message and shows it to everybody.
func (b *Bot) share(ctx context.Context, i interaction, first bool) error {
	shown := page{Content: i.Message.Content, Embeds: i.Message.Embeds}
	if err := b.update(ctx, i, shown, first); err != nil {
		return err
	}
	return b.follow(ctx, i, shown, false)
}

// word is a private word, as the first answer or after it.
func (b *Bot) word(ctx context.Context, i interaction, n handlers.Notice, first bool) error {
	p := page{Content: b.house.Notice(n, handlers.Request{Locale: i.locale()})}
	if first {
		return b.respondPage(ctx, i, callbackMessage, p, true)
	}
	return b.follow(ctx, i, p, true)
}
