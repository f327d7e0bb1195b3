package handlers

import (
	"cmp"
	"fmt"
	"slices"

	"nutgraf/facts"
	"nutgraf/handlers/internal/words"
)

// maxRelated is how many facts a list of related ones has: as many as there are
// buttons in a row.
const maxRelated = 5

// related returns the facts that share most entities with one, the main one
// above all, best first and else in the order of the article. What other buttons
// lead to is left out.
func (h *House) related(t *facts.Table, of facts.Fact) []facts.Fact {
	return h.leads.from(t, of).related
}

func relatedTo(t *facts.Table, of facts.Fact, leads []lead) []facts.Fact {
	known := []string{of.ID}
	for _, l := range leads {
		known = append(known, l.facts...)
	}
	weight := map[string]int{}
	for i, id := range of.About {
		weight[id] = 1
		if i == 0 {
			weight[id] = 3
		}
	}
	return heaviest(t, weight, 3, known...)
}

// heaviest returns the facts about the weightiest entities, of at least a weight.
func heaviest(t *facts.Table, weight map[string]int, least int, but ...string) []facts.Fact {
	type weighed struct {
		fact   facts.Fact
		weight int
	}
	var list []weighed
	for _, f := range t.Facts {
		sum := 0
		for _, id := range f.About {
			sum += weight[id]
		}
		if sum >= least && !slices.Contains(but, f.ID) {
			list = append(list, weighed{f, sum})
		}
	}
	slices.SortStableFunc(list, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.fact.Paragraph, b.fact.Paragraph))
	})
	var out []facts.Fact
	for _, w := range list[:min(len(list), maxRelated)] {
		out = append(out, w.fact)
	}
	return out
}

// factList is a private list of facts, each of which can be shared.
func (t teller) factList(title string, list []facts.Fact) Reply {
	reply := Reply{Outcome: "list", List: true, Private: true, Body: []string{title}}
	var row []Button
	for i, f := range list {
		reply.Body = append(reply.Body, fmt.Sprintf("%d. %s", i+1, t.Answer(f)))
		reply.Facts = append(reply.Facts, f.ID)
		row = append(row, Button{Label: t.Say("button.share.number", words.With{"Number": i + 1}), Emoji: shareEmoji, Action: Action{Name: "share", Args: []string{f.ID}}})
	}
	if len(row) > 0 {
		reply.Rows = [][]Button{row}
	}
	reply.Card = t.card(list)
	reply.Source = t.line(Card{Origin: t.publisher(), AsOf: reply.Card.AsOf, Translated: reply.Card.Translated})
	return reply
}
