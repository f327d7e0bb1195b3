package handlers

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"nutgraf/facts"
)

// card says where facts come from, how firm they are and as of when. The table
// knows days and no times of day, so that a day is a plain one: Discord's
// timestamps would shift it for members in other zones.
func card(t *facts.Table, list []facts.Fact) Card {
	c := Card{Origin: t.Article.Publisher, AsOf: t.Article.Published.Format("January 2, 2006")}
	var paragraphs []string
	var statuses []string
	for _, f := range list {
		if p := fmt.Sprint(f.Paragraph); !slices.Contains(paragraphs, p) {
			paragraphs = append(paragraphs, p)
		}
		if s := status(t, f); !slices.Contains(statuses, s) {
			statuses = append(statuses, s)
		}
	}
	c.Standing = strings.Join(statuses, "; ")
	switch len(paragraphs) {
	case 0:
	case 1:
		c.Origin += ", paragraph " + paragraphs[0]
	default:
		c.Origin += ", paragraphs " + joinAnd(paragraphs)
	}
	return c
}

// line joins what stays the same whenever it is asked.
func (c Card) line() string {
	parts := []string{c.Origin, c.Standing, "as of " + c.AsOf}
	if c.Standing == "" {
		parts = slices.Delete(parts, 1, 2)
	}
	return strings.Join(parts, " · ")
}

func status(t *facts.Table, f facts.Fact) string {
	if f.By == "" {
		return string(f.Status)
	}
	by, ok := t.Find(f.By)
	if !ok {
		return string(f.Status)
	}
	return string(f.Status) + " by " + by.Name
}

// stale warns of facts that were about what was ahead when the article was
// written and lies in the past by now. It names the last such event, in longer
// and shorter words; nil if there is none.
func stale(t *facts.Table, list []facts.Fact, now time.Time) []string {
	var last facts.Interval
	what := ""
	note := func(name string, when facts.Interval) {
		ahead := when.From.After(t.Article.Published)
		if ahead && !now.Before(when.To) && when.From.After(last.From) {
			last, what = when, name
		}
	}
	for _, f := range list {
		for _, id := range f.About {
			if e, ok := t.Find(id); ok && !e.When.IsZero() && looksAhead(f, e) {
				note(dated(e), e.When)
			}
		}
		note(f.When.String(), f.When)
	}
	if last.IsZero() {
		return nil
	}
	return []string{"Written before " + what + ", and not updated since.", "Written before " + last.String() + "."}
}

// looksAhead says whether a fact tells of an event as of something to come, or
// with its day.
func looksAhead(f facts.Fact, e facts.Entity) bool {
	return f.Status == facts.Announced || f.Status == facts.Expected || strings.Contains(f.Answer, e.When.From.Format("January 2"))
}

// dated is an event's name with its date, if the name doesn't have it already.
func dated(e facts.Entity) string {
	when := e.When.String()
	name := withArticle(e)
	switch {
	case strings.Contains(name, e.When.From.Format("January")), strings.Contains(name, e.When.From.Format("2006")):
		return name
	case e.When.Precision == facts.Day && strings.Contains(name, " of "):
		return name + " on " + when
	case e.When.Precision == facts.Day:
		return name + " of " + when
	}
	return name + " (" + when + ")"
}
