package facts

import "slices"

// askProfiles say how well each target answers each question word.
type askProfiles struct {
	answers [len(allAsks)][]float64 // in the order of allAsks, by target
	sort    []targetSort            // by target
}

// targetSort is a set of what matters of a target for each question.
type targetSort uint8

const (
	sortUnsaid  targetSort = 1 << iota
	sortByPaper            // a fact that nobody but the publisher says
	sortNeeds              // it needs words
)

func (x *index) askProfiles() askProfiles {
	n := len(x.targets)
	p := askProfiles{sort: make([]targetSort, n)}
	for k := range p.answers {
		p.answers[k] = make([]float64, n)
	}
	for i := range x.targets {
		tg := &x.targets[i]
		if len(tg.needs) > 0 {
			p.sort[i] |= sortNeeds
		}
		if tg.unsaid != nil {
			p.sort[i] |= sortUnsaid
		} else if tg.fact.By == "" {
			p.sort[i] |= sortByPaper
		}
		for k, a := range allAsks {
			if tg.unsaid == nil {
				p.answers[k][i] = x.answersTo(tg, a)
			} else {
				p.answers[k][i] = tg.asksAlike(a)
			}
		}
	}
	return p
}

// answersTo says how well a fact answers one question word.
func (x *index) answersTo(tg *target, a Ask) float64 {
	c := tg.answers(a)
	if a == AskWho && c < askedPerson && x.aboutSomebody(tg) {
		return askedPerson
	}
	return c
}

// of says how well a target answers the question words of a reading.
func (p *askProfiles) of(target int, r *reading) float64 {
	sort := p.sort[target]
	switch {
	case sort&sortByPaper != 0 && r.special["says-who"]:
		return askedSource
	case len(r.asks) == 0:
		return 1
	}
	best := 0.0
	for i, a := range r.asks {
		c := p.answers[slices.Index(allAsks[:], a)][target]
		if i > 0 && sort&sortUnsaid == 0 {
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

// answers says how well a fact answers one question word, whoever it is about.
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
