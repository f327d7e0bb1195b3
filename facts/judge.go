package facts

import "slices"

// verdict is what became of one reading.
type verdict struct {
	outcome Outcome
	hits    []hit // all, best first
	chosen  []hit // what to say
	gap     string
	lacking float64 // score of that gap
	notA    Ask
	leaning bool // judged together with the conversation
	reading *reading
}

func (v *verdict) best() float64 {
	if len(v.chosen) == 0 {
		return 0
	}
	return v.chosen[0].score
}

// judge ranks the targets for a reading and decides.
// near says of each target how close it is to what was just said; nil outside a
// conversation.
func (x *index) judge(r *reading, near []float64) verdict {
	b := x.boards.Get().(*board)
	defer x.boards.Put(b)
	hits := x.rankOn(b, r, floorKept)
	lean(hits, r, near)
	x.favour(hits, r)
	x.timely(hits, r)
	v := verdict{reading: r, leaning: near != nil, hits: bestFirst(hits)}
	x.decide(&v)
	return v
}

// lean weighs the hits by how near they are to what was just said. A question
// of nothing but a question word goes by that alone.
func lean(hits []hit, r *reading, near []float64) {
	if near == nil {
		return
	}
	for i := range hits {
		h := &hits[i]
		if !r.solid() {
			h.likeness = near[h.target]
			if near[h.target] < 0.5 {
				h.coverage = 0
			}
		}
		h.score = h.total() * (1 - shareNear + shareNear*near[h.target])
	}
}

// favour applies what the whole reading says of the asked kind: a bare command
// with the wrong question word still gets what is known.
func (x *index) favour(hits []hit, r *reading) {
	if !r.bare() || len(r.asks) != 1 {
		return
	}
	switch r.asks[0] {
	case AskWho, AskWhy, AskHow, AskWhen, AskWhere, AskHowLong, AskHowMany:
	default:
		return
	}
	for i := range hits {
		h := &hits[i]
		tg := &x.targets[h.target]
		if tg.fact == nil || h.asked >= floorAsked || x.mustAnswer(tg, r.asks[0]) {
			continue
		}
		h.asked = floorAsked + 0.02
		h.score = h.total()
	}
}

// mustAnswer reports whether silence is better than another fact: an event has
// a time, so "when" asks for just that.
func (x *index) mustAnswer(tg *target, a Ask) bool {
	e := x.entities[tg.subject]
	return (a == AskWhen || a == AskWhere) && e != nil && (e.Kind == Event || e.Kind == Agreement) || a == AskHowLong || a == AskHowMany
}

// bare reports whether a reading is a command of a few words rather than a
// sentence.
func (r *reading) bare() bool {
	if len(r.tokens) > 7 || len(r.units) == 0 {
		return false
	}
	for _, u := range r.units {
		if u.kind == unitAttribute || u.kind == unitStrange || u.kind == unitWord {
			return false
		}
	}
	for _, t := range r.tokens {
		if auxiliaries[t.Text] {
			return false
		}
	}
	return !r.special["clock"]
}

// decide chooses what to say from the ranked hits.
func (x *index) decide(v *verdict) {
	if len(v.hits) == 0 || !v.reading.solid() && !v.leaning || v.reading.special["clock"] {
		return
	}
	var fact, gap *hit
	for i := range v.hits {
		h := &v.hits[i]
		switch {
		case x.targets[h.target].fact != nil && fact == nil:
			fact = h
		case x.targets[h.target].unsaid != nil && gap == nil:
			gap = h
		}
	}
	if gap != nil && gap.coverage >= floorCoverage && gap.score >= floorScore && (gap.recall >= floorRecall || gap.recall >= floorRecall/2 && fact != nil && gap.score > fact.score*gapClear) && !gap.bare && (x.targets[gap.target].sources || !v.reading.special["says-who"]) && (v.reading.pointed() || v.reading.strict() && x.happening(v.reading) && plainly(gap, fact)) && (fact == nil || x.beats(gap, fact, v.reading)) {
		v.gap, v.lacking = x.targets[gap.target].unsaid.Gap, gap.score
		return
	}
	if fact = x.tenable(v, fact); fact == nil {
		return
	}
	v.outcome = Found
	v.chosen = x.companions(v, *fact)
	if len(v.reading.asks) == 1 && fact.asked < 0.75 && v.reading.asks[0] != AskWhat {
		v.notA = v.reading.asks[0]
	}
}

