package desk

import (
	"errors"
	"net/http"
	"time"

	"nutgraf/bot/localdiscord"
)

// typedCommand is a slash command as a member types it.
type typedCommand struct {
	As        string `json:"as"`
	ChannelID string `json:"channel_id"`
	Command   string `json:"command"`
	Options   []struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	} `json:"options"`
}

// pairs returns the options as the verbs of a user want them.
func (t typedCommand) pairs() []string {
	list := []string{}
	for _, o := range t.Options {
		list = append(list, o.Name, o.Value)
	}
	return list
}

// interactionAnswer is an answer with an interaction.
type interactionAnswer struct {
	Interaction interaction `json:"interaction"`
}

// started answers with an interaction that was just sent.
func (d *Desk) started(r *localdiscord.Run) (interactionAnswer, error) {
	if err := r.Refused(); err != nil {
		return interactionAnswer{}, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	i, known := d.ledger.runs.get(r.ID)
	if !known {
		return interactionAnswer{}, wrong(http.StatusServiceUnavailable, "too much is going on")
	}
	return interactionAnswer{*i}, nil
}

// run is POST /api/run.
func (d *Desk) run(_ *http.Request, in typedCommand) (interactionAnswer, error) {
	u, c, err := d.place(in.As, in.ChannelID)
	if err != nil {
		return interactionAnswer{}, err
	}
	return d.started(u.Runs(c, "/"+in.Command, in.pairs()...))
}

// choicesAnswer is an answer with suggestions.
type choicesAnswer struct {
	Choices []localdiscord.Choice `json:"choices"`
	Took    ms                    `json:"took_ms"`
}

// autocomplete is POST /api/autocomplete.
func (d *Desk) autocomplete(_ *http.Request, in typedCommand) (choicesAnswer, error) {
	u, c, err := d.place(in.As, in.ChannelID)
	if err != nil {
		return choicesAnswer{}, err
	}
	asked := time.Now()
	choices, err := u.Types(c, "/"+in.Command, in.pairs()...)
	switch {
	case errors.Is(err, localdiscord.ErrNoResponse):
		return choicesAnswer{}, wrong(http.StatusGatewayTimeout, "the application did not respond")
	case errors.Is(err, localdiscord.ErrClosed):
		return choicesAnswer{}, wrong(http.StatusServiceUnavailable, "the playground is closing")
	case err != nil:
		return choicesAnswer{}, err
	}
	return choicesAnswer{append([]localdiscord.Choice{}, choices...), ms(time.Since(asked))}, nil
}

// menu is POST /api/menu.
func (d *Desk) menu(_ *http.Request, in struct {
	spot
	Command string `json:"command"`
}) (interactionAnswer, error) {
	u, m, err := d.message(in.As, in.ChannelID, in.MessageID)
	if err != nil {
		return interactionAnswer{}, err
	}
	return d.started(u.RunsOn(m, in.Command))
}

// click is POST /api/click.
func (d *Desk) click(_ *http.Request, in struct {
	spot
	CustomID string `json:"custom_id"`
}) (interactionAnswer, error) {
	u, m, err := d.message(in.As, in.ChannelID, in.MessageID)
	if err != nil {
		return interactionAnswer{}, err
	}
	return d.started(u.Clicks(m, in.CustomID))
}

// choose is POST /api/select.
func (d *Desk) choose(_ *http.Request, in struct {
	spot
	CustomID string   `json:"custom_id"`
	Values   []string `json:"values"`
}) (interactionAnswer, error) {
	u, m, err := d.message(in.As, in.ChannelID, in.MessageID)
	if err != nil {
		return interactionAnswer{}, err
	}
	return d.started(u.Selects(m, in.CustomID, in.Values...))
}

// submit is POST /api/submit.
func (d *Desk) submit(_ *http.Request, in struct {
	As            string            `json:"as"`
	InteractionID string            `json:"interaction_id"`
	Values        map[string]string `json:"values"`
}) (interactionAnswer, error) {
	u, err := d.member(in.As)
	if err != nil {
		return interactionAnswer{}, err
	}
	d.mu.Lock()
	i, known := d.ledger.runs.get(in.InteractionID)
	opened := known && i.UserID == u.ID && i.State == "form"
	token := ""
	if opened {
		token = i.token
	}
	d.mu.Unlock()
	run := d.srv.RunByToken(token)
	if !opened || run == nil {
		return interactionAnswer{}, wrong(http.StatusNotFound, "there is no form of %q", in.InteractionID)
	}
	pairs := []string{}
	for name, value := range in.Values {
		pairs = append(pairs, name, value)
	}
	return d.started(u.Submits(run, pairs...))
}
