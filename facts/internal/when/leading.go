package when

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
		if p.at(next) == kMonth {
			return p.yearFirst(y, next)
		}
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
	if p.at(i-1) == kDash && p.at(i-2) != kPart && p.at(i-2) != kNum || p.at(i-1) == kMonth || p.at(next) == kUnit {
		return false
	}
	return y != 2000 && p.l[i].flag&fDigits != 0 || p.introduced(i) || p.clear(next) && p.l[i].flag&fDigits != 0
}

// yearFirst reads the month and day after a year: "2024 jan 13".
func (p *parser) yearFirst(y, i int) (moment, int) {
	m := int(p.l[i].n)
	if d, next := p.dayNumber(i + 1); next > 0 {
		return exactDay(y, m, d), next
	}
	if p.l[i].flag&fAmbiguous != 0 && !p.clear(i+1) {
		return yearOf(y), i
	}
	return monthOf(y, m), i + 1
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

// dayAlone returns the nearest day with that number; a past one counts as
// twice as far, since "the 31st" is mostly yet to come.
func (p *parser) dayAlone(d int) moment {
	y, m, _ := p.today.date()
	best, found := day(0), false
	for n := -2; n <= 2; n++ {
		first := unitAt(unitMonth, civil(y, m, 1), n)
		if at := first.from + day(d-1); d >= 1 && at < first.to && (!found || p.likelier(at, best)) {
			best, found = at, true
		}
	}
	if !found {
		return moment{void: true}
	}
	out := oneDay(best)
	out.cycle = monthly
	return out
}

func (p *parser) likelier(a, b day) bool {
	da, db := a-p.today, b-p.today
	return max(da, -2*da) < max(db, -2*db)
}

// namesDay tells "on the 13th" from "the 13th amendment".
func (p *parser) namesDay(i, d, next int) bool {
	if d > 31 || !p.clear(next) || p.at(next) == kOf {
		return false
	}
	digits := p.l[i].flag&fDigits != 0
	before := p.skipBack(i)
	switch p.at(before) {
	case kPrep:
		return p.l[before].n == prepOn || d >= 4 && digits
	case kRel, kBetween, kFrom:
		return d >= 4
	case kTo:
		return d >= 4 && (digits || p.at(before-1) == kOrd)
	}
	return digits && (d >= 4 || p.lone) || d >= 11 && p.at(i-1) == kThe
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
	return unitAt(unitMonth, p.today, n).dayIn(d), i + 3
}
