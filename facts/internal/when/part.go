package when

// part reads "early january", "late last august", "end of the month", "earlier
// this week", "beginning of 2024".
func (p *parser) part(i int) (moment, int) {
	part := int(p.l[i].n)
	j := i + 1
	if p.at(i) == kStarting {
		part = partBeginning
	}
	switch part {
	case partEnd, partBeginning, partMiddle:
		if p.at(j) != kOf {
			return moment{}, 0
		}
		m, next := p.container(j + 1)
		return m.third(part), next
	case partMid:
		j = p.skip(j, kDash)
	}
	if p.at(j) == kPrep && p.l[j].n <= prepIn {
		j++
	}
	m, next := p.container(j)
	if next == 0 || m.void {
		return m, next
	}
	if part == partEarlier || part == partLater {
		return p.restOf(m, part), next
	}
	return m.third(part), next
}

// container reads the span that something is a part of; "the month" is this one.
func (p *parser) container(i int) (moment, int) {
	if k := p.skip(i, kThe); p.at(k) == kUnit && p.l[k].flag&fPlural == 0 {
		if m, next := p.date(i); next > 0 {
			return m, next
		}
		if unit := int(p.l[k].n); unit == unitYear || unit == unitMonth || unit == unitWeek || unit == unitDay && k > i || unit == unitQuarter {
			return unitAt(unit, p.today, 0), k + 1
		}
		return moment{}, 0
	}
	return p.date(i)
}

// restOf returns what of m lies before or after the article's day; if m
// doesn't contain that day, its early or late part.
func (p *parser) restOf(m moment, part int) moment {
	switch {
	case m.precision == Day || m.ranged:
		return m
	case p.today < m.from || p.today >= m.to:
		return m.third(part)
	case part == partEarlier && p.today > m.from:
		return moment{from: m.from, to: p.today, precision: Period}
	case part == partLater && p.today+1 < m.to:
		return moment{from: p.today + 1, to: m.to, precision: Period}
	}
	return oneDay(p.today)
}

// nthUnit reads what follows an ordinal: "quarter of 2023", "half of the
// year", "week of february", "day of next month".
func (p *parser) nthUnit(n, i int) (moment, int) {
	switch {
	case p.at(i) == kHalf && p.at(i+1) == kOf && n <= 2:
		m, next := p.container(i + 2)
		if next == 0 || m.void || m.to-m.from < 2 {
			return moment{}, 0
		}
		half := m.from + (m.to-m.from)/2
		if m.precision == Year {
			half = m.from.addMonths(6)
		}
		if n == 1 {
			return moment{from: m.from, to: half, precision: Period}, next
		}
		return moment{from: half, to: m.to, precision: Period}, next
	case p.at(i) != kUnit || p.l[i].flag&fPlural != 0:
		return moment{}, 0
	case p.l[i].n == unitQuarter && n <= 4:
		return p.quarter(n, i+1)
	case p.at(i+1) == kOf || p.at(i+1) == kPrep && p.l[i+1].n == prepIn:
		return p.nthOf(n, int(p.l[i].n), i+2)
	case p.at(i+1) == kMonth && p.l[i].n == unitWeek:
		return p.nthOf(n, int(p.l[i].n), i+1)
	}
	return moment{}, 0
}

// nthOf returns the n-th day, week or month of the container at i; -1 is the
// last one. The first week of a month is its first seven days.
func (p *parser) nthOf(n, unit, i int) (moment, int) {
	m, next := p.container(i)
	if next == 0 || m.void || m.ranged || m.precision == Day || n == 0 {
		return moment{}, 0
	}
	var out moment
	switch unit {
	case unitDay, unitWeek:
		length := day(1)
		out.precision = Day
		if unit == unitWeek {
			length, out.precision = 7, Period
		}
		out.from = m.from + day(n-1)*length
		if n < 0 {
			out.from = m.to - length
		}
		out.to = min(out.from+length, m.to)
	case unitMonth:
		out = unitAt(unitMonth, m.from, n-1)
		if n < 0 {
			out = unitAt(unitMonth, m.to-1, 0)
		}
	default:
		return moment{}, 0
	}
	if out.from < m.from || out.to > m.to || out.from >= out.to {
		return moment{void: true}, next
	}
	return out, next
}

// quarter returns a quarter of the year that follows, or of the nearest one.
func (p *parser) quarter(n, i int) (moment, int) {
	m := 3*n - 2
	if y, next := p.yearAfter(i); next > 0 {
		return threeMonths(y, m), next
	}
	y, _, _ := p.today.date()
	return p.nearest(threeMonths(y-1, m), threeMonths(y, m), threeMonths(y+1, m)), i
}

func threeMonths(y, m int) moment {
	return moment{from: civil(y, m, 1), to: civil(y, m+3, 1), precision: Period}
}

// nearest returns the one whose middle is nearest to the article's day.
func (p *parser) nearest(ms ...moment) moment {
	best := ms[0]
	for _, m := range ms[1:] {
		if nearer(2*p.today, m.from+m.to, best.from+best.to) {
			best = m
		}
	}
	return best
}

// season reads "summer", "summer 2023", "the fall of last year".
func (p *parser) season(i, which int) (moment, int) {
	m := int(p.l[i].n)
	if y, next := p.yearAfter(i + 1); next > 0 && (p.l[i].flag&fAmbiguous == 0 || p.at(i+1) != kPrep && p.at(i+1) != kWhich) {
		return threeMonths(y, m), next
	}
	if which < 0 && p.l[i].flag&fAmbiguous != 0 && !p.lone && !(p.before(i) == kPrep && p.clear(i+1)) || p.namesEvent(i+1) {
		return moment{}, 0
	}
	y, _, _ := p.today.date()
	near := make([]moment, 0, 4)
	for n := y - 2; n <= y+1; n++ {
		near = append(near, threeMonths(n, m))
	}
	switch {
	case which < 0:
		return p.nearest(near...), i + 1
	case which == whichThis:
		for _, s := range near {
			if s.to > p.today {
				return s, i + 1
			}
		}
	case step(which) > 0:
		for _, s := range near {
			if s.from > p.today {
				return s, i + 1
			}
		}
	}
	last := near[0]
	for _, s := range near {
		if s.to <= p.today {
			last = s
		}
	}
	return last, i + 1
}

// namesEvent reports whether a season's name is part of another name: "winter
// olympics", "spring festival", "summer davos".
func (p *parser) namesEvent(i int) bool {
	if p.at(i) != kOther {
		return false
	}
	switch p.l[i].text {
	case "olympics", "olympic", "games", "festival", "camp", "school", "palace", "davos", "break", "offensive":
		return true
	}
	return false
}
