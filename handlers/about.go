package handlers

import (
	"context"
	"slices"
	"strings"

	"nutgraf/facts"
)

// findIn lists what the article says about what somebody's message is about. It
// never says whether the message is right.
func findIn(_ context.Context, h *House, r Request) (Reply, error) {
	t := h.teller(r)
	list := about(t.table, r.About)
	if len(list) == 0 {
		return t.nothingAbout(r), nil
	}
	return t.factList(t.Say("find.title"), list), nil
}

func (t teller) nothingAbout(r Request) Reply {
	return Reply{Outcome: facts.Unknown.String(), Private: r.Surface == Menu, Body: []string{t.Say("find.nothing"), t.Say("find.help")}}
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

// answerAbout answers a question that somebody asks about a message, in the
// conversation that the message begins. Without a question of its own, or with
// one that has no answer, it tells what the article says about the same. Whether
// the message is right it never says.
func answerAbout(ctx context.Context, h *House, r Request, question string) (Reply, error) {
	t := h.teller(r)
	a := t.table.Ask(question, t.table.Ask(r.About, facts.Context{}).Context)
	if a.Verdict, a.Matched, a.Matches = "", nil, nil; a.Outcome != facts.Found {
		list := about(t.table, r.About)
		if len(list) == 0 && a.Outcome == facts.Chatter {
			return t.nothingAbout(r), nil
		}
		if len(list) > 0 && (a.Outcome == facts.Chatter || a.Gap == "") {
			a = facts.Answer{Outcome: facts.Found, Facts: list, Context: a.Context}
		}
	}
	if h.memory != nil && r.Conversation != "" {
		h.memory.Keep(ctx, r.Conversation, a.Context)
	}
	return t.render(a), nil
}
