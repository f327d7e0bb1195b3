package facts

import (
	"fmt"
	"time"
)

// dayFormat, monthFormat and yearFormat are how a table writes dates.
const (
	dayFormat   = "2006-01-02"
	monthFormat = "2006-01"
	yearFormat  = "2006"
)

// newInterval returns the span [from, to) with the precision that its edges
// have: a calendar day, month or year, a week (Monday to Sunday, or Monday to
// Friday), and a period otherwise.
func newInterval(from, to time.Time) Interval {
	i := Interval{From: from, To: to, Precision: Period}
	monday := from.Weekday() == time.Monday
	switch {
	case to.Equal(from.AddDate(0, 0, 1)):
		i.Precision = Day
	case monday && (to.Equal(from.AddDate(0, 0, 7)) || to.Equal(from.AddDate(0, 0, 5))):
		i.Precision = Week
	case from.Day() == 1 && to.Equal(from.AddDate(0, 1, 0)):
		i.Precision = Month
	case from.YearDay() == 1 && to.Equal(from.AddDate(1, 0, 0)):
		i.Precision = Year
	}
	return i
}

// String returns the interval for people: "January 12, 2024", "January 15–19,
// 2024", "the week of January 22, 2024", "late August 2023", "February 2024".
// It is empty if there is no interval.
func (i Interval) String() string {
	if i.IsZero() {
		return ""
	}
	last := i.To.AddDate(0, 0, -1)
	switch {
	case i.Precision == Year:
		return i.From.Format(yearFormat)
	case i.Precision == Month:
		return i.From.Format("January 2006")
	case !last.After(i.From):
		return i.From.Format("January 2, 2006")
	case i.Precision == Week && i.To.Equal(i.From.AddDate(0, 0, 7)):
		return "the week of " + i.From.Format("January 2, 2006")
	}
	switch third := i.Third(); third {
	case "mid":
		return "mid-" + i.From.Format("January 2006")
	case "early", "late":
		return third + i.From.Format(" January 2006")
	}
	return spanString(i.From, last)
}

// Third returns early, mid or late when the interval is that third of a month
// (1–10, 11–20, 21 to its end), which is how a table writes "late last August",
// and empty otherwise.
func (i Interval) Third() string {
	first, after := i.From.Day(), i.To.Day()
	oneMonth := i.To.AddDate(0, 0, -1).Month() == i.From.Month() && i.To.Sub(i.From) < 32*24*time.Hour
	switch {
	case !oneMonth:
		return ""
	case first == 1 && after == 11:
		return "early"
	case first == 11 && after == 21:
		return "mid"
	case first == 21 && after == 1:
		return "late"
	}
	return ""
}

// spanString writes a span from its first day to its last one, saying month and
// year once where they are shared, and no days where it covers whole months.
func spanString(first, last time.Time) string {
	next := last.AddDate(0, 0, 1)
	sameYear := first.Year() == last.Year()
	switch {
	case first.YearDay() == 1 && next.YearDay() == 1:
		return fmt.Sprintf("%d–%d", first.Year(), last.Year())
	case first.Day() == 1 && next.Day() == 1 && sameYear:
		return first.Format("January") + "–" + last.Format("January 2006")
	case first.Day() == 1 && next.Day() == 1:
		return first.Format("January 2006") + " – " + last.Format("January 2006")
	case sameYear && first.Month() == last.Month():
		return first.Format("January 2") + last.Format("–2, 2006")
	case sameYear:
		return first.Format("January 2") + " – " + last.Format("January 2, 2006")
	}
	return first.Format("January 2, 2006") + " – " + last.Format("January 2, 2006")
}
