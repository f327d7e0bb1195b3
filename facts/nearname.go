package facts

import (
	"nutgraf/facts/internal/text"
	"nutgraf/facts/internal/typo"
)

// The similarity (see typo.Similarity) from which a misspelt name is acted on.
// The measured trade-off stands in nearname_test.go.
const (
	nearEnough  = 0.80 // one or more strange words
	nearCommon  = 0.86 // ordinary words that might be a name torn apart
	nearMinimum = 4    // letters; shorter names are exact
)

// near is a name that words resemble.
type near struct {
	name     *name
	used     int // tokens
	distance int
	score    float64
}

// nearest returns the name that the tokens at the front most resemble; used is
// 0 if none is near. common says of each token whether it is an ordinary word.
func (n *nameIndex) nearest(tokens []text.Token, common func(i int) bool) near {
	var best near
	joined := ""
	allCommon := true
	for k := 0; k < len(tokens) && k < 4; k++ {
		if k > 0 && tokens[k-1].Stop {
			break
		}
		joined += tokens[k].Text
		allCommon = allCommon && common(k)
		if len(joined) < nearMinimum || len(joined) > typo.MaxRunes {
			continue
		}
		n.scan(tokens[:k+1], joined, allCommon, &best)
	}
	return best
}

// scan compares the tokens, written together as joined, with every name.
func (n *nameIndex) scan(tokens []text.Token, joined string, allCommon bool, best *near) {
	mask := typo.Mask(joined)
	limit := typo.Limit(len(joined))
	typed, sound := typo.NewPattern(joined), ""
	for i, key := range n.keys {
		most, length := limit, int(key.length)
		if length < 7 {
			most = min(limit, 1) // too short to be sure
		}
		if gap := length - len(joined); gap > most || -gap > most || length < nearMinimum || typo.Far(mask, key.mask, most) {
			continue
		}
		candidate := n.all[i]
		if len(tokens) > 1 && joined[0] != candidate.joined[0] {
			if sound == "" {
				sound = typo.Sound(tokens[0].Text)
			}
			if sound != typo.Sound(candidate.words[0]) {
				continue
			}
		}
		d := typed.Distance(candidate.joined, most)
		if d > most {
			continue
		}
		if d > 1 && len(joined) < 9 && joined[0] != candidate.joined[0] && typo.Sound(joined) != typo.Sound(candidate.joined) {
			continue
		}
		if !wordwise(candidate.words, tokens, allCommon) {
			continue
		}
		score := typo.Similarity(joined, candidate.joined, d)
		threshold := nearEnough
		if allCommon {
			threshold = nearCommon
		}
		if score < threshold {
			continue
		}
		if score > best.score+1e-9 || score > best.score-1e-9 && len(tokens) > best.used {
			*best = near{candidate, len(tokens), d, score}
		}
	}
}

// wordwise reports whether words that stand one to one with a name's differ by
// no more than each may. Words torn apart or run together have no such order.
func wordwise(name []string, tokens []text.Token, allCommon bool) bool {
	if len(name) != len(tokens) {
		return len(name)-len(tokens) <= 1 && len(tokens)-len(name) <= 1
	}
	exact := 0
	for i, w := range name {
		t := tokens[i].Text
		if t == w {
			exact++
			continue
		}
		limit := typo.Limit(max(len(w), len(t)))
		if typo.Distance(t, w, 2) > limit && (typo.Sound(t) != typo.Sound(w) || typo.Distance(t, w, 2) > 2) {
			return false
		}
	}
	return !allCommon || exact > 0
}

// swapped returns the short name of a person that a word is with two neighbouring
// letters behind the first swapped: "lui". Nothing else is near enough to one.
func (n *nameIndex) swapped(word string) *name {
	if len(word) != nearMinimum-1 {
		return nil
	}
	found := n.byPlain[word[:1]+word[2:]+word[1:2]]
	if found == nil || !found.partial || len(found.entities) != 1 {
		return nil
	}
	return found
}

// nearNote tells a member how a name was matched.
func nearNote(n near) Match {
	if n.distance == 0 {
		return Match{Name: n.name.plain, How: Otherwise}
	}
	return Match{Name: n.name.plain, How: Apart, Letters: n.distance}
}
