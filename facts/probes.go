package facts

import (
	"slices"

	"nutgraf/facts/internal/text"
)

// maxSlots bounds a probe; more units than that count for nothing.
const maxSlots = 32

// addPhrasings makes a probe of each phrasing, and gives the target its units:
// those that many phrasings have more than those that only one has.
func (x *index) addPhrasings(number int, phrasings []string) {
	tg := &x.targets[number]
	counts, asks := map[feature]float64{}, map[Ask]float64{}
	x.reader.plain = true
	defer func() { x.reader.plain = false }()
	for _, s := range phrasings {
		r := x.reader.read(s)
		x.addExact(number, r)
		tg.sources = tg.sources || r.special["says-who"]
		p := probe{target: int32(number), askBits: askBits(r.asks), prior: 1}
		var slots [][]feature
		for _, a := range r.asks {
			tg.asked[a] = true
			asks[a]++
		}
		if len(r.asks) == 0 {
			asks[AskAny]++
		}
		for i := range r.units {
			u := &r.units[i]
			if u.kind == unitDate {
				if tg.fact == nil || tg.fact.When.IsZero() || u.span.Meets(tg.fact.When.From, tg.fact.When.To) {
					tg.dates = append(tg.dates, Interval{From: u.span.From, To: u.span.To}) // not the wrong day of "is it on Sunday?"
				}
				continue
			}
			if tg.fact != nil && u.text == "before" {
				continue // of a fact it says when, not that there was an earlier one
			}
			if slot := x.slotOf(tg, u, counts); len(slot) > 0 && len(slots) < maxSlots {
				slots = append(slots, slot)
			}
		}
		x.addProbe(p, slots)
	}
	tg.share, tg.askShare = map[feature]float64{}, map[Ask]float64{}
	total := max(float64(len(phrasings)), 1)
	for f, n := range counts {
		tg.share[f] = min(n/total, 1)
	}
	for a, n := range asks {
		tg.askShare[a] = n / total
	}
	typical := typicalShare * float64(len(phrasings))
	for f, n := range counts {
		tg.give(f, creditOnce+(1-creditOnce)*min(1, n/typical))
	}
}

// addExact notes the very words of a phrasing. A fact that is asked for in words
// without any meaning of their own ("what is this about") is the general one.
func (x *index) addExact(number int, r *reading) {
	if _, taken := x.exact[r.key]; !taken {
		x.exact[r.key] = number
	}
	if x.general < 0 && !r.solid() && aboutArticle(r) && x.targets[number].fact != nil {
		x.general = number
	}
}

// phrased returns the target that has the very question among its phrasings;
// false if there is none.
func (x *index) phrased(r *reading, c Context) (int, bool) {
	if len(r.pronouns) > 0 && c.reading != nil {
		return 0, false
	}
	number, ok := x.exact[r.key]
	return number, ok && (len(r.tokens) > 1 || len(r.asks) == 0)
}

// aboutAll reports whether a question is about the article as a whole.
func (x *index) aboutAll(r *reading, c Context) bool {
	return x.general >= 0 && c.reading == nil && !r.solid() && aboutArticle(r) && !r.special["yes-no"] && !r.strict()
}

// slotOf counts the features of one unit of a phrasing and returns those that
// can fill its slot.
func (x *index) slotOf(tg *target, u *unit, counts map[feature]float64) []feature {
	var slot []feature
	for _, o := range x.given(tg, u) {
		for _, f := range o.feats {
			counts[f] += o.factor
		}
		if len(o.feats) == 1 {
			slot = append(slot, o.feats[0])
		}
	}
	if len(u.options) == 0 && u.kind != unitStrange {
		for _, t := range text.Tokens(u.text) {
			f := x.feats.id(spaceWord + x.reader.lex.Stem(t.Text))
			counts[f]++
			slot = append(slot, f)
		}
	}
	slices.Sort(slot)
	return slices.Compact(slot)
}

func (x *index) addProbe(p probe, slots [][]feature) {
	if len(slots) > 0 {
		x.probes, x.slots = append(x.probes, p), append(x.slots, slots)
	}
}

