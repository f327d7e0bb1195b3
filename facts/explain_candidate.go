package facts

import (
	"fmt"
	"strings"
)

// candidate describes a hit: what speaks for and against it.
func (x *index) candidate(h hit, r *reading) Candidate {
	tg := &x.targets[h.target]
	c := Candidate{
		ID: tg.id(), Kind: "fact", Score: h.score, Coverage: h.coverage, Likeness: h.likeness,
		Recall: h.recall, Usual: h.usual, Asked: h.asked, Lacks: tg.lacks(r),
	}
	if tg.fact == nil {
		c.Kind = "unsaid"
	}
	for i := range r.units {
		u := &r.units[i]
		switch {
		case tg.credit(u) >= 0.5:
			c.For = append(c.For, u.text)
		case u.cost(x.unitWeight(u)) > 0:
			c.Against = append(c.Against, u.text)
		}
	}
	return c
}

func (tg *target) id() string {
	if tg.fact != nil {
		return tg.fact.ID
	}
	return tg.unsaid.ID
}

// lacks returns the groups of needed words of which a reading has none.
func (tg *target) lacks(r *reading) []string {
	var groups [][]string
	if tg.fact != nil {
		groups = tg.fact.Needs
	} else {
		groups = tg.unsaid.Needs
	}
	var out []string
	for i := range tg.needs {
		if !tg.needs[i].met(r) {
			out = append(out, strings.Join(groups[i], " or "))
		}
	}
	return out
}

// floors are what the hits of a verdict had to reach.
func (x *index) floors(v *verdict, hits []hit) Floors {
	f := Floors{Coverage: v.reading.floor(), Score: floorScore, Asked: floorAsked, Recall: floorRecall}
	if fact, gap := x.rivals(hits); fact != nil && gap != nil {
		f.Unsaid = x.lead(gap, fact, v.reading)
	}
	if v.outcome == Found {
		f.Second = marginBoth * v.best()
	}
	return f
}

// lead is the score from which an unsaid entry beats a fact, found by trying, so
// that it is what Ask goes by; 0 if it always does.
func (x *index) lead(gap, fact *hit, r *reading) float64 {
	low, high := 0.0, 2.0
	for high-low > 0.001 {
		try := *gap
		try.score = (low + high) / 2
		if x.beats(&try, fact, r) {
			high = try.score
		} else {
			low = try.score
		}
	}
	if low == 0 {
		return 0
	}
	return high
}

// fails says, the gravest first, why a hit isn't told.
func (x *index) fails(h *hit, v *verdict, fact, gap *hit) []string {
	if x.targets[h.target].fact != nil {
		return x.factFails(h, v)
	}
	if h.target != gap.target {
		return []string{"behind " + x.targets[gap.target].id() + ", and only the best unsaid entry counts"}
	}
	return x.gapFails(h, v.reading, fact)
}

func (x *index) factFails(h *hit, v *verdict) []string {
	r, tg := v.reading, &x.targets[h.target]
	if x.holds(h, r) {
		return beside(h, v)
	}
	var out []string
	if grave := x.grave(h, r); len(grave) > 0 {
		out = append(out, "nothing accounts for "+inQuotes(grave))
	}
	if h.bare {
		out = append(out, "the question lacks "+strings.Join(tg.lacks(r), ", and "))
	}
	if h.asked < floorAsked {
		out = append(out, fmt.Sprintf("answers %s, not %s", anyAsk(tg.fact.Answers), anyAsk(r.asks)))
	}
	if h.coverage < r.floor() {
		out = append(out, fmt.Sprintf("coverage %.2f is below %.2f", h.coverage, r.floor()))
	}
	if h.score < floorScore {
		out = append(out, fmt.Sprintf("score %.2f is below %.2f", h.score, floorScore))
	}
	return out
}

// beside says why a fact that holds isn't told beside the best.
func beside(h *hit, v *verdict) []string {
	switch {
	case v.outcome != Found:
		return nil
	case h.score < marginBoth*v.best():
		return []string{fmt.Sprintf("less than %.0f %% of the best score", 100*marginBoth)}
	}
	return []string{"holds too, but the best needs no other beside it"}
}

// grave are the words that a fact can't account for and that are what keeps it
// from being told.
func (x *index) grave(h *hit, r *reading) []string {
	var out []string
	for _, u := range x.missing(h.target, r) {
		if x.telling(u, r) || h.coverage < r.floor() {
			out = append(out, u.text)
		}
	}
	return out
}

func (x *index) gapFails(h *hit, r *reading, fact *hit) []string {
	var out []string
	below := func(what string, have, floor float64) {
		if have < floor {
			out = append(out, fmt.Sprintf("%s %.2f is below %.2f", what, have, floor))
		}
	}
	if h.bare {
		out = append(out, "the question lacks "+strings.Join(x.targets[h.target].lacks(r), ", and "))
	}
	below("coverage", h.coverage, floorCoverage)
	below("score", h.score, floorScore)
	below("recall", h.recall, floorRecall)
	switch {
	case len(out) > 0:
	case !r.pointed() && !(r.strict() && plainly(h, fact)):
		out = append(out, "the question has nothing but names and dates")
	case fact != nil && !x.beats(h, fact, r):
		out = append(out, fmt.Sprintf("beats the best fact from %.3f on", x.lead(h, fact, r)))
	case r.special["says-who"]:
		out = append(out, "the question is who says so")
	}
	return out
}

// inQuotes lists words as they are said: 'a', 'b' and 'c'.
func inQuotes(words []string) string {
	marked := make([]string, len(words))
	for i, w := range words {
		marked[i] = "'" + w + "'"
	}
	return listed(marked, "and")
}

// anyAsk says what question words ask for: "a who or a when".
func anyAsk(asks []Ask) string {
	out := make([]string, len(asks))
	for i, a := range asks {
		out[i] = "a " + string(a)
	}
	if len(out) == 0 {
		return "that"
	}
	return listed(out, "or")
}
