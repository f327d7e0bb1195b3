// Package digest chooses what a reader who wants to catch up needs first: one
// fact for each question word, then the next.
//
// It promises that the same table gives the same choice, that no fact comes
// twice, and that a round stays within the room it is given. It judges by what
// the table says of itself: what the article tells first and what most facts are
// about matters most, and what has been told already matters less.
package digest

import (
	"cmp"
	"math"
	"slices"
	"unicode/utf8"

	"nutgraf/facts"
)

// words are the question words of a round, in the order of telling.
var words = []facts.Ask{facts.AskWhat, facts.AskWho, facts.AskWhen, facts.AskWhere, facts.AskWhy, facts.AskHow}

// Item is a fact and the question word that it answers.
type Item struct {
	Word facts.Ask
	Fact facts.Fact
}

// Digest chooses round by round. It serves one goroutine.
type Digest struct {
	*judge
	used map[string]bool
}

// New returns a Digest of a table of which nothing has been told.
func New(t *facts.Table) *Digest { return &Digest{newJudge(t), map[string]bool{}} }

// Round returns what to tell next: at most one fact for a question word and at
// most room characters of answers, empty if no fact fits. It counts as told only
// when Tell says so, so that a caller can ask again with less room.
func (d *Digest) Round(room int) []Item {
	s := search{judge: d.judge, worth: math.Inf(-1)}
	for _, w := range words {
		s.lists = append(s.lists, d.shortlist(w, room, d.used))
	}
	if len(d.used) == 0 { // the news comes first, whatever the others leave
		s.lists[0] = s.lists[0][:min(1, len(s.lists[0]))]
	}
	s.hope = d.hope(s.lists)
	s.from(0, room, 0, nil)
	return s.best
}

// Tell counts a round as told.
func (d *Digest) Tell(round []Item) {
	for _, i := range round {
		d.used[i.Fact.ID] = true
		d.tell(i.Fact, 1)
	}
}

// few is how many facts compete for each question word.
const few = 4

// shortlist returns the facts that answer a question word best by themselves,
// best first.
func (j *judge) shortlist(w facts.Ask, room int, used map[string]bool) (list []Item) {
	worth := map[string]float64{}
	for _, f := range j.table.Facts {
		if s := j.score(f, w); !used[f.ID] && s > least && utf8.RuneCountInString(f.Answer) <= room {
			worth[f.ID] = s
			list = append(list, Item{w, f})
		}
	}
	slices.SortStableFunc(list, func(a, b Item) int { return cmp.Compare(worth[b.Fact.ID], worth[a.Fact.ID]) })
	return list[:min(few, len(list))]
}

// hope returns for each n what the lists from the n-th on add at most, as the
// logarithm that search sums up: their first facts, which are worth no more once
// others have been told.
func (j *judge) hope(lists [][]Item) []float64 {
	out := make([]float64, len(lists)+1)
	for n := len(lists) - 1; n >= 0; n-- {
		best := math.Log(least)
		if len(lists[n]) > 0 {
			best = max(best, math.Log(j.score(lists[n][0].Fact, lists[n][0].Word)))
		}
		out[n] = out[n+1] + best
	}
	return out
}

// search tries what the shortlists can be put together to. Each fact is judged by
// what those picked before it leave new, and each question word counts alike.
type search struct {
	*judge
	lists [][]Item
	hope  []float64 // what the lists from the n-th on can add at most
	best  []Item
	worth float64 // of the best: the sum of the logarithms of its scores
}

// from picks of the lists from the n-th on. What can't become the best any more,
// though each list gave its first, isn't followed.
func (s *search) from(n, room int, worth float64, picked []Item) {
	if worth+s.hope[n] <= s.worth {
		return
	}
	if n == len(s.lists) {
		if worth > s.worth && len(picked) > 0 {
			s.best, s.worth = slices.Clone(picked), worth
		}
		return
	}
	for _, i := range s.lists[n] {
		left := room - utf8.RuneCountInString(i.Fact.Answer)
		if left < 0 || slices.ContainsFunc(picked, func(p Item) bool { return p.Fact.ID == i.Fact.ID }) {
			continue
		}
		score := s.score(i.Fact, i.Word)
		s.tell(i.Fact, 1)
		s.from(n+1, left, worth+math.Log(score), append(picked, i))
		s.tell(i.Fact, -1)
	}
	s.from(n+1, room, worth+math.Log(least), picked)
}
