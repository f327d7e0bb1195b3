package handlers

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"nutgraf/facts"
	"nutgraf/handlers/internal/words"
)

// teller says what the table holds in the language of whoever asks, and in
// English what isn't translated.
type teller struct {
	*words.Words
	table *facts.Table
	now   func() time.Time
}

func (h *House) teller(r Request) teller { return teller{h.Words(r), h.tables(), h.now} }

func (t teller) in(ts facts.Translations, original string) string {
	if s, ok := ts.In(t.Tag()); ok {
		return s
	}
	return original
}

// Name returns an entity's name.
func (t teller) Name(e facts.Entity) string { return t.in(e.Names, e.Name) }

// Role returns an entity's role, empty if it has none.
func (t teller) Role(e facts.Entity) string { return t.in(e.Roles, e.Role) }

// Answer returns what a fact says.
func (t teller) Answer(f facts.Fact) string { return t.in(f.Translations, f.Answer) }

// Date returns a day with its weekday.
func (t teller) Date(day time.Time) string {
	if t.English() {
		return day.Format("Monday, January 2, 2006")
	}
	return t.Day(day) + t.Say("date.weekday."+strings.ToLower(day.Weekday().String()[:3]))
}

// short returns a span of days without the year of the article.
func (t teller) short(i facts.Interval) string {
	year := t.table.Article.Published.Format("2006")
	if s, ok := strings.CutPrefix(t.Interval(i), year+"年"); ok {
		return s
	}
	return strings.TrimSuffix(t.Interval(i), ", "+year)
}

func (t teller) title() string { return t.in(t.table.Article.Titles, t.table.Article.Title) }
func (t teller) publisher() string {
	return t.in(t.table.Article.Publishers, t.table.Article.Publisher)
}

// cite fills in where what a reply states comes from: these facts, or the table.
func (t teller) cite(reply *Reply, list ...facts.Fact) {
	reply.Outcome = facts.Found.String()
	reply.Card = t.card(list)
	reply.Source = t.line(reply.Card)
	if len(list) == 0 {
		list = t.table.Facts
	}
	reply.Card.Stale = t.warning(*reply, list)
}

// capital returns a text with its first letter in upper case.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
