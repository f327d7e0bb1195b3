package facts

import (
	"cmp"
	"slices"
)

// Explanation says how a question was understood, what came near it and why the
// best was told or not, so that a curator can see what to mend in the table.
type Explanation struct {
	Question   string
	Query      Query       // as it was judged: completed where it leans on the conversation
	Alone      Query       // the same without the conversation
	Candidates []Candidate // best first; none where nothing was ranked
	Floors     Floors      // zero where nothing was ranked
	Parts      []Explanation
	Outcome    Outcome
	Reason     string // in plain words: "nothing accounts for 'won'"
	Answer     Answer // what Ask says
	Leaning    bool   // judged together with what was said before
}

// Candidate is one fact or unsaid entry beside a question. The figures go from
// 0 to 1; Score joins the others.
type Candidate struct {
	ID       string
	Kind     string   // fact or unsaid
	Score    float64  // what the candidates are ordered by
	Coverage float64  // share of the question that it accounts for
	Likeness float64  // of the question and its likest phrasing
	Recall   float64  // share of that phrasing that the question has
	Usual    float64  // how usual the question's words are for it
	Asked    float64  // how well it answers the question word
	Near     float64  // how near it is to what was just said; 0 outside a conversation
	For      []string // words of the question that it accounts for
	Against  []string // words that it can't account for
	Lacks    []string // needs that the question doesn't meet, one group each
	Fails    []string // floors and margins that it fell short of, in plain words
	Told     bool     // it is the answer, or the gap that the answer names
}

// Floors are what a candidate had to reach for this question.
type Floors struct {
	Coverage float64 // of a fact; the fewer parts a question has, the higher
	Score    float64
	Asked    float64 // of a fact
	Recall   float64 // of an unsaid entry
	Unsaid   float64 // the score from which the best unsaid entry beats the best fact; 0 without such a rivalry
	Second   float64 // the score from which a second fact is told as well; 0 if none was
}

// maxExplained is how many candidates an explanation shows, besides those that
// decided.
const maxExplained = 6

// Explain says how Ask comes to its answer. It goes the same way.
func (t *Table) Explain(question string, c Context) Explanation {
	return t.index.explain(question, t.settle(question, c), c)
}

func (x *index) explain(question string, s settled, c Context) Explanation {
	e := Explanation{
		Question: question, Query: s.answer.Query, Alone: s.asked.query(),
		Outcome: s.answer.Outcome, Answer: s.answer, Leaning: s.verdict.leaning,
	}
	switch s.route {
	case routeChatter:
		e.Query = e.Alone
	case routePhrasing:
		e.Candidates = []Candidate{x.exactly(s.target, s.asked)}
	case routeParts:
		e.Parts = x.explainParts(s.asked, c)
	case routeRanked:
		x.weighUp(&e, s, c)
	}
	e.Reason = x.reason(&e, s)
	return e
}

// exactly is the candidate whose phrasing the question is.
func (x *index) exactly(target int, r *reading) Candidate {
	h := hit{target: target, coverage: 1, likeness: 1, recall: 1, usual: 1, asked: 1, score: 1}
	c := x.candidate(h, r)
	c.Told, c.Against, c.Lacks = true, nil, nil
	return c
}

// weighUp adds the candidates and the floors of a ranking.
func (x *index) weighUp(e *Explanation, s settled, c Context) {
	v := &s.verdict
	if len(v.hits) == 0 && len(v.chosen) > 0 { // it needed no ranking
		for _, h := range v.chosen {
			k := x.candidate(h, v.reading)
			k.Told = true
			e.Candidates = append(e.Candidates, k)
		}
		return
	}
	var near []float64
	if v.leaning {
		near = x.affinities(c)
	}
	hits := x.considered(v)
	if len(hits) > 0 {
		e.Floors = x.floors(v, hits)
	}
	fact, gap := x.rivals(hits)
	for i, h := range hits {
		told := slices.ContainsFunc(v.chosen, func(o hit) bool { return o.target == h.target }) ||
			v.gap != "" && v.outcome != Found && gap != nil && gap.target == h.target
		rival := fact != nil && fact.target == h.target || gap != nil && gap.target == h.target
		if i >= maxExplained && !told && !rival {
			continue
		}
		k := x.candidate(h, v.reading)
		k.Told = told
		if near != nil {
			k.Near = near[h.target]
		}
		if !told {
			k.Fails = x.fails(&h, v, fact, gap)
		}
		e.Candidates = append(e.Candidates, k)
	}
}

// considered are the hits of a verdict. Where all were too faint to be kept, they
// are the likest of those: what they lack is what a curator wants to see.
func (x *index) considered(v *verdict) []hit {
	if len(v.hits) > 0 || !v.reading.solid() {
		return v.hits
	}
	hits := slices.DeleteFunc(x.rank(v.reading, 0), func(h hit) bool { return h.likeness == 0 || h.score == 0 })
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(b.score, a.score) })
	return hits[:min(len(hits), maxExplained)]
}

// rivals are the best fact and the best unsaid entry, nil if there is none.
func (x *index) rivals(hits []hit) (fact, gap *hit) {
	for i := range hits {
		switch is := x.targets[hits[i].target].fact != nil; {
		case is && fact == nil:
			fact = &hits[i]
		case !is && gap == nil:
			gap = &hits[i]
		}
	}
	return fact, gap
}

// explainParts explains the questions in one text, each in the context of those
// before.
func (x *index) explainParts(r *reading, c Context) []Explanation {
	var out []Explanation
	for _, tokens := range x.reader.split(r.tokens) {
		asked := x.reader.readTokens(slices.Clone(tokens))
		s := settled{asked: asked, verdict: x.converse(asked, c)}
		s.answer = Answer{Outcome: s.verdict.outcome, Query: s.verdict.reading.query(), Gap: s.verdict.gap, NotA: s.verdict.notA}
		out = append(out, x.explain(joinTokens(tokens), s, c))
		c = x.remember(s.verdict, c)
	}
	return out
}
