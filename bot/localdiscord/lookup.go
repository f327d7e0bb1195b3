package localdiscord

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// ChannelByID returns a channel or direct conversation, nil if there is none.
func (s *Server) ChannelByID(id string) *Channel {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.channels[id]
}

// Message returns a message of the channel that the user sees; nil stands for
// everybody.
func (c *Channel) Message(id string, u *User) (Message, bool) {
	c.srv.mu.Lock()
	defer c.srv.mu.Unlock()
	m, there := c.srv.current(Message{ID: id, ChannelID: c.ID})
	if !there || m.visibleTo != "" && (u == nil || m.visibleTo != u.ID) {
		return Message{}, false
	}
	return m, true
}

// With returns whose direct conversation the channel is, nil for a guild's.
func (c *Channel) With() *User { return c.with }

// File returns a file of a message by the path of its address.
func (s *Server) File(path string) (Attachment, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.attachmentAt(path)
}

// Account returns the user in Discord's JSON.
func (u *User) Account() Account { return u.account() }

// Edit is Edits with an error in place of a problem.
func (u *User) Edit(m Message, text string) (Message, error) { return u.srv.editAs(u, m, text) }

// Delete is Deletes with an error in place of a problem, of the user's own
// messages alone.
func (u *User) Delete(m Message) error {
	if m.Author.ID != u.ID {
		return fmt.Errorf("deleting a message of %s: %w", m.Author.Username, errNotTheAuthor)
	}
	return u.srv.deleteAs(m)
}

// React adds the user's reaction with a Unicode emoji to a message, or takes it
// away.
func (u *User) React(m Message, emoji string, on bool) error {
	if emoji == "" || len(emoji) > 64 || !isUnicodeEmoji(emoji) {
		return fmt.Errorf("reacting with %q: %w", emoji, errUnknownEmoji)
	}
	s := u.srv
	s.mu.Lock()
	defer s.mu.Unlock()
	now, there := s.current(m)
	if !there || now.visibleTo != "" {
		return errors.New("reacting to a message that isn't there, or that only one member sees")
	}
	event := "MESSAGE_REACTION_ADD"
	changed, done := now.react(Emoji{Name: emoji}, u.ID, on)
	if !done {
		return nil
	}
	if !on {
		event = "MESSAGE_REACTION_REMOVE"
	}
	if len(changed.Reactions) > maxReactions {
		return fmt.Errorf("reacting to a message that has %d reactions already", maxReactions)
	}
	s.reacted(event, s.channels[now.ChannelID], changed, Emoji{Name: emoji}, u.ID)
	return nil
}

// maxReactions is how many different emoji a message can have.
const maxReactions = 20

// isUnicodeEmoji reports whether a text may be an emoji; digits with a keycap
// contain what lies beyond letters, too.
func isUnicodeEmoji(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return r > 0xA8 })
}

// By returns whether a user is among those who reacted.
func (r Reaction) By(userID string) bool { return slices.Contains(r.users, userID) }

// react returns the message with a user's reaction added or taken away, and
// whether that changed it.
func (m Message) react(emoji Emoji, userID string, on bool) (Message, bool) {
	list := slices.Clone(m.Reactions)
	i := slices.IndexFunc(list, func(r Reaction) bool { return r.Emoji == emoji })
	if i < 0 {
		list, i = append(list, Reaction{Emoji: emoji}), len(list)
	}
	r := list[i]
	if r.By(userID) == on {
		return m, false
	}
	if on {
		r.users = append(slices.Clip(r.users), userID)
	} else {
		r.users = slices.DeleteFunc(slices.Clone(r.users), func(id string) bool { return id == userID })
	}
	r.Count = len(r.users)
	list[i] = r
	if r.Count == 0 {
		list = slices.Delete(list, i, i+1)
	}
	m.Reactions = list
	return m, true
}

// RunByToken returns an interaction by its token, nil if there is none.
func (s *Server) RunByToken(token string) *Run {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.runs[token]
}
