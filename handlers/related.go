package handlers

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"nutgraf/facts"
)

// maxRelated is how many facts a list of related ones has: as many as there are
// buttons in a row.
const maxRelated = 5

// related returns the facts that share most entities with one, the main one
// above all, best first and else in the order of the article. What other buttons
// lead to is left out.
func (h *House) related(t *facts.Table, of facts.Fact) []facts.Fact {
	known := []string{of.ID}
	for _, l := range h.leads.of(t, of) {
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
func factList(title string, list []facts.Fact) Reply {
	reply := Reply{Outcome: "list", List: true, Private: true, Body: []string{title}}
	var row []Button
	for i, f := range list {
		reply.Body = append(reply.Body, fmt.Sprintf("%d. %s", i+1, f.Answer))
		reply.Facts = append(reply.Facts, f.ID)
		row = append(row, Button{Label: fmt.Sprintf("Share %d", i+1), Emoji: shareButton.Emoji, Action: Action{Name: "share", Args: []string{f.ID}}})
	}
	if len(row) > 0 {
		reply.Rows = [][]Button{row}
	}
	return reply
}

// findIn lists what the article says about what somebody's message is about. It
// never says whether the message is right.
func findIn(_ context.Context, h *House, r Request) (Reply, error) {
	table := h.tables()
	list := about(table, r.About)
	if len(list) == 0 {
		return Reply{Outcome: facts.Unknown.String(), Private: true, Body: []string{
			"The article doesn't say anything about that message, as far as I can tell.",
			"To see what it does speak of, type /help.",
		}}, nil
	}
	reply := factList("What the article says about the subject of that message, without a judgement of it:", list)
	reply.Card = card(table, list)
	reply.Source = table.Article.Publisher + " · as of " + reply.Card.AsOf
	return reply, nil
}

// about returns the facts that are nearest to a text: those that answer it or
// one of its sentences, then those about the names in it.
func about(t *facts.Table, text string) []facts.Fact {
	var list []facts.Fact
	weight := map[string]int{}
	add := func(f facts.Fact) {
		if len(list) < maxRelated && !slices.ContainsFunc(list, func(l facts.Fact) bool { return l.ID == f.ID }) {
			list = append(list, f)
		}
	}
	for _, sentence := range sentences(text) {
		a := t.Ask(sentence, facts.Context{})
		for _, f := range a.Facts {
			add(f)
		}
		for _, id := range a.Context.Entities {
			weight[id]++
		}
	}
	for _, f := range heaviest(t, weight, 2) {
		add(f)
	}
	return list
}

// maxSentences bounds the work for one message.
const maxSentences = 8

// sentences splits a text where sentences and lines end.
func sentences(text string) []string {
	var list []string
	for _, s := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(".!?\n。！？", r) }) {
		if s = strings.TrimSpace(s); s != "" && len(list) < maxSentences {
			list = append(list, s)
		}
	}
	return list
}
