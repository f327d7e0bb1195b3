package facts

import (
	"nutgraf/facts/internal/lexicon"
	"nutgraf/facts/internal/when"
)

// asksHolder reports whether the "before" or "after" at token i asks for another
// holder of somebody's office: "who had that job before him", "who came after Wang".
func (p *pass) asksHolder(i int) bool {
	if !p.r.asksFor(AskWho) || i+1 >= len(p.tokens) {
		return false
	}
	switch p.tokens[i+1].Text {
	case "him", "her", "them":
		return i+2 == len(p.tokens) || p.tokens[i+1].Break
	}
	name := p.names.at(p.tokens[i+1:])
	if name == nil || len(name.entities) != 1 || p.table[name.entities[0]].Kind != Person {
		return false
	}
	end := i + 1 + len(name.words)
	return end == len(p.tokens) || p.tokens[end-1].Break
}

// holder is the unit of a question for another holder of an office.
func (p *pass) holder(i int, rel when.Relation) unit {
	idea := "previous"
	if rel == when.After {
		idea = "next"
	}
	u := unit{kind: unitModifier, miss: missModifier, narrow: true, first: i, last: i + 1}
	u.options = p.option(nil, spaceIdea, idea, 1)
	return u
}

// superiors makes "boss" beside a person's name the wish for that person's own
// boss, which is more than who the person is.
func (p *pass) superiors() {
	for i := range p.r.units {
		u := &p.r.units[i]
		switch u.text {
		case "boss", "boss of", "superior", "superior of", "supervisor", "supervisor of", "line manager":
		default:
			continue
		}
		before := i > 0 && p.r.units[i-1].person && p.r.units[i-1].last == u.first && !p.tokens[u.first-1].Break
		after := i+1 < len(p.r.units) && p.r.units[i+1].person && p.r.units[i+1].first <= u.last+1 && u.text != "boss" && u.text != "superior" && u.text != "supervisor"
		if before || after {
			u.kind, u.miss = unitAttribute, missAttribute
			u.options = p.option(nil, spaceIdea, lexicon.AttributeMark+"boss", 1)
		}
	}
}
