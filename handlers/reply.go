package handlers

import "strings"

// Reply is an answer as a value. Texts are plain: whoever sends it escapes them
// for its medium.
type Reply struct {
	// Outcome is found, unsure, unknown, chatter, quiz, or help for a command that
	// asks the table nothing.
	Outcome string
	// Language is what the reply is in, as a BCP 47 tag: "en", "zh-Hant".
	Language string
	// Body is the answer, one paragraph or list item a line.
	Body []string
	// Original is what Body was translated from, a fact a line; none if it is in
	// the table's own words.
	Original []string
	// Source says who says so, where and as of when, all of Card but Stale in one
	// line; empty if the body states no fact.
	Source string
	// Card is the same in parts; zero if the body states no fact.
	Card Card
	// Matched says how an inexact match was made; empty if all was exact.
	Matched string
	// Choices are offered when the question was unclear. Where there are buttons,
	// Rows offer them too and the list isn't shown.
	Choices []Choice
	// Rows are buttons under the reply: at most five rows of at most five. No two
	// may have the same action. The terminal shows none, so that the body must say
	// all that matters.
	Rows [][]Button
	// Picture belongs to the reply; nil for none. The body says the same in words.
	Picture *Picture
	// Effect says what becomes of the message whose button was pressed.
	Effect Effect
	// List is true for what was asked for as a list: it may be long, and it is
	// quiet, which is private after a slash command.
	List bool
	// Private asks for an answer that only the asker sees, where the surface
	// can do that.
	Private bool
	// Public shows everybody what a button under a private answer leads to.
	Public bool
	// Facts are the ids of the facts in the body, in order.
	Facts []string

	share Action // makes the same reply for everybody; zero: its text says all
}

// Card says where what a reply states comes from, each part for people.
type Card struct {
	Standing string // how firm it is: "expected", "claimed by Mike Gallagher"
	Origin   string // "Voice of America, paragraph 3"
	AsOf     string // a day without time and zone: "January 11, 2024"
	// Translated says that the body is a translation; empty if it is in the
	// table's own words.
	Translated string
	// Stale warns that what was ahead when the article was written has passed by
	// now: "written before the election of January 13, 2024". It depends on the
	// clock, so that Plain leaves it out.
	Stale string
}

// Choice is one offered reading: what is shown, and the question it asks.
type Choice struct {
	Label string
	Ask   string
}

// Plain returns the reply as a member would read it, without markup.
func (r Reply) Plain() string {
	lines := append([]string{}, r.Body...)
	for _, c := range r.Choices {
		lines = append(lines, "• "+c.Label)
	}
	lines = append(lines, r.Original...)
	for _, line := range []string{r.Source, r.Matched} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// UserError is an error whose text may be shown to the member who caused it.
type UserError struct{ Text string }

// Error returns the text for the member.
func (e UserError) Error() string { return e.Text }

// Suggestion is one autocomplete choice: Name is shown, Value is sent. Both are
// at most 100 characters.
type Suggestion struct {
	Name  string
	Value string
}
