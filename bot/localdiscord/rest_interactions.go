package localdiscord

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"time"
)

// The types of a first response to an interaction.
const (
	respondPong        = 1
	respondMessage     = 4
	respondDeferred    = 5
	respondDeferUpdate = 6
	respondUpdate      = 7
	respondChoices     = 8
	respondModal       = 9
)

// fitting lists the responses that each kind of interaction may have.
var fitting = map[int][]int{
	runCommand:      {respondMessage, respondDeferred, respondModal},
	runComponent:    {respondMessage, respondDeferred, respondDeferUpdate, respondUpdate, respondModal},
	runAutocomplete: {respondChoices},
	runModal:        {respondMessage, respondDeferred, respondDeferUpdate, respondUpdate},
}

// respond is POST /interactions/{interaction}/{token}/callback.
func respond(c *call) (int, any, error) {
	r := c.s.runs[c.r.PathValue("token")]
	switch {
	case r == nil || r.ID != c.r.PathValue("interaction"):
		return 0, nil, errUnknownInteraction
	case r.response != 0:
		return 0, nil, errAcknowledged
	case time.Since(r.created) > c.s.o.AnswerWithin:
		return 0, nil, errUnknownInteraction
	}
	var f struct {
		Type int             `json:"type"`
		Data json.RawMessage `json:"data"`
	}
	if err := c.fill(&f, r.check); err != nil {
		return 0, nil, err
	}
	if f.Data == nil {
		f.Data = json.RawMessage("{}")
	}
	if err := c.take(r, f.Type, f.Data); err != nil {
		return 0, nil, err
	}
	r.response = f.Type
	c.s.watchRun(r)
	c.s.touch()
	if c.r.URL.Query().Get("with_response") != "true" {
		return http.StatusNoContent, nil, nil
	}
	resource := map[string]any{"type": f.Type}
	if m, there := c.s.current(Message{ID: r.original, ChannelID: r.channel.ID}); there {
		resource["message"] = m
	}
	return http.StatusOK, map[string]any{"interaction": map[string]any{"id": r.ID, "type": r.kind}, "resource": resource}, nil
}

// check validates the body of a first response.
func (r *Run) check(n node) {
	get := n.required().fields("type", "data")
	kind := get("type").required().choice(fitting[r.kind]...)
	data := get("data")
	switch kind {
	case respondMessage:
		placeResponse.check(data.required())
	case respondUpdate:
		placeWebhookEdit.check(data.required())
	case respondDeferred:
		flags := data.fields("flags", "content", "tts", "embeds", "components")
		if wrong := flags("flags").number(0, 1<<30) &^ FlagEphemeral; wrong != 0 {
			n.form.unknown = append(n.form.unknown, fmt.Sprintf("data.flags %d in a deferral", wrong))
		}
		if flags("content").text(0, maxContent) != "" || len(flags("embeds").list(0, maxEmbeds)) > 0 {
			n.form.unknown = append(n.form.unknown, "data.content and data.embeds in a deferral")
		}
	case respondChoices:
		choices := data.required().fields("choices", "content", "tts", "embeds", "components", "flags")
		checkChoices(choices("choices").list(0, maxChoices), r.focused)
	case respondModal:
		checkModal(data.required())
	}
}

// take does what a checked first response says. The lock is held.
func (c *call) take(r *Run, kind int, data json.RawMessage) error {
	switch kind {
	case respondChoices:
		var f struct{ Choices []Choice }
		err := json.Unmarshal(data, &f)
		r.choices = append([]Choice{}, f.Choices...)
		return err
	case respondModal:
		r.form = &Modal{}
		return json.Unmarshal(data, r.form)
	case respondDeferUpdate:
		if r.target == nil {
			return errUnknownMessage
		}
		r.original = r.target.ID
		return nil
	}
	var f messageForm
	if err := json.Unmarshal(data, &f); err != nil {
		return err
	}
	if kind == respondUpdate {
		return c.update(r, f)
	}
	return c.answer(r, f, kind == respondDeferred)
}

// update changes the message that a component belongs to. The lock is held.
func (c *call) update(r *Run, f messageForm) error {
	if r.target == nil {
		return errUnknownMessage
	}
	m, there := c.s.current(*r.target)
	if !there {
		return errUnknownMessage
	}
	m, err := c.edit(r.channel, m, f)
	r.original, r.done = m.ID, err == nil
	return err
}

// answer posts the first response, or the placeholder of a deferral. The lock is
// held.
func (c *call) answer(r *Run, f messageForm, deferred bool) error {
	m := c.blank(r)
	if f.Flags != nil && *f.Flags&FlagEphemeral != 0 {
		m.visibleTo = r.user.ID
	}
	if deferred {
		if f.Flags != nil {
			m.Flags = *f.Flags & FlagEphemeral
		}
		m.Flags |= FlagLoading
		m.Request = c.number
	} else {
		var err error
		if m, err = c.compose(r.channel, m, f); err != nil {
			return err
		}
	}
	r.original, r.done = c.s.post(r.channel, m).ID, !deferred
	return nil
}

// blank returns an empty message of an interaction. The lock is held.
func (c *call) blank(r *Run) Message {
	m := Message{
		Author: c.s.app.account(), Type: ChatCommandMessage, WebhookID: c.s.app.id, ApplicationID: c.s.app.id,
		Interaction: &InteractionTrace{ID: r.ID, Type: r.kind, User: r.user.account(), Name: r.command},
	}
	switch {
	case r.menu:
		m.Type = ContextMenuMessage
	case r.kind != runCommand:
		m.Type = DefaultMessage
	}
	return m
}

// held returns the run of a path's token and one of its messages by id or as
// @original. The lock is held.
func (c *call) held() (*Run, Message, error) {
	r, err := c.holder()
	if err != nil {
		return nil, Message{}, err
	}
	id := c.r.PathValue("message")
	if id == "@original" {
		id = r.original
	}
	m, there := c.s.current(Message{ID: id, ChannelID: r.channel.ID})
	if !there || id != r.original && !slices.Contains(r.followUps, id) {
		return nil, Message{}, errUnknownMessage
	}
	return r, m, nil
}

// holder returns the run of a path's token. The lock is held.
func (c *call) holder() (*Run, error) {
	r := c.s.runs[c.r.PathValue("token")]
	switch {
	case c.r.PathValue("application") != c.s.app.id || r == nil || r.response == 0:
		return nil, errUnknownWebhook
	case time.Since(r.created) > c.s.o.TokenLife:
		return nil, errWebhookToken
	}
	return r, nil
}
