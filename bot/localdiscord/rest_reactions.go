package localdiscord

import (
	"net/http"
	"slices"
	"strings"
)

// emoji reads the emoji of a path: a Unicode emoji or name:id.
func (c *call) emoji() (Emoji, error) {
	text := c.r.PathValue("emoji")
	if name, id, custom := strings.Cut(text, ":"); custom {
		if !isSnowflake(id) {
			return Emoji{}, errUnknownEmoji
		}
		return Emoji{ID: id, Name: name}, nil
	}
	if !strings.ContainsFunc(text, func(r rune) bool { return r > 0xA8 }) {
		return Emoji{}, errUnknownEmoji
	}
	return Emoji{Name: text}, nil
}

// addReaction is PUT /channels/{channel}/messages/{message}/reactions/{emoji}/@me.
func addReaction(c *call) (int, any, error) {
	channel, m, err := c.message()
	if err != nil {
		return 0, nil, err
	}
	emoji, err := c.emoji()
	if err != nil {
		return 0, nil, err
	}
	if err := channel.permits(PermitReactions | PermitHistory); err != nil {
		return 0, nil, err
	}
	if slices.ContainsFunc(m.Reactions, func(r Reaction) bool { return r.Emoji == emoji }) {
		return http.StatusNoContent, nil, nil
	}
	m.Reactions = append(slices.Clip(m.Reactions), Reaction{Emoji: emoji, Count: 1, Me: true})
	c.react("MESSAGE_REACTION_ADD", channel, m, emoji)
	return http.StatusNoContent, nil, nil
}

// removeReaction is DELETE /channels/{channel}/messages/{message}/reactions/{emoji}/@me.
func removeReaction(c *call) (int, any, error) {
	channel, m, err := c.message()
	if err != nil {
		return 0, nil, err
	}
	emoji, err := c.emoji()
	if err != nil {
		return 0, nil, err
	}
	m.Reactions = slices.DeleteFunc(slices.Clone(m.Reactions), func(r Reaction) bool { return r.Emoji == emoji })
	c.react("MESSAGE_REACTION_REMOVE", channel, m, emoji)
	return http.StatusNoContent, nil, nil
}

// react keeps a message's reactions and tells the sessions.
func (c *call) react(event string, channel *Channel, m Message, emoji Emoji) {
	channel.messages[channel.find(m.ID)] = m
	c.s.dispatch(event, channel.intent(IntentGuildMessageReactions, IntentDirectMessageReactions), channel.Guild,
		channel.place(map[string]any{"user_id": c.s.app.id, "message_id": m.ID, "emoji": emoji}))
}
