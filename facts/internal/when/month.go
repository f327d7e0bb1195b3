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
	if p.l[i].flag&fAmbiguous != 0 && !p.introduced(i) {
		if p.at(at) != kNum && p.at(at) != kOrd || p.l[at].flag&fDigits == 0 && !p.clear(afterDay) {
			afterDay = 0 // "may first meet"
		}
		if k := p.skip(i+1, kDash); p.at(k) == kPrep || p.at(k) == kWhich {
			afterYear = 0 // "may in 2024 become"
		}
	}
	if afterDay > 0 {
		out, next := p.monthDays(i, m, d, afterDay, which)
		if next >= afterYear {
			return out, next
		}
	}
	if afterYear > 0 {
		return monthOf(y, m), afterYear
	}
	if n, k := p.number(i + 1); n > 31 && n < 100 && p.clear(k) {
		return moment{void: true}, k // "january 32"
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
	if end == 0 {
		last, end = p.bareRange(d, next)
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

// bareRange reads the 12 of "jan 9 12", where a dash was lost.
func (p *parser) bareRange(d, i int) (int, int) {
	if p.at(i) != kNum || p.l[i].flag&fDigits == 0 {
		return 0, 0
	}
	last, end := p.dayNumber(i)
	if _, year := p.yearAfter(end); end == 0 || last <= d || year == 0 && !p.clear(end) {
		return 0, 0
	}
	return last, end
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
