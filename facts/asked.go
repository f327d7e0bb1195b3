package facts

import "slices"

// askProfile says how well a target answers each question word.
type askProfile struct {
	answers [len(allAsks)]float64 // in the order of allAsks
	unsaid  bool
	byPaper bool // a fact that nobody but the publisher says
}

func (x *index) askProfile(tg *target) askProfile {
	if tg.unsaid != nil {
		p := askProfile{unsaid: true}
		for i, a := range allAsks {
			p.answers[i] = tg.asksAlike(a)
		}
		return p
	}
	p := askProfile{byPaper: tg.fact.By == ""}
	for i, a := range allAsks {
		p.answers[i] = tg.answers(a)
		if a == AskWho && p.answers[i] < askedPerson && x.aboutSomebody(tg) {
			p.answers[i] = askedPerson
		}
	}
	return p
}

// asked says how well a target answers the question word.
func (x *index) asked(target int, r *reading) float64 {
	p := &x.answers[target]
	switch {
	case len(r.asks) == 0 && (p.unsaid || !p.byPaper || !r.special["says-who"]):
		return 1
	case p.byPaper && r.special["says-who"]:
		return askedSource
	}
	best := 0.0
	for i, a := range r.asks {
		c := p.answers[slices.Index(allAsks[:], a)]
		if i > 0 && !p.unsaid {
			c *= 0.97
		}
		best = max(best, c)
	}
	return best
}

// asksAlike says how well a question word agrees with those of an unsaid entry's
// phrasings: one that few of them ask is hardly its point.
func (tg *target) asksAlike(a Ask) float64 {
	const none = otherAsk * otherAsk
	return none + (1-none)*min(1, tg.askShare[a]/usualAskShare)
}

// aboutSomebody reports whether a fact is about somebody, or names who says it.
func (x *index) aboutSomebody(tg *target) bool {
	for _, id := range []string{tg.subject, tg.fact.By} {
		if e := x.entities[id]; e != nil && (e.Kind == Person || e.Kind == Group || e.Kind == Organisation) {
			return true
		}
	}
	return false
}

// answers says how well a fact answers one question word.
func (tg *target) answers(a Ask) float64 {
	switch {
	case tg.asks[a]:
		return 1
	case a == AskWhat:
		return askedWhat
	case a == AskWhen && len(tg.dates) > 0 && !tg.fact.When.IsZero():
		return askedWhen
	case a == AskWhere && tg.fact.Where != "":
		return askedWhere
	case a == AskHow && tg.asks[AskWhat]:
		return askedHow
	case a == AskWhy && tg.asks[AskWhat]:
		return askedWhy
	case a == AskHowMany && tg.asks[AskHowLong], a == AskHowLong && tg.asks[AskHowMany]:
		return askedLong
	case a == AskWho:
		return askedWho
	}
	return askedElse
}
