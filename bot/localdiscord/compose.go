package localdiscord

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

// compose makes a message of a checked form. Files of the call become its
// attachments. The lock is held.
func (c *call) compose(channel *Channel, m Message, f messageForm) (Message, error) {
	if f.Content != nil {
		m.Content = strings.TrimSpace(*f.Content)
	}
	m.TTS = m.TTS || f.TTS
	if f.Flags != nil {
		m.Flags = *f.Flags
	}
	if err := c.attach(channel, &m, f); err != nil {
		return m, err
	}
	if f.Embeds != nil {
		m.Embeds = make([]Embed, 0, len(*f.Embeds))
		for _, e := range *f.Embeds {
			resolved, found := e.tidy().resolve(m.Attachments)
			if !found {
				c.problem("an attachment:// address names a file that the message doesn't have")
			}
			m.Embeds = append(m.Embeds, resolved)
		}
	}
	if f.Components != nil {
		m.Components = *f.Components
	}
	if m.Content == "" && len(m.Embeds)+len(m.Attachments)+len(m.Components) == 0 {
		return m, errEmptyMessage
	}
	m.Request = c.number
	channel.ping(&m, f.AllowedMentions, channel.botMay&PermitEveryone != 0)
	return m, nil
}

// attach adds the call's files to a message, and in an edit keeps only the old
// ones that the form lists. The lock is held.
func (c *call) attach(channel *Channel, m *Message, f messageForm) error {
	described := map[string]attachmentForm{}
	if f.Attachments != nil {
		kept := []Attachment{}
		for _, a := range *f.Attachments {
			described[strings.Trim(string(a.ID), `"`)] = a
		}
		for _, old := range m.Attachments {
			if _, listed := described[old.ID]; listed {
				kept = append(kept, old)
			}
		}
		m.Attachments = kept
	}
	names := make([]string, 0, len(c.files))
	for name := range c.files {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return partNumber(a) - partNumber(b) })
	for _, name := range names {
		number := partNumber(name)
		if number < 0 {
			return &apiError{status: http.StatusBadRequest, Code: 50035, Message: fmt.Sprintf("Invalid Form Body: a file part is named %q, not files[n]", name)}
		}
		data := c.files[name]
		a := Attachment{
			ID: c.s.newID(), Filename: fileName(c.names[name]), Description: described[fmt.Sprint(number)].Description,
			ContentType: http.DetectContentType(data), Size: len(data), Data: data,
		}
		a.URL = c.s.url + attachmentPath(channel.ID, a)
		a.ProxyURL = a.URL
		m.Attachments = append(slices.Clip(m.Attachments), a)
	}
	return nil
}

// fileName replaces what Discord doesn't keep in a file's name.
func fileName(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '.', r == '-', r == '_':
			return r
		}
		return '_'
	}, name)
}

// edit changes a message by a form and marks it as edited. Who sees it can't be
// changed. The lock is held.
func (c *call) edit(channel *Channel, m Message, f messageForm) (Message, error) {
	loading, ephemeral := m.Flags&FlagLoading != 0, m.Flags&FlagEphemeral
	m.Flags &^= FlagLoading
	changed, err := c.compose(channel, m, f)
	if err != nil {
		return m, err
	}
	changed.Flags = changed.Flags&^FlagEphemeral | ephemeral
	if !loading {
		edited := time.Now().UTC()
		changed.EditedTimestamp = &edited
	}
	return c.s.replace(channel, changed), nil
}
