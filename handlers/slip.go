package handlers

import (
	"strings"
	"unicode/utf8"
)

// nearly finds the command that takes no words and whose name was missed by one
// slip of the fingers: "soruce", "helpp", "!peple". As a question such a word would
// reach whatever the table has under its spelling. A name that the table knows is
// no slip.
func (h *House) nearly(name string) (Command, bool) {
	name = strings.ToLower(name)
	for _, c := range h.commands {
		if c.Kind == Typed && !c.takesWords() && slipped(name, c.Name) {
			return c, !h.names(name)
		}
	}
	return Command{}, false
}

// names reports whether an entity of the table is called so.
func (h *House) names(name string) bool {
	for _, e := range h.tables().Entities {
		for _, n := range append([]string{e.Name}, e.Aliases...) {
			if strings.EqualFold(n, name) {
				return true
			}
		}
	}
	return false
}

// slipped reports whether what was typed is a name with two letters swapped or one
// too many; of names with five letters and more also with one missing, and of six
// and more with one wrong. In shorter ones those are too often other words.
func slipped(typed, name string) bool {
	if typed == name || len(name) < 4 || !utf8.ValidString(typed) {
		return false
	}
	same := 0
	for same < min(len(typed), len(name)) && typed[same] == name[same] {
		same++
	}
	a, b := typed[same:], name[same:]
	switch len(typed) - len(name) {
	case 1:
		return a[1:] == b
	case -1:
		return len(name) >= 5 && a == b[1:]
	case 0:
		swapped := len(a) > 1 && a[0] == b[1] && a[1] == b[0] && a[2:] == b[2:]
		return swapped || len(name) >= 6 && a[1:] == b[1:]
	}
	return false
}
