package handlers

import (
	"strings"
	"unicode/utf8"

	"nutgraf/facts"
	"nutgraf/handlers/internal/words"
)

// maxReply is how many characters a reply has with all its small print, unless a
// list was asked for. One fact with its source is always told, and shorter.
const maxReply = 600

// found returns the reply that tells facts and where they come from: as many as
// fit. Below a translation stand the originals, as far as there is room; that of
// the first fact always.
func (t teller) found(a facts.Answer) Reply {
	for told := a.Facts; ; told = told[:len(told)-1] {
		reply := t.tell(a, told)
		if len(told) <= 1 || reply.List || reply.length() <= maxReply {
			t.originals(&reply, told)
			reply.Card.Stale = t.warning(reply, told)
			return reply
		}
	}
}

// tell returns the reply that tells these facts of an answer.
func (t teller) tell(a facts.Answer, told []facts.Fact) Reply {
	reply := Reply{Outcome: a.Outcome.String(), List: a.Timeline || len(a.Roll) > 0, Card: t.card(told)}
	if a.NotA != "" {
		reply.Body = append(reply.Body, t.Say("found.not."+string(a.NotA)))
	}
	if !a.Lapse.IsZero() {
		reply.Body = append(reply.Body, t.lapse(a.Lapse))
	}
	switch {
	case a.RollTitle != "" && a.Timeline:
		reply.Body = append(reply.Body, t.Say("roll.order"))
	case a.RollTitle != "":
		reply.Body = append(reply.Body, t.Say("roll.names"))
	}
	reply.Body = append(reply.Body, t.rollLines(a.Roll)...)
	for i, f := range told {
		line := t.Answer(f)
		if i == 0 && a.Verdict != "" {
			line = t.Say("found."+strings.ToLower(a.Verdict), words.With{"Answer": line})
		}
		if len(told) > 1 {
			line = "• " + line
		}
		reply.Body = append(reply.Body, line)
		reply.Facts = append(reply.Facts, f.ID)
	}
	if a.Gap != "" {
		reply.Body = append(reply.Body, t.gap(a.Gap))
	}
	reply.Source = t.line(reply.Card)
	reply.Matched = t.matched(a.Matches)
	return reply
}

// originals adds what was translated to a reply.
func (t teller) originals(reply *Reply, told []facts.Fact) {
	room := maxReply
	if reply.List {
		room = maxAnswer
	}
	for i, f := range told {
		if t.Answer(f) == f.Answer {
			continue
		}
		line := t.Say("found.translated", words.With{"Text": f.Answer})
		if i > 0 && reply.length()+1+utf8.RuneCountInString(line) > room {
			break
		}
		reply.Original = append(reply.Original, line)
	}
	if len(reply.Original) > 0 { // they say already that this is a translation
		c := reply.Card
		c.Translated = ""
		reply.Source = t.line(c)
	}
}

// warning is the notice of staleness, as long as there is room for.
func (t teller) warning(r Reply, told []facts.Fact) string {
	for _, notice := range t.stale(told, t.now()) {
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
func (t teller) rollLines(list []facts.Entity) []string {
	for _, remarks := range []bool{true, false} {
		lines, total := make([]string, 0, len(list)), 0
		for _, e := range list {
			line := t.rollLine(e, remarks)
			lines, total = append(lines, line), total+utf8.RuneCountInString(line)
		}
		if total <= maxRoll {
			return lines
		}
	}
	var lines []string
	total := 0
	for i, e := range list {
		line := t.rollLine(e, false)
		if total += utf8.RuneCountInString(line); total > maxRoll {
			return append(lines, t.Count("roll.more", len(list)-i))
		}
		lines = append(lines, line)
	}
	return lines
}

func (t teller) rollLine(e facts.Entity, remarks bool) string {
	role := t.Role(e)
	switch {
	case e.Kind == facts.Event && !e.When.IsZero():
		return "• " + t.Say("roll.event", words.With{"When": t.short(e.When), "Name": t.Name(e)})
	case role != "" && remarks:
		return "• " + t.Say("roll.role", words.With{"Name": t.Name(e), "Role": role})
	}
	return "• " + t.Name(e)
}
