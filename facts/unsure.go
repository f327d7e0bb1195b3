package facts

import (
	"slices"

	"nutgraf/facts/internal/typo"
)

// unsureSimilarity is from where a strange word may have been meant as a name:
// too far to act on, near enough to ask.
const unsureSimilarity = 0.75

// maxChoices bounds what is offered.
const maxChoices = 3

// choices are the names that the strange words of a question may stand for, as
// questions that leave no doubt; nil if there are none.
func (x *index) choices(r *reading) []Choice {
	ask := AskWho
	if len(r.asks) > 0 {
		ask = r.asks[0]
	}
	var out []Choice
	for i := range r.units {
		u := &r.units[i]
		beside := i > 0 && r.units[i-1].kind == unitStrange || i+1 < len(r.units) && r.units[i+1].kind == unitStrange
		if u.kind != unitStrange || u.partial || u.aside || beside || len(u.text) < nearMinimum {
			continue // two strange words are somebody else's name
		}
		for _, id := range x.reader.names.resembling(u.text) {
			e := x.entities[id]
			c := Choice{Label: e.Name, Ask: string(ask) + " " + e.Name}
			if len(out) < maxChoices && !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

// resembling returns the entities with the name that a word most resembles, if
// it may have been meant.
func (n *nameIndex) resembling(word string) []string {
	var best []string
	bestScore := unsureSimilarity
	mask, limit := typo.Mask(word), typo.Limit(len(word))+1
	for _, candidate := range n.all {
		if len(candidate.joined) < nearMinimum || typo.Far(mask, candidate.mask, limit) {
			continue
		}
		d := typo.Distance(word, candidate.joined, limit)
		if d > limit {
			continue
		}
		if s := typo.Similarity(word, candidate.joined, d); s > bestScore {
			best, bestScore = candidate.entities, s
		}
	}
	return best
}
