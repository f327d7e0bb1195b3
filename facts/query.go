package facts

import (
	"slices"
	"strings"
)

// Query is a question as it was understood.
type Query struct {
	Asks  []Ask
	Parts []Part
}

// Part is one meaningful piece of a question.
type Part struct {
	Kind string // idea, entity, modifier, attribute, number, date, type, word or name
	Text string // as it was read, folded
	As   string // what it was taken for: an entity's id, an idea's name, a date
}

// String returns the query on one line, for tests and explanations:
// "when: entity taiwan-election; idea extend".
func (q Query) String() string {
	asks := make([]string, len(q.Asks))
	for i, a := range q.Asks {
		asks[i] = string(a)
	}
	parts := make([]string, len(q.Parts))
	for i, p := range q.Parts {
		parts[i] = strings.TrimSpace(p.Kind + " " + p.Text)
		if p.As != "" && p.As != p.Text {
			parts[i] += "=" + p.As
		}
	}
	return strings.Join(asks, "+") + ": " + strings.Join(parts, "; ")
}

func (r *reading) query() Query {
	q := Query{Asks: slices.Clone(r.asks)}
	for _, u := range r.units {
		p := Part{Kind: u.kind.String(), Text: u.text}
		switch {
		case u.kind == unitDate:
			p.As = Interval{From: u.span.From, To: u.span.To, Precision: Precision(u.span.Precision)}.String()
		case len(u.entity) > 0:
			p.As = strings.Join(u.entity, "|")
		}
		q.Parts = append(q.Parts, p)
	}
	return q
}
