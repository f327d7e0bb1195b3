package facts

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// dates checks that a fact's date, the article's words for it and the dates in
// its answer don't contradict each other.
func (c *checker) dates(i int) {
	f := c.table.Facts[i]
	if f.Words != "" && f.When.IsZero() {
		c.report(fmt.Sprintf("words: %s belong to no date", quoted(f.Words)), "add when: with the date they mean, or remove words:",
			pathTo("facts", i, "words"))
	}
	if f.Words != "" && !f.When.IsZero() {
		c.words(i)
	}
	c.answerDates(i)
}

// words compares the article's words for a date with the date.
func (c *checker) words(i int) {
	f := c.table.Facts[i]
	for part := range strings.SplitSeq(f.Words, ",") {
		meant := meaningsOf(part, c.table.Article.Published)
		if len(meant) == 0 || anyAgrees(meant, f.When) {
			continue
		}
		c.report(fmt.Sprintf("when is %s, but %s in an article of %s means %s", f.When, quoted(strings.TrimSpace(part)),
			c.table.Article.Published.Format("Monday, January 2, 2006"), meaningsText(meant)),
			"correct the date, or the words if they belong to another one", pathTo("facts", i, "when"))
		return
	}
}

// anyAgrees reports whether a date is one of the meanings, a part of one, or a
// longer span that has one in it.
func anyAgrees(meant []Interval, when Interval) bool {
	for _, m := range meant {
		if within(when, m) || within(m, when) {
			return true
		}
	}
	return false
}

func within(inner, outer Interval) bool {
	return !inner.From.Before(outer.From) && !inner.To.After(outer.To)
}

func meaningsText(meant []Interval) string {
	texts := make([]string, len(meant))
	for i, m := range meant {
		texts[i] = m.String()
	}
	return listed(texts, "or")
}

// answerDates checks the full dates in an answer: their weekday, that they
// exist, and that one of them is the fact's day.
func (c *checker) answerDates(i int) {
	f := c.table.Facts[i]
	path := pathTo("facts", i, "answer")
	var days []time.Time
	for _, m := range fullDate.FindAllStringSubmatch(f.Answer, -1) {
		day, ok := dayOf(m[2], m[3], m[4])
		switch {
		case !ok:
			c.report(fmt.Sprintf("the answer says %q, a date that doesn't exist", m[0]), "look the date up again", path)
			return
		case m[1] != "" && !strings.EqualFold(m[1], day.Weekday().String()):
			c.report(fmt.Sprintf("the answer says %q, but that day is a %s", m[0], day.Weekday()), "correct the weekday or the date", path)
			return
		}
		days = append(days, day)
	}
	if f.When.Precision != Day || len(days) == 0 {
		return
	}
	for _, day := range days {
		if day.Equal(f.When.From) {
			return
		}
	}
	c.report(fmt.Sprintf("the answer says %s, but when is %s", days[0].Format("January 2, 2006"), f.When), "correct one of them", path)
}

// dayOf returns the day that words for month, day and year name, false if it
// doesn't exist.
func dayOf(month, day, year string) (time.Time, bool) {
	m := monthOf(month)
	d, dayErr := strconv.Atoi(day)
	y, yearErr := strconv.Atoi(year)
	date := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	return date, dayErr == nil && yearErr == nil && m != 0 && date.Day() == d && date.Month() == m
}

// monthOf returns the month of a name in lower or upper case, 0 if it is none.
func monthOf(name string) time.Month {
	for m := time.January; m <= time.December; m++ {
		if strings.EqualFold(m.String(), name) {
			return m
		}
	}
	return 0
}

// weekdayOf returns the day of a name in lower or upper case.
func weekdayOf(name string) (time.Weekday, bool) {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if strings.EqualFold(d.String(), name) {
			return d, true
		}
	}
	return 0, false
}
