package when

import "time"

// A day is the number of days since 1970-01-01. Arithmetic on it is what keeps
// this package fast.
type day int

const daySeconds = 24 * 60 * 60

func dayOf(t time.Time) day {
	y, m, d := t.UTC().Date()
	return civil(y, int(m), d)
}

func (d day) time() time.Time { return time.Unix(int64(d)*daySeconds, 0).UTC() }

// weekday counts from Monday, 0.
func (d day) weekday() int { return mod(int(d)+3, 7) }

// monday returns the first day of d's week.
func (d day) monday() day { return d - day(d.weekday()) }

// civil returns the day of a date of the Gregorian calendar; months beyond
// 1…12 roll over into other years, days beyond the month into other months.
func civil(y, m, d int) day {
	y, m = y+floorDiv(m-1, 12), mod(m-1, 12)+1
	if m <= 2 {
		y--
		m += 12
	}
	return day(365*y + floorDiv(y, 4) - floorDiv(y, 100) + floorDiv(y, 400) + (153*(m-3)+2)/5 + d - 1 - 719468)
}

// date is the inverse of civil.
func (d day) date() (year, month, dayOfMonth int) {
	z := int(d) + 719468
	era := floorDiv(z, 146097)
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	year, month, dayOfMonth = yoe+era*400, mp+3, doy-(153*mp+2)/5+1
	if month > 12 {
		year, month = year+1, month-12
	}
	return year, month, dayOfMonth
}

// monthLength returns the number of days of a month.
func monthLength(y, m int) int { return int(civil(y, m+1, 1) - civil(y, m, 1)) }

// exists reports whether a date is in the calendar.
func exists(y, m, d int) bool {
	return y >= 1 && m >= 1 && m <= 12 && d >= 1 && d <= monthLength(y, m)
}

// addMonths moves d by whole months and stays inside the month it reaches.
func (d day) addMonths(n int) day {
	y, m, dom := d.date()
	first := civil(y, m+n, 1)
	ry, rm, _ := first.date()
	return first + day(min(dom, monthLength(ry, rm))-1)
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func mod(a, b int) int { return a - floorDiv(a, b)*b }
