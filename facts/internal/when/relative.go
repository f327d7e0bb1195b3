package when

// which reads what begins with "this", "next", "last" …: a weekday, month,
// unit, season or number of units.
func (p *parser) which(i int) (moment, int) {
	which := int(p.l[i].n)
	j := i + 1
	if which == whichThis && p.at(j) == kWhich && p.l[j].text != "this" { // this past week
		which = int(p.l[j].n)
		j++
	}
	if p.at(j) == kDash {
		j++
	}
	switch p.at(j) {
	case kWeekday:
		if which == whichLast && p.lasting && p.at(i-1) != kThe && !p.preposed(i) {
			return moment{}, 0 // "how long did it last friday"
		}
		return p.weekday(j, which)
	case kMonth:
		return p.month(j, which)
	case kSeason:
		return p.season(j, which)
	case kDaypart:
		switch {
		case which == whichThis:
			return oneDay(p.today), j + 1
		case which == whichLast && p.l[j].text == "night":
			return oneDay(p.today - 1), j + 1
		}
	case kUnit:
		return p.whichUnit(i, j, which)
	case kNum, kCount:
		return p.stretch(i, j, which)
	}
	return moment{}, 0
}

// preposed reports whether a preposition stands before i.
func (p *parser) preposed(i int) bool {
	switch p.before(i) {
	case kPrep, kRel, kFrom, kBetween:
		return true
	}
	return false
}

// whichUnit reads "next week", "last month of 2023", "the coming days".
func (p *parser) whichUnit(i, j, which int) (moment, int) {
	unit := int(p.l[j].n)
	if which == whichLast && p.at(j+1) == kOf && p.l[j].flag&fPlural == 0 {
		if m, next := p.nthOf(-1, unit, j+2); next > 0 {
			return m, next
		}
	}
	if p.l[j].flag&fPlural != 0 {
		if (which == whichNext || which == whichLast) && !p.preposed(i) && p.at(i-1) != kThe {
			if unit == unitDay {
				return moment{}, 0
			}
			return p.inUnit(unit, which, j+1) // "last years summit"
		}
		return p.around(which, vague[unit], unit), j + 1
	}
	switch {
	case unit == unitDay, unit == unitDecade && which != whichPast && which != whichLast:
		return moment{}, 0
	case which == whichPast && unit != unitWeekend, unit == unitDecade:
		return p.around(which, 1, unit), j + 1
	}
	return p.inUnit(unit, which, j+1)
}

// inUnit returns this, the next or the last unit, or a weekday or month in it.
func (p *parser) inUnit(unit, which, next int) (moment, int) {
	m := unitAt(unit, p.today, step(which))
	k := next
	if p.at(k) == kPrep && p.l[k].n <= prepIn {
		k++
	}
	switch {
	case unit == unitWeek && p.at(k) == kWeekday && p.namesWeekday(k):
		if _, end := p.dateAfterWeekday(k + 1); end == 0 {
			return oneDay(m.from + day(p.l[k].n)), k + 1
		}
	case unit == unitYear && p.at(k) == kMonth && (k > next || p.namesMonth(k, -1)):
		if _, end := p.dayNumber(k + 1); end == 0 {
			y, _, _ := m.from.date()
			return monthOf(y, int(p.l[k].n)), k + 1
		}
	case p.at(next) == kDate && p.l[next].flag&fChinese != 0:
		if m, ok := p.completed(m, next); ok {
			return m, next + 1
		}
	}
	if unit == unitWeekend && step(which) == 1 && m.from-7 > p.today {
		if which == whichComing {
			return unitAt(unit, m.from-7, 0), next
		}
		m.altFrom, m.altTo = m.from-7, m.to-7
	}
	return m, next
}

// vague says how many units "the coming days, weeks …" are.
var vague = [...]int{unitDay: 7, unitWeek: 8, unitWeekend: 2, unitMonth: 6, unitQuarter: 2, unitYear: 5, unitDecade: 2}

