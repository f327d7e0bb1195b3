package facts

import (
	"slices"

	"nutgraf/facts/internal/text"
)

// guess is one way to complete a question from the conversation, and how likely
// it is before looking at the table.
type guess struct {
	reading *reading
	prior   float64
}

// leans reports whether a reading can only be understood from what was said
// before.
func (r *reading) leans() bool {
	if len(r.pronouns) > 0 || r.opener || !r.solid() {
		return true
	}
	return !slices.ContainsFunc(r.units, func(u unit) bool { return u.kind == unitEntity || u.kind == unitDate })
}

// needy reports whether a reading says itself that it leans on what was said.
func (r *reading) needy() bool { return len(r.pronouns) > 0 || r.opener || !r.solid() }

// converse judges a reading by itself and, where it leans on the conversation,
// together with what was said before; the best holds.
func (x *index) converse(r *reading, c Context) verdict {
	if v, ok := x.misasked(r); ok {
		return v
	}
	own := x.judge(r, nil)
	if x.aboutAll(r, c) {
		return x.outright(r, x.general)
	}
	if c.version != x.version || c.reading == nil || !r.leans() {
		return own
	}
	if (r.special["says-who"] || r.special["more"]) && !r.solid() {
		if v, ok := x.again(r, c); ok {
			return v
		}
	}
	near := x.affinities(c)
	best, lead := own, max(own.best(), shareLacking*own.lacking)*r.alone()
	var open verdict // the likeliest meaning of which the article says nothing
	for _, g := range x.guesses(r, c) {
		v := x.judge(g.reading, near)
		switch {
		case v.outcome == Found && v.best()*g.prior > lead+1e-9:
			best, lead = v, v.best()*g.prior
		case v.gap != "" && open.gap == "":
			open = v
		}
	}
	if lead < floorScore {
		best.outcome, best.chosen = Unknown, nil
	}
	if best.outcome != Found && best.gap == "" && open.gap != "" {
		return open
	}
	return best
}

// misasked judges "who election" as "election": what is known of an event or a
// thing that can be no who, with a word that it isn't one; false for any other
// question.
func (x *index) misasked(r *reading) (verdict, bool) {
	if len(r.asks) != 1 || r.asks[0] != AskWho || len(r.tokens) > 1+maxMisasked || len(r.units) != 1 || len(r.units[0].entity) != 1 || r.special["list"] || r.special["says-who"] || auxiliary(r) {
		return verdict{}, false
	}
	switch e := x.entities[r.units[0].entity[0]]; e.Kind {
	case Event, Agreement, Document, Topic, Date, Place:
	default:
		return verdict{}, false
	}
	if slices.ContainsFunc(x.targets, func(tg target) bool { return tg.fact != nil && tg.subject == r.units[0].entity[0] && tg.asks[AskWho] }) {
		return verdict{}, false // somebody has to do with it
	}
	plain := *r
	plain.asks = nil
	v := x.judge(&plain, nil)
	v.reading, v.notA = r, AskWho
	return v, v.outcome == Found
}

// maxMisasked is how many words a name has that somebody asks a wrong word of.
const maxMisasked = 4

func auxiliary(r *reading) bool {
	return slices.ContainsFunc(r.tokens, func(t text.Token) bool { return auxiliaries[t.Text] })
}

// outright is the verdict for a question that is itself a phrasing of the table.
func (x *index) outright(r *reading, number int) verdict {
	v := verdict{reading: r}
	if tg := &x.targets[number]; tg.unsaid != nil {
		v.gap = tg.unsaid.Gap
		return v
	}
	v.outcome = Found
	v.chosen = []hit{{target: number, coverage: 1, likeness: 1, recall: 1, asked: 1, score: 1}}
	return v
}

// alone says how likely a question is meant by itself.
func (r *reading) alone() float64 {
	named := slices.ContainsFunc(r.units, func(u unit) bool { return u.kind == unitEntity || u.kind == unitDate })
	switch {
	case r.needy() && named:
		return priorNamed
	case r.needy():
		return priorAlone
	}
	return priorLoose
}

// again says the last facts once more: their source is part of every answer.
func (x *index) again(r *reading, c Context) (verdict, bool) {
	v := verdict{outcome: Found, reading: c.reading}
	for _, id := range c.Facts {
		if n, ok := x.facts[id]; ok {
			v.chosen = append(v.chosen, hit{target: n, coverage: 1, likeness: 1, asked: 1, score: 1})
		}
	}
	return v, len(v.chosen) > 0
}

// guesses are the ways to complete a reading from the conversation.
func (x *index) guesses(r *reading, c Context) []guess {
	var out []guess
	add := func(g *reading, prior float64) {
		if g != nil {
			out = append(out, guess{g, prior})
		}
	}
	if !r.solid() {
		add(x.merge(r, c.reading), priorMerge)
		add(x.bare(r), priorSwap)
		return append(out, x.resolved(r, c)...)
	}
	out = append(out, x.resolved(r, c)...)
	if r.opener || len(r.pronouns) == 0 {
		add(x.swap(r, c.reading), priorSwap)
	}
	add(x.merge(r, c.reading), priorMerge)
	return out
}

// resolved are the readings in which the pronouns stand for something that was
// spoken of.
func (x *index) resolved(r *reading, c Context) []guess {
	var out []guess
	if len(r.pronouns) == 0 {
		return nil
	}
	prior := priorPronoun
	for _, id := range x.antecedents(r, c) {
		out = append(out, guess{x.with(r, id), prior})
		prior *= priorOlder
	}
	return out
}

// bare is a reading of nothing but a question word: the affinities decide.
func (x *index) bare(r *reading) *reading {
	if len(r.asks) == 0 {
		return nil
	}
	out := *r
	out.pronouns = nil
	return &out
}

// with returns a copy of a reading that also names an entity.
func (x *index) with(r *reading, id string) *reading {
	out := *r
	out.units = slices.Clone(r.units)
	out.pronouns = nil
	u := unit{kind: unitEntity, text: id, entity: []string{id}, miss: missEntity}
	u.options = append(u.options, option{feats: []feature{x.feats.find(spaceEntity, id)}, factor: 1})
	out.units = append(out.units, u)
	if out.voice = r.saidBy(); out.voice != "" && x.entities[id] != nil && x.entities[id].Kind == Person {
		out.voice = id
	}
	return &out
}

// swap puts the new units in the place of those of the same kind in the last
// question: "and Mayorkas?", "and on Wednesday?".
func (x *index) swap(r, last *reading) *reading {
	out := *r
	out.units = nil
	out.pronouns = nil
	if len(r.asks) == 0 {
		out.asks = last.asks
	}
	swapped := false
	for _, u := range last.units {
		if slices.ContainsFunc(r.units, func(n unit) bool { return x.sameSort(n, u) }) {
			swapped = true
			continue
		}
		u.note, u.head = Match{}, false
		out.units = append(out.units, u)
	}
	if !swapped && !r.opener {
		return nil
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
	switch k {
	case Group:
		return Person
	case Agreement:
		return Event
	}
	return k
}

// merge adds the last question's units, half forgotten.
func (x *index) merge(r, last *reading) *reading {
	if !last.solid() {
		return nil
	}
	out := *r
	out.units = slices.Clone(r.units)
	out.pronouns = nil
	for _, u := range last.units {
		u.note, u.head = Match{}, false
		u.aside = true
		out.units = append(out.units, u)
	}
	return &out
}
