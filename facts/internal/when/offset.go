package when

import "time"

// Offset is a distance from an event: "the day before", "two weeks after", "on
// the eve of". [ReadOffset] reads one, Span applies it to the event's days.
type Offset struct {
	Relation Relation // Before or After
	Tokens   int      // how many tokens it took; the event comes behind them
	unit     int
	low      int // at least so many units away
	high     int // and at most so many
	whole    bool
}

// ReadOffset reads an offset at the beginning of tokens, with its preposition
// and article. What comes behind it is for the caller to know; when it is a
// date, Find has found the whole phrase already.
func ReadOffset(tokens []string) (Offset, bool) {
	if len(tokens) > 8 {
		tokens = tokens[:8]
	}
	var room [16]lexeme
	p := parser{l: lex(room[:0], tokens)}
	i := p.skip(p.skip(0, kPrep), kThe)
	if p.at(i) == kOther && p.l[i].text == "eve" && p.at(i+1) == kOf {
		return Offset{Relation: Before, Tokens: i + 2, unit: unitDay, low: 1, high: 1}, i > 0
	}
	o := Offset{low: 1, high: 1}
	switch p.at(i) {
	case kUnit:
		o.whole = true
		if p.l[i].flag&fPlural != 0 {
			o.low, o.high = 1, vague[p.l[i].n]
		}
	case kDaypart: // the night before
		o.unit = unitDay
	default:
		low, high, next := p.quantity(i)
		if next == 0 || low == 0 || !p.counts(low, next) && p.at(next) != kUnit {
			return Offset{}, false
		}
		o.low, o.high, i = low, high, next
	}
	if p.at(i) == kUnit {
		o.unit = int(p.l[i].n)
	}
	relation, next := p.beforeOrAfter(i + 1)
	if next == 0 {
		return Offset{}, false
	}
	o.Relation, o.Tokens = relation, int(p.l[next-1].tok)+1
	return o, next == len(p.l) || p.l[next].tok != p.l[next-1].tok
}

func (p *parser) beforeOrAfter(i int) (Relation, int) {
	switch p.at(i) {
	case kRel:
		switch p.l[i].n {
		case relBefore:
			return Before, i + 1
		case relAfter:
			return After, i + 1
		}
	case kPrior:
		if p.at(i+1) == kTo || p.at(i+1) == kOf {
			return Before, i + 2
		}
	case kWhich:
		if p.l[i].text == "following" {
			return After, i + 1
		}
	}
	return "", 0
}

// Span returns the days that lie at the offset from an event [from, to):
// "the week before" is the whole week, "two days before" one day, "days
// before" the last few. First and Last are zero.
func (o Offset) Span(from, to time.Time) Span {
	first, last := dayOf(from), dayOf(to)-1
	if last < first {
		last = first
	}
	m := oneDay(first.after(-o.low, o.unit))
	switch {
	case o.Relation == Before && o.low != o.high:
		m = moment{from: first.after(-o.high, o.unit), to: first, precision: Period}
	case o.Relation == After && o.low != o.high:
		m = moment{from: last + 1, to: last.after(o.high, o.unit) + 1, precision: Period}
	case o.whole && o.Relation == Before:
		m = unitAt(o.unit, first, -1)
	case o.whole:
		m = unitAt(o.unit, last, 1)
	case o.Relation == After:
		m = oneDay(last.after(o.low, o.unit))
	}
	s, _ := found{m, On}.span()
	return s
}
