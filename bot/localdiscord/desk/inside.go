package desk

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"time"

	"nutgraf/bot/localdiscord"
)

// insideView is what is inside of a message or an interaction.
type insideView struct {
	Message *wireMessage `json:"message,omitempty"`
	Cause   *causeView   `json:"cause,omitempty"`
	Event   *eventView   `json:"event,omitempty"`
	After   ms           `json:"answered_after_ms"`
	Call    *callView    `json:"call,omitempty"`
	Calls   []callView   `json:"calls"`
}

// causeView is a cause and what a person did.
type causeView struct {
	cause
	Text string    `json:"text"`
	At   time.Time `json:"at"`
}

// eventView is the event that the bot got.
type eventView struct {
	Type     string          `json:"type"`
	Sequence int64           `json:"sequence"`
	SentAt   time.Time       `json:"sent_at"`
	Data     json.RawMessage `json:"data"`
}

// wireMessage is a message exactly as Discord has it.
type wireMessage struct {
	localdiscord.Message
	base string
}

// MarshalJSON writes the message with addresses of files that the page can use.
func (m wireMessage) MarshalJSON() ([]byte, error) { return localFiles(m.base, m.Message) }

// getInside is GET /api/inside.
func (d *Desk) getInside(r *http.Request) (insideView, error) {
	query := r.URL.Query()
	if id := query.Get("interaction_id"); id != "" {
		return d.insideInteraction(query.Get("as"), id)
	}
	_, m, err := d.message(query.Get("as"), query.Get("channel_id"), query.Get("message_id"))
	if err != nil {
		return insideView{}, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	v := insideView{Message: &wireMessage{m, d.srv.URL()}, Calls: []callView{}}
	about := &cause{"message", m.ID}
	if a, known := d.ledger.answers.get(m.ID); known {
		about, v.After = a.cause, ms(a.after)
	}
	if c, known := d.ledger.calls.get(m.Request); known && m.Request != 0 {
		call := c.view(true)
		v.Call = &call
	}
	d.explain(&v, about)
	return v, nil
}

// insideInteraction is what is inside of a member's own interaction.
func (d *Desk) insideInteraction(as, id string) (insideView, error) {
	u, err := d.member(as)
	if err != nil {
		return insideView{}, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	i, known := d.ledger.runs.get(id)
	if !known || i.UserID != u.ID {
		return insideView{}, wrong(http.StatusNotFound, "there is no interaction %q of %s", id, u.Name)
	}
	v := insideView{After: i.After, Calls: []callView{}}
	d.explain(&v, &cause{"interaction", id})
	return v, nil
}

// explain adds what a person did, the event and the calls that it led to. The
// lock is held.
func (d *Desk) explain(v *insideView, about *cause) {
	if about == nil {
		return
	}
	x, known := d.ledger.deeds.get(about.ID)
	if !known {
		return
	}
	v.Cause = &causeView{x.cause, x.text, x.at.UTC()}
	if x.event != nil {
		v.Event = &eventView{x.event.Type, x.event.Sequence, x.event.At.UTC(), withoutToken(x.event.Data)}
	}
	for _, number := range x.calls {
		if c, kept := d.ledger.calls.get(number); kept {
			v.Calls = append(v.Calls, c.view(true))
		}
	}
}

// withoutToken hides the token of an interaction's event.
func withoutToken(data json.RawMessage) json.RawMessage {
	var members map[string]json.RawMessage
	if json.Unmarshal(data, &members) != nil || members["token"] == nil {
		return data
	}
	members["token"] = json.RawMessage(`"TOKEN"`)
	hidden, err := json.Marshal(members)
	if err != nil {
		return json.RawMessage(`null`)
	}
	return hidden
}

// callsView is a list of calls.
type callsView struct {
	Calls []callView `json:"calls"`
}

// getCalls is GET /api/calls.
func (d *Desk) getCalls(r *http.Request) (callsView, error) {
	limit, err := limitOf(r, 100)
	if err != nil {
		return callsView{}, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	v := callsView{Calls: []callView{}}
	for _, number := range slices.Backward(d.ledger.calls.order) {
		if len(v.Calls) == limit {
			break
		}
		if c, known := d.ledger.calls.get(number); known {
			v.Calls = append(v.Calls, c.view(false))
		}
	}
	return v, nil
}

// getCall is GET /api/calls/{number}.
func (d *Desk) getCall(r *http.Request) (callView, error) {
	number, err := strconv.Atoi(r.PathValue("number"))
	d.mu.Lock()
	defer d.mu.Unlock()
	c, known := d.ledger.calls.get(number)
	if err != nil || !known {
		return callView{}, wrong(http.StatusNotFound, "that call isn't kept")
	}
	return c.view(true), nil
}
