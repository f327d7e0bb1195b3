package facts

// asked says how well a target answers the question word.
func (x *index) asked(tg *target, r *reading) float64 {
	if tg.unsaid == nil && r.special["says-who"] && tg.fact.By == "" {
		return askedSource
	}
	if tg.unsaid != nil {
		return tg.asksAlike(r)
	}
	if len(r.asks) == 0 {
		return 1
	}
	best := 0.0
	for i, a := range r.asks {
		c := tg.answers(a)
		if a == AskWho && c < askedPerson && x.aboutSomebody(tg) {
			c = askedPerson
		}
		if i > 0 {
			c *= 0.97
		}
		best = max(best, c)
	}
	return best
}

// asksAlike says how well the question words of an unsaid entry's phrasings
// agree with those of a question.
func (tg *target) asksAlike(r *reading) float64 {
	for _, a := range r.asks {
		if tg.asked[a] {
			return 1
		}
	}
	if len(r.asks) == 0 {
		return 1
	}
	return otherAsk * otherAsk
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
