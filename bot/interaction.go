package bot

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"nutgraf/handlers"
)

// interaction is what the bot needs of an INTERACTION_CREATE event.
type interaction struct {
	ID            string `json:"id"`
	ApplicationID string `json:"application_id"`
	Type          int    `json:"type"`
	Token         string `json:"token"` // secret: whoever has it can answer
	ChannelID     string `json:"channel_id"`
	GuildID       string `json:"guild_id"`
	Context       *int   `json:"context"`
	Locale        string `json:"locale"`
	Member        *struct {
		User account `json:"user"`
	} `json:"member"` // in guilds
	User    *account        `json:"user"` // elsewhere
	Data    interactionData `json:"data"`
	Message *pressed        `json:"message"` // whose component was used

	ack *ack
}

type interactionData struct {
	Type     int             `json:"type"`
	Name     string          `json:"name"`
	Options  []commandOption `json:"options"`
	CustomID string          `json:"custom_id"`
	Target   string          `json:"target_id"`
	Resolved struct {
		Messages map[string]struct {
			Content string `json:"content"`
		} `json:"messages"`
	} `json:"resolved"`
}

type commandOption struct {
	Name    string          `json:"name"`
	Value   json.RawMessage `json:"value"`
	Focused bool            `json:"focused"`
}

// pressed is the bot's own message under which a button was pressed.
type pressed struct {
	ID       string  `json:"id"`
	Flags    int     `json:"flags"`
	Content  string  `json:"content"`
	Embeds   []embed `json:"embeds"`
	Metadata *struct {
		User account `json:"user"`
	} `json:"interaction_metadata"`
	Referenced *struct {
		Author *account `json:"author"`
	} `json:"referenced_message"`
}

// Types of interactions and of commands, and the context of direct messages with
// the bot.
const (
	interactionPing     = 1
	interactionCommand  = 2
	interactionPress    = 3
	interactionComplete = 4
	commandSlash        = 1
	commandOnMessage    = 3
	contextBotDM        = 1
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

// user is the id of whoever did it.
func (i interaction) user() string {
	switch {
	case i.Member != nil:
		return i.Member.User.ID
	case i.User != nil:
		return i.User.ID
	}
	return ""
}

// conversation is one member in one channel.
func (i interaction) conversation() string { return i.ChannelID + "/" + i.user() }

// locale is the language of whoever did it, English if Discord doesn't say.
func (i interaction) locale() string {
	if i.Locale == "" {
		return "en-US"
	}
	return i.Locale
}

// alone says whether it happened in a direct message with the bot.
func (i interaction) alone() bool {
	if i.Context != nil {
		return *i.Context == contextBotDM
	}
	return i.GuildID == "" && i.Member == nil
}

// text is an option's value as typed; numbers don't occur in this bot's commands.
func (o commandOption) text() string {
	var s string
	if json.Unmarshal(o.Value, &s) != nil {
		return ""
	}
	return s
}

// typed joins the texts of the options in the order of the command.
func (i interaction) typed() string {
	var words []string
	for _, o := range i.Data.Options {
		if t := o.text(); t != "" {
			words = append(words, t)
		}
	}
	return strings.Join(words, " ")
}

// wish returns the value of the option for a private answer; given is false if it was left
// out.
func (i interaction) wish() (private, given bool) {
	for _, o := range i.Data.Options {
		if o.Name == handlers.WishOption && json.Unmarshal(o.Value, &private) == nil {
			return private, true
		}
	}
	return false, false
}
