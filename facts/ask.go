package facts

// Ask answers a question in the context of a conversation; the zero Context is
// a new one. It never fails: any text gets an answer.
func (t *Table) Ask(question string, c Context) Answer {
	r := t.index.reader.read(question)
	if number, ok := t.index.phrased(r, c); ok {
		return t.answer(t.index.outright(r, number), c)
	}
	if mood, ok := t.index.chatter(r, question, c); ok {
		return Answer{Outcome: Chatter, Mood: mood, Context: c}
	}
	if a, ok := t.special(r, c); ok {
		return a
	}
	v := t.index.converse(r, c)
	if joined, ok := t.index.both(r, v, c); ok {
		v = joined
	}
	return t.answer(v, c)
}

// answer turns a verdict into an Answer.
func (t *Table) answer(v verdict, c Context) Answer {
	a := Answer{Outcome: v.outcome, Gap: v.gap, NotA: v.notA, Query: v.reading.query()}
	for _, h := range v.chosen {
		a.Facts = append(a.Facts, *t.index.targets[h.target].fact)
	}
	for _, u := range v.reading.units {
		if u.note != "" {
			a.Matched = append(a.Matched, u.note)
		}
	}
	if v.outcome == Found && len(v.chosen) == 1 && t.index.yes(v.reading, v.chosen[0].target) {
		a.Verdict = "Yes"
	}
	if v.outcome != Found {
		a.Nearest = t.index.near(v.reading)
	}
	a.Context = t.index.remember(v, c)
	return a
}

// near returns the entities that a question named, for saying what the article
// does speak of.
func (x *index) near(r *reading) []Entity {
	var out []Entity
	seen := map[string]bool{}
	for _, u := range r.units {
		if u.kind != unitEntity || len(u.entity) != 1 || seen[u.entity[0]] {
			continue
		}
		seen[u.entity[0]] = true
		if e := x.entities[u.entity[0]]; e != nil && len(out) < 3 {
			out = append(out, *e)
		}
	}
	return out
}

// Find returns a table's entity by id; false if there is none.
func (t *Table) Find(id string) (Entity, bool) {
	e, ok := t.index.entities[id]
	if !ok {
		return Entity{}, false
	}
	return *e, true
}
