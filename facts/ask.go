package facts

import (
	"slices"

	"nutgraf/facts/internal/text"
)

// route says which of Ask's ways a question took.
type route int

const (
	routeRanked   route = iota // the best of all targets
	routeParts                 // several questions, each ranked
	routePhrasing              // the question is a phrasing of the table
	routeChatter               // it is no question
	routeSpecial               // a list, a span of time, a figure
)

// settled is an answer and how it came about.
type settled struct {
	answer  Answer
	route   route
	asked   *reading // the question by itself
	verdict verdict  // of what was ranked or is a phrasing
	target  int      // whose phrasing the question is
}

// Ask answers a question in the context of a conversation; the zero Context is
// a new one. It never fails: any text gets an answer.
func (t *Table) Ask(question string, c Context) Answer {
	return t.settle(question, c).answer
}

// settle finds the answer to a question: the one way that Ask and Explain go.
func (t *Table) settle(question string, c Context) settled {
	if c.version != t.index.version {
		c = Context{} // another table's conversation
	}
	question = text.Cut(question)
	r := t.index.reader.read(question)
	if number, ok := t.index.phrased(r, c); ok {
		v := t.index.outright(r, number)
		return settled{answer: t.answer(v, c), route: routePhrasing, asked: r, verdict: v, target: number}
	}
	if mood, ok := t.index.chatter(r, question, c); ok {
		a := Answer{Outcome: Chatter, Mood: mood, Context: c}
		return settled{answer: a, route: routeChatter, asked: r}
	}
	if r.personal() || r.excludes() {
		a := Answer{Outcome: Unknown, Query: r.query(), Context: c}
		return settled{answer: a, route: routeSpecial, asked: r}
	}
	if a, ok := t.special(r, c); ok {
		return settled{answer: a, route: routeSpecial, asked: r}
	}
	v, by := t.index.converse(r, c), routeRanked
	if joined, ok := t.index.both(r, v, c); ok {
		v, by = joined, routeParts
	}
	if other, ok := t.index.onAnotherDay(r, v, c); ok {
		v = other
	}
	return settled{answer: t.answer(v, c), route: by, asked: r, verdict: v}
}

// answer turns a verdict into an Answer.
func (t *Table) answer(v verdict, c Context) Answer {
	a := Answer{Outcome: v.outcome, Gap: v.gap, NotA: v.notA, Query: v.reading.query()}
	for _, h := range v.chosen {
		a.Facts = append(a.Facts, t.index.targets[h.target].fact.clone())
	}
	a.matched(v.reading)
	if v.outcome == Found && len(v.chosen) == 1 {
		a.Verdict = t.index.whether(v.reading, v.chosen[0].target)
	}
	if v.outcome == Unknown && v.gap == "" {
		if a.Choices = t.index.choices(v.reading); len(a.Choices) > 0 {
			a.Outcome = Unsure
		}
	}
	if a.Outcome == Unknown {
		a.NotA = ""
		a.Nearest = t.index.near(v.reading)
	}
	a.Context = t.index.remember(v, c)
	return a
}

// matched notes how words were matched that weren't exact.
func (a *Answer) matched(r *reading) {
	for _, u := range r.units {
		if u.note != (Match{}) && !slices.Contains(a.Matches, u.note) {
			a.Matches = append(a.Matches, u.note)
			a.Matched = append(a.Matched, u.note.String())
		}
	}
}

// near returns the entities that a question named, for saying what the article
// does speak of.
func (x *index) near(r *reading) []Entity {
	var out []Entity
	seen := map[string]bool{}
	for _, u := range r.units {
		if u.kind != unitEntity || len(u.entity) != 1 || seen[u.entity[0]] || u.partial && r.strange > 0 {
			continue // "Daniel" may be another than ours
		}
		seen[u.entity[0]] = true
		if e := x.entities[u.entity[0]]; e != nil && len(out) < 3 {
			out = append(out, *e)
		}
	}
	return out
}

// Named returns a table's entity by its name; false if there is none.
func (t *Table) Named(name string) (Entity, bool) {
	i := slices.IndexFunc(t.Entities, func(e Entity) bool { return e.Name == name })
	if i < 0 {
		return Entity{}, false
	}
	return t.Entities[i], true
}

// Find returns a table's entity by id; false if there is none.
func (t *Table) Find(id string) (Entity, bool) {
	e, ok := t.index.entities[id]
	if !ok {
		return Entity{}, false
	}
	return *e, true
}
