package localdiscord

import "net/http"

// followUp is POST /webhooks/{application}/{token}. After a deferral the first
// one takes the place of the placeholder.
func followUp(c *call) (int, any, error) {
	r, err := c.holder()
	if err != nil {
		return 0, nil, err
	}
	var f messageForm
	if err := c.fill(&f, placeResponse.check); err != nil {
		return 0, nil, err
	}
	original, there := c.s.current(Message{ID: r.original, ChannelID: r.channel.ID})
	if there && original.Flags&FlagLoading != 0 {
		m, err := c.finish(r, original, f)
		return http.StatusOK, m, err
	}
	if r.channel.private() && len(r.followUps) >= maxUserFollowUps {
		return 0, nil, errFollowUps
	}
	m := c.blank(r)
	if f.Flags != nil && *f.Flags&FlagEphemeral != 0 {
		m.visibleTo = r.user.ID
	}
	if there && original.visibleTo == "" {
		m.Type, m.Reference = ReplyMessage, r.channel.referenceTo(original)
	}
	if m, err = c.compose(r.channel, m, f); err != nil {
		return 0, nil, err
	}
	m = c.s.post(r.channel, m)
	r.followUps = append(r.followUps, m.ID)
	if r.response == respondDeferUpdate && !r.done {
		r.original, r.done = m.ID, true
		c.s.watchRun(r)
	}
	return http.StatusOK, m, nil
}

// finish replaces the placeholder of a deferral, or changes an answer. What only
// one member sees stays so. The lock is held.
func (c *call) finish(r *Run, m Message, f messageForm) (Message, error) {
	m, err := c.edit(r.channel, m, f)
	if err == nil && m.ID == r.original {
		r.done = true
		c.s.watchRun(r)
		c.s.touch()
	}
	return m, err
}

// getResponse is GET /webhooks/{application}/{token}/messages/{message}.
func getResponse(c *call) (int, any, error) {
	_, m, err := c.held()
	return http.StatusOK, m, err
}

// editResponse is PATCH /webhooks/{application}/{token}/messages/{message}.
func editResponse(c *call) (int, any, error) {
	r, m, err := c.held()
	if err != nil {
		return 0, nil, err
	}
	var f messageForm
	if err := c.fill(&f, placeWebhookEdit.check); err != nil {
		return 0, nil, err
	}
	m, err = c.finish(r, m, f)
	return http.StatusOK, m, err
}

// deleteResponse is DELETE /webhooks/{application}/{token}/messages/{message}.
func deleteResponse(c *call) (int, any, error) {
	r, m, err := c.held()
	if err != nil {
		return 0, nil, err
	}
	c.s.remove(r.channel, m)
	if m.ID == r.original {
		r.deleted = true
		c.s.touch()
	}
	return http.StatusNoContent, nil, nil
}
