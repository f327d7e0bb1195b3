package words

import (
	"strings"
	"time"

	"nutgraf/facts"
)

// Day returns a day: "January 12, 2024", "2024年1月12日".
func (w *Words) Day(day time.Time) string {
	if w.English() {
		return day.Format("January 2, 2006")
	}
	return w.Say("date.day", parts(day))
}

func (w *Words) month(day time.Time) string { return w.Say("date.month", parts(day)) }

func parts(day time.Time) With {
	return With{"Year": day.Year(), "Month": int(day.Month()), "Day": day.Day()}
}

// Interval returns a span of days as precisely as it is known: "late August
// 2023", "2023年8月下旬". It is empty if there is none.
func (w *Words) Interval(i facts.Interval) string {
	if w.English() || i.IsZero() {
		return i.String()
	}
	last := i.To.AddDate(0, 0, -1)
	switch {
	case i.Precision == facts.Year:
		return w.Say("date.year", parts(i.From))
	case i.Precision == facts.Month:
		return w.month(i.From)
	case !last.After(i.From):
		return w.Day(i.From)
	case i.Precision == facts.Week && i.To.Equal(i.From.AddDate(0, 0, 7)):
		return w.Say("date.week", With{"Day": w.Day(i.From)})
	}
	if third := i.Third(); third != "" {
		return w.Say("date."+third, With{"Month": w.month(i.From)})
	}
	return w.span(i.From, last)
}

// span says year and month once where both ends share them, and no days where it
// covers whole months.
func (w *Words) span(first, last time.Time) string {
	from, to := w.Day(first), w.Day(last)
	if next := last.AddDate(0, 0, 1); first.Day() == 1 && next.Day() == 1 {
		from, to = w.month(first), w.month(last)
	}
	return w.Say("date.span", With{"From": from, "To": strings.TrimPrefix(to, common(from, to))})
}

// common returns the year, or year and month, that two dates begin with; empty
// where taking it away would leave nothing.
func common(a, b string) string {
	var shared string
	for i, r := range a {
		if i >= len(b) || b[i] != a[i] {
			break
		}
		if end := i + len(string(r)); (r == '年' || r == '月') && strings.HasPrefix(b, a[:end]) && end < len(b) && end < len(a) {
			shared = a[:end]
		}
	}
	return shared
}

// List joins names: "a, b and c", "a、b和c".
func (w *Words) List(names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	return strings.Join(names[:len(names)-1], w.Say("list.comma")) + w.Say("list.and") + names[len(names)-1]
}
