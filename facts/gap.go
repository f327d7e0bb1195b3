package facts

import "math"

// beats reports whether an unsaid entry fits a question so much better than the
// best fact that the question must be about what isn't said.
func (x *index) beats(gap, fact *hit, r *reading) bool {
	switch {
	case fact.asked < floorAsked, fact.bare, fact.coverage < r.floor():
		return true
	case len(x.targets[gap.target].needs) > 0 && gap.score >= fact.score*gapNeeds:
		return true // the question has the very word that sets the entry apart
	case gap.likeness > 0.98 && gap.score > fact.score*1.01:
		return true
	}
	odds := x.odds(gap.target, fact.target, r)
	return gap.score >= fact.score*(1+gapLead-gapOdds*odds)
}

// odds weighs, word for word, whether people who ask for one target or those
// who ask for the other would put a question so: the mean of the logarithms of
// the ratios, above 0 for the first.
func (x *index) odds(a, b int, r *reading) float64 {
	sum, weights := 0.0, 0.0
	for i := range r.units {
		u := &r.units[i]
		w := x.unitWeight(u)
		if u.light || w == 0 {
			continue
		}
		sum += w * (x.usual(a, u) - x.usual(b, u)) * usualScale
		weights += w
	}
	for _, ask := range askedOrAny(r) {
		sum += weightAsk * math.Log((x.targets[a].usualAsk(ask)+smooth)/(x.targets[b].usualAsk(ask)+smooth))
		weights += weightAsk
	}
	if weights == 0 {
		return 0
	}
	return sum / weights
}

// usualScale turns a difference of usualness back into a logarithm of a ratio.
var usualScale = math.Log((1 + smooth) / smooth)

// smooth keeps a word that one target never has from deciding alone.
const smooth = 0.08

func askedOrAny(r *reading) []Ask {
	if len(r.asks) == 0 {
		return []Ask{AskAny}
	}
	return r.asks[:1]
}

// usual is how usual a unit is in questions for a target, from 0 to 1.
func (x *index) usual(target int, u *unit) float64 {
	tg := &x.targets[target]
	if u.kind == unitDate {
		return 0.5 * tg.dateCredit(u.span)
	}
	best := 0.0
	for _, o := range u.options {
		sum := 0.0
		for _, f := range o.feats {
			sum += x.usualOf(tg, f)
		}
		best = max(best, o.factor*sum/float64(len(o.feats)))
	}
	return best
}

// usualOf is how usual a feature is in questions for a target, from 0 to 1.
func (x *index) usualOf(tg *target, f feature) float64 {
	share := tg.share[f]
	if tg.fact != nil && tg.credits[f] >= creditEntity {
		share = max(share, answerShare) // its own words
	}
	return math.Log((share+smooth)/smooth) / math.Log((1+smooth)/smooth)
}

// answerShare is how usual a fact's own words are in questions for it, at least.
const answerShare = 0.15

func (tg *target) usualAsk(a Ask) float64 {
	share := tg.askShare[a]
	if tg.fact != nil && tg.asks[a] {
		share = max(share, answerShare)
	}
	return share
}
