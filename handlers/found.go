package handlers

import (
	"fmt"
	"slices"
	"strings"

	"nutgraf/facts"
)

// found fills a reply with facts and where they come from.
func found(t *facts.Table, a facts.Answer, reply *Reply) {
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
	room := maxCard
	for i, f := range a.Facts {
		line := f.Answer
		if room -= len(line); i > 0 && room < 0 && !a.Timeline {
			a.Facts = a.Facts[:i]
			break
		}
		if i == 0 && a.Verdict != "" {
			line = a.Verdict + ". " + line
		}
		if len(a.Facts) > 1 {
			line = "• " + line
		}
		reply.Body = append(reply.Body, line)
		reply.Facts = append(reply.Facts, f.ID)
	}
	if a.Gap != "" {
		reply.Body = append(reply.Body, "The article doesn't say "+strings.TrimSuffix(a.Gap, ".")+".")
	}
	reply.Source = source(t, a.Facts)
	if len(a.Matched) > 0 {
		reply.Matched = "matched " + strings.Join(a.Matched[:min(len(a.Matched), maxMatched)], "; ")
	}
}

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

// maxCard is how many characters of facts one reply holds, unless a list was
// asked for.
const maxCard = 560

// notA says that the question word doesn't fit what is known.
func notA(a facts.Ask) string {
	kind := map[facts.Ask]string{
		facts.AskWho: "a who", facts.AskWhen: "a when", facts.AskWhere: "a where",
		facts.AskWhy: "a why", facts.AskHow: "a how", facts.AskHowLong: "a how long", facts.AskHowMany: "a how many",
	}[a]
	return "That isn't " + kind + ", but this is what the article says of it:"
}

// source says where facts come from, how firm they are and as of when.
func source(t *facts.Table, list []facts.Fact) string {
	asOf := "as of " + t.Article.Published.Format("January 2, 2006")
	if len(list) == 0 {
		return t.Article.Publisher + " · " + asOf
	}
	var paragraphs []string
	var statuses []string
	for _, f := range list {
		if p := fmt.Sprint(f.Paragraph); !slices.Contains(paragraphs, p) {
			paragraphs = append(paragraphs, p)
		}
		if s := status(t, f); !slices.Contains(statuses, s) {
			statuses = append(statuses, s)
		}
	}
	word := "paragraph "
	if len(paragraphs) > 1 {
		word = "paragraphs "
	}
	return t.Article.Publisher + ", " + word + joinAnd(paragraphs) + " · " + strings.Join(statuses, "; ") + " · " + asOf
}

func status(t *facts.Table, f facts.Fact) string {
	if f.By == "" {
		return string(f.Status)
	}
	by, ok := t.Find(f.By)
	if !ok {
		return string(f.Status)
	}
	return string(f.Status) + " by " + by.Name
}
