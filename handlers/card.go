package handlers

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"nutgraf/facts"
	"nutgraf/handlers/internal/words"
)

// card says where facts come from, how firm they are and as of when. The table
// knows days and no times of day, so that a day is a plain one: Discord's
// timestamps would shift it for members in other zones.
func (t teller) card(list []facts.Fact) Card {
	c := Card{Origin: t.publisher(), AsOf: t.Day(t.table.Article.Published)}
	var paragraphs []string
	var statuses []string
	for _, f := range list {
		if p := fmt.Sprint(f.Paragraph); !slices.Contains(paragraphs, p) {
			paragraphs = append(paragraphs, p)
		}
		if s := t.status(f); !slices.Contains(statuses, s) {
			statuses = append(statuses, s)
		}
	}
	c.Standing = strings.Join(statuses, t.Say("matched.and"))
	if len(paragraphs) > 0 {
		c.Origin = t.Count("card.origin", len(paragraphs), words.With{"Publisher": c.Origin, "Paragraphs": t.List(paragraphs)})
	}
	if t.translated(list) {
		c.Translated = t.Say("card.translated")
	}
	return c
}

// line joins what stays the same whenever it is asked.
func (t teller) line(c Card) string {
	parts := []string{c.Origin, c.Standing, t.Say("card.as-of", words.With{"Day": c.AsOf}), c.Translated}
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), " · ")
}

// stale warns of facts that were about what was ahead when the article was
// written and lies in the past by now. It names the last such event, in longer
// and shorter words; nil if there is none.
func (t teller) stale(list []facts.Fact, now time.Time) []string {
	var last facts.Interval
	what := ""
	note := func(name string, when facts.Interval) {
		ahead := when.From.After(t.table.Article.Published)
		if ahead && !now.Before(when.To) && when.From.After(last.From) {
			last, what = when, name
		}
	}
	for _, f := range list {
		for _, id := range f.About {
			if e, ok := t.table.Find(id); ok && !e.When.IsZero() && looksAhead(f, e) {
				note(t.dated(e), e.When)
			}
		}
		note(t.Interval(f.When), f.When)
	}
	if last.IsZero() {
		return nil
	}
	return []string{t.Say("stale.event", words.With{"What": what}), t.Say("stale.day", words.With{"Day": t.Interval(last)})}
}

// looksAhead says whether a fact tells of an event as of something to come, or
// with its day.
func looksAhead(f facts.Fact, e facts.Entity) bool {
	return f.Status == facts.Announced || f.Status == facts.Expected || strings.Contains(f.Answer, e.When.From.Format("January 2"))
}

// dated is an event's name with its date, if the name doesn't have it already.
func (t teller) dated(e facts.Entity) string {
	name := t.inSentence(e)
	with := words.With{"Name": name, "When": t.Interval(e.When)}
	switch {
	case strings.Contains(name, e.When.From.Format("January")), strings.Contains(name, e.When.From.Format("2006")):
		return name
	case e.When.Precision == facts.Day && strings.Contains(name, " of "):
		return t.Say("stale.dated.of", with)
	case e.When.Precision == facts.Day:
		return t.Say("stale.dated.day", with)
	}
	return t.Say("stale.dated.span", with)
}
