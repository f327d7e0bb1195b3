package localdiscord

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// Draft is a message to be sent by a user.
type Draft struct {
	Content     string
	ReplyTo     *Message
	NoPing      bool // don't notify the author of ReplyTo
	Type        MessageType
	Embeds      []Embed
	Attachments []Attachment
	Components  []Component
	// Webhook makes the message one of the webhook of that name instead of the
	// user's.
	Webhook string
}

// maxTyped is how many characters a member can type.
const maxTyped = 2000

// Send posts what the other verbs can't say.
func (u *User) Send(c *Channel, d Draft) (Message, error) {
	s := u.srv
	s.mu.Lock()
	defer s.mu.Unlock()
	m := Message{Author: u.account(), Type: d.Type, Content: strings.TrimSpace(d.Content), Embeds: d.Embeds, Attachments: d.Attachments, Components: d.Components}
	if !c.holds(u) {
		return m, fmt.Errorf("writing into somebody else's direct conversation")
	}
	if err := m.typed(); err != nil {
		return m, err
	}
	allowed := &allowedMentions{Parse: []string{"users", "roles", "everyone"}, RepliedUser: !d.NoPing}
	if d.ReplyTo != nil {
		to, there := s.current(*d.ReplyTo)
		if !there || to.ChannelID != c.ID {
			return m, fmt.Errorf("replying to a message that isn't in the channel")
		}
		m.Type, m.Reference, m.ReferencedMessage = ReplyMessage, c.referenceTo(to), c.quoted(to)
	}
	if d.Webhook != "" {
		m.WebhookID = c.hook(d.Webhook)
		m.Author = Account{ID: m.WebhookID, Username: d.Webhook, Discriminator: "0000", Bot: true}
	}
	c.ping(&m, allowed, true)
	return s.post(c, m), nil
}

// typed reports what a member can't send.
func (m Message) typed() error {
	length := utf8.RuneCountInString(m.Content)
	empty := length == 0 && len(m.Embeds)+len(m.Attachments)+len(m.Components) == 0
	switch {
	case length > maxTyped:
		return fmt.Errorf("a message of %d characters, at most %d can be sent", length, maxTyped)
	case empty && (m.Type == DefaultMessage || m.Type == ReplyMessage):
		return fmt.Errorf("an empty message")
	}
	return nil
}

// Webhook posts a message as a webhook of that name would.
func (c *Channel) Webhook(name, content string) Message {
	sender := &User{Name: name, srv: c.srv}
	return sender.must(sender.Send(c, Draft{Content: content, Webhook: name}))
}

// hook returns the id of the channel's webhook of that name. The lock is held.
func (c *Channel) hook(name string) string {
	if c.hooks[name] == "" {
		c.hooks[name] = c.srv.newID()
	}
	return c.hooks[name]
}

// referenceTo points at a message of the channel.
func (c *Channel) referenceTo(m Message) *Reference {
	r := &Reference{MessageID: m.ID, ChannelID: c.ID}
	if c.Guild != nil {
		r.GuildID = c.Guild.ID
	}
	return r
}

// quoted is a message as it stands in another that replies to it.
func (c *Channel) quoted(m Message) *Message {
	m.ReferencedMessage = nil
	return &m
}

// editAs changes a user's own message.
func (s *Server) editAs(u *User, m Message, text string) (Message, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now, there := s.current(m)
	switch {
	case !there:
		return m, fmt.Errorf("editing a message that was deleted")
	case now.Author.ID != u.ID:
		return m, fmt.Errorf("editing somebody else's message")
	}
	now.Content = strings.TrimSpace(text)
	if err := now.typed(); err != nil {
		return m, err
	}
	edited := time.Now().UTC()
	now.EditedTimestamp = &edited
	c := s.channels[now.ChannelID]
	c.ping(&now, &allowedMentions{Parse: []string{"users", "roles", "everyone"}, RepliedUser: true}, true)
	return s.replace(c, now), nil
}

// deleteAs deletes a message for whoever may.
func (s *Server) deleteAs(m Message) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	now, there := s.current(m)
	if !there {
		return fmt.Errorf("deleting a message that was deleted before")
	}
	s.remove(s.channels[now.ChannelID], now)
	return nil
}

// channelOf returns the channel of a message.
func (s *Server) channelOf(m Message) (*Channel, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c := s.channels[m.ChannelID]; c != nil {
		return c, nil
	}
	return nil, fmt.Errorf("a message that was never sent")
}
