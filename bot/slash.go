package bot

import (
	"context"
	"slices"
	"strings"
	"time"

	"nutgraf/handlers"
)

// answerInteraction answers a command, a press, a request for suggestions, or
// what is left of an older version of the bot.
func (b *Bot) answerInteraction(i interaction, began time.Time) {
	ctx, cancel := b.workContext()
	defer cancel()
	if i.Type == interactionComplete {
		b.suggest(ctx, i)
		return
	}
	if refuse, _ := b.tooMany(i.user()); refuse {
		b.tell(ctx, i, handlers.NoticeSlower)
		return
	}
	switch {
	case i.Type == interactionPress:
		b.answerPress(ctx, i, began)
	case i.Type == interactionCommand && i.Data.Type == commandSlash && b.knows(i.Data.Name, handlers.Typed):
		r := b.requestOf(i, handlers.Slash)
		r.Command, r.Text = i.Data.Name, i.typed()
		b.answerRun(ctx, i, r, began)
	case i.Type == interactionCommand && i.Data.Type == commandOnMessage && b.knows(i.Data.Name, handlers.MessageMenu):
		r := b.requestOf(i, handlers.Menu)
		r.Command, r.About, r.Private = i.Data.Name, i.Data.Resolved.Messages[i.Data.Target].Content, true
		b.answerRun(ctx, i, r, began)
	default:
		b.tell(ctx, i, handlers.NoticeCommand)
	}
}

func (b *Bot) knows(command string, kind handlers.CommandKind) bool {
	return slices.ContainsFunc(b.house.Registered(), func(c handlers.Command) bool { return c.Name == command && c.Kind == kind })
}

// requestOf is what all interactions say of the one who acts.
func (b *Bot) requestOf(i interaction, s handlers.Surface) handlers.Request {
	r := handlers.Request{
		Surface: s, Conversation: i.conversation(), Asker: askerKey(i.user()), Locale: i.Locale,
		PrefixDeaf: b.deaf.Load(), Alone: i.alone(), Direct: i.GuildID == "", Private: b.privateIn(i),
		Seed: seedOf(i.ID),
	}
	if private, given := i.wish(); given {
		r.Private = private
	}
	return r
}

// suggest answers autocomplete. Suggestions that Discord would refuse are left
// out; no suggestion is an answer, too.
func (b *Bot) suggest(ctx context.Context, i interaction) {
	partial := ""
	for _, o := range i.Data.Options {
		if o.Focused {
			partial = o.text()
		}
	}
	type choice struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	}
	choices := []choice{}
	for _, s := range b.house.Complete(ctx, i.Locale, i.Data.Name, partial) {
		name, value := fit(s.Name, limitChoiceName), strings.TrimSpace(s.Value)
		if name == "" || value == "" || units(value) > limitChoiceValue {
			continue
		}
		if choices = append(choices, choice{name, value}); len(choices) == limitChoices {
			break
		}
	}
	b.logged(b.respond(ctx, i, callbackChoices, struct {
		Choices []choice `json:"choices"`
	}{choices}))
}

// answerRun answers a command, or completes what was deferred meanwhile.
func (b *Bot) answerRun(ctx context.Context, i interaction, r handlers.Request, began time.Time) {
	s := b.ask(ctx, r)
	key := sameKey(i.GuildID, i.ChannelID, s)
	s, pointed := b.pointed(key, r, s)
	var err error
	if i.ack.first() {
		var done sent
		if key == "" || pointed {
			err = b.respondPage(ctx, i, callbackMessage, s.page, s.private)
		} else if done, err = b.respondFor(ctx, i, s.page); err == nil {
			b.remember(key, i.GuildID, r, done)
		}
	} else {
		err = b.complete(ctx, i, s.page)
	}
	if err != nil {
		b.logUnsent(r.Surface, err)
		return
	}
	b.logAnswer(r, s, began)
}

// tell gives a private word of the bot's own.
func (b *Bot) tell(ctx context.Context, i interaction, n handlers.Notice) {
	b.say(ctx, i, b.house.Notice(n, handlers.Request{Locale: i.locale()}))
}

// say answers an interaction with a text that only the one who acts sees.
func (b *Bot) say(ctx context.Context, i interaction, text string) {
	switch {
	case i.ack.first():
		b.logged(b.respondPage(ctx, i, callbackMessage, page{Content: text}, true))
	case i.Type == interactionPress:
		b.logged(b.follow(ctx, i, page{Content: text}, true))
	default:
		b.logged(b.complete(ctx, i, page{Content: text}))
	}
}

// privateIn is the operator's default for a place.
func (b *Bot) privateIn(i interaction) bool {
	return b.cfg.Private && !i.alone() || slices.Contains(b.cfg.PrivateGuilds, i.GuildID) && i.GuildID != ""
}

func (b *Bot) logged(err error) {
	if err != nil {
		b.logUnsent(handlers.Slash, err)
	}
}
