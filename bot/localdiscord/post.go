package localdiscord

import "time"

// messageEvent is a message as the gateway sends it.
type messageEvent struct {
	Message
	GuildID     string  `json:"guild_id,omitempty"`
	Member      *member `json:"member,omitempty"`
	ChannelType int     `json:"channel_type"`
}

// post puts a new message into a channel and tells the sessions. The lock is held.
func (s *Server) post(c *Channel, m Message) Message {
	m.ID, m.ChannelID, m.srv = s.newID(), c.ID, s
	m.Timestamp = time.Now().UTC()
	m.settle()
	c.messages = appendBounded(c.messages, m, s.o.MaxMessages)
	s.watchMessage(MessagePosted, m)
	s.tell("MESSAGE_CREATE", c, m)
	return m
}

// replace changes a message in its channel and tells the sessions. The lock is
// held and the message exists.
func (s *Server) replace(c *Channel, m Message) Message {
	m.settle()
	s.outlive(c.messages[c.find(m.ID)])
	c.messages[c.find(m.ID)] = m
	s.watchMessage(MessageChanged, m)
	s.tell("MESSAGE_UPDATE", c, m)
	return m
}

// remove takes a message out of its channel and tells the sessions. The lock is
// held and the message exists.
func (s *Server) remove(c *Channel, m Message) {
	i := c.find(m.ID)
	s.outlive(c.messages[i])
	c.messages = append(append(make([]Message, 0, len(c.messages)), c.messages[:i]...), c.messages[i+1:]...)
	s.watchMessage(MessageRemoved, m)
	if m.visibleTo == "" && c.botMay&PermitView != 0 {
		s.dispatch("MESSAGE_DELETE", c.intent(IntentGuildMessages, IntentDirectMessages), c.Guild, c.place(map[string]any{"id": m.ID}))
	}
	s.touch()
}

// tell sends a message event to the sessions that may see it, to each with what
// its intents let it read. The lock is held.
func (s *Server) tell(event string, c *Channel, m Message) {
	if m.visibleTo != "" || c.botMay&PermitView == 0 {
		s.touch()
		return
	}
	full, bare := c.event(m), c.event(s.strip(m))
	s.dispatchEach(event, c.intent(IntentGuildMessages, IntentDirectMessages), c.Guild, func(n *session) any {
		if n.intents&IntentMessageContent != 0 {
			return full
		}
		return bare
	})
}

// event dresses a message for the gateway.
func (c *Channel) event(m Message) messageEvent {
	e := messageEvent{Message: m, ChannelType: directDM}
	if c.Guild != nil {
		e.GuildID, e.ChannelType = c.Guild.ID, guildText
		if m.WebhookID == "" {
			e.Member = c.Guild.memberOf()
		}
	}
	return e
}

// settle gives a message the empty lists that Discord's JSON has.
func (m *Message) settle() {
	if m.Mentions == nil {
		m.Mentions = []Account{}
	}
	if m.MentionRoles == nil {
		m.MentionRoles = []string{}
	}
	if m.Attachments == nil {
		m.Attachments = []Attachment{}
	}
	if m.Embeds == nil {
		m.Embeds = []Embed{}
	}
	if m.Components == nil {
		m.Components = []Component{}
	}
}
