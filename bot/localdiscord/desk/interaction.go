package desk

import (
	"time"

	"nutgraf/bot/localdiscord"
)

// grace is what a failure is told later than the last moment for an answer, so
// that no answer is on its way any more.
const grace = 50 * time.Millisecond

// interaction is an INTERACTION as the page gets it.
type interaction struct {
	ID        string              `json:"id"`
	Kind      string              `json:"kind"` // command, menu, component or form
	Name      string              `json:"name"`
	Command   string              `json:"command"`
	UserID    string              `json:"user_id"`
	ChannelID string              `json:"channel_id"`
	MessageID string              `json:"message_id"`
	CustomID  string              `json:"custom_id"`
	State     string              `json:"state"` // sent, answered, deferred, form or failed
	At        time.Time           `json:"at"`
	After     ms                  `json:"answered_after_ms"`
	Error     string              `json:"error"`
	Form      *localdiscord.Modal `json:"form"`

	token string
}

// onRun notes an interaction, or that it got further.
func (d *Desk) onRun(r localdiscord.RunInfo) {
	d.mu.Lock()
	defer d.mu.Unlock()
	l := &d.ledger
	if r.Response == 0 {
		l.did(deed{cause: cause{"interaction", r.ID}, text: r.Name, userID: r.UserID, channelID: r.ChannelID, at: r.Created})
		l.tokens.put(r.Token, r.ID)
	}
	if r.Kind == 4 {
		return // suggestions go to who asks for them
	}
	i, known := l.runs.get(r.ID)
	if !known {
		i = &interaction{
			ID: r.ID, Kind: kindOf(r), Name: r.Name, Command: r.Command, UserID: r.UserID, ChannelID: r.ChannelID,
			MessageID: r.TargetID, CustomID: r.CustomID, At: r.Created.UTC(), token: r.Token,
		}
		l.runs.put(r.ID, i)
		d.awaitAnswer(i)
	}
	i.State, i.Form = stateOf(r), r.Form
	if r.Response != 0 {
		d.settle(i)
		if x, there := l.deeds.get(r.ID); there {
			i.After = ms(time.Since(x.at))
		}
	}
	d.tell(i)
}

// awaitAnswer says that an interaction failed when Discord's client would. The
// lock is held.
func (d *Desk) awaitAnswer(i *interaction) {
	select {
	case <-d.closed:
		return
	default:
	}
	d.ledger.timers[i.ID] = time.AfterFunc(d.o.AnswerWithin+grace, func() {
		d.mu.Lock()
		defer d.mu.Unlock()
		if _, waits := d.ledger.timers[i.ID]; !waits {
			return
		}
		delete(d.ledger.timers, i.ID)
		i.State, i.Error = "failed", "The application did not respond"
		d.tell(i)
	})
}

// settle ends the waiting for an answer. The lock is held.
func (d *Desk) settle(i *interaction) {
	if t, waits := d.ledger.timers[i.ID]; waits {
		t.Stop()
		delete(d.ledger.timers, i.ID)
	}
}

// tell tells the member of an interaction how it stands. The lock is held.
func (d *Desk) tell(i *interaction) {
	for f := range d.feeds {
		if f.user == i.UserID {
			f.push("interaction", *i)
		}
	}
}

// kindOf is the page's word for an interaction.
func kindOf(r localdiscord.RunInfo) string {
	switch {
	case r.Menu:
		return "menu"
	case r.Kind == 3:
		return "component"
	case r.Kind == 5:
		return "form"
	}
	return "command"
}

// stateOf is how an interaction stands by its first response. Nothing shows a
// member that a component's change is deferred.
func stateOf(r localdiscord.RunInfo) string {
	switch r.Response {
	case 0:
		return "sent"
	case 5:
		if !r.Done {
			return "deferred"
		}
	case 9:
		return "form"
	}
	return "answered"
}