// tenable returns the best fact, or one that is hardly behind it, that is good
// enough to be said; nil if there is none.
func (x *index) tenable(v *verdict, best *hit) *hit {
	if best == nil || x.holds(best, v.reading) {
		return best
	}
	for i := range v.hits {
		h := &v.hits[i]
		if h.score < marginNext*best.score {
			return nil
		}
		if x.targets[h.target].fact != nil && x.holds(h, v.reading) {
			return h
		}
	}
	return nil
}

// happening reports whether a question names an event or an agreement: for these
// a place or a date can be lacking; people have none of their own.
func (x *index) happening(r *reading) bool {
	return slices.ContainsFunc(r.units, func(u unit) bool {
		return x.isKind(&u, Event) || x.isKind(&u, Agreement) || x.isKind(&u, Topic)
	})
}

// plainly reports whether an unsaid entry has the very question among its
// phrasings and the best fact hasn't.
func plainly(gap, fact *hit) bool {
	return gap.likeness > 0.98 && (fact == nil || fact.score < gap.score-0.02)
}

// strict reports whether a question word asks for just one thing, so that
// another fact about the same is no answer.
func (r *reading) strict() bool {
	return r.asksFor(AskWhere) || r.asksFor(AskWhen) || r.asksFor(AskHowLong) || r.asksFor(AskHowMany) || r.asksFor(AskWho)
}

// pointed reports whether a question has more than names and dates: without, it
// can't be a near miss.
func (r *reading) pointed() bool {
	return slices.ContainsFunc(r.units, func(u unit) bool {
		return !u.light && (u.kind != unitEntity || len(u.entity) > 1) && u.kind != unitDate && u.kind != unitNumber
	})
}

// floor is how much of a question a fact must account for: more of a short one,
// where each word tells.
func (r *reading) floor() float64 {
	return floorCoverage + floorShort/float64(max(r.size(), 1))
}

// holds reports whether a hit is good enough to be said.
func (x *index) holds(h *hit, r *reading) bool {
	if speaker := r.speaker(); speaker != "" && !x.voices(x.targets[h.target].fact, speaker) {
		return false
	}
	if h.bare || h.coverage < r.floor() || h.score < floorScore || h.asked < floorAsked {
		return false
	}
	for _, u := range x.missing(h.target, r) {
		if x.telling(u, r) {
			return false
		}
	}
	return true
}

// companions are the best fact and, where it may not be the one that is meant, a
// second that is close to it: leaving it out would be a guess. When several
// fit fully and name different subjects ("who is the secretary"), there are
// more.
func (x *index) companions(v *verdict, best hit) []hit {
	chosen := []hit{best}
	margin, most := marginBoth, maxCompanions
	switch {
	case x.whether(v.reading, best.target) != "":
		return chosen
	case best.likeness >= sureLikeness && !v.reading.shared():
		margin = marginTie
	}
	if v.reading.shared() {
		most = maxShared
	}
	for _, h := range v.hits {
		if len(chosen) > most || h.score < margin*best.score {
			break
		}
		if h.target == best.target || x.targets[h.target].fact == nil || x.repeats(h.target, best.target) || !x.holds(&h, v.reading) {
			continue
		}
		chosen = append(chosen, h)
	}
	return chosen
}

// repeats reports whether one fact says hardly more than another.
func (x *index) repeats(a, b int) bool {
	if f, g := x.targets[a].fact, x.targets[b].fact; f != nil && g != nil &&
		x.targets[a].subject == x.targets[b].subject && f.Evidence == g.Evidence && f.When == g.When {
		return true
	}
	own := x.targets[a].own
	return float64(inBoth(own, x.targets[b].own)) > repeatShare*float64(len(own))
}

// inBoth counts the features that two sorted lists share.
func inBoth(a, b []feature) int {
	n := 0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case b[0] < a[0]:
			b = b[1:]
		default:
			n++
			a, b = a[1:], b[1:]
		}
	}
	return n
}

// shared reports whether a question has a name that several entities share.
func (r *reading) shared() bool {
	return slices.ContainsFunc(r.units, func(u unit) bool { return u.kind == unitEntity && len(u.entity) > 1 })
}
