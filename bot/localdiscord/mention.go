package localdiscord

import (
	"regexp"
	"slices"
	"strings"
)

// allowedMentions says which mentions of a text may notify somebody.
type allowedMentions struct {
	Parse       []string `json:"parse"`
	Users       []string `json:"users"`
	Roles       []string `json:"roles"`
	RepliedUser bool     `json:"replied_user"`
}

// allMentions is what holds when a bot says nothing about mentions.
func allMentions() *allowedMentions {
	return &allowedMentions{Parse: []string{"users", "roles", "everyone"}, RepliedUser: true}
}

// allows reports whether a mention of a kind ("users", "roles") may notify.
func (a *allowedMentions) allows(kind, id string) bool {
	listed := a.Users
	if kind == "roles" {
		listed = a.Roles
	}
	return slices.Contains(a.Parse, kind) || slices.Contains(listed, id)
}

var (
	mentionTag  = regexp.MustCompile(`<@(!|&|)([0-9]{15,20})>`)
	everyoneTag = regexp.MustCompile(`@(everyone|here)\b`)
)

// ping works out whom a message notifies. It errs towards notifying: a mention
// within code marks counts too. The lock is held.
func (c *Channel) ping(m *Message, allowed *allowedMentions, mayEveryone bool) {
	if allowed == nil {
		allowed = allMentions()
	}
	m.Pings, m.Mentions, m.MentionRoles, m.MentionEveryone = Pings{}, nil, nil, false
	// A reply to a webhook or to an interaction's answer notifies nobody.
	if quoted := m.ReferencedMessage; quoted != nil && allowed.RepliedUser && quoted.WebhookID == "" {
		c.pingUser(m, quoted.Author)
	}
	text := m.Content + "\n" + texts(m.Components)
	for _, tag := range mentionTag.FindAllStringSubmatch(text, -1) {
		kind, id := tag[1], tag[2]
		if kind == "&" {
			if c.Guild != nil && c.Guild.hasRole(id) && allowed.allows("roles", id) && !slices.Contains(m.MentionRoles, id) {
				m.MentionRoles = append(m.MentionRoles, id)
			}
			continue
		}
		if account, known := c.srv.accountByID(id); known && allowed.allows("users", id) {
			c.pingUser(m, account)
		}
	}
	m.MentionEveryone = c.Guild != nil && mayEveryone && slices.Contains(allowed.Parse, "everyone") && everyoneTag.MatchString(text)
	m.Pings.Everyone, m.Pings.Roles = m.MentionEveryone, m.MentionRoles
}

// pingUser adds a user to those whom the message notifies; nobody notifies
// themselves.
func (c *Channel) pingUser(m *Message, a Account) {
	if slices.Contains(m.Pings.Users, a.ID) {
		return
	}
	m.Mentions = append(m.Mentions, a)
	if a.ID != m.Author.ID {
		m.Pings.Users = append(m.Pings.Users, a.ID)
	}
}

// texts joins the texts of the components that show text.
func texts(components []Component) string {
	var text strings.Builder
	for _, c := range components {
		text.WriteString(c.Content + "\n" + texts(c.Components))
	}
	return text.String()
}
