package facts

import (
	"fmt"
	"strings"
)

// Explain shows how a question was understood, which targets came nearest and
// what spoke for and against each.
func (t *Table) Explain(question string, c Context) string {
	x := t.index
	v := x.converse(x.reader.read(question), c)
	var b strings.Builder
	fmt.Fprintf(&b, "understood  %s\n", v.reading.query())
	fmt.Fprintf(&b, "floors      coverage %.2f, score %.2f, asked %.2f\n", floorCoverage, floorScore, floorAsked)
	for i, h := range v.hits {
		if i == 6 {
			break
		}
		b.WriteString(x.explainHit(h, v.reading))
	}
	fmt.Fprintf(&b, "outcome     %s\n", v.outcome)
	return b.String()
}

func (x *index) explainHit(h hit, r *reading) string {
	tg := &x.targets[h.target]
	name := "unsaid"
	if tg.fact != nil {
		name = "fact  "
		return fmt.Sprintf("  %s %-34s score %.3f = coverage %.2f, likeness %.2f, asked %.2f%s\n",
			name, tg.fact.ID, h.score, h.coverage, h.likeness, h.asked, x.against(h, r))
	}
	return fmt.Sprintf("  %s %-34s score %.3f = coverage %.2f, likeness %.2f%s\n",
		name, tg.unsaid.ID, h.score, h.coverage, h.likeness, x.against(h, r))
}

func (x *index) against(h hit, r *reading) string {
	var out []string
	for _, u := range x.missing(h.target, r) {
		out = append(out, u.text)
	}
	s := ""
	if len(out) > 0 {
		s = "; can't account for: " + strings.Join(out, ", ")
	}
	if h.bare {
		s += "; lacks a word that it needs"
	}
	return s
}
