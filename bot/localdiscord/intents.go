package localdiscord

import "slices"

// The gateway intents.
const (
	IntentGuilds                 = 1 << 0
	IntentGuildMembers           = 1 << 1 // privileged
	IntentGuildPresences         = 1 << 8 // privileged
	IntentGuildMessages          = 1 << 9
	IntentGuildMessageReactions  = 1 << 10
	IntentGuildMessageTyping     = 1 << 11
	IntentDirectMessages         = 1 << 12
	IntentDirectMessageReactions = 1 << 13
	IntentDirectMessageTyping    = 1 << 14
	IntentMessageContent         = 1 << 15 // privileged
)

// knownIntents has every bit that Discord documents, those included whose
// events the local Discord never sends.
const knownIntents = 1<<17 - 1 | 1<<20 | 1<<21 | 1<<24 | 1<<25

// intent picks the intent for a channel's events.
func (c *Channel) intent(inGuild, inDM int) int {
	if c.Guild == nil {
		return inDM
	}
	return inGuild
}

// strip returns the message as an application without the message-content
// intent gets it: without what was written, except in direct messages, its own
// messages and messages that mention it.
func (s *Server) strip(m Message) Message {
	if m.ReferencedMessage != nil {
		inner := s.strip(*m.ReferencedMessage)
		m.ReferencedMessage = &inner
	}
	channel := s.channels[m.ChannelID]
	mentioned := slices.ContainsFunc(m.Mentions, func(a Account) bool { return a.ID == s.app.id })
	if m.Author.ID == s.app.id || mentioned || channel == nil || channel.Guild == nil {
		return m
	}
	m.Content, m.Embeds, m.Attachments, m.Components = "", []Embed{}, []Attachment{}, []Component{}
	return m
}
