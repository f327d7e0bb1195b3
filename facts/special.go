package facts

import "slices"

// special answers questions that no single fact answers: lists, spans of time,
// and figures worked out from dates.
func (t *Table) special(r *reading, c Context) (Answer, bool) {
	x := t.index
	if lapse := x.lapse(r); !lapse.IsZero() {
		return t.specialAnswer(r, c, Answer{Lapse: lapse, Computed: lapse.String()}), true
	}
	if isTimeline(r) {
		return t.specialAnswer(r, c, Answer{Roll: x.during(t, span{Relation: "since"}), RollTitle: "In order", Timeline: true}), true
	}
	if q, ok := x.asRoll(r); ok {
		if list := x.entitiesOf(t, q); len(list) > 0 {
			return t.specialAnswer(r, c, Answer{Roll: list, RollTitle: "The article names"}), true
		}
	}
	if c.reading == nil && r.asksVoices() {
		if list := x.voicesOf(t); len(list) > 0 {
			return t.specialAnswer(r, c, Answer{Roll: list, RollTitle: "The article names as sources"}), true
		}
	}
	if s, ok := x.period(r); ok && (c.reading == nil || !r.someone()) {
		return t.calendar(r, c, s), true
	}
	return Answer{}, false
}

// someone reports whether a reading has a pronoun for a person: it asks what they
// did, not what happened.
func (r *reading) someone() bool {
	return slices.ContainsFunc(r.pronouns, func(p pronoun) bool {
		switch p.word {
		case "he", "him", "his", "she", "her", "hers", "they", "them", "their":
			return true
		}
		return false
	})
}

// isTimeline reports whether a reading asks for everything in order, and for
// nothing else.
func isTimeline(r *reading) bool {
	asked := false
	for _, t := range r.tokens {
		asked = asked || timelineWords[t.Text]
	}
	if !asked || r.asksFor(AskWho) || r.asksFor(AskWhere) || r.asksFor(AskWhy) || r.asksFor(AskHow) || r.asksFor(AskHowMany) || r.asksFor(AskHowLong) {
		return false
	}
	return !slices.ContainsFunc(r.units, func(u unit) bool {
		return !u.light && u.miss > missType+0.01 && !timelineWords[u.text] && !rollFiller[u.text]
	})
}

var timelineWords = map[string]bool{"timeline": true, "chronology": true, "chronological": true, "dates": true, "calendar": true}

// specialAnswer completes an answer that was found without a ranking.
func (t *Table) specialAnswer(r *reading, c Context, a Answer) Answer {
	a.Outcome, a.Query = Found, r.query()
	a.matched(r)
	v := verdict{outcome: Found, reading: r}
	a.Context = t.index.remember(v, c)
	for _, f := range a.Facts {
		a.Context.Facts = append(a.Context.Facts, f.ID)
		a.Context.Entities = append(slices.Clone(f.About), a.Context.Entities...)
	}
	return a
}

// calendar says what the article has about a span of time.
func (t *Table) calendar(r *reading, c Context, s span) Answer {
	events := t.index.during(t, s)
	due := t.index.dueIn(s)
	if len(events) == 0 && len(due) == 0 {
		a := Answer{Outcome: Unknown, Query: r.query(), Gap: GapThen}
		a.Context = t.index.remember(verdict{reading: r}, c)
		return a
	}
	if len(events) > 3 || slices.ContainsFunc(events, func(e Entity) bool { return t.index.profile(e.ID) == nil }) {
		return t.specialAnswer(r, c, Answer{Roll: events, RollTitle: "In order", Timeline: true})
	}
	a := Answer{Timeline: true}
	for _, e := range events {
		a.Facts = append(a.Facts, t.index.profile(e.ID).clone())
	}
	for _, f := range due[:min(len(due), 3-len(a.Facts))] {
		a.Facts = append(a.Facts, f.clone())
	}
	return t.specialAnswer(r, c, a)
}

// profile returns the first fact about an entity, nil if there is none.
func (x *index) profile(id string) *Fact {
	for i := range x.targets {
		if f := x.targets[i].fact; f != nil && x.targets[i].subject == id {
			return f
		}
	}
	return nil
}
