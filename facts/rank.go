package facts

import "slices"

// board holds one question's running sums.
type board struct {
	have    []float64 // by target: weight of what it accounts for
	miss    []float64 // by target: weight of what it can't
	credit  []float64 // by target: for the unit at hand
	common  []float64 // by target: how usual the unit at hand is
	usual   []float64 // by target: weighted sum of that
	place   []int32   // by target: its place among the hits from 1, 0 if it is out
	hits    []hit     // of the latest question
	weight  float64   // of all units
	overlap []overlap // by probe
	shares  []int32   // probes that the question shares something with
	total   float64   // question weight that probes could share
}

// overlap is what a question shares with one probe.
type overlap struct {
	filled uint32  // slots that the question fills
	seen   int32   // last unit counted, from 1
	got    float64 // weight of the filled slots
	shared float64 // question weight that it shares
}

func (x *index) newBoard() *board {
	n := len(x.targets)
	return &board{
		have: make([]float64, n), miss: make([]float64, n), credit: make([]float64, n), common: make([]float64, n),
		usual: make([]float64, n), place: make([]int32, n), overlap: make([]overlap, len(x.probes)),
	}
}

// clear readies a board for the next question.
func (b *board) clear() {
	clear(b.have)
	clear(b.miss)
	clear(b.usual)
	clear(b.place)
	b.weight = 0
	for _, i := range b.shares {
		b.overlap[i] = overlap{}
	}
	b.shares, b.total = b.shares[:0], 0
}

// rank scores the targets that account for at least that share of a reading; the
// result is in the order of the table. No score is above that share.
func (x *index) rank(r *reading, least float64) []hit {
	b := x.boards.Get().(*board)
	defer x.boards.Put(b)
	return slices.Clone(x.rankOn(b, r, least))
}

// rankOn is rank on a board, to which the hits belong.
func (x *index) rankOn(b *board, r *reading, least float64) []hit {
	b.clear()
	weights := make([]float64, len(r.units))
	for i := range r.units {
		weights[i] = x.unitWeight(&r.units[i])
		x.count(b, &r.units[i], weights[i])
	}
	x.covering(b, r, least)
	hits := b.hits
	if len(hits) == 0 {
		return nil
	}
	for i := range r.units {
		x.fill(b, &r.units[i], weights[i], i)
	}
	asked := askBits(r.asks)
	for _, i := range b.shares {
		p := &x.probes[i]
		h := &hits[b.place[p.target]-1]
		if like, recall := x.likeness(b, p, &b.overlap[i], asked); like > h.likeness {
			h.likeness, h.recall = like, recall
		}
	}
	for i := range hits {
		hits[i].score = hits[i].total()
	}
	return hits
}

// covering makes a hit of each target that accounts for enough of a reading.
func (x *index) covering(b *board, r *reading, least float64) {
	share := func(i int) float64 {
		if sum := b.have[i] + b.miss[i]; sum > 0 {
			return b.have[i] / sum
		}
		return 1
	}
	n := 0
	for i := range b.place {
		if share(i) >= least {
			n++
			b.place[i] = int32(n)
		}
	}
	b.hits = slices.Grow(b.hits[:0], n)
	for i, place := range b.place {
		if place == 0 {
			continue
		}
		h := hit{target: i, coverage: share(i), asked: x.answers.of(i, r)}
		h.bare = x.answers.sort[i]&sortNeeds != 0 && !x.needed(&x.targets[i], r)
		if b.weight > 0 {
			h.usual = b.usual[i] / b.weight
		}
		b.hits = append(b.hits, h)
	}
}

// bestFirst returns the hits that are worth a look in a list of their own.
func bestFirst(hits []hit) []hit {
	type key struct { // a hit is long to move about
		score      float64
		at, target int32
	}
	keys := make([]key, 0, len(hits))
	for i := range hits {
		if hits[i].score >= floorKept {
			keys = append(keys, key{hits[i].score, int32(i), int32(hits[i].target)})
		}
	}
	slices.SortStableFunc(keys, func(a, b key) int {
		switch {
		case a.score > b.score+1e-9:
			return -1
		case b.score > a.score+1e-9:
			return 1
		}
		return int(a.target - b.target)
	})
	out := make([]hit, len(keys))
	for i, k := range keys {
		out[i] = hits[k.at]
	}
	return out
}

// count adds one unit of the question to the board.
func (x *index) count(b *board, u *unit, weight float64) {
	clear(b.credit)
	clear(b.common)
	if u.kind == unitDate {
		for i := range x.targets {
			b.credit[i] = x.targets[i].dateCredit(u.span)
		}
	}
	for _, o := range u.options {
		x.account(b, o)
	}
	miss := u.cost(weight)
	for i, c := range b.credit {
		b.usual[i] += weight * b.common[i]
		b.have[i] += weight * c
		b.miss[i] += miss * (1 - c)
	}
	b.weight += weight
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

// fill marks the slots that a unit fills in probes of the hits.
func (x *index) fill(b *board, u *unit, weight float64, number int) {
	if !u.light {
		b.total += weight
	}
	for _, o := range u.options {
		for _, f := range o.feats {
			for _, s := range x.probesOf[f] {
				if b.place[s.target] == 0 {
					continue
				}
				t := &b.overlap[s.probe]
				if t.filled == 0 {
					b.shares = append(b.shares, s.probe)
				}
				if bit := uint32(1) << s.index; t.filled&bit == 0 {
					t.filled |= bit
					t.got += s.weight
				}
				if t.seen != int32(number+1) {
					t.seen = int32(number + 1)
					t.shared += weight * o.factor
				}
			}
		}
	}
}

// likeness compares a question with a probe: the harmonic mean of the share of
// the probe that the question fills and the share of the question that it has.
func (x *index) likeness(b *board, p *probe, t *overlap, asked uint16) (like, recall float64) {
	if t.got == 0 || b.total == 0 {
		return 0, 0
	}
	recall = t.got / p.total
	precision := min(t.shared/b.total, 1)
	if recall+precision == 0 {
		return 0, 0
	}
	like = 2 * recall * precision / (recall + precision) * p.prior
	if p.askBits&asked == 0 {
		like *= otherAsk
		if x.answers.sort[p.target]&sortUnsaid != 0 {
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
