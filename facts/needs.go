package facts

// dateCredit says how well a target's dates agree with those of a question.
func (tg *target) dateCredit(s span) float64 {
	best := 0.0
	for i, d := range tg.dates {
		if !s.Meets(d.From, d.To) {
			continue
		}
		c := 0.85
		if i == 0 && tg.fact != nil && !tg.fact.When.IsZero() {
			c = 1
		}
		if d.To.Sub(d.From) > 3*s.To.Sub(s.From) {
			c *= 0.7
		}
		best = max(best, c)
	}
	return best
}

// needed reports whether a reading has a word of each group that a target
// needs.
func (x *index) needed(tg *target, r *reading) bool {
	for i := range tg.needs {
		if !tg.needs[i].met(r) {
			return false
		}
	}
	return true
}

func (n *need) met(r *reading) bool {
	for _, t := range r.tokens {
		if n.words[t.Text] {
			return true
		}
	}
	for _, g := range n.options {
		for i := range r.units {
			for _, o := range r.units[i].options {
				if o.feats[0] == g.feats[0] {
					return true
				}
			}
		}
	}
	return false
}
