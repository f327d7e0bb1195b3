package when

// moment is an interval on its way to becoming a Span.
type moment struct {
	from, to       day
	altFrom, altTo day // a second reading, if altTo isn't 0
	precision      Precision
	cycle          cycle
	clash          bool
	ranged         bool // already a range
	void           bool // said like a date, but no such day exists
}

// cycle says by what a moment could be moved, because the phrase left it open.
type cycle uint8

const (
	fixed cycle = iota
	weekly
	monthly
	yearly
)

func oneDay(d day) moment { return moment{from: d, to: d + 1, precision: Day} }

func (m moment) single() bool { return m.precision == Day && !m.void }

func (m moment) addYears(n int) moment {
	m.from, m.to = m.from.addMonths(12*n), (m.to-1).addMonths(12*n)+1
	if m.precision == Month {
		y, mo, _ := m.from.date()
		m.to = civil(y, mo+1, 1)
	}
	return m
}

// join makes a range of two moments. A second one that would end before the
// first is moved by the week or year that the phrase left open.
func join(a, b moment) (moment, bool) {
	if a.void || b.void || a.ranged || b.ranged {
		return moment{}, false
	}
	switch {
	case a.cycle == yearly && b.cycle == fixed:
		for n := 0; a.from >= b.to && n < 200; n++ {
			a = a.addYears(-1)
		}
		for n := 0; n < 200 && a.addYears(1).from < b.to; n++ {
			a = a.addYears(1)
		}
	case b.cycle == yearly && a.cycle == fixed:
		for n := 0; b.to <= a.from && n < 200; n++ {
			b = b.addYears(1)
		}
		for n := 0; n < 200 && a.precision != Year && b.addYears(-1).to > a.to; n++ {
			b = b.addYears(-1)
		}
	case b.cycle == yearly && b.to <= a.from:
		b = b.addYears(1)
	case b.cycle == weekly && b.to <= a.from:
		weeks := (a.from - b.to + 7) / 7 * 7
		b.from, b.to = b.from+weeks, b.to+weeks
	}
	if b.to <= a.from || b.from < a.from {
		return moment{}, false
	}
	return moment{from: a.from, to: b.to, precision: Period, ranged: true, clash: a.clash || b.clash}, true
}

// unitAt returns the unit that contains d, moved by n units.
func unitAt(unit int, d day, n int) moment {
	y, m, _ := d.date()
	monday := d.monday() + day(7*n)
	switch unit {
	case unitDay:
		return oneDay(d + day(n))
	case unitWeek:
		return moment{from: monday, to: monday + 7, precision: Week}
	case unitWeekend:
		return moment{from: monday + 5, to: monday + 7, precision: Period}
	case unitMonth:
		return moment{from: civil(y, m+n, 1), to: civil(y, m+n+1, 1), precision: Month}
	case unitQuarter:
		first := (m-1)/3*3 + 1 + 3*n
		return moment{from: civil(y, first, 1), to: civil(y, first+3, 1), precision: Period}
	case unitDecade:
		n *= 10
	}
	return yearOf(y + n)
}

func yearOf(y int) moment {
	return moment{from: civil(y, 1, 1), to: civil(y+1, 1, 1), precision: Year}
}

func monthOf(y, m int) moment {
	return moment{from: civil(y, m, 1), to: civil(y, m+1, 1), precision: Month}
}

// dayIn returns the d-th day of a month.
func (m moment) dayIn(d int) moment {
	if at := m.from + day(d-1); d >= 1 && at < m.to {
		return oneDay(at)
	}
	return moment{void: true}
}

// after moves d by n units, not to whole units.
func (d day) after(n, unit int) day {
	switch unit {
	case unitDay:
		return d + day(n)
	case unitWeek, unitWeekend:
		return d + day(7*n)
	case unitMonth:
		return d.addMonths(n)
	case unitQuarter:
		return d.addMonths(3 * n)
	case unitDecade:
		return d.addMonths(120 * n)
	}
	return d.addMonths(12 * n)
}

// third returns the early, middle or late part of a moment.
func (m moment) third(part int) moment {
	length := int(m.to - m.from)
	out := moment{from: m.from, to: m.to, precision: Period, cycle: m.cycle}
	var first, last day // length of the first part, beginning of the last one
	switch {
	case m.precision == Day || m.void || m.ranged:
		return m
	case m.precision == Week && part == partEnd:
		out.from += 4
		return out
	case m.precision == Week && (part == partMid || part == partMiddle):
		out.from, out.to = m.from+1, m.from+4
		return out
	case m.precision == Week:
		first, last = m.from+3, m.from+3
	case m.precision == Month:
		first, last = m.from+10, m.from+20
	case length > 3650: // a decade
		first, last = m.from.addMonths(48), m.from.addMonths(84)
	case m.precision == Year:
		first, last = m.from.addMonths(4), m.from.addMonths(8)
	default:
		first, last = m.from+day((length+2)/3), m.to-day((length+2)/3)
	}
	switch part {
	case partEarly, partBeginning, partEarlier:
		out.to = first
	case partMid, partMiddle:
		out.from, out.to = first, max(last, first+1)
	default:
		out.from = last
	}
	return out
}
