package localdiscord

import (
	"slices"
	"sort"
	"time"
)

// Channel is a text channel of a guild or a direct conversation with the bot.
type Channel struct {
	ID    string
	Name  string // empty in a direct conversation
	Guild *Guild // nil in a direct conversation

	srv      *Server
	with     *User   // in a direct conversation with the bot
	people   []*User // in a private channel, which the bot isn't in
	messages []Message
	botMay   int64
	typing   time.Time
	hooks    map[string]string // webhook name to id
}

// The kinds of channels.
const (
	guildText = 0
	directDM  = 1
	groupDM   = 3
)

// newChannel makes a channel. The lock is held.
func (s *Server) newChannel(name string, g *Guild, with *User) *Channel {
	c := &Channel{ID: s.newID(), Name: name, Guild: g, srv: s, with: with, botMay: memberPermissions, hooks: map[string]string{}}
	s.channels[c.ID] = c
	return c
}

// Channel returns the text channel of that name, making it if need be.
func (g *Guild) Channel(name string) *Channel {
	s := g.srv
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range g.channels {
		if c.Name == name {
			return c
		}
	}
	c := s.newChannel(name, g, nil)
	g.channels = append(g.channels, c)
	s.dispatch("CHANNEL_CREATE", IntentGuilds, g, c.wire())
	return c
}

// Messages returns what everybody in the channel sees, oldest first.
func (c *Channel) Messages() []Message { return c.SeenBy(nil) }

// SeenBy returns what the user sees in the channel, ephemeral messages to them
// included, oldest first.
func (c *Channel) SeenBy(u *User) []Message {
	c.srv.mu.Lock()
	defer c.srv.mu.Unlock()
	seen := []Message{}
	for _, m := range c.kept() {
		if m.visibleTo == "" || u != nil && m.visibleTo == u.ID {
			seen = append(seen, m)
		}
	}
	return seen
}

// BotTyped returns when the bot last said that it is typing, zero if never.
func (c *Channel) BotTyped() time.Time {
	c.srv.mu.Lock()
	defer c.srv.mu.Unlock()
	return c.typing
}

// kept returns the history that the channel promises to keep. The lock is held.
func (c *Channel) kept() []Message {
	return c.messages[max(0, len(c.messages)-c.srv.o.MaxMessages):]
}

// find returns the place of a message, or -1. The lock is held.
func (c *Channel) find(id string) int {
	if i := c.after(id) - 1; i >= 0 && c.messages[i].ID == id {
		return i
	}
	return -1
}

// after returns the place of the first message that is newer than an id. The
// lock is held.
func (c *Channel) after(id string) int {
	return sort.Search(len(c.messages), func(i int) bool { return older(id, c.messages[i].ID) })
}

// wire returns the channel in Discord's JSON. The lock is held.
func (c *Channel) wire() map[string]any {
	last := any(nil)
	if n := len(c.messages); n > 0 {
		last = c.messages[n-1].ID
	}
	if c.private() {
		recipients := []Account{}
		for _, u := range c.people {
			recipients = append(recipients, u.account())
		}
		return map[string]any{"id": c.ID, "type": groupDM, "last_message_id": last, "flags": 0, "recipients": recipients}
	}
	if c.Guild == nil {
		return map[string]any{"id": c.ID, "type": directDM, "last_message_id": last, "flags": 0, "recipients": []Account{c.with.account()}}
	}
	return map[string]any{
		"id": c.ID, "type": guildText, "guild_id": c.Guild.ID, "name": c.Name, "position": slices.Index(c.Guild.channels, c),
		"last_message_id": last, "topic": nil, "nsfw": false, "parent_id": nil, "permission_overwrites": []any{},
		"rate_limit_per_user": 0, "flags": 0,
	}
}

// place adds to data where a channel is: the guild's id, and the member in it.
func (c *Channel) place(data map[string]any) map[string]any {
	data["channel_id"] = c.ID
	if c.Guild != nil {
		data["guild_id"] = c.Guild.ID
	}
	return data
}
