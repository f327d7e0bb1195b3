package facts

// hit is how well one target fits a reading.
type hit struct {
	target   int
	coverage float64 // share of the question that the target accounts for, 0 to 1
	likeness float64 // of the question and the best probe, 0 to 1
	usual    float64 // how usual its words are in questions for the target, 0 to 1
	recall   float64 // share of that probe that the question has, 0 to 1
	asked    float64 // how well it answers the question word, 0 to 1
	score    float64
	bare     bool // a needed word is missing
}

// total joins the parts of a hit into one figure.
func (h *hit) total() float64 {
	s := h.coverage * (1 - shareLikeness - shareUsual + shareLikeness*h.likeness + shareUsual*h.usual) * h.asked
	if h.bare {
		s *= lacksNeed
	}
	return s
}

// cost is what a target that can't account for a unit of that weight pays.
func (u *unit) cost(weight float64) float64 {
	miss := u.miss
	switch {
	case u.light:
		return 0
	case u.kind == unitEntity:
		miss *= min(1, entityBase+weight)
		if u.person {
			miss *= personMiss
		}
	}
	if u.aside {
		miss *= asideMiss
	}
	return miss
}

// missing returns the units that a target can't account for and that matter.
func (x *index) missing(number int, r *reading) []*unit {
	tg := &x.targets[number]
	var out []*unit
	for i := range r.units {
		u := &r.units[i]
		enough := 0.5
		if u.person {
			enough = personCredit
		}
		if u.cost(x.unitWeight(u)) > 0.3 && tg.credit(u) < enough {
			out = append(out, u)
		}
	}
	return out
}

// credit says how fully a target accounts for a unit, 0 to 1.
func (tg *target) credit(u *unit) float64 {
	best := 0.0
	if u.kind == unitDate {
		best = tg.dateCredit(u.span)
	}
	for _, o := range u.options {
		sum := 0.0
		for _, f := range o.feats {
			sum += tg.credits[f]
		}
		best = max(best, o.factor*sum/float64(len(o.feats)))
	}
	return best
}

// unitWeight is what a unit counts when it is accounted for.
func (x *index) unitWeight(u *unit) float64 {
	if u.light && u.aside {
		return 0
	}
	switch u.kind {
	case unitDate:
		return weightDate
	case unitWord, unitStrange:
		return 0
	}
	w := rarityFloor
	for _, o := range u.options {
		for _, f := range o.feats {
			w = max(w, x.weight[f])
		}
	}
	if u.kind == unitType {
		w = min(w, weightType)
	}
	if u.aside {
		w *= asideWeight
	}
	return w
}