// around returns n units from the article's day on, or back.
func (p *parser) around(which, n, unit int) moment {
	if step(which) < 0 {
		return moment{from: p.today.after(-n, unit), to: p.today + 1, precision: Period}
	}
	if which == whichThis {
		return moment{void: true}
	}
	return moment{from: p.today, to: p.today.after(n, unit) + 1, precision: Period}
}

// stretch reads "(the) next three days". Without an article or preposition it
// may be a duration: "did it last six months".
func (p *parser) stretch(i, j, which int) (moment, int) {
	n, _, k := p.quantity(j)
	if k == 0 || !p.counts(n, k) || p.at(k+1) == kOf || which == whichThis || p.at(i-1) != kThe && !p.preposed(i) {
		return moment{}, 0
	}
	if which == whichNext && p.at(j) == kCount {
		_, n, _ = p.quantity(j)
	}
	return p.around(which, n, int(p.l[k].n)), k + 1
}

// quantity reads a number of units, between low and high: "two", "a", "a
// couple of", "several".
func (p *parser) quantity(i int) (low, high, next int) {
	switch p.at(i) {
	case kA:
		if p.at(i+1) != kCount {
			return 1, 1, i + 1
		}
		i++
	case kNum:
		n, next := p.number(i)
		return n, n, next
	}
	if p.at(i) != kCount {
		return 0, 0, 0
	}
	switch p.l[i].text {
	case "few":
		return 2, 5, i + 1
	case "several":
		return 3, 8, i + 1
	}
	return 2, 2, p.skip(i+1, kOf)
}

// counts reports whether at k stands a unit that n of can be counted; "six
// month extension" is none.
func (p *parser) counts(n, k int) bool {
	return p.at(k) == kUnit && (n == 1 || p.l[k].flag&fPlural != 0 || p.clear(k+1))
}

// distance reads "two weeks ago", "three days from now", "a week after january
// 13".
func (p *parser) distance(i int) (moment, int) {
	low, high, k := p.quantity(i)
	if k == 0 || low == 0 || !p.counts(low, k) {
		return moment{}, 0
	}
	unit := int(p.l[k].n)
	switch p.at(k + 1) {
	case kAgo:
		return p.away(-high, -low, unit), k + 2
	case kFrom:
		if p.at(k+2) == kNow {
			return p.away(low, high, unit), k + 3
		}
		return p.shifted(low, unit, k+2)
	case kRel:
		switch p.l[k+1].n {
		case relAfter:
			return p.shifted(low, unit, k+2)
		case relBefore:
			return p.shifted(-low, unit, k+2)
		}
	}
	return moment{}, 0
}

// away returns the units that lie from low to high units away.
func (p *parser) away(low, high, unit int) moment {
	m := unitAt(unit, p.today, low)
	if high != low {
		m.to, m.precision = unitAt(unit, p.today, high).to, Period
	}
	return m
}

// shifted reads a day and moves it: "two days before friday".
func (p *parser) shifted(n, unit, i int) (moment, int) {
	m, next := p.date(i)
	if next == 0 || m.void || m.ranged {
		return moment{}, 0
	}
	if m.precision == Day {
		return oneDay(m.from.after(n, unit)), next
	}
	if n < 0 {
		return unitAt(unit, m.from, n), next
	}
	return unitAt(unit, m.to-1, n), next
}

// within reads "in two weeks" and "within a month", which look ahead.
func (p *parser) within(i int) (moment, int) {
	low, high, k := p.quantity(i + 1)
	if k == 0 || low == 0 || !p.counts(low, k) || p.counting || p.at(k+1) == kOf || p.at(k+1) == kAgo {
		return moment{}, 0
	}
	unit := int(p.l[k].n)
	next := k + 1
	if p.at(next) == kOther && p.l[next].text == "time" {
		next++
	}
	switch p.l[i].n {
	case prepIn:
		if m, end := p.distance(i + 1); end > 0 {
			return m, end
		}
		return p.away(low, high, unit), next
	case prepWithin:
		return p.around(whichNext, high, unit), next
	}
	return moment{}, 0
}
