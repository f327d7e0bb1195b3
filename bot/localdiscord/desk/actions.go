package desk

import (
	"net/http"

	"nutgraf/bot/localdiscord"
)

// spot is a message as a member names it.
type spot struct {
	As        string `json:"as"`
	ChannelID string `json:"channel_id"`
	MessageID string `json:"message_id"`
}

// messageAnswer is an answer with a message.
type messageAnswer struct {
	Message messageView `json:"message"`
}

// send is POST /api/send.
func (d *Desk) send(_ *http.Request, in struct {
	As        string `json:"as"`
	ChannelID string `json:"channel_id"`
	Content   string `json:"content"`
	ReplyTo   string `json:"reply_to"`
	NoPing    bool   `json:"no_ping"`
}) (messageAnswer, error) {
	u, c, err := d.place(in.As, in.ChannelID)
	if err != nil {
		return messageAnswer{}, err
	}
	draft := localdiscord.Draft{Content: in.Content, NoPing: in.NoPing}
	if in.ReplyTo != "" {
		_, to, err := d.message(in.As, in.ChannelID, in.ReplyTo)
		if err != nil {
			return messageAnswer{}, err
		}
		if to.Ephemeral() {
			return messageAnswer{}, wrong(http.StatusBadRequest, "nobody can reply to what only one member sees")
		}
		draft.ReplyTo = &to
	}
	m, err := u.Send(c, draft)
	if err != nil {
		return messageAnswer{}, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	return messageAnswer{d.view(m, u.ID)}, nil
}

// edit is POST /api/edit.
func (d *Desk) edit(_ *http.Request, in struct {
	spot
	Content string `json:"content"`
}) (none, error) {
	u, m, err := d.message(in.As, in.ChannelID, in.MessageID)
	if err != nil {
		return none{}, err
	}
	if m.Author.ID != u.ID {
		return none{}, wrong(http.StatusForbidden, "that is a message of %s", m.Author.Username)
	}
	_, err = u.Edit(m, in.Content)
	return none{}, err
}

// remove is POST /api/delete.
func (d *Desk) remove(_ *http.Request, in spot) (none, error) {
	u, m, err := d.message(in.As, in.ChannelID, in.MessageID)
	if err != nil {
		return none{}, err
	}
	if m.Author.ID != u.ID {
		return none{}, wrong(http.StatusForbidden, "that is a message of %s", m.Author.Username)
	}
	return none{}, u.Delete(m)
}

// dismiss is POST /api/dismiss. As with Discord, only the page forgets the
// message: the bot can go on changing it.
func (d *Desk) dismiss(_ *http.Request, in spot) (none, error) {
	u, m, err := d.message(in.As, in.ChannelID, in.MessageID)
	if err != nil {
		return none{}, err
	}
	if !m.Ephemeral() {
		return none{}, wrong(http.StatusBadRequest, "only what one member sees can be dismissed")
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.ledger.dismiss(m.ID)
	for f := range d.feeds {
		if f.user == u.ID {
			f.push("message.delete", gone{m.ID, m.ChannelID})
		}
	}
	return none{}, nil
}

// react is POST /api/react.
func (d *Desk) react(_ *http.Request, in struct {
	spot
	Emoji string `json:"emoji"`
	On    bool   `json:"on"`
}) (none, error) {
	u, m, err := d.message(in.As, in.ChannelID, in.MessageID)
	if err != nil {
		return none{}, err
	}
	return none{}, u.React(m, in.Emoji, in.On)
}

// speak is POST /api/speak.
func (d *Desk) speak(_ *http.Request, in struct {
	As     string `json:"as"`
	Locale string `json:"locale"`
}) (none, error) {
	u, err := d.member(in.As)
	if err != nil {
		return none{}, err
	}
	if err := u.Speak(in.Locale); err != nil {
		return none{}, wrong(http.StatusBadRequest, "%v", err)
	}
	now := viewOf(u)
	d.mu.Lock()
	defer d.mu.Unlock()
	for f := range d.feeds {
		f.push("member", now)
	}
	return none{}, nil
}
