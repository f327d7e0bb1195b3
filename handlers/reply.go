package handlers

import "strings"

// Reply is an answer as a value. Texts are plain: whoever sends it escapes them
// for its medium.
type Reply struct {
	// Outcome is found, unsure, unknown, chatter, or help for a command that
	// asks the table nothing.
	Outcome string
	// Body is the answer, one paragraph or list item a line.
	Body []string
	// Source says who says so, where and as of when; empty if the body states no
	// fact.
	Source string
	// Matched says how an inexact match was made; empty if all was exact.
	Matched string
	// Choices are offered when the question was unclear.
	Choices []Choice
	// Private asks for an answer that only the asker sees, where the surface
	// can do that.
	Private bool
	// Facts are the ids of the facts in the body, in order.
	Facts []string
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
