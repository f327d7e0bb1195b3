package facts

import (
	"slices"

	"nutgraf/facts/internal/lexicon"
)

// asides marks the units of clauses that ask nothing, when another clause does.
func (p *pass) asides() {
	start := 0
	type clause struct {
		from, to int
		asks     bool
	}
	var clauses []clause
	for i := range p.tokens {
		if p.tokens[i].Break || i == len(p.tokens)-1 {
			clauses = append(clauses, clause{start, i + 1, p.clauseAsks(start, i+1)})
			start = i + 1
		}
	}
	if !slices.ContainsFunc(clauses, func(c clause) bool { return c.asks }) {
		return
	}
	for i := range p.r.units {
		for _, c := range clauses {
			if u := &p.r.units[i]; u.first >= c.from && u.first < c.to && !c.asks {
				u.aside = true
			}
		}
	}
	p.forgetAsides()
}

// forgetAsides makes what is said beside a question count for nothing, save
// names and dates, when the question says enough by itself.
func (p *pass) forgetAsides() {
	core := 0
	for i := range p.r.units {
		if u := &p.r.units[i]; !u.aside && !u.light {
			core++
		}
	}
	for i := range p.r.units {
		if u := &p.r.units[i]; core >= 2 && u.aside && u.kind != unitEntity && u.kind != unitDate {
			u.light = true
		}
	}
}

func (p *pass) clauseAsks(from, to int) bool {
	if auxiliaries[p.tokens[from].Text] {
		return true
	}
	for i := from; i < to; i++ {
		if e := p.lex.Word(p.tokens[i].Text); e != nil && e.Class == lexicon.Ask {
			return true
		}
	}
	return false
}
