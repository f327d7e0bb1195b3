package facts

import "slices"

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

// board holds one question's running sums.
type board struct {
	have   []float64 // by target: weight of what it accounts for
	miss   []float64 // by target: weight of what it can't
	credit []float64 // by target: for the unit at hand
	common []float64 // by target: how usual the unit at hand is
	usual  []float64 // by target: weighted sum of that
	weight float64   // of all units
	filled []uint32  // by probe: slots that the question fills
	got    []float64 // by probe: weight of those slots
	shared []float64 // by probe: question weight that it shares
	seen   []int32   // by probe: last unit counted, from 1
	hit    []int32   // probes that the question shares something with
	total  float64   // question weight that probes could share
}

func (x *index) newBoard() *board {
	n, m := len(x.targets), len(x.probes)
	return &board{
		have: make([]float64, n), miss: make([]float64, n), credit: make([]float64, n),
		common: make([]float64, n), usual: make([]float64, n),
		filled: make([]uint32, m), got: make([]float64, m), shared: make([]float64, m), seen: make([]int32, m),
	}
}

// clear readies a board for the next question.
func (b *board) clear() {
	clear(b.have)
	clear(b.miss)
	clear(b.usual)
	b.weight = 0
	for _, i := range b.hit {
		b.filled[i], b.got[i], b.shared[i], b.seen[i] = 0, 0, 0, 0
	}
	b.hit, b.total = b.hit[:0], 0
}

// rank scores every target for a reading; the result is in the order of the
// table.
func (x *index) rank(r *reading) []hit {
	b := x.boards.Get().(*board)
	defer x.boards.Put(b)
	b.clear()
	for i := range r.units {
		x.count(b, &r.units[i], i)
	}
	hits := make([]hit, len(x.targets))
	for i := range hits {
		hits[i] = hit{target: i, coverage: 1, asked: x.asked(&x.targets[i], r)}
		if sum := b.have[i] + b.miss[i]; sum > 0 {
			hits[i].coverage = b.have[i] / sum
		}
		if b.weight > 0 {
			hits[i].usual = b.usual[i] / b.weight
		}
		hits[i].bare = !x.needed(&x.targets[i], r)
	}
	asked := askBits(r.asks)
	for _, i := range b.hit {
		p := &x.probes[i]
		h := &hits[p.target]
		if like, recall := x.likeness(b, p, int(i), asked); like > h.likeness {
			h.likeness, h.recall = like, recall
		}
	}
	for i := range hits {
		hits[i].score = hits[i].total()
	}
	return hits
}

// total joins the parts of a hit into one figure.
func (h *hit) total() float64 {
	s := h.coverage * (1 - shareLikeness - shareUsual + shareLikeness*h.likeness + shareUsual*h.usual) * h.asked
	if h.bare {
		s *= lacksNeed
	}
	return s
}

// count adds one unit of the question to the board.
func (x *index) count(b *board, u *unit, number int) {
	clear(b.credit)
	clear(b.common)
	weight := x.unitWeight(u)
	if u.kind == unitDate {
		for i := range x.targets {
			b.credit[i] = x.targets[i].dateCredit(u.span)
		}
	}
	for _, o := range u.options {
		x.account(b, o)
	}
	miss := u.cost(weight)
	for i := range b.credit {
		c := b.credit[i]
		b.usual[i] += weight * b.common[i]
		b.have[i] += weight * c
		b.miss[i] += miss * (1 - c)
	}
	b.weight += weight
	x.fill(b, u, weight, number)
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

// account credits the targets that one option of a unit fits.
func (x *index) account(b *board, o option) {
	if len(o.feats) == 1 {
		for _, p := range x.postings[o.feats[0]] {
			b.credit[p.target] = max(b.credit[p.target], o.factor*p.credit)
			b.common[p.target] = max(b.common[p.target], o.factor*p.usual)
		}
		return
	}
	share := o.factor / float64(len(o.feats))
	sums, usual := make([]float64, len(b.credit)), make([]float64, len(b.credit))
	for _, f := range o.feats {
		for _, p := range x.postings[f] {
			sums[p.target] += share * p.credit
			usual[p.target] += share * p.usual
		}
	}
	for i, s := range sums {
		b.credit[i] = max(b.credit[i], s)
		b.common[i] = max(b.common[i], usual[i])
	}
}

// fill marks the slots of probes that a unit fills.
func (x *index) fill(b *board, u *unit, weight float64, number int) {
	if !u.light {
		b.total += weight
	}
	for _, o := range u.options {
		for _, f := range o.feats {
			for _, s := range x.probesOf[f] {
				if b.filled[s.probe] == 0 {
					b.hit = append(b.hit, s.probe)
				}
				if bit := uint32(1) << s.index; b.filled[s.probe]&bit == 0 {
					b.filled[s.probe] |= bit
					b.got[s.probe] += x.probes[s.probe].weights[s.index]
				}
				if b.seen[s.probe] != int32(number+1) {
					b.seen[s.probe] = int32(number + 1)
					b.shared[s.probe] += weight * o.factor
				}
			}
		}
	}
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

// likeness compares a question with a probe: the harmonic mean of the share of
// the probe that the question fills and the share of the question that it has.
func (x *index) likeness(b *board, p *probe, number int, asked uint16) (like, recall float64) {
	if b.got[number] == 0 || b.total == 0 {
		return 0, 0
	}
	recall = b.got[number] / p.total
	precision := min(b.shared[number]/b.total, 1)
	if recall+precision == 0 {
		return 0, 0
	}
	like = 2 * recall * precision / (recall + precision) * p.prior
	if p.askBits&asked == 0 {
		like *= otherAsk
		if x.targets[p.target].unsaid != nil {
			like *= otherAsk * otherAsk // what an unsaid entry asks is its point
		}
	}
	return like, recall
}

// askBits is a set of question words; none at all is a member of its own.
func askBits(asks []Ask) uint16 {
	bits := uint16(0)
	for _, a := range asks {
		if i := slices.Index(allAsks[:], a); i >= 0 {
			bits |= 1 << i
		}
	}
	if len(asks) == 0 {
		bits = 1
	}
	return bits
}

var allAsks = [...]Ask{AskAny, AskWho, AskWhat, AskWhen, AskWhere, AskWhy, AskHow, AskHowLong, AskHowMany}
