package localdiscord

import (
	"slices"
	"time"
)

// Guild is a server with members and channels.
type Guild struct {
	ID   string
	Name string

	srv      *Server
	founded  time.Time
	channels []*Channel
	roles    []role
}

// role is a named set of members that can be mentioned.
type role struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Color       int    `json:"color"`
	Hoist       bool   `json:"hoist"`
	Position    int    `json:"position"`
	Permissions string `json:"permissions"`
	Managed     bool   `json:"managed"`
	Mentionable bool   `json:"mentionable"`
}

// Guild returns the guild of that name, making it if need be. The bot and all
// users are members of every guild.
func (s *Server) Guild(name string) *Guild {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, g := range s.guilds {
		if g.Name == name {
			return g
		}
	}
	g := &Guild{ID: s.newID(), Name: name, srv: s, founded: time.Now().UTC()}
	g.roles = []role{{ID: g.ID, Name: "@everyone", Permissions: bits(memberPermissions)}}
	s.guilds = append(s.guilds, g)
	s.dispatch("GUILD_CREATE", IntentGuilds, g, g.wire())
	return g
}

// Role returns the id of the guild's mentionable role of that name, making it if
// need be.
func (g *Guild) Role(name string) string {
	g.srv.mu.Lock()
	defer g.srv.mu.Unlock()
	if i := slices.IndexFunc(g.roles, func(r role) bool { return r.Name == name }); i >= 0 {
		return g.roles[i].ID
	}
	r := role{ID: g.srv.newID(), Name: name, Position: len(g.roles), Permissions: "0", Mentionable: true}
	g.roles = append(g.roles, r)
	g.srv.dispatch("GUILD_ROLE_CREATE", IntentGuilds, g, map[string]any{"guild_id": g.ID, "role": r})
	return r.ID
}

// hasRole reports whether an id is one of the guild's roles other than everyone.
// The lock is held.
func (g *Guild) hasRole(id string) bool {
	return id != g.ID && slices.ContainsFunc(g.roles, func(r role) bool { return r.ID == id })
}

// wire returns the guild in Discord's JSON. The lock is held.
func (g *Guild) wire() map[string]any {
	channels := []any{}
	for _, c := range g.channels {
		channels = append(channels, c.wire())
	}
	return map[string]any{
		"id": g.ID, "name": g.Name, "owner_id": g.ID, "unavailable": false, "large": false,
		"joined_at": g.founded, "member_count": len(g.srv.users) + 1, "preferred_locale": "en-US",
		"roles": slices.Clone(g.roles), "channels": channels, "members": []any{g.memberWith(g.srv.app.account())},
		"emojis": []any{}, "features": []any{}, "threads": []any{}, "presences": []any{}, "voice_states": []any{},
	}
}