// ownProbes adds a probe with just the main entity to one fact about it for
// each question word, so that "who Liu" and "when election" reach them: the
// first that answers it in the first place, or else the first that does at all.
func (x *index) ownProbes() {
	type key struct {
		subject string
		ask     Ask
	}
	chosen := map[key]int{}
	for _, primary := range []bool{true, false} {
		for i := range x.targets {
			tg := &x.targets[i]
			if tg.fact == nil || tg.subject == "" {
				continue
			}
			for n, a := range tg.fact.Answers {
				k := key{tg.subject, a}
				if _, taken := chosen[k]; !taken && (n == 0) == primary {
					chosen[k] = i
				}
			}
		}
	}
	profiles := map[string]bool{}
	for i := range x.targets {
		tg := &x.targets[i]
		if tg.fact == nil || tg.subject == "" {
			continue
		}
		slots := [][]feature{{x.feats.id(spaceEntity + tg.subject)}}
		var asks []Ask
		for _, a := range tg.fact.Answers {
			if chosen[key{tg.subject, a}] == i {
				asks = append(asks, a)
			}
		}
		if !profiles[tg.subject] {
			profiles[tg.subject] = true
			x.addProbe(probe{target: int32(i), askBits: askBits(nil), prior: priorProfile}, slots)
			x.addProfile(tg)
		}
		if len(asks) > 0 {
			slots := [][]feature{{x.feats.id(spaceEntity + tg.subject)}}
			x.addProbe(probe{target: int32(i), askBits: askBits(asks), prior: priorOwn}, slots)
		}
	}
}

// profileIdeas are what one asks of somebody besides who he is; the first fact
// about a person answers that.
var profileIdeas = []string{"role", "job-employment", "work-for", "responsible", "expertise", "task", "member"}

// profileShare is how usual it is to ask for a person's work.
const profileShare = 0.8

// addProfile gives the first fact about an entity what profiles answer.
func (x *index) addProfile(tg *target) {
	tg.give(x.feats.id(spaceIdea+"definition"), creditAnswer)
	tg.give(x.feats.id(spaceIdea+"mean"), creditAnswer)
	e := x.entities[tg.subject]
	if e != nil && (e.Kind == Person || e.Kind == Organisation) {
		tg.give(x.feats.id(spaceIdea+nameIdea), creditAnswer)
	}
	if e == nil || e.Kind != Person {
		return
	}
	tg.give(x.feats.id(spaceType+"role"), creditAbout)
	tg.share[x.feats.id(spaceType+"role")] = profileShare
	for _, idea := range profileIdeas {
		f := x.feats.id(spaceIdea + idea)
		tg.give(f, creditAnswer)
		tg.share[f] = max(tg.share[f], profileShare)
	}
	slots := [][]feature{{x.feats.id(spaceEntity + tg.subject)}, {x.feats.id(spaceType + "role"), x.feats.id(spaceIdea + "role")}}
	x.addProbe(probe{target: x.number(tg), askBits: askBits([]Ask{AskWhat, AskAny}), prior: 1}, slots)
}

func (x *index) number(tg *target) int32 { return int32(x.facts[tg.fact.ID]) }

// post turns the targets' features into postings and weighs each feature.
func (x *index) post() {
	n := len(x.feats.keys)
	x.postings = make([][]posting, n)
	x.probesOf = make([][]slot, n)
	x.weight = make([]float64, n)
	have := make([]int, n)
	for i := range x.targets {
		for f, credit := range x.targets[i].credits {
			x.postings[f] = append(x.postings[f], posting{int32(i), credit, x.usualOf(&x.targets[i], f)})
			if credit >= creditEntity+0.1 {
				have[f]++
			}
		}
	}
	for f := range x.weight {
		x.weight[f] = rarity(have[f], len(x.targets))
	}
	for i, slots := range x.slots {
		p := &x.probes[i]
		for k, feats := range slots {
			weight := 0.0
			for _, f := range feats {
				weight = max(weight, x.weight[f])
			}
			for _, f := range feats {
				x.probesOf[f] = append(x.probesOf[f], slot{weight, int32(i), uint16(p.target), uint8(k)})
			}
			p.total += weight
		}
	}
	x.slots = nil
	x.answers, x.circles = x.askProfiles(), newCircles(x.targets)
}
