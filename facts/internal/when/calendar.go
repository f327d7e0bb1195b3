package when

// number reads a cardinal up to 99 or in digits.
func (p *parser) number(i int) (int, int) {
	if p.at(i) != kNum {
		return 0, 0
	}
	n := int(p.l[i].n)
	if p.l[i].flag&fDigits == 0 && n >= 20 {
		if k := p.skip(i+1, kDash); p.at(k) == kNum && p.l[k].flag&fDigits == 0 && p.l[k].n < 10 {
			return n + int(p.l[k].n), k + 1
		}
	}
	return n, i + 1
}

// ordinal reads "13th", "thirteenth" and "twenty first".
func (p *parser) ordinal(i int) (int, int) {
	if p.at(i) == kOrd {
		return int(p.l[i].n), i + 1
	}
	if p.at(i) == kNum && p.l[i].flag&fDigits == 0 && (p.l[i].n == 20 || p.l[i].n == 30) {
		if k := p.skip(i+1, kDash); p.at(k) == kOrd && p.l[k].flag&fDigits == 0 && p.l[k].n < 10 {
			return int(p.l[i].n + p.l[k].n), k + 1
		}
	}
	return 0, 0
}

// dayNumber reads the day of a month. A cardinal that counts something isn't one.
func (p *parser) dayNumber(i int) (int, int) {
	if n, next := p.ordinal(i); next > 0 {
		return n, within31(n, next)
	}
	n, next := p.number(i)
	switch p.at(next) {
	case kCounted, kThousand:
		return 0, 0
	case kUnit: // "jan 22 week", but not "jan 2 weeks"
		if n == 1 || p.l[next].n != unitWeek || p.l[next].flag&fPlural != 0 {
			return 0, 0
		}
	}
	return n, within31(n, next)
}

func within31(n, next int) int {
	if n < 1 || n > 31 {
		return 0
	}
	return next
}

// yearNumber reads 2024, "twenty twenty four" and "two thousand twenty four".
func (p *parser) yearNumber(i int) (int, int) {
	n, next := p.number(i)
	if next == 0 {
		return 0, 0
	}
	switch {
	case p.l[i].flag&fDigits != 0:
		if len(p.l[i].text) != 4 || p.at(next) == kCounted {
			return 0, 0
		}
	case p.at(next) == kThousand && n == 2:
		n, next = 2000, next+1
		if rest, k := p.number(p.skip(next, kAnd)); k > 0 && rest < 100 {
			n, next = n+rest, k
		}
	case (p.l[i].n == 19 || p.l[i].n == 20) && p.at(i+1) == kNum && p.l[i+1].flag&fDigits == 0:
		rest, k := p.number(i + 1)
		if rest < 10 {
			return 0, 0
		}
		n, next = 100*n+rest, k
	}
	if !isYear(n) {
		return 0, 0
	}
	return n, next
}

// yearAfter reads the year that follows a month or season: "2023", "of 2023",
// "of last year".
func (p *parser) yearAfter(i int) (int, int) {
	i = p.skip(i, kDash)
	if p.at(i) == kOf || p.at(i) == kPrep && p.l[i].n == prepIn {
		i++
	}
	if y, next := p.yearNumber(i); next > 0 {
		return y, next
	}
	if p.at(i) == kWhich && p.at(i+1) == kUnit && p.l[i+1].n == unitYear && p.l[i+1].flag&fPlural == 0 {
		y, _, _ := p.today.date()
		return y + step(int(p.l[i].n)), i + 2
	}
	return 0, 0
}

// step returns how many units from the present "this", "next" or "last" is.
func step(which int) int {
	switch which {
	case whichNext, whichComing:
		return 1
	case whichLast, whichPast:
		return -1
	}
	return 0
}

// onDay places a month's day in the year that which says, or the nearest.
func (p *parser) onDay(m, d, which int) moment {
	year, _, _ := p.today.date()
	best, found := day(0), false
	reach := 1
	if m == 2 && d == 29 {
		reach = 8
	}
	for y := year - reach; y <= year+reach; y++ {
		if !exists(y, m, d) || which == whichThis && y != year {
			continue
		}
		at := civil(y, m, d)
		switch step(which) {
		case 1:
			if at > p.today && (!found || at < best) {
				best, found = at, true
			}
		case -1:
			if at < p.today {
				best, found = at, true
			}
		default:
			if !found || nearer(p.today, at, best) {
				best, found = at, true
			}
		}
	}
	if !found {
		return moment{void: true}
	}
	out := oneDay(best)
	if which < 0 {
		out.cycle = yearly
	}
	return out
}

// nearer reports whether a is nearer to d than b; of two as near the later one.
func nearer(d, a, b day) bool {
	da, db := max(a-d, d-a), max(b-d, d-b)
	return da < db || da == db && a > b
}

// inMonth places a month in the year that which says, or the nearest.
func (p *parser) inMonth(m, which int) moment {
	year, now, _ := p.today.date()
	n := mod(m-now+5, 12) - 5
	switch {
	case which < 0:
	case which == whichThis:
		n = m - now
	case step(which) > 0:
		n = mod(m-now-1, 12) + 1
	default:
		n = -mod(now-m-1, 12) - 1
	}
	out := monthOf(year, now+n)
	if which < 0 {
		out.cycle = yearly
	}
	return out
}
