package facts

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// complaint is what is wrong with a value and what to do about it; the zero
// value is no complaint.
type complaint struct{ what, do string }

// dateForms tells a curator how dates are written.
const dateForms = "write 2024, 2024-03, 2024-03-08, or a span with both ends included, 2024-03-11/2024-03-15"

var (
	datePattern   = regexp.MustCompile(`^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$`)
	clumsyPattern = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$`)
)

// parseInterval reads a date or a span as a table writes it.
func parseInterval(text string) (Interval, complaint) {
	from, to, span := strings.Cut(text, "/")
	if !span || clumsyPattern.MatchString(text) {
		i, wrong := parseDate(text)
		if wrong.what != "" {
			return Interval{}, wrong
		}
		return newInterval(i.From, i.To), complaint{}
	}
	first, wrong := parseDate(strings.TrimSpace(from))
	if wrong.what != "" {
		return Interval{}, wrong
	}
	last, wrong := parseDate(strings.TrimSpace(to))
	if wrong.what != "" {
		return Interval{}, wrong
	}
	if last.From.Before(first.From) {
		return Interval{}, complaint{quoted(text) + " ends before it starts", "write the earlier date first"}
	}
	return newInterval(first.From, last.To), complaint{}
}

// parseDate reads one year, month or day.
func parseDate(text string) (Interval, complaint) {
	m := datePattern.FindStringSubmatch(text)
	if m == nil {
		if c := clumsyPattern.FindStringSubmatch(text); c != nil {
			month, _ := strconv.Atoi(c[2])
			day, _ := strconv.Atoi(c[3])
			return Interval{}, complaint{quoted(text) + " is not how a table writes a date",
				fmt.Sprintf("if the month stands in the middle, write %s-%02d-%02d", c[1], month, day)}
		}
		return Interval{}, complaint{quoted(text) + " is not a date", dateForms}
	}
	// The pattern admits nothing but digits; an empty part counts as 0.
	year, _ := strconv.Atoi(m[1])
	month, _ := strconv.Atoi(m[2])
	day, _ := strconv.Atoi(m[3])
	switch {
	case year < 1000:
		return Interval{}, complaint{quoted(text) + " is not a date of our calendar", "write a year from 1000 to 9999"}
	case m[2] == "":
		from := time.Date(year, time.January, 1, 0, 0, 0, 0, time.UTC)
		return Interval{From: from, To: from.AddDate(1, 0, 0)}, complaint{}
	case month < 1 || month > 12:
		return Interval{}, complaint{fmt.Sprintf("%s has month %s, which doesn't exist", quoted(text), m[2]),
			"write year-month-day with a month from 01 to 12"}
	}
	from := time.Date(year, time.Month(month), 1, 0, 0, 0, 0, time.UTC)
	if m[3] == "" {
		return Interval{From: from, To: from.AddDate(0, 1, 0)}, complaint{}
	}
	if days := from.AddDate(0, 1, -1).Day(); day < 1 || day > days {
		return Interval{}, complaint{quoted(text) + " is a date that doesn't exist",
			fmt.Sprintf("look it up again; %s has %d days", from.Format("January 2006"), days)}
	}
	from = from.AddDate(0, 0, day-1)
	return Interval{From: from, To: from.AddDate(0, 0, 1)}, complaint{}
}
