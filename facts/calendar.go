package facts

import (
	"slices"
	"time"

	"nutgraf/facts/internal/text"
	"nutgraf/facts/internal/when"
)

// period is the span of time that a question asks about as a whole ("what
// happened on Tuesday"), false if it asks for something more.
func (x *index) period(r *reading) (span, bool) {
	var out span
	found := false
	for i := range r.units {
		u := &r.units[i]
		switch {
		case u.kind == unitDate && !found:
			out, found = u.span, true
		case u.kind == unitEntity && !found && r.relation != "" && u.first >= r.relAt && u.first <= r.relAt+4:
			event, ok := x.dated(u)
			if !ok && x.isKind(u, Country) {
				continue
			}
			if !ok || r.relation == when.Between {
				return out, false
			}
			out, found = span{From: event.When.From, To: event.When.To, Relation: r.relation}, true
		case u.light || u.miss <= missType+0.01 || u.kind == unitIdea && general[u.text]:
		default:
			return out, false
		}
	}
	whether := r.special["yes-no"] && r.asksFor(AskWhen) // "is anything scheduled for May?"
	if !found || len(r.asks) > 0 && !r.asksFor(AskWhat) && !r.bare() && !whether || r.asksFor(AskHowLong) || r.asksFor(AskHowMany) {
		return out, false
	}
	return out, true
}

// general are ideas that ask for no more than what happens.
var general = map[string]bool{
	"events": true, "event": true, "happening": true, "planned": true, "scheduled": true, "schedule": true,
	"agenda": true, "plan": true, "plans": true, "news": true, "going on": true, "take place": true, "week": true,
}

// dated returns the event that a unit names, if it has a date.
func (x *index) dated(u *unit) (*Entity, bool) {
	if len(u.entity) != 1 {
		return nil, false
	}
	e := x.entities[u.entity[0]]
	return e, e != nil && !e.When.IsZero()
}

// during returns the events of a span of time in order; those that only brush
// it only if there are no others.
func (x *index) during(t *Table, s span) []Entity {
	var out, brushing []Entity
	for _, e := range t.Entities {
		switch {
		case e.Kind != Event || e.When.IsZero() || !s.Meets(e.When.From, e.When.To) || straddles(e.When, s):
		case wide(e.When, s):
			brushing = append(brushing, e)
		default:
			out = append(out, e)
		}
	}
	if len(out) == 0 && len(x.dueIn(s)) == 0 {
		out = brushing
	}
	inOrder(out)
	return out
}

// dueIn returns facts of a span of time that no event stands for: an agreement's
// expiry.
func (x *index) dueIn(s span) []*Fact {
	var out []*Fact
	for i := range x.targets {
		f := x.targets[i].fact
		if f == nil || !falls(x.entities[f.About[0]]) || f.When.IsZero() || s.Open() || !s.Meets(f.When.From, f.When.To) || wide(f.When, s) || len(out) == 3 {
			continue
		}
		if !slices.ContainsFunc(f.About, func(id string) bool { return x.entities[id] != nil && !x.entities[id].When.IsZero() }) {
			out = append(out, f)
		}
	}
	return out
}

// falls reports whether an entity that is no event can be due on a day.
func falls(e *Entity) bool {
	return e != nil && (e.Kind == Agreement || e.Kind == Document || e.Kind == Topic)
}

// straddles reports whether an event that has to lie before or after something
// lies on both sides of that border.
func straddles(i Interval, s span) bool {
	switch s.Relation {
	case when.After:
		return i.From.Before(s.To)
	case when.Before:
		return i.To.After(s.From)
	}
	return false
}

// wide reports whether an event's own span is so much longer than the one asked
// for that it says little of it.
func wide(i Interval, s span) bool {
	return !s.Open() && i.To.Sub(i.From) > 4*s.To.Sub(s.From)
}

func inOrder(events []Entity) {
	slices.SortStableFunc(events, func(a, b Entity) int {
		if c := a.When.From.Compare(b.When.From); c != 0 {
			return c
		}
		return a.When.To.Compare(b.When.To)
	})
}

// lapse works out how much time lies between two events, or from the article's
// day to one; zero if the question doesn't ask that.
func (x *index) lapse(r *reading) Lapse {
	if !r.asksFor(AskHowLong) && !(r.asksFor(AskHowMany) && r.countsDays()) {
		return Lapse{}
	}
	var events []*Entity
	for i := range r.units {
		u := &r.units[i]
		if u.kind != unitEntity {
			if u.miss > missWord && !u.light {
				return Lapse{}
			}
			continue
		}
		if e, ok := x.dated(u); ok && e.When.Precision == Day {
			events = append(events, e)
		} else if !x.isKind(u, Country) {
			return Lapse{}
		}
	}
	switch {
	case len(events) == 2 && r.relation != "" && events[0] != events[1]:
		return between(events[0], events[1])
	case len(events) == 1 && (r.relation == when.Until || r.relation == when.Before):
		return x.until(events[0])
	}
	return Lapse{}
}

// countsDays reports whether a question counts units of time.
func (r *reading) countsDays() bool {
	return slices.ContainsFunc(r.tokens, func(t text.Token) bool {
		switch t.Text {
		case "day", "days", "week", "weeks", "month", "months":
			return true
		}
		return false
	})
}

// between says how much time lies from one event to the other.
func between(a, b *Entity) Lapse {
	if b.When.From.Before(a.When.From) {
		a, b = b, a
	}
	return Lapse{Days: inDays(b.When.From.Sub(a.When.From)), From: *a, To: *b}
}

// until says how much time lies from the article's day to an event that is ahead.
func (x *index) until(e *Entity) Lapse {
	gap := e.When.From.Sub(x.reader.anchor)
	if gap <= 0 {
		return Lapse{}
	}
	return Lapse{Days: inDays(gap), To: *e}
}

func inDays(d time.Duration) int { return int(d.Hours() / 24) }
