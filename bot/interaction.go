package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"nutgraf/handlers"
)

// interaction is what the bot needs of an INTERACTION_CREATE event.
type interaction struct {
	ID            string `json:"id"`
	ApplicationID string `json:"application_id"`
	Type          int    `json:"type"`
	Token         string `json:"token"` // secret: whoever has it can answer
	ChannelID     string `json:"channel_id"`
	Locale        string `json:"locale"`
	Member        *struct {
		User account `json:"user"`
	} `json:"member"` // in guilds
	User *account `json:"user"` // elsewhere
	Data struct {
		Type    int             `json:"type"`
		Name    string          `json:"name"`
		Options []commandOption `json:"options"`
	} `json:"data"`
}

type commandOption struct {
	Name    string          `json:"name"`
	Value   json.RawMessage `json:"value"`
	Focused bool            `json:"focused"`
}

// Types of interactions and of commands.
const (
	interactionPing     = 1
	interactionCommand  = 2
	interactionComplete = 4
	commandSlash        = 1
)

func readInteraction(raw json.RawMessage) (interaction, error) {
	var i interaction
	if err := json.Unmarshal(raw, &i); err != nil {
		return i, fmt.Errorf("reading an interaction: %w", err)
	}
	if i.ID == "" || i.Token == "" {
		return i, errors.New("reading an interaction: it has no id or token")
	}
	return i, nil
}

// conversation is one member in one channel.
func (i interaction) conversation() string {
	user := ""
	switch {
	case i.Member != nil:
		user = i.Member.User.ID
	case i.User != nil:
		user = i.User.ID
	}
	return i.ChannelID + "/" + user
}

// text is an option's value as typed; numbers don't occur in this bot's commands.
func (o commandOption) text() string {
	var s string
	if json.Unmarshal(o.Value, &s) != nil {
		return ""
	}
	return s
}

// answerInteraction answers a command, a request for suggestions, or what is
// left of an older version of the bot.
func (b *Bot) answerInteraction(i interaction, began time.Time) {
	ctx, cancel := b.workContext()
	defer cancel()
	switch {
	case i.Type == interactionComplete:
		b.suggest(ctx, i)
	case i.Type == interactionCommand && i.Data.Type == commandSlash && b.knows(i.Data.Name):
		b.answerSlash(ctx, i, began)
	default:
		b.logged(b.respond(ctx, i, callbackMessage, privately("I don't know this one any more. Please type /help for what I can do.")))
	}
}

func (b *Bot) knows(command string) bool {
	return slices.ContainsFunc(b.house.Commands(), func(c handlers.Command) bool { return c.Name == command })
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
	for _, s := range b.house.Complete(ctx, i.Data.Name, partial) {
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

// answerSlash answers at once, or defers when the answer takes long. A deferral
// must say whether the answer will be private before that is known: it says
// private, since the other way round a private answer would be public.
func (b *Bot) answerSlash(ctx context.Context, i interaction, began time.Time) {
	r := handlers.Request{
		Surface:      handlers.Slash,
		Command:      i.Data.Name,
		Text:         i.typed(),
		Conversation: i.conversation(),
		Locale:       i.Locale,
		PrefixDeaf:   b.deaf.Load(),
	}
	answers := make(chan said, 1)
	go func() { answers <- b.ask(ctx, r) }()
	late := time.NewTimer(b.timing.deferAfter - time.Since(began))
	defer late.Stop()
	var s said
	var err error
	select {
	case s = <-answers:
		m := outgoing{Content: s.text, AllowedMentions: nobody()}
		if s.private {
			m.Flags = flagEphemeral
		}
		err = b.respond(ctx, i, callbackMessage, m)
	case <-late.C:
		err = b.respond(ctx, i, callbackDeferred, map[string]int{"flags": flagEphemeral})
		s = <-answers
		if err == nil {
			err = b.complete(ctx, i, s.text)
		}
	}
	if err != nil {
		b.logUnsent(r.Surface, err)
		return
	}
	b.logAnswer(r, s, began)
}

// typed joins the values of the options in the order of the command.
func (i interaction) typed() string {
	var words []string
	for _, o := range i.Data.Options {
		if t := o.text(); t != "" {
			words = append(words, t)
		}
	}
	return strings.Join(words, " ")
}

func privately(text string) outgoing {
	return outgoing{Content: text, AllowedMentions: nobody(), Flags: flagEphemeral}
}

func (b *Bot) logged(err error) {
	if err != nil {
		b.logUnsent(handlers.Slash, err)
	}
}
