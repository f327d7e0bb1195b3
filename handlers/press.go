package handlers

import (
	"context"

	"nutgraf/facts"
	"nutgraf/handlers/internal/words"
)

// pressFact tells the facts that a button names, and goes on from there.
func pressFact(ctx context.Context, h *House, r Request) (Reply, error) {
	t := h.teller(r)
	list := factsOf(t.table, r.Action.Args)
	if len(list) == 0 {
		return Reply{}, h.expiredFor(r)
	}
	if c, ok := begin(t.table, list[0]); ok && h.memory != nil && r.Conversation != "" {
		h.memory.Keep(ctx, r.Conversation, c)
	}
	reply := t.found(facts.Answer{Outcome: facts.Found, Facts: list})
	reply.Private = true // a channel doesn't fill with what one member looks through
	return reply, nil
}

// pressChoice answers the reading that was meant, in place of the question back.
func pressChoice(ctx context.Context, h *House, r Request) (Reply, error) {
	if r.Action.Arg(0) == "" {
		return Reply{}, h.expiredFor(r)
	}
	r.Text = r.Action.Arg(0)
	reply, err := answer(ctx, h, r)
	reply.Effect = Update
	return reply, err
}

// pressOrigin says where facts come from, with the article's own few words.
func pressOrigin(_ context.Context, h *House, r Request) (Reply, error) {
	t := h.teller(r)
	list := factsOf(t.table, r.Action.Args)
	if len(list) == 0 {
		return Reply{}, h.expiredFor(r)
	}
	reply := Reply{Outcome: "source", Private: true}
	article := t.table.Article
	reply.Body = []string{t.Say("origin.article", words.With{"Title": t.title(), "Publisher": t.publisher(), "Day": t.Day(article.Published)})}
	for _, f := range list {
		reply.Body = append(reply.Body, "• "+t.Say("origin.line", words.With{"Paragraph": f.Paragraph, "Status": t.status(f), "Evidence": f.Evidence}))
	}
	if article.Link != "" {
		reply.Rows = [][]Button{{{Label: t.Say("button.article"), Link: article.Link}}}
	}
	return reply, nil
}

// pressRelated lists what the article says besides.
func pressRelated(_ context.Context, h *House, r Request) (Reply, error) {
	t := h.teller(r)
	f, ok := factOf(t.table, r.Action.Arg(0))
	if !ok {
		return Reply{}, h.expiredFor(r)
	}
	return t.factList(t.Say("related.title"), h.related(t.table, f)), nil
}

// pressShare shows everybody what its button stands for: a fact, or else all of
// the message that it is under.
func pressShare(_ context.Context, h *House, r Request) (Reply, error) {
	if len(r.Action.Args) == 0 {
		return Reply{Outcome: "shared", Effect: Share}, nil
	}
	t := h.teller(r)
	list := factsOf(t.table, r.Action.Args)
	if len(list) == 0 {
		return Reply{}, h.expiredFor(r)
	}
	return t.found(facts.Answer{Outcome: facts.Found, Facts: list}), nil
}

// pressDelete takes back the answer whose button was pressed.
func pressDelete(context.Context, *House, Request) (Reply, error) {
	return Reply{Outcome: "removed", Effect: Remove}, nil
}

// factOf returns a fact by its id, false if the table has none.
func factOf(t *facts.Table, id string) (facts.Fact, bool) {
	for _, f := range t.Facts {
		if f.ID == id {
			return f, true
		}
	}
	return facts.Fact{}, false
}

// factsOf returns the facts of those ids that the table has.
func factsOf(t *facts.Table, ids []string) []facts.Fact {
	var list []facts.Fact
	for _, id := range ids {
		if f, ok := factOf(t, id); ok {
			list = append(list, f)
		}
	}
	return list
}
