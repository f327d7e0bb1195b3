package localdiscord

import (
	"net/http"
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
	if !isUnicodeEmoji(text) {
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
	if changed, done := m.react(emoji, c.s.app.id, true); done {
		c.s.reacted("MESSAGE_REACTION_ADD", channel, changed, emoji, c.s.app.id)
	}
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
	if changed, done := m.react(emoji, c.s.app.id, false); done {
		c.s.reacted("MESSAGE_REACTION_REMOVE", channel, changed, emoji, c.s.app.id)
	}
	return http.StatusNoContent, nil, nil
}

// reacted keeps a message's reactions and tells the sessions. The lock is held.
func (s *Server) reacted(event string, channel *Channel, m Message, emoji Emoji, userID string) {
	for i := range m.Reactions {
		m.Reactions[i].Me = m.Reactions[i].By(s.app.id)
	}
	channel.messages[channel.find(m.ID)] = m
	s.watchMessage(MessageChanged, m)
	if channel.botMay&PermitView == 0 {
		s.touch()
		return
	}
	s.dispatch(event, channel.intent(IntentGuildMessageReactions, IntentDirectMessageReactions), channel.Guild,
		channel.place(map[string]any{"user_id": userID, "message_id": m.ID, "emoji": emoji}))
}
