package handlers

import (
	"context"
	"nutgraf/facts"
	"nutgraf/handlers/internal/words"
)

// answer asks the table. The command's name is part of the question: "when"
// and "election" make "when election".
func answer(ctx context.Context, h *House, r Request) (Reply, error) {
	question := r.Text
	if r.Command != "" && r.Command != "ask" {
		question = r.Command + " " + r.Text
	}
	if r.About != "" {
		return answerAbout(ctx, h, r, question)
	}
	var before facts.Context
	known := false
	if h.memory != nil && r.Conversation != "" {
		before, known = h.memory.Recall(ctx, r.Conversation)
	}
	t := h.teller(r)
	a := t.table.Ask(question, before)
	h.keep(ctx, r, question, t.table, before, a)
	if h.memory != nil && r.Conversation != "" {
		h.memory.Keep(ctx, r.Conversation, a.Context)
	}
	reply := t.render(a)
	if r.PrefixDeaf && r.Surface == Mention && !known {
		// whoever typed the prefix in vain can't be told, so the first answer
		// of a conversation is
		reply.Body = append(reply.Body, h.deafness(t.Words))
	}
	return reply, nil
}

// render turns an answer into a reply.
func (t teller) render(a facts.Answer) Reply {
	reply := Reply{Outcome: a.Outcome.String()}
	switch a.Outcome {
	case facts.Found:
		return t.found(a)
	case facts.Unsure:
		reply.Body = []string{t.Say("unsure")}
		for _, c := range a.Choices {
			label := c.Label
			if e, ok := t.table.Named(label); ok {
				label = t.Name(e)
			}
			reply.Choices = append(reply.Choices, Choice{Label: label, Ask: c.Ask})
		}
	case facts.Chatter:
		reply.Body = []string{t.small(a.Mood)}
	default:
		reply.Body = t.unknown(a)
	}
	return reply
}

// small is the line for chatter. It states no fact and echoes nothing.
func (t teller) small(m facts.Mood) string {
	switch m {
	case facts.Greeting, facts.Thanks, facts.Insult, facts.Order, facts.Empty:
		return t.Say("chatter." + string(m))
	}
	return t.Say("chatter.noise")
}

// unknown says what the article doesn't say, and what it does speak of, in
// words that can't be taken for an answer.
func (t teller) unknown(a facts.Answer) []string {
	body := []string{t.Say("unknown")}
	if a.Gap != "" {
		body[0] = t.gap(a.Gap)
	}
	if len(a.Nearest) > 0 {
		names := make([]string, len(a.Nearest))
		for i, e := range a.Nearest {
			names[i] = t.inSentence(e)
		}
		body = append(body, t.Say("unknown.nearest", words.With{"Names": t.List(names)}))
	}
	return body
}
