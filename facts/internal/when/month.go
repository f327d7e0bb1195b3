package when

// month reads what begins with the name of a month: "january", "jan 12",
// "jan 12 2024", "january 2024", "january of last year", "jan 9-12".
func (p *parser) month(i, which int) (moment, int) {
	m := int(p.l[i].n)
	at := p.skip(p.skip(i+1, kDash), kThe)
	if p.at(i+1) == kThe && !p.ordinalAt(at) {
		at = len(p.l)
	}
	d, afterDay := p.dayNumber(at)
	y, afterYear := p.yearAfter(i + 1)
	if afterDay > 0 {
		out, next := p.monthDays(i, m, d, afterDay, which)
		if next >= afterYear {
			return out, next
		}
	}
	if afterYear > 0 {
		return monthOf(y, m), afterYear
	}
	if !p.namesMonth(i, which) {
		return moment{}, 0
	}
	return p.inMonth(m, which), i + 1
}

func (p *parser) ordinalAt(i int) bool {
	_, next := p.ordinal(i)
	return next > 0
}

// monthDays continues "jan 9": with a second day, with a year.
func (p *parser) monthDays(i, m, d, next, which int) (moment, int) {
	last, end := 0, 0
	if k := p.connector(next, p.before(i) == kBetween); k > 0 {
		last, end = p.dayNumber(p.skip(k, kThe))
		if end > 0 && (p.at(end) == kMonth || p.at(end) == kOf && p.at(end+1) == kMonth) {
			end = 0
		}
	}
	if end > 0 {
		next = end
	}
	y, afterYear := p.yearAfter(next)
	if afterYear > 0 {
		next = afterYear
	}
	return p.days(y, m, d, last, which), next
}

// days returns the day or the days of a month; year 0 is unknown, last is 0 for
// a single day.
func (p *parser) days(y, m, d, last, which int) moment {
	from := p.onDay(m, d, which)
	if y != 0 {
		from = exactDay(y, m, d)
	}
	if last == 0 || from.void {
		return from
	}
	year, _, _ := from.from.date()
	to := exactDay(year, m, last)
	if to.void || last <= d {
		return moment{void: true}
	}
	return moment{from: from.from, to: to.to, precision: Period, ranged: true}
}

func exactDay(y, m, d int) moment {
	if !exists(y, m, d) {
		return moment{void: true}
	}
	return oneDay(civil(y, m, d))
}

// namesMonth reports whether the word at i, without a day or year, is a month
// here rather than a verb or a name.
func (p *parser) namesMonth(i, which int) bool {
	if p.l[i].flag&fAmbiguous == 0 {
		return true
	}
	switch {
	case which >= 0: // "this may help", "the next march on Washington"
		return p.clear(i+1) && p.at(i-2) != kThe
	case p.at(i-1) == kThe:
		return false
	}
	return p.introduced(i)
}

// leadingNumber reads what begins with a number or an ordinal: "12 january
// 2024", "9-12 jan", "the 13th", "2024", "two weeks ago", "first quarter".
func (p *parser) leadingNumber(i int) (moment, int) {
	if m, next := p.dayFirst(i); next > 0 {
		return m, next
	}
	if m, next := p.distance(i); next > 0 {
		return m, next
	}
	if y, next := p.yearNumber(i); next > 0 && p.isYearAlone(i, y, next) {
		return p.years(y, next)
	}
	if n, next := p.ordinal(i); next > 0 {
		if m, next := p.nthUnit(n, next); next > 0 {
			return m, next
		}
		if p.namesDay(i, n, next) {
			return p.dayAlone(n), next
		}
		return p.ofMonth(n, next)
	}
	return moment{}, 0
}

// isYearAlone keeps round numbers and numbers in words from being years.
func (p *parser) isYearAlone(i, y, next int) bool {
	if p.at(i-1) == kDash || p.at(i-1) == kMonth || p.at(next) == kUnit {
		return false
	}
	return y != 2000 && p.l[i].flag&fDigits != 0 || p.introduced(i) || p.clear(next) && p.l[i].flag&fDigits != 0
}

