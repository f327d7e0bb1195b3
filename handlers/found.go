package handlers

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"nutgraf/facts"
)

// maxReply is how many characters a reply has with all its small print, unless a
// list was asked for. One fact with its source is always told, and shorter.
const maxReply = 600

// found returns the reply that tells facts and where they come from: as many as
// fit.
func found(t *facts.Table, a facts.Answer, now time.Time) Reply {
	for told := a.Facts; ; told = told[:len(told)-1] {
		reply := tell(t, a, told)
		if len(told) <= 1 || reply.List || reply.length() <= maxReply {
			reply.Card.Stale = reply.warning(t, told, now)
			return reply
		}
	}
}

// tell returns the reply that tells these facts of an answer.
func tell(t *facts.Table, a facts.Answer, told []facts.Fact) Reply {
	reply := Reply{Outcome: a.Outcome.String(), List: a.Timeline || len(a.Roll) > 0, Card: card(t, told)}
	if a.NotA != "" {
		reply.Body = append(reply.Body, notA(a.NotA))
	}
	if a.Computed != "" {
		reply.Body = append(reply.Body, a.Computed)
	}
	if a.RollTitle != "" {
		reply.Body = append(reply.Body, a.RollTitle+":")
	}
	reply.Body = append(reply.Body, rollLines(t, a.Roll)...)
	for i, f := range told {
		line := f.Answer
		if i == 0 && a.Verdict != "" {
			line = a.Verdict + ". " + line
		}
		if len(told) > 1 {
			line = "• " + line
		}
		reply.Body = append(reply.Body, line)
		reply.Facts = append(reply.Facts, f.ID)
	}
	if a.Gap != "" {
		reply.Body = append(reply.Body, "The article doesn't say "+strings.TrimSuffix(a.Gap, ".")+".")
	}
	reply.Source = reply.Card.line()
	if len(a.Matched) > 0 {
		reply.Matched = "matched " + strings.Join(a.Matched[:min(len(a.Matched), maxMatched)], "; ")
	}
	return reply
}

// warning is the notice of staleness, as long as there is room for.
func (r Reply) warning(t *facts.Table, told []facts.Fact, now time.Time) string {
	for _, notice := range stale(t, told, now) {
		if r.List || r.length()+utf8.RuneCountInString(notice) < maxReply {
			return notice
		}
	}
	return ""
}

// length counts the characters of what is said whenever it is asked.
func (r Reply) length() int { return utf8.RuneCountInString(r.Plain()) }

// maxRoll is how many characters a list may take; without its remarks it is
// shorter, and what still doesn't fit is counted.
const maxRoll = 760

// rollLines lists entities, a line each, with what fits of what is known.
func rollLines(t *facts.Table, list []facts.Entity) []string {
	for _, remarks := range []bool{true, false} {
		lines, total := make([]string, 0, len(list)), 0
		for _, e := range list {
			line := rollLine(t, e, remarks)
			lines, total = append(lines, line), total+len(line)
		}
		if total <= maxRoll {
			return lines
		}
	}
	var lines []string
	total := 0
	for i, e := range list {
		line := rollLine(t, e, false)
		if total += len(line); total > maxRoll {
			return append(lines, fmt.Sprintf("… and %d more", len(list)-i))
		}
		lines = append(lines, line)
	}
	return lines
}

func rollLine(t *facts.Table, e facts.Entity, remarks bool) string {
	switch {
	case e.Kind == facts.Event && !e.When.IsZero():
		day := strings.TrimSuffix(e.When.String(), fmt.Sprintf(", %d", t.Article.Published.Year()))
		return "• " + day + ": " + e.Name
	case e.Role != "" && remarks:
		return "• " + e.Name + ", " + e.Role
	}
	return "• " + e.Name
}

// maxMatched is how many inexact matches a reply owns up to.
const maxMatched = 3

// notA says that the question word doesn't fit what is known.
func notA(a facts.Ask) string {
	kind := map[facts.Ask]string{
		facts.AskWho: "a who", facts.AskWhen: "a when", facts.AskWhere: "a where",
		facts.AskWhy: "a why", facts.AskHow: "a how", facts.AskHowLong: "a how long", facts.AskHowMany: "a how many",
	}[a]
	return "That isn't " + kind + ", but this is what the article says of it:"
}
