package bot

import (
	"slices"
	"strings"

	"nutgraf/handlers"
)

// limitSubtext bounds one line of small print, so that source and match always
// leave room for the answer.
const limitSubtext = 400

// render returns the reply as a message for whoever asked. Errors name buttons
// that had to be left out.
func render(r handlers.Reply, asker string) (page, []error) {
	buttons, errs := rows(r.Rows, asker)
	p := page{Content: content(r), Components: buttons}
	p.attach(r.Picture)
	return p, errs
}

// content is the text of a message: the answer, what is offered, then the small
// print. A long answer is cut; the small print stays.
func content(r handlers.Reply) string {
	var small []string
	for _, line := range append(slices.Clone(r.Original), r.Source, r.Card.Stale, r.Matched) {
		if line = oneLine(line); line != "" {
			small = append(small, "-# "+fit(line, limitSubtext))
		}
	}
	tail := strings.Join(small, "\n")

	head := bodyOf(r)

	if tail == "" {
		return fit(head, limitContent)
	}
	return fit(fit(head, limitContent-units(tail)-1)+"\n"+tail, limitContent)
}

// bodyOf is the answer and what is offered, without small print.
func bodyOf(r handlers.Reply) string {
	lines := make([]string, 0, len(r.Body)+len(r.Choices))
	for _, line := range r.Body {
		lines = append(lines, escape(line))
	}
	for _, c := range r.Listed() {
		lines = append(lines, "• "+oneLine(c.Label))
	}
	return strings.Join(lines, "\n")
}
