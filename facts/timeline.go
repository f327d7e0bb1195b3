package facts

import "slices"

// Moment is something that the article dates: an event, or what falls due.
type Moment struct {
	Entity Entity
	When   Interval
	// Fact says what falls due where no event stands for it: that an agreement
	// expires. Its id is empty for an event.
	Fact Fact
}

// Timeline returns what the article dates, in order: every event with a date, and
// what falls due without being an event. What begins together ends in order.
func (t *Table) Timeline() []Moment {
	var out []Moment
	for _, e := range t.Entities {
		if e.Kind == Event && !e.When.IsZero() {
			out = append(out, Moment{Entity: e, When: e.When})
		}
	}
	for i := range t.Facts {
		if f := &t.Facts[i]; t.index.due(f) {
			e, _ := t.Find(f.About[0])
			out = append(out, Moment{Entity: e, When: f.When, Fact: f.clone()})
		}
	}
	slices.SortStableFunc(out, func(a, b Moment) int {
		if c := a.When.From.Compare(b.When.From); c != 0 {
			return c
		}
		return a.When.To.Compare(b.When.To)
	})
	return out
}

// due reports whether a fact says when something falls due that is no event and
// that no event stands for.
func (x *index) due(f *Fact) bool {
	dated := func(id string) bool { e := x.entities[id]; return e != nil && !e.When.IsZero() }
	return !f.When.IsZero() && slices.Contains(f.Answers, AskWhen) && falls(x.entities[f.About[0]]) && !slices.ContainsFunc(f.About, dated)
}
