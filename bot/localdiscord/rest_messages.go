package localdiscord

import (
	"net/http"
	"strconv"
)

// nonceWindow is among how many latest messages of a channel a nonce is unique.
const nonceWindow = 200

// channel returns the channel that the path names, if the bot may see it.
func (c *call) channel() (*Channel, error) {
	channel := c.s.channels[c.r.PathValue("channel")]
	if channel == nil {
		return nil, errUnknownChannel
	}
	return channel, channel.permits(PermitView)
}

// message returns the message that the path names, if everybody sees it.
func (c *call) message() (*Channel, Message, error) {
	channel, err := c.channel()
	if err != nil {
		return nil, Message{}, err
	}
	i := channel.find(c.r.PathValue("message"))
	if i < 0 || channel.messages[i].visibleTo != "" {
		return nil, Message{}, errUnknownMessage
	}
	return channel, channel.messages[i], nil
}

// readable is a message as the REST API shows it to the application.
func (c *call) readable(m Message) Message {
	if c.s.app.content {
		return m
	}
	return c.s.strip(m)
}

// createMessage is POST /channels/{channel}/messages.
func createMessage(c *call) (int, any, error) {
	channel, err := c.channel()
	if err != nil {
		return 0, nil, err
	}
	if err := channel.permits(PermitSend); err != nil {
		return 0, nil, err
	}
	if channel.with != nil && channel.with.Bot {
		return 0, nil, errCannotSend
	}
	var f messageForm
	if err := c.fill(&f, placeChannel.check); err != nil {
		return 0, nil, err
	}
	if f.EnforceNonce && f.nonce() != "" {
		if earlier, found := channel.byNonce(c.s.app.id, f.nonce()); found {
			return http.StatusOK, earlier, nil
		}
	}
	if err := c.needed(channel, f); err != nil {
		return 0, nil, err
	}
	m := Message{Author: c.s.app.account(), Nonce: f.nonce(), Type: DefaultMessage}
	if err := c.refer(channel, &m, f.Reference); err != nil {
		return 0, nil, err
	}
	m, err = c.compose(channel, m, f)
	if err != nil {
		return 0, nil, err
	}
	return http.StatusOK, c.s.post(channel, m), nil
}

// needed checks the permissions that a message's parts need.
func (c *call) needed(channel *Channel, f messageForm) error {
	if f.Embeds != nil && len(*f.Embeds) > 0 {
		if err := channel.permits(PermitEmbeds); err != nil {
			return err
		}
	}
	if len(c.files) > 0 {
		return channel.permits(PermitFiles)
	}
	return nil
}

// byNonce finds a recent message by its author's nonce.
func (c *Channel) byNonce(author, nonce string) (Message, bool) {
	for i := len(c.messages) - 1; i >= max(0, len(c.messages)-nonceWindow); i-- {
		if m := c.messages[i]; m.Nonce == nonce && m.Author.ID == author {
			return m, true
		}
	}
	return Message{}, false
}

// refer makes a message a reply. A message that is gone is an error unless the
// form says that it needn't exist.
func (c *call) refer(channel *Channel, m *Message, to *referenceForm) error {
	if to == nil {
		return nil
	}
	i := channel.find(to.MessageID)
	there := i >= 0 && channel.messages[i].visibleTo == "" && (to.ChannelID == "" || to.ChannelID == channel.ID)
	switch {
	case !there && to.Fail != nil && !*to.Fail:
		return nil
	case !there:
		n := node{form: &form{errors: map[string]any{}}, path: []string{"message_reference"}}
		n.fail("REPLIES_UNKNOWN_MESSAGE", "Unknown message")
		return n.form.err()
	case channel.botMay&PermitHistory == 0:
		return errNoHistory
	}
	quoted := channel.messages[i]
	m.Type, m.Reference, m.ReferencedMessage = ReplyMessage, channel.referenceTo(quoted), channel.quoted(quoted)
	return nil
}

// editMessage is PATCH /channels/{channel}/messages/{message}.
func editMessage(c *call) (int, any, error) {
	channel, m, err := c.message()
	if err != nil {
		return 0, nil, err
	}
	if m.Author.ID != c.s.app.id {
		return 0, nil, errNotTheAuthor
	}
	var f messageForm
	if err := c.fill(&f, placeEdit.check); err != nil {
		return 0, nil, err
	}
	changed, err := c.edit(channel, m, f)
	return http.StatusOK, changed, err
}

// getMessage is GET /channels/{channel}/messages/{message}.
func getMessage(c *call) (int, any, error) {
	channel, m, err := c.message()
	if err == nil {
		err = channel.permits(PermitHistory)
	}
	return http.StatusOK, c.readable(m), err
}

// deleteMessage is DELETE /channels/{channel}/messages/{message}.
func deleteMessage(c *call) (int, any, error) {
	channel, m, err := c.message()
	switch {
	case err != nil:
		return 0, nil, err
	case m.Author.ID == c.s.app.id:
	case channel.Guild == nil:
		return 0, nil, errDMChannel
	default:
		if err := channel.permits(PermitManage); err != nil {
			return 0, nil, err
		}
	}
	c.s.remove(channel, m)
	return http.StatusNoContent, nil, nil
}

// listMessages is GET /channels/{channel}/messages, newest first.
func listMessages(c *call) (int, any, error) {
	channel, err := c.channel()
	if err != nil {
		return 0, nil, err
	}
	query := c.r.URL.Query()
	if query.Has("around") {
		c.problem("the local Discord doesn't know the query parameter around")
	}
	limit := 50
	if text := query.Get("limit"); text != "" {
		if limit, err = strconv.Atoi(text); err != nil || limit < 1 || limit > 100 {
			n := node{form: &form{errors: map[string]any{}}, path: []string{"limit"}}
			n.fail("NUMBER_TYPE_MAX", "int value should be between 1 and 100.")
			return 0, nil, n.form.err()
		}
	}
	if channel.botMay&PermitHistory == 0 {
		return http.StatusOK, []Message{}, nil
	}
	page := channel.page(query.Get("before"), query.Get("after"), limit)
	for i, m := range page {
		page[i] = c.readable(m)
	}
	return http.StatusOK, page, nil
}

// page returns up to limit messages, newest first: the latest before one, or the
// earliest after another.
func (c *Channel) page(before, after string, limit int) []Message {
	matching := []Message{}
	for _, m := range c.kept() {
		if m.visibleTo == "" && (before == "" || older(m.ID, before)) && (after == "" || older(after, m.ID)) {
			matching = append(matching, m)
		}
	}
	if len(matching) > limit {
		if after != "" {
			matching = matching[:limit]
		} else {
			matching = matching[len(matching)-limit:]
		}
	}
	for i, j := 0, len(matching)-1; i < j; i, j = i+1, j-1 {
		matching[i], matching[j] = matching[j], matching[i]
	}
	return matching
}
