package localdiscord

import (
	"context"
	"fmt"
)

// Current returns the message as it is now, false if it was deleted.
func (m Message) Current() (Message, bool) {
	if m.srv == nil {
		return m, false
	}
	m.srv.mu.Lock()
	defer m.srv.mu.Unlock()
	return m.srv.current(m)
}

// current is Current with the lock held.
func (s *Server) current(m Message) (Message, bool) {
	c := s.channels[m.ChannelID]
	if c == nil {
		return m, false
	}
	if i := c.find(m.ID); i >= 0 {
		return c.messages[i], true
	}
	return m, false
}

// Replies returns the bot's answers to the message so far: what refers to it,
// and what the bot said after it in the same channel without referring to
// anything.
func (m Message) Replies() []Message {
	if m.srv == nil {
		return nil
	}
	m.srv.mu.Lock()
	defer m.srv.mu.Unlock()
	return m.srv.repliesTo(m)
}

// repliesTo is Replies with the lock held.
func (s *Server) repliesTo(m Message) []Message {
	replies := []Message{}
	c := s.channels[m.ChannelID]
	if c == nil {
		return replies
	}
	for i := c.after(m.ID); i < len(c.messages); i++ {
		r := &c.messages[i]
		switch {
		case r.Author.ID != s.app.id:
		case r.Reference != nil && r.Reference.MessageID != m.ID:
		case r.Reference == nil && r.Interaction != nil:
		default:
			replies = append(replies, *r)
		}
	}
	return replies
}

// Reply waits for the bot's first answer to the message, see [Message.Replies].
func (m Message) Reply(ctx context.Context) (Message, error) {
	if m.srv == nil {
		return Message{}, fmt.Errorf("waiting for an answer to a message that was never sent")
	}
	var reply Message
	err := m.srv.await(ctx, fmt.Sprintf("an answer to %.60q", m.Content), func() bool {
		replies := m.srv.repliesTo(m)
		if len(replies) > 0 {
			reply = replies[0]
		}
		return len(replies) > 0
	})
	return reply, err
}

// Silence waits until everything is handled, see [Server.Quiet], and returns an
// error if the bot has answered the message.
func (m Message) Silence(ctx context.Context, idle ...func(context.Context) error) error {
	if m.srv == nil {
		return fmt.Errorf("waiting for silence after a message that was never sent")
	}
	if err := m.srv.Quiet(ctx, idle...); err != nil {
		return err
	}
	if replies := m.Replies(); len(replies) > 0 {
		return fmt.Errorf("%q was answered with %q", m.Content, replies[0].Content)
	}
	return nil
}
