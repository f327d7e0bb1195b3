package desk

import (
	"encoding/json"
	"slices"
	"strings"

	"nutgraf/bot/localdiscord"
)

// messageView is a MESSAGE as the page gets it.
type messageView struct {
	localdiscord.Message
	Reactions []localdiscord.Reaction `json:"reactions,omitempty"`
	Desk      deskView                `json:"desk"`

	base string // address of the local Discord
}

// deskView is what the desk says of a message.
type deskView struct {
	Ephemeral bool   `json:"ephemeral"`
	Loading   bool   `json:"loading"`
	Yours     bool   `json:"yours"`
	PingsYou  bool   `json:"pings_you"`
	Cause     *cause `json:"cause,omitempty"`
	After     ms     `json:"answered_after_ms"`
	Call      int    `json:"call"`
}

// MarshalJSON writes the message with addresses of files that the page can use.
func (v messageView) MarshalJSON() ([]byte, error) {
	type plain messageView
	return localFiles(v.base, plain(v))
}

// localFiles writes JSON with addresses of files of the local Discord made those
// of the page.
func localFiles(base string, value any) ([]byte, error) {
	raw, err := json.Marshal(value)
	if err != nil {
		return nil, err
	}
	return []byte(strings.ReplaceAll(string(raw), base+"/attachments/", "/attachments/")), nil
}

// view shows a message to a member. The lock is held.
func (d *Desk) view(m localdiscord.Message, userID string) messageView {
	v := messageView{Message: m, base: d.srv.URL(), Desk: deskView{
		Ephemeral: m.Ephemeral(), Loading: m.Flags&localdiscord.FlagLoading != 0, Yours: m.Author.ID == userID,
		PingsYou: m.Pings.Everyone || slices.Contains(m.Pings.Users, userID), Call: m.Request,
	}}
	for _, r := range m.Reactions {
		r.Me = r.By(userID)
		v.Reactions = append(v.Reactions, r)
	}
	if a, known := d.ledger.answers.get(m.ID); known {
		v.Desk.Cause, v.Desk.After = a.cause, ms(a.after)
	}
	return v
}

// views shows messages to a member, those they dismissed excepted. The lock is
// held.
func (d *Desk) views(messages []localdiscord.Message, userID string) []messageView {
	list := make([]messageView, 0, len(messages))
	for _, m := range messages {
		if !d.ledger.hidden(m.ID) {
			list = append(list, d.view(m, userID))
		}
	}
	return list
}
