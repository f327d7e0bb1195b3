package when

// token reads a date that is one token, and the year or month that follows it.
func (p *parser) token(i int) (moment, int) {
	l := &p.l[i]
	y, m, d := int(l.y), int(l.m), int(l.d)
	next := i + 1
	if p.at(next) == kCounted || l.flag&fAmbiguous != 0 && (!p.introduced(i) || p.at(next) == kOf) {
		return moment{}, 0
	}
	if y == 0 && m != 0 {
		if year, end := p.yearAfter(next); end > 0 {
			y, next = year, end
		}
	}
	switch {
	case m == 0 && d == 0:
		return yearOf(y), next
	case m == 0:
		if p.at(next) == kWhich && p.at(next+1) == kUnit && p.l[next+1].n == unitMonth {
			return unitAt(unitMonth, p.today, step(int(p.l[next].n))).dayIn(d), next + 2
		}
		return p.dayAlone(d), next
	case d == 0 && y == 0:
		return p.inMonth(m, -1), next
	case d == 0:
		return monthOf(y, m), next
	}
	out := p.days(y, m, d, 0, -1)
	if l.n == 1 {
		alt := p.days(y, d, m, 0, -1)
		out.altFrom, out.altTo = alt.from, alt.to
	}
	return out, next
}
