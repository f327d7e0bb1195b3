package when

// weekday reads what begins with a weekday: "friday", "friday january 12",
// "friday the 12th", "friday of next week".
func (p *parser) weekday(i, which int) (moment, int) {
	w := int(p.l[i].n)
	if m, next := p.dateAfterWeekday(i + 1); next > 0 {
		m.clash = m.clash || m.single() && m.from.weekday() != w
		return m, next
	}
	if !p.namesWeekday(i) {
		return moment{}, 0
	}
	next := i + 1
	if p.at(next) == kDaypart {
		next++
	}
	if p.at(next) == kRel && p.at(i-1) == kThe {
		if m, end := p.besideWeekday(w, next); end > 0 {
			return m, end
		}
	}
	if monday, end := p.ofWeek(next); end > 0 && which < 0 {
		return oneDay(monday + day(w)), end
	}
	return p.onWeekday(w, which), next
}

// onWeekday applies the rules of the package comment.
func (p *parser) onWeekday(w, which int) moment {
	at := p.today.monday() + day(w)
	out := oneDay(at)
	alt := at
	switch which {
	case whichThis:
		if at < p.today {
			alt = at + 7
		}
	case whichNext:
		out = oneDay(at + 7)
		if at <= p.today {
			alt = at + 7
		}
	case whichComing:
		if at <= p.today {
			out = oneDay(at + 7)
		}
		alt = out.from
	case whichLast, whichPast:
		if at >= p.today {
			out = oneDay(at - 7)
		}
		if alt = at - 7; which == whichPast {
			alt = out.from
		}
	default:
		out.cycle = weekly
	}
	if alt != out.from {
		out.altFrom, out.altTo = alt, alt+1
	}
	return out
}

// besideWeekday reads "(the friday) before january 13" and "after next".
func (p *parser) besideWeekday(w, i int) (moment, int) {
	rel := p.l[i].n
	if rel == relAfter && p.at(i+1) == kWhich && p.l[i+1].n == whichNext && p.clear(i+2) {
		return oneDay(p.today.monday() + day(14+w)), i + 2
	}
	m, next := p.date(i + 1)
	switch {
	case next == 0 || !m.single():
		return moment{}, 0
	case rel == relBefore:
		return oneDay(m.from - 7 + day(mod(w-m.from.weekday(), 7))), next
	case rel == relAfter:
		return oneDay(m.to + day(mod(w-m.to.weekday(), 7))), next
	}
	return moment{}, 0
}

// dateAfterWeekday reads the date that a weekday adorns.
func (p *parser) dateAfterWeekday(i int) (moment, int) {
	k := p.skip(i, kThe)
	switch p.at(k) {
	case kMonth:
		if k > i {
			return moment{}, 0
		}
		if m, next := p.month(k, -1); next > 0 && m.precision == Day {
			return m, next
		}
	case kDate:
		if m, next := p.token(k); next > 0 && m.precision == Day {
			return m, next
		}
	case kNum, kOrd:
		if m, next := p.dayFirst(k); next > 0 && m.precision == Day {
			return m, next
		}
		if d, next := p.ordinal(k); next > 0 && d <= 31 {
			if m, end := p.ofMonth(d, next); end > 0 {
				return m, end
			}
			if p.clear(next) {
				return p.dayAlone(d), next
			}
		}
		if d, next := p.dayNumber(k); next > 0 && p.clear(next) && p.dayAlone(d).from.weekday() == int(p.l[i-1].n) {
			return p.dayAlone(d), next // friday 12
		}
	}
	return moment{}, 0
}

// namesWeekday keeps "who sat" and "sun yat" from being days.
func (p *parser) namesWeekday(i int) bool {
	if p.l[i].flag&fAmbiguous == 0 {
		return true
	}
	switch p.at(i + 1) {
	case kTo, kAnd, kOr, kDash:
		if p.at(i+2) == kWeekday { // sat and sun
			return true
		}
	}
	return p.clear(i+1) && (p.introduced(i) || p.at(i-1) == kWhich || p.at(i+1) == kDaypart)
}

// ofWeek reads "next week", "of last week", "in the week of january 22" behind a
// weekday and returns that week's Monday.
func (p *parser) ofWeek(i int) (day, int) {
	if p.at(i) == kOf || p.at(i) == kPrep && p.l[i].n <= prepIn {
		i++
	}
	k := p.skip(i, kThe)
	if p.at(k) == kWhich && p.at(k+1) == kUnit && p.l[k+1].n == unitWeek {
		return p.today.monday() + day(7*step(int(p.l[k].n))), k + 2
	}
	if p.at(k) == kUnit && p.l[k].n == unitWeek && k > i {
		if m, next := p.unit(k); next > 0 && m.precision == Week {
			return m.from, next
		}
	}
	return 0, 0
}

// unit reads what begins with a unit: "week of january 22", "weekend", "year
// 2023", "day before yesterday", "week after next".
func (p *parser) unit(i int) (moment, int) {
	unit := int(p.l[i].n)
	switch k := p.at(i + 1); {
	case p.l[i].flag&fPlural != 0 && k == kAgo:
		return p.around(whichPast, vague[unit], unit), i + 2
	case p.l[i].flag&fPlural != 0:
		return moment{}, 0
	case k == kOf, k == kStarting:
		return p.unitOf(unit, i+2)
	case k == kRel && (p.l[i+1].n == relBefore || p.l[i+1].n == relAfter):
		return p.beside(unit, int(p.l[i+1].n), i+2)
	case k == kAgo:
		return unitAt(unit, p.today, -1), i + 2
	case unit == unitYear && k == kNum:
		if y, next := p.yearNumber(i + 1); next > 0 {
			return yearOf(y), next
		}
	case unit == unitWeek && (k == kMonth || k == kDate || k == kNum || k == kOrd):
		if m, next := p.date(i + 1); next > 0 && m.single() {
			return unitAt(unit, m.from, 0), next
		}
	}
	if unit == unitWeekend && p.at(i+1) != kRel && (p.at(i-1) == kThe || p.introduced(i)) {
		return unitAt(unit, p.today, 0), i + 1
	}
	return moment{}, 0
}

// unitOf reads the date in "week of january 22", "day of the 13th", "month of
// may", "week beginning on monday".
func (p *parser) unitOf(unit, i int) (moment, int) {
	if p.at(i) == kPrep && p.l[i].n == prepOn {
		i++
	}
	m, next := p.date(i)
	if k := p.skip(i, kThe); next == 0 && p.ordinalAt(k) {
		d, end := p.ordinal(k)
		m, next = p.dayAlone(d), end
	}
	switch {
	case next == 0 || m.void || m.ranged:
		return moment{}, 0
	case m.precision == Day:
		return unitAt(unit, m.from, 0), next
	case m.precision == Month && unit == unitMonth, m.precision == Week && unit == unitWeek:
		return m, next
	}
	return moment{}, 0
}

// beside reads "day before yesterday", "week after next", "week before january
// 22".
func (p *parser) beside(unit, rel, i int) (moment, int) {
	n := 1
	if rel == relBefore {
		n = -1
	}
	if p.at(i) == kWhich && p.clear(i+1) && step(int(p.l[i].n)) == n && unit != unitDay {
		return unitAt(unit, p.today, 2*n), i + 1
	}
	m, next := p.date(i)
	if next == 0 || m.void {
		return moment{}, 0
	}
	if n < 0 {
		return unitAt(unit, m.from, -1), next
	}
	return unitAt(unit, m.to-1, 1), next
}
