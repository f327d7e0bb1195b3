package bot

import (
	"bytes"
	"context"
	"fmt"
	"net/http"

	"github.com/bwmarrin/discordgo"

	"nutgraf/handlers"
)

// mentions says whom a message may ping. discordgo leaves the list out when it
// is empty, so that this is its own struct.
type mentions struct {
	Parse       []string `json:"parse"`
	RepliedUser bool     `json:"replied_user"`
}

// nobody is in every message that the bot sends or edits.
func nobody() mentions { return mentions{Parse: []string{}} }

// outgoing is a new message as the bot sends it.
type outgoing struct {
	page
	AllowedMentions mentions   `json:"allowed_mentions"`
	Flags           int        `json:"flags,omitempty"`
	Nonce           string     `json:"nonce,omitempty"`
	EnforceNonce    bool       `json:"enforce_nonce,omitempty"`
	Reference       *reference `json:"message_reference,omitempty"`
}

type reference struct {
	MessageID       string `json:"message_id"`
	ChannelID       string `json:"channel_id"`
	FailIfNotExists bool   `json:"fail_if_not_exists"`
}

// edited is what takes the place of a message: what it no longer has must be
// said, too.
type edited struct {
	Content         string       `json:"content"`
	Embeds          []embed      `json:"embeds"`
	Components      []row        `json:"components"`
	Attachments     []attachment `json:"attachments"`
	AllowedMentions mentions     `json:"allowed_mentions"`
}

const flagEphemeral = 1 << 6

// message makes a new message of a page.
func (p page) message(private bool) outgoing {
	p.Content = fit(p.Content, limitContent)
	out := outgoing{page: p, AllowedMentions: nobody()}
	if private {
		out.Flags = flagEphemeral
	}
	return out
}

// edit makes a page what takes the place of a message.
func (p page) edit() edited {
	e := edited{fit(p.Content, limitContent), p.Embeds, p.Components, p.Attachments, nobody()}
	if e.Embeds == nil {
		e.Embeds = []embed{}
	}
	if e.Components == nil {
		e.Components = []row{}
	}
	if e.Attachments == nil {
		e.Attachments = []attachment{}
	}
	return e
}

// plain is the page without what needs permissions beyond writing.
func (p page) plain() (page, bool) {
	bare := page{Content: p.Content, Components: p.Components}
	return bare, len(p.Embeds) > 0 || p.picture != nil
}

// sent is what the bot needs to know of a message that it sent.
type sent struct {
	ID        string `json:"id"`
	ChannelID string `json:"channel_id"`
}

// reply answers a message. Its id as nonce makes Discord return the first answer
// instead of posting a second one, so that repeating is safe.
func (b *Bot) reply(ctx context.Context, m message, p page) (sent, error) {
	out := p.message(false)
	out.Nonce, out.EnforceNonce = m.ID, true
	out.Reference = &reference{MessageID: m.ID, ChannelID: m.ChannelID}
	ctx = withRepeat(ctx)
	var done sent
	send := func() error {
		return b.upload(ctx, "sending a message", http.MethodPost, discordgo.EndpointChannelMessages(m.ChannelID), out, out.picture, &done)
	}
	err := send()
	if bare, less := out.plain(); less && refusedWith(err, codeMissingPermissions) { // may write there, but no pictures
		out.page = bare
		err = send()
	}
	if refusedWith(err, codeNoHistory) { // may write there but not reply
		out.Reference = nil
		err = send()
	}
	return done, err
}

// callback is the first answer to an interaction.
type callback struct {
	Type int `json:"type"`
	Data any `json:"data,omitempty"`
}

// Types of callbacks.
const (
	callbackMessage     = 4
	callbackDeferred    = 5
	callbackDeferUpdate = 6
	callbackUpdate      = 7
	callbackChoices     = 8
)

// respond gives the first answer to an interaction. Repeating is safe: Discord
// takes one answer and refuses the second with a code that says so.
func (b *Bot) respond(ctx context.Context, i interaction, kind int, data any) error {
	ctx, cancel := i.ack.inTime(ctx)
	defer cancel()
	return b.rest.call(withRepeat(ctx), "answering an interaction", http.MethodPost,
		discordgo.EndpointInteractionResponse(i.ID, i.Token), callback{kind, data}, nil)
}

// respondPage is respond with a message, whose picture is uploaded with it.
func (b *Bot) respondPage(ctx context.Context, i interaction, kind int, p page, private bool) error {
	var data any = p.message(private)
	if kind == callbackUpdate {
		data = p.edit()
	}
	ctx, cancel := i.ack.inTime(ctx)
	defer cancel()
	return b.upload(withRepeat(ctx), "answering an interaction", http.MethodPost,
		discordgo.EndpointInteractionResponse(i.ID, i.Token), callback{kind, data}, p.picture, nil)
}

// receipt is what Discord says of a first answer if it is asked to; a smaller
// server may say nothing.
type receipt struct {
	Resource struct {
		Message sent `json:"message"`
	} `json:"resource"`
}

// respondFor is respondPage with a message for all, and returns which one it is;
// it has no id on a server that doesn't say.
func (b *Bot) respondFor(ctx context.Context, i interaction, p page) (sent, error) {
	var said receipt
	err := b.upload(withRepeat(ctx), "answering an interaction", http.MethodPost,
		discordgo.EndpointInteractionResponse(i.ID, i.Token)+"?with_response=true", callback{callbackMessage, p.message(false)}, p.picture, &said)
	return said.Resource.Message, err
}

// complete gives the answer after a deferral, or changes the pressed message.
func (b *Bot) complete(ctx context.Context, i interaction, p page) error {
	return b.upload(ctx, "completing an answer", http.MethodPatch,
		discordgo.EndpointWebhookMessage(i.ApplicationID, i.Token, "@original"), p.edit(), p.picture, nil)
}

// follow sends another message after the first answer.
func (b *Bot) follow(ctx context.Context, i interaction, p page, private bool) error {
	return b.upload(ctx, "following up", http.MethodPost,
		discordgo.EndpointWebhookToken(i.ApplicationID, i.Token), p.message(private), p.picture, nil)
}

// retract deletes the message whose button was pressed.
func (b *Bot) retract(ctx context.Context, i interaction) error {
	return b.rest.call(ctx, "deleting an answer", http.MethodDelete,
		discordgo.EndpointWebhookMessage(i.ApplicationID, i.Token, "@original"), nil, nil)
}

// upload is a call whose body may come with a picture.
func (b *Bot) upload(ctx context.Context, what, method, address string, body any, picture *handlers.Picture, out any) error {
	if picture == nil {
		return b.rest.call(ctx, what, method, address, body, out)
	}
	kind, payload, err := discordgo.MultipartBodyWithJSON(body, []*discordgo.File{{
		Name: picture.Name, ContentType: "image/png", Reader: bytes.NewReader(picture.PNG),
	}})
	if err != nil {
		return fmt.Errorf("%s: encoding: %w", what, err)
	}
	return b.rest.send(ctx, what, method, address, kind, payload, out)
}
