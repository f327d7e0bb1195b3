package bot

import (
	"unicode/utf8"

	"nutgraf/handlers"
)

// page is what a message shows.
type page struct {
	Content     string       `json:"content"`
	Embeds      []embed      `json:"embeds,omitempty"`
	Components  []row        `json:"components,omitempty"`
	Attachments []attachment `json:"attachments,omitempty"`

	picture *handlers.Picture // uploaded beside the JSON
}

// embed is a card as the bot sends it, and as Discord hands it back.
type embed struct {
	Description string       `json:"description,omitempty"`
	Footer      *embedFooter `json:"footer,omitempty"`
}

type embedFooter struct {
	Text string `json:"text"`
}

// row holds up to five buttons.
type row struct {
	Type       int      `json:"type"`
	Components []button `json:"components"`
}

type button struct {
	Type     int    `json:"type"`
	Style    int    `json:"style"`
	Label    string `json:"label"`
	Emoji    *emoji `json:"emoji,omitempty"`
	CustomID string `json:"custom_id,omitempty"`
	URL      string `json:"url,omitempty"`
	Disabled bool   `json:"disabled,omitempty"`
}

type emoji struct {
	Name string `json:"name"`
}

type attachment struct {
	ID          string `json:"id"` // which of the uploaded files, from 0
	Filename    string `json:"filename"`
	Description string `json:"description,omitempty"`
}

// Discord's types of components and styles of buttons.
const (
	componentRow    = 1
	componentButton = 2

	buttonPrimary   = 1
	buttonSecondary = 2
	buttonSuccess   = 3
	buttonDanger    = 4
	buttonLink      = 5
)

// Discord's limits of components and files.
const (
	limitRows    = 5
	limitPerRow  = 5
	limitLabel   = 80   // in UTF-16 units
	limitAlt     = 1024 // of a picture
	limitLink    = 512
	limitPicture = 8 << 20 // bytes
)

var styles = map[handlers.Style]int{
	handlers.Quiet: buttonSecondary, handlers.Primary: buttonPrimary, handlers.Good: buttonSuccess, handlers.Danger: buttonDanger,
}

// rows lays out a reply's buttons for whoever asked. What Discord would refuse
// the whole message for is left out and returned as an error for the log.
func rows(list [][]handlers.Button, asker string) (out []row, errs []error) {
	taken := map[string]bool{}
	for _, buttons := range list {
		r := row{Type: componentRow}
		for _, b := range buttons {
			d, err := drawn(b, asker)
			switch {
			case err != nil:
			case taken[d.CustomID+d.URL]:
				err = errTwice(b)
			case len(r.Components) == limitPerRow, len(out) == limitRows:
				err = errNoRoom(b)
			}
			if err != nil {
				errs = append(errs, err)
				continue
			}
			taken[d.CustomID+d.URL] = true
			r.Components = append(r.Components, d)
		}
		if len(r.Components) > 0 {
			out = append(out, r)
		}
	}
	return out, errs
}

// drawn turns one button into Discord's.
func drawn(b handlers.Button, asker string) (button, error) {
	d := button{Type: componentButton, Style: styles[b.Style], Label: fit(visible(b.Label), limitLabel), Disabled: b.Disabled}
	if d.Style == 0 {
		d.Style = buttonSecondary
	}
	if b.Emoji != "" {
		d.Emoji = &emoji{b.Emoji}
	}
	if b.Link != "" {
		d.Style, d.URL = buttonLink, b.Link
	} else {
		id, err := handlers.ButtonID(b.Action, asker)
		if err != nil {
			return d, err
		}
		d.CustomID = id
	}
	if d.Label == "" || utf8.RuneCountInString(d.URL) > limitLink {
		return d, errNoButton(b)
	}
	return d, nil
}

type errNoButton handlers.Button

// Error names the button by its action.
func (e errNoButton) Error() string {
	return "the button " + e.Action.Name + " has no label, or too long a link"
}

type errTwice handlers.Button

// Error names the button by its action.
func (e errTwice) Error() string { return "the button " + e.Action.Name + " is there twice" }

type errNoRoom handlers.Button

// Error names the button by its action.
func (e errNoRoom) Error() string { return "the button " + e.Action.Name + " has no room" }

// attach makes a reply's picture the page's file.
func (p *page) attach(picture *handlers.Picture) {
	if picture == nil || len(picture.PNG) == 0 || len(picture.PNG) > limitPicture {
		return
	}
	p.picture = picture
	p.Attachments = []attachment{{ID: "0", Filename: picture.Name, Description: fit(visible(picture.Alt), limitAlt)}}
}
