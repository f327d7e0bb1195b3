package facts

import (
	"slices"

	"nutgraf/facts/internal/when"
)

// daysOf puts a date in the place of "the day before …" and "the day after …" an
// event that has one.
func (p *pass) daysOf() {
	if p.vocab == nil {
		return // the table's own texts: there the event is the point
	}
	for i := 0; i < len(p.tokens); i++ {
		days, next := p.dayStep(i)
		if next == 0 {
			continue
		}
		k := slices.IndexFunc(p.r.units, func(u unit) bool {
			return u.first >= next && u.first <= next+2 && u.kind == unitEntity && len(u.entity) == 1
		})
		if k < 0 {
			continue
		}
		u := &p.r.units[k]
		e := p.table[u.entity[0]]
		if e.Kind != Event || e.When.IsZero() || e.When.Precision != Day {
			continue
		}
		from := e.When.From.AddDate(0, 0, days)
		date := unit{kind: unitDate, miss: missDate, first: i, last: u.last, span: when.Span{From: from, To: from.AddDate(0, 0, 1), Precision: when.Day, First: i, Last: u.last}}
		date.text = joinTokens(p.tokens[i:u.last])
		end := u.last
		p.r.units = slices.DeleteFunc(p.r.units, func(u unit) bool { return u.last > i && u.first < end })
		p.r.units = append(p.r.units, date)
		slices.SortStableFunc(p.r.units, func(a, b unit) int { return a.first - b.first })
		if p.r.relAt > i && p.r.relAt <= next+1 {
			p.r.relation, p.r.relAt = "", 0
		}
	}
}

// dayStep reads "day before", "day after" and the like at token i: how many days
// from the event, and the token behind; 0 if there is none.
func (p *pass) dayStep(i int) (days, next int) {
	if i+2 >= len(p.tokens) {
		return 0, 0
	}
	switch p.tokens[i].Text {
	case "day":
	case "eve":
		if p.tokens[i+1].Text == "of" {
			return -1, i + 2
		}
		return 0, 0
	default:
		return 0, 0
	}
	switch p.tokens[i+1].Text {
	case "before", "preceding":
		return -1, i + 2
	case "after", "following":
		return 1, i + 2
	case "prior":
		if p.tokens[i+2].Text == "to" {
			return -1, i + 3
		}
	}
	return 0, 0
}