// years reads "2022-23" apart from the plain year; "2021-2023" is a range like
// any other.
func (p *parser) years(y, next int) (moment, int) {
	if p.at(next) == kDash && p.at(next+1) == kNum && p.l[next+1].flag&fDigits != 0 && len(p.l[next+1].text) == 2 {
		last := y/100*100 + int(p.l[next+1].n)
		if last <= y {
			return moment{}, 0
		}
		return moment{from: civil(y, 1, 1), to: civil(last+1, 1, 1), precision: Period, ranged: true}, next + 2
	}
	return yearOf(y), next
}

// dayFirst reads "12 january 2024", "12th of january", "9 to 12 january".
func (p *parser) dayFirst(i int) (moment, int) {
	d, next := p.dayNumber(i)
	if next == 0 {
		return moment{}, 0
	}
	cardinal := p.at(i) == kNum && next == i+1
	last := 0
	if k := p.connector(next, p.before(i) == kBetween); k > 0 {
		if l, end := p.dayNumber(p.skip(k, kThe)); end > 0 {
			last, next, cardinal = l, end, false
		}
	}
	k := p.skip(p.skip(next, kOf), kDash)
	if p.at(k) != kMonth || cardinal && !p.namesDayFirst(i, k) {
		return moment{}, 0
	}
	m := int(p.l[k].n)
	y, end := p.yearAfter(k + 1)
	if end == 0 {
		end = k + 1
	}
	return p.days(y, m, d, last, -1), end
}

// namesDayFirst tells "on 20 may" and "20 may 2024" from "20 may attend".
func (p *parser) namesDayFirst(i, month int) bool {
	if p.l[month].flag&fAmbiguous == 0 || p.l[month].tok == p.l[i].tok || p.clear(month+1) {
		return true
	}
	if _, next := p.yearAfter(month + 1); next > 0 {
		return true
	}
	return p.introduced(i)
}

// dayAlone returns the nearest day with that number.
func (p *parser) dayAlone(d int) moment {
	y, m, _ := p.today.date()
	best, found := day(0), false
	for n := -2; n <= 2; n++ {
		first := unitAt(unitMonth, civil(y, m, 1), n)
		if at := first.from + day(d-1); d >= 1 && at < first.to && (!found || nearer(p.today, at, best)) {
			best, found = at, true
		}
	}
	if !found {
		return moment{void: true}
	}
	return oneDay(best)
}

// namesDay tells "on the 13th" from "the 13th amendment".
func (p *parser) namesDay(i, d, next int) bool {
	if d > 31 || !p.clear(next) || p.at(next) == kOf {
		return false
	}
	digits := p.l[i].flag&fDigits != 0
	switch p.before(i) {
	case kPrep:
		return true
	case kRel, kTo, kBetween, kFrom, kAnd:
		return d >= 4
	}
	return d >= 4 && digits || d >= 11 && p.at(i-1) == kThe
}

// ofMonth reads "(the 13th) of next month" and "of the month".
func (p *parser) ofMonth(d, i int) (moment, int) {
	if p.at(i) != kOf || d > 31 {
		return moment{}, 0
	}
	n := 0
	if p.at(i+1) == kWhich {
		n = step(int(p.l[i+1].n))
	} else if p.at(i+1) != kThe {
		return moment{}, 0
	}
	if p.at(i+2) != kUnit || p.l[i+2].n != unitMonth {
		return moment{}, 0
	}
	m := unitAt(unitMonth, p.today, n)
	if at := m.from + day(d-1); d >= 1 && at < m.to {
		return oneDay(at), i + 3
	}
	return moment{void: true}, i + 3
}

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
			return exactIn(unitAt(unitMonth, p.today, step(int(p.l[next].n))), d), next + 2
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

// exactIn returns the d-th day of a month.
func exactIn(month moment, d int) moment {
	if at := month.from + day(d-1); d >= 1 && at < month.to {
		return oneDay(at)
	}
	return moment{void: true}
}
