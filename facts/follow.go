package facts

import "slices"

// Context is what a conversation remembers from one question to the next. The
// zero value is a new conversation. It belongs to the table that made it; for
// another table it is as good as new.
type Context struct {
	Facts    []string // ids of the last facts, best first
	Entities []string // ids of entities spoken of, most recent first

	reading *reading // the last question, complete
	version string   // of the table
}

// maxRemembered bounds the entities that a conversation remembers.
const maxRemembered = 12

// remember returns the context after a verdict.
func (x *index) remember(v verdict, c Context) Context {
	next := Context{version: x.version, reading: v.reading, Facts: c.Facts}
	if v.outcome == Found {
		next.Facts = nil
		for _, h := range v.chosen {
			next.Facts = append(next.Facts, x.targets[h.target].fact.ID)
		}
	}
	push := func(id string) {
		if !slices.Contains(next.Entities, id) {
			next.Entities = append(next.Entities, id)
		}
	}
	for i := len(v.reading.units) - 1; i >= 0; i-- {
		if u := v.reading.units[i]; u.kind == unitEntity && len(u.entity) == 1 {
			push(u.entity[0])
		}
	}
	for _, h := range v.chosen {
		for _, id := range x.targets[h.target].fact.About {
			push(id)
		}
	}
	for _, id := range c.Entities {
		push(id)
	}
	if len(next.Entities) > maxRemembered {
		next.Entities = next.Entities[:maxRemembered]
	}
	return next
}

// leans reports whether a reading can only be understood from what was said
// before.
func (r *reading) leans() bool {
	if len(r.pronouns) > 0 || r.opener {
		return true
	}
	for _, u := range r.units {
		if u.kind == unitEntity || u.kind == unitDate {
			return false
		}
	}
	return true
}

// converse judges a reading by itself and, where it leans on the conversation,
// together with what was said before; the best holds.
func (x *index) converse(r *reading, c Context) verdict {
	own := x.judge(r)
	if c.version != x.version || c.reading == nil || !r.leans() {
		return own
	}
	best := own
	best.chosen = slices.Clone(own.chosen)
	lead := own.best()
	if len(r.pronouns) > 0 || r.opener || len(r.units) == 0 {
		lead *= 0.8
	}
	for _, guess := range x.completions(r, c) {
		v := x.judge(guess)
		x.prefer(&v, c)
		if v.outcome == Found && v.best() > lead+1e-9 {
			best, lead = v, v.best()
		}
	}
	return best
}

// prefer is where the last fact weighs in; see completions.
func (x *index) prefer(v *verdict, c Context) {}

// completions are ways to complete a reading from the conversation, likeliest
// first.
func (x *index) completions(r *reading, c Context) []*reading {
	var out []*reading
	if len(r.pronouns) > 0 {
		for _, id := range x.antecedents(r, c) {
			out = append(out, x.with(r, id))
		}
	}
	if swapped := x.swap(r, c.reading); swapped != nil {
		out = append(out, swapped)
	}
	if merged := x.merge(r, c.reading); merged != nil {
		out = append(out, merged)
	}
	if len(c.Facts) > 0 {
		if n, ok := x.facts[c.Facts[0]]; ok {
			var ids []string
			for _, id := range x.targets[n].fact.About {
				ids = append(ids, id)
				out = append(out, x.with(r, ids...))
			}
		}
	}
	return out
}

// with returns a copy of a reading that also names entities.
func (x *index) with(r *reading, ids ...string) *reading {
	out := *r
	out.units = slices.Clone(r.units)
	out.pronouns = nil
	for _, id := range ids {
		u := unit{kind: unitEntity, text: id, entity: []string{id}, miss: missEntity}
		u.options = append(u.options, option{feats: []feature{x.feats.find(spaceEntity, id)}, factor: 1})
		out.units = append(out.units, u)
	}
	return &out
}

// antecedents are the entities that the pronouns of a reading may stand for,
// most recent first.
func (x *index) antecedents(r *reading, c Context) []string {
	var out []string
	for _, id := range c.Entities {
		e := x.entities[id]
		if e == nil {
			continue
		}
		for _, p := range r.pronouns {
			if fitsPronoun(p.word, e) && !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
		if len(out) == 3 {
			break
		}
	}
	return out
}

func fitsPronoun(word string, e *Entity) bool {
	person := e.Kind == Person || e.Kind == Group
	switch word {
	case "he", "him", "his", "she", "her", "hers", "himself", "herself":
		return person
	case "they", "them", "their", "theirs", "themselves":
		return true
	case "there":
		return e.Kind == Place || e.Kind == Country || e.Kind == Event || e.Kind == Organisation
	}
	return !(e.Kind == Person)
}

// swap puts the new units in the place of those of the same kind in the last
// question: "and Mayorkas?", "and on Wednesday?".
func (x *index) swap(r, last *reading) *reading {
	if len(r.units) == 0 {
		return nil
	}
	out := *r
	out.units = nil
	out.pronouns = nil
	if len(r.asks) == 0 {
		out.asks = last.asks
	}
	for _, u := range last.units {
		if !slices.ContainsFunc(r.units, func(n unit) bool { return x.sameSort(n, u) }) {
			u.note = ""
			out.units = append(out.units, u)
		}
	}
	out.units = append(out.units, r.units...)
	return &out
}

// sameSort reports whether one unit can stand in another's place.
func (x *index) sameSort(a, b unit) bool {
	if a.kind != b.kind {
		return false
	}
	if a.kind != unitEntity || len(a.entity) == 0 || len(b.entity) == 0 {
		return a.kind == unitDate
	}
	ea, eb := x.entities[a.entity[0]], x.entities[b.entity[0]]
	return ea != nil && eb != nil && sortOf(ea.Kind) == sortOf(eb.Kind)
}

func sortOf(k Kind) Kind {
	if k == Group {
		return Person
	}
	return k
}

// merge adds the last question's units, half forgotten.
func (x *index) merge(r, last *reading) *reading {
	out := *r
	out.units = slices.Clone(r.units)
	out.pronouns = nil
	for _, u := range last.units {
		u.note = ""
		u.aside = true
		out.units = append(out.units, u)
	}
	return &out
}
