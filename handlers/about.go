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
	table := h.tables()
	list := about(table, r.About)
	if len(list) == 0 {
		return nothingAbout(r), nil
	}
	reply := factList("What the article says about the subject of that message, without a judgement of it:", list)
	reply.Card = card(table, list)
	reply.Source = table.Article.Publisher + " · as of " + reply.Card.AsOf
	return reply, nil
}

func nothingAbout(r Request) Reply {
	return Reply{Outcome: facts.Unknown.String(), Private: r.Surface == Menu, Body: []string{
		"The article doesn't say anything about what that message is about, as far as I can tell.",
		"To see what it does speak of, type /help.",
	}}
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
	table := h.tables()
	a := table.Ask(question, table.Ask(r.About, facts.Context{}).Context)
	if a.Verdict, a.Matched = "", nil; a.Outcome != facts.Found {
		list := about(table, r.About)
		if len(list) == 0 && a.Outcome == facts.Chatter {
			return nothingAbout(r), nil
		}
		if len(list) > 0 && (a.Outcome == facts.Chatter || a.Gap == "") {
			a = facts.Answer{Outcome: facts.Found, Facts: list, Context: a.Context}
		}
	}
	if h.memory != nil && r.Conversation != "" {
		h.memory.Keep(ctx, r.Conversation, a.Context)
	}
	return render(table, a, h.now()), nil
}
