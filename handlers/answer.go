package handlers

import (
	"context"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"nutgraf/facts"
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
	table := h.tables()
	a := table.Ask(question, before)
	h.keep(ctx, r, question, table, before, a)
	if h.memory != nil && r.Conversation != "" {
		h.memory.Keep(ctx, r.Conversation, a.Context)
	}
	reply := render(table, a, h.now())
	h.reportable(r, &reply)
	if r.PrefixDeaf && r.Surface == Mention && !known {
		// whoever typed the prefix in vain can't be told, so the first answer
		// of a conversation is
		reply.Body = append(reply.Body, deaf(h.prefix))
	}
	return reply, nil
}

// render turns an answer into a reply.
func render(t *facts.Table, a facts.Answer, now time.Time) Reply {
	reply := Reply{Outcome: a.Outcome.String()}
	switch a.Outcome {
	case facts.Found:
		return found(t, a, now)
	case facts.Unsure:
		reply.Body = []string{"I'm not sure what you mean. Did you mean …"}
		for _, c := range a.Choices {
			reply.Choices = append(reply.Choices, Choice(c))
		}
	case facts.Chatter:
		reply.Body = []string{small(a.Mood)}
	default:
		reply.Body = unknown(a)
	}
	return reply
}

// small is the line for chatter. It states no fact and echoes nothing.
func small(m facts.Mood) string {
	switch m {
	case facts.Greeting:
		return "Hello! Ask me anything about the article – who, what, when, where, why or how."
	case facts.Thanks:
		return "You're welcome! Ask on whenever you like."
	case facts.Insult:
		return "Fair enough. If you have a question about the article, I'm here."
	case facts.Order:
		return "I only answer questions about the article, from a fixed table of facts. What would you like to know?"
	case facts.Empty:
		return "What would you like to know? For example: who, when or where, and a name or a topic."
	}
	return "I couldn't read a question in that. Try a name or a topic, with who, what, when, where, why or how."
}

// unknown says what the article doesn't say, and what it does speak of, in
// words that can't be taken for an answer.
func unknown(a facts.Answer) []string {
	line := "The article doesn't say."
	if a.Gap != "" {
		line = "The article doesn't say " + strings.TrimSuffix(a.Gap, ".") + "."
	}
	body := []string{line}
	if len(a.Nearest) > 0 {
		names := make([]string, len(a.Nearest))
		for i, e := range a.Nearest {
			names[i] = withArticle(e)
		}
		body = append(body, "It does speak of "+joinAnd(names)+".")
	}
	return body
}

// withArticle returns an entity's name as it stands in a sentence.
func withArticle(e facts.Entity) string {
	first, _ := utf8.DecodeRuneInString(e.Name)
	if unicode.IsLower(first) || e.Kind == facts.Agreement || e.Kind == facts.Organisation {
		return "the " + e.Name
	}
	return e.Name
}

func joinAnd(names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
