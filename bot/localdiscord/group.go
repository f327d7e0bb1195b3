package localdiscord

import "slices"

// The contexts of an interaction: where it happened.
const (
	contextGuild   = 0
	contextBotDM   = 1
	contextPrivate = 2
)

// maxUserFollowUps is how many follow-ups an application may send to one
// interaction where it is installed for the member alone (Discord: 5).
const maxUserFollowUps = 5

// Group makes a private channel of the user and others. The bot isn't in it and
// hears nothing of what is written there; whoever has installed the application
// for themselves, which here everybody has, can run its commands.
func (u *User) Group(others ...*User) *Channel {
	s := u.srv
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.newChannel("", nil, nil)
	c.people, c.botMay = append([]*User{u}, others...), 0
	return c
}

// private reports whether the channel is one that the bot isn't in.
func (c *Channel) private() bool { return len(c.people) > 0 }

// holds reports whether somebody is in the channel.
func (c *Channel) holds(u *User) bool {
	return c.Guild != nil || c.with == u || slices.Contains(c.people, u)
}

// context says what kind of place the channel is for an interaction.
func (c *Channel) context() int {
	switch {
	case c.Guild != nil:
		return contextGuild
	case c.private():
		return contextPrivate
	}
	return contextBotDM
}
