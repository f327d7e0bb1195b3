package localdiscord

import "time"

// Account is a user in Discord's JSON.
type Account struct {
	ID            string  `json:"id"`
	Username      string  `json:"username"`
	Discriminator string  `json:"discriminator"`
	GlobalName    *string `json:"global_name"`
	Avatar        *string `json:"avatar"`
	Bot           bool    `json:"bot,omitempty"`
	PublicFlags   int     `json:"public_flags"`
}

// member is a user's membership of a guild in Discord's JSON.
type member struct {
	User        *Account  `json:"user,omitempty"`
	Nick        *string   `json:"nick"`
	Roles       []string  `json:"roles"`
	JoinedAt    time.Time `json:"joined_at"`
	Deaf        bool      `json:"deaf"`
	Mute        bool      `json:"mute"`
	Flags       int       `json:"flags"`
	Permissions string    `json:"permissions,omitempty"`
}

// memberOf returns a membership without the user in it.
func (g *Guild) memberOf() *member {
	return &member{Roles: []string{}, JoinedAt: g.founded}
}

// memberWith returns a membership with the user in it.
func (g *Guild) memberWith(a Account) *member {
	m := g.memberOf()
	m.User = &a
	return m
}

// accountByID returns a user that exists. The lock is held.
func (s *Server) accountByID(id string) (Account, bool) {
	if id == s.app.id {
		return s.app.account(), true
	}
	for _, u := range s.users {
		if u.ID == id {
			return u.account(), true
		}
	}
	return Account{}, false
}
