package handlers

import (
	"context"

	"nutgraf/facts"
	"nutgraf/handlers/internal/words"
)

// origin says which article the answers are from, how the table was made, and
// what the words for a fact's status mean. Typed without any mark in the middle of
// a conversation it asks where the last answer is from.
func origin(ctx context.Context, h *House, r Request) (Reply, error) {
	if r.Command == "" && h.memory != nil && r.Conversation != "" {
		if before, _ := h.memory.Recall(ctx, r.Conversation); len(before.Facts) > 0 {
			r.Action.Args = before.Facts
			return pressOrigin(ctx, h, r)
		}
	}
	t := h.teller(r)
	a := t.table.Article
	reply := Reply{List: true, Body: []string{
		t.Say("source.article", words.With{"Title": t.title(), "Publisher": t.publisher(), "Day": t.Date(a.Published)}),
		t.Say("source.table", words.With{"Facts": len(t.table.Facts), "Paragraphs": a.Paragraphs, "Version": t.table.Version}),
		t.Say("source.statuses"),
	}}
	count := map[facts.Status]int{}
	for _, f := range t.table.Facts {
		count[f.Status]++
	}
	for _, s := range []facts.Status{facts.Reported, facts.Announced, facts.Expected, facts.Claimed} {
		if count[s] > 0 {
			reply.Body = append(reply.Body, "• "+t.Say("source.status."+string(s), words.With{"Facts": count[s]}))
		}
	}
	t.cite(&reply)
	if a.Link != "" {
		reply.Rows = [][]Button{{{Label: t.Say("source.link"), Link: a.Link}}}
		if r.Surface == Terminal || r.Plain {
			reply.Body = append(reply.Body, a.Link)
		}
	}
	return reply, nil
}
