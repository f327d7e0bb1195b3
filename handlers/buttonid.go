package handlers

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"
)

// MaxButtonID is how long a button's id may be, in characters (Discord:
// custom_id of a component).
const MaxButtonID = 100

// buttonVersion begins every id. Change it when ids of before would be
// misunderstood: pressing those then gets a friendly word.
const buttonVersion = "1"

// ErrButtonID is what [ParseButtonID] returns for all that [ButtonID] never made.
var ErrButtonID = errors.New("not an id of this bot's buttons")

// ButtonID writes an action as the id of a button: "1:asker:name:arg:arg", each
// part percent-encoded. asker is the key of whoever the reply answers and only
// goes in if the action is bound. It fails for a name that isn't there and for
// what doesn't fit into MaxButtonID.
func ButtonID(a Action, asker string) (string, error) {
	switch {
	case a.Name == "":
		return "", errors.New("writing a button's id: the action has no name")
	case !a.Bound:
		asker = ""
	case asker == "":
		return "", fmt.Errorf("writing the id of button %s: it is bound, and nobody asked", a.Name)
	}
	parts := []string{buttonVersion, url.QueryEscape(asker), url.QueryEscape(a.Name)}
	for _, arg := range a.Args {
		parts = append(parts, url.QueryEscape(arg))
	}
	id := strings.Join(parts, ":")
	if n := utf8.RuneCountInString(id); n > MaxButtonID {
		return "", fmt.Errorf("writing the id of button %s: %d characters, %d fit", a.Name, n, MaxButtonID)
	}
	return id, nil
}

// ParseButtonID reads what [ButtonID] wrote: the action, and the key of the one
// asker who may press it, empty if anybody may. Any other text is ErrButtonID.
func ParseButtonID(id string) (a Action, asker string, err error) {
	parts := strings.Split(id, ":")
	if len(parts) < 3 || parts[0] != buttonVersion || len(id) > MaxButtonID {
		return Action{}, "", ErrButtonID
	}
	for i, part := range parts[1:] {
		text, err := url.QueryUnescape(part)
		if err != nil || url.QueryEscape(text) != part {
			return Action{}, "", ErrButtonID
		}
		switch i {
		case 0:
			asker = text
		case 1:
			a.Name = text
		default:
			a.Args = append(a.Args, text)
		}
	}
	if a.Name == "" {
		return Action{}, "", ErrButtonID
	}
	a.Bound = asker != ""
	return a, asker, nil
}
