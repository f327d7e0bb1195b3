package bot

import (
	"strings"
	"unicode"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// Discord's limits, in UTF-16 units after trimming.
const (
	limitContent     = 2000 // of a message
	limitChoiceName  = 100  // of an autocomplete choice, as shown
	limitChoiceValue = 100  // of an autocomplete choice, as sent
	limitChoices     = 25   // autocomplete choices
)

const ellipsis = "…"

// fit returns s trimmed and, if it is longer than limit UTF-16 units, cut
// between two characters as people see them, with an ellipsis. Every text that
// goes to Discord passes here.
func fit(s string, limit int) string {
	s = strings.TrimSpace(strings.ToValidUTF8(s, "\uFFFD"))
	if units(s) <= limit {
		return s
	}
	room := limit - units(ellipsis)
	if room < 0 {
		return ""
	}
	end := 0
	for g := graphemes.FromString(s); g.Next(); {
		if room -= units(g.Value()); room < 0 {
			break
		}
		end = g.End()
	}
	kept := strings.TrimRightFunc(s[:end], unicode.IsSpace)
	return strings.TrimSpace(withoutLoneEscape(kept) + ellipsis)
}

// withoutLoneEscape drops a backslash that has lost the sign it escaped.
func withoutLoneEscape(s string) string {
	bare := strings.TrimRight(s, `\`)
	if (len(s)-len(bare))%2 == 1 {
		return s[:len(s)-1]
	}
	return s
}

// units counts UTF-16 units: Discord counts characters, and no text has more of
// those than of units.
func units(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}
