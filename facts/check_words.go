package facts

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// This is no grammar of dates: it understands the few forms that news agencies
// use and says nothing about all others, so that it finds slips of the pen and
// no false alarm.

// meaningsOf returns what words can mean in an article of that day, nothing if
// it doesn't understand them.
func meaningsOf(words string, published time.Time) []Interval {
	w := slices.DeleteFunc(plainWords(words), func(s string) bool { return slices.Contains(datelessWords, s) })
	part := ""
	if i := slices.IndexFunc(w, func(s string) bool { return s == "early" || s == "late" }); i >= 0 {
		part = w[i]
		w = slices.Delete(w, i, i+1)
	}
	if len(w) > 1 && (w[0] == "week" || w[0] == "weeks") {
		return weeksOf(meaningsOf(strings.Join(w[1:], " "), published))
	}
	relation := ""
	if len(w) == 2 && slices.Contains([]string{"next", "last", "this", "past", "coming"}, w[0]) {
		relation = w[0]
		w = w[1:]
	}
	switch len(w) {
	case 1:
		return partsOf(oneWord(w[0], relation, published), part)
	case 2:
		if m, year := monthOf(w[0]), yearIn(w[1]); m != 0 && year != 0 {
			first := time.Date(year, m, 1, 0, 0, 0, 0, time.UTC)
			return partsOf([]Interval{newInterval(first, first.AddDate(0, 1, 0))}, part)
		}
		return monthAndDay(w[0], w[1], published)
	}
	return nil
}

// datelessWords change nothing about a date.
var datelessWords = []string{"on", "the", "in", "at", "by", "during", "of", "since", "until", "before", "after",
	"morning", "afternoon", "evening", "night"}

// oneWord returns the meanings of a word such as friday, week or november with
// an optional next, last or this before it.
func oneWord(word, relation string, published time.Time) []Interval {
	if day, ok := weekdayOf(word); ok {
		return weekdayNear(day, relation, published)
	}
	if m := monthOf(word); m != 0 {
		return monthNear(m, relation, published)
	}
	step := map[string]int{"next": 1, "coming": 1, "last": -1, "past": -1}[relation]
	switch {
	case word == "week" && relation != "":
		day := published.AddDate(0, 0, 7*step)
		return []Interval{weekFrom(day, time.Monday), weekFrom(day, time.Sunday)}
	case word == "month" && relation != "":
		first := published.AddDate(0, step, 1-published.Day())
		return []Interval{newInterval(first, first.AddDate(0, 1, 0))}
	case word == "year" && relation != "":
		return []Interval{yearOf(published.Year() + step)}
	}
	days, known := map[string]int{"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}[word]
	if known && relation == "" {
		return []Interval{dayInterval(published.AddDate(0, 0, days))}
	}
	if year := yearIn(word); year != 0 {
		return []Interval{yearOf(year)}
	}
	return nil
}

// yearIn returns the year that four digits write, 0 if a word is none.
func yearIn(word string) int {
	year, err := strconv.Atoi(word)
	if err != nil || len(word) != 4 || year < 1000 {
		return 0
	}
	return year
}

func dayInterval(day time.Time) Interval { return newInterval(day, day.AddDate(0, 0, 1)) }

func yearOf(year int) Interval {
	first := time.Date(year, time.January, 1, 0, 0, 0, 0, time.UTC)
	return newInterval(first, first.AddDate(1, 0, 0))
}

// weekFrom returns the seven days around a day that begin with a weekday.
func weekFrom(day time.Time, first time.Weekday) Interval {
	from := day.AddDate(0, 0, -int((day.Weekday()-first+7)%7))
	return newInterval(from, from.AddDate(0, 0, 7))
}

func weeksOf(days []Interval) []Interval {
	var weeks []Interval
	for _, d := range days {
		weeks = append(weeks, weekFrom(d.From, time.Monday), weekFrom(d.From, time.Sunday))
	}
	return weeks
}

// weekdayNear returns the days with that name close to the day of publication:
// six on each side, or thirteen on the side that next and last point to.
func weekdayNear(weekday time.Weekday, relation string, published time.Time) []Interval {
	from, to := -6, 6
	switch relation {
	case "next", "coming":
		from, to = 1, 13
	case "last", "past":
		from, to = -13, -1
	}
	var days []Interval
	for n := from; n <= to; n++ {
		if day := published.AddDate(0, 0, n); day.Weekday() == weekday {
			days = append(days, dayInterval(day))
		}
	}
	return days
}

// monthNear returns the months of that name from the year before to the year
// after, or the nearest one on the side that next and last point to.
func monthNear(month time.Month, relation string, published time.Time) []Interval {
	thisMonth := time.Date(published.Year(), published.Month(), 1, 0, 0, 0, 0, time.UTC)
	var near []Interval
	for year := published.Year() - 1; year <= published.Year()+1; year++ {
		first := time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
		before, after := first.Before(thisMonth), first.After(thisMonth)
		if relation == "next" && !after || (relation == "last" || relation == "past") && !before {
			continue
		}
		near = append(near, newInterval(first, first.AddDate(0, 1, 0)))
	}
	switch relation {
	case "next", "coming":
		return near[:min(1, len(near))]
	case "last", "past":
		return near[max(0, len(near)-1):]
	}
	return near
}

// monthAndDay returns the days that "january 22" and "22 january" can be.
func monthAndDay(a, b string, published time.Time) []Interval {
	if monthOf(a) == 0 {
		a, b = b, a
	}
	b = strings.TrimRight(b, "stndrh")
	var days []Interval
	for year := published.Year() - 1; year <= published.Year()+1; year++ {
		if day, ok := dayOf(a, b, strconv.Itoa(year)); ok {
			days = append(days, dayInterval(day))
		}
	}
	return days
}

// partsOf narrows months to their early or late half; other spans stay as they
// are ("late Wednesday" is a Wednesday).
func partsOf(spans []Interval, part string) []Interval {
	if part == "" {
		return spans
	}
	narrowed := slices.Clone(spans)
	for i, s := range spans {
		middle := s.From.AddDate(0, 0, 15)
		switch {
		case s.Precision != Month:
		case part == "early":
			narrowed[i] = newInterval(s.From, middle)
		default:
			narrowed[i] = newInterval(middle, s.To)
		}
	}
	return narrowed
}
