package bot

import (
	"context"
	"net/http"

	"github.com/bwmarrin/discordgo"
)

// mentions says whom a message may ping. discordgo leaves the list out when it
// is empty, so that this is its own struct.
type mentions struct {
	Parse       []string `json:"parse"`
	RepliedUser bool     `json:"replied_user"`
}

// nobody is in every message that the bot sends or edits.
func nobody() mentions { return mentions{Parse: []string{}} }

// outgoing is a message as the bot sends it.
type outgoing struct {
	Content         string     `json:"content"`
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

const flagEphemeral = 1 << 6

// reply answers a message. Its id as nonce makes Discord return the first answer
// instead of posting a second one, so that repeating is safe.
func (b *Bot) reply(ctx context.Context, m message, text string) error {
	out := outgoing{
		Content:         fit(text, limitContent),
		AllowedMentions: nobody(),
		Nonce:           m.ID,
		EnforceNonce:    true,
		Reference:       &reference{MessageID: m.ID, ChannelID: m.ChannelID},
	}
	ctx = withRepeat(ctx)
	send := func() error {
		return b.rest.call(ctx, "sending a message", http.MethodPost, discordgo.EndpointChannelMessages(m.ChannelID), out, nil)
	}
	err := send()
	if refusedWith(err, codeNoHistory) { // may write there but not reply
		out.Reference = nil
		err = send()
	}
	return err
}

// callback is the first answer to an interaction.
type callback struct {
	Type int `json:"type"`
	Data any `json:"data"`
}

// Types of callbacks.
const (
	callbackMessage  = 4
	callbackDeferred = 5
	callbackChoices  = 8
)

// respond gives the first answer to an interaction. Repeating is safe: Discord
// takes one answer and refuses the second with a code that says so.
func (b *Bot) respond(ctx context.Context, i interaction, kind int, data any) error {
	return b.rest.call(withRepeat(ctx), "answering an interaction", http.MethodPost,
		discordgo.EndpointInteractionResponse(i.ID, i.Token), callback{kind, data}, nil)
}

// complete gives the answer after a deferral.
func (b *Bot) complete(ctx context.Context, i interaction, text string) error {
	body := struct {
		Content         string   `json:"content"`
		AllowedMentions mentions `json:"allowed_mentions"`
	}{fit(text, limitContent), nobody()}
	return b.rest.call(ctx, "completing an answer", http.MethodPatch,
		discordgo.EndpointWebhookMessage(i.ApplicationID, i.Token, "@original"), body, nil)
}
