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
// still waits for its first answer.
func (b *Bot) takeEffect(ctx context.Context, i interaction, s said, first bool) error {
	switch s.effect {
	case handlers.Update:
		if first {
			return b.respondPage(ctx, i, callbackUpdate, s.page, false)
		}
		return b.complete(ctx, i, s.page)
	case handlers.Remove:
		return b.remove(ctx, i, first)
	case handlers.Share:
		return b.share(ctx, i, first)
	}
	if s.outcome != "refused" && !b.manners.presses.first(i.Message.ID+"/"+i.Data.CustomID+"/"+i.user(), true) {
		return b.word(ctx, i, handlers.NoticeTwice, first)
	}
	if first {
		return b.respondPage(ctx, i, callbackMessage, s.page, s.private)
	}
	return b.follow(ctx, i, s.page, s.private)
}

// once says whether a button is pressed for the first time.
func (b *Bot) once(i interaction) bool {
	return b.spent.first(i.Message.ID + "/" + i.Data.CustomID)
}

// remove deletes the pressed message.
func (b *Bot) remove(ctx context.Context, i interaction, first bool) error {
	if !b.once(i) {
		return b.word(ctx, i, handlers.NoticeGone, first)
	}
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
	if !b.once(i) {
		return b.word(ctx, i, handlers.NoticeTwice, first)
	}
	shown := page{Content: i.Message.Content, Embeds: i.Message.Embeds}
	var err error
	if first {
		err = b.respondPage(ctx, i, callbackUpdate, shown, false)
	} else {
		err = b.complete(ctx, i, shown)
	}
	if err != nil {
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
