package facts

import (
	"slices"

	"nutgraf/facts/internal/text"
)

// sayings are the verbs that make the name before them a speaker.
var sayings = map[string]bool{
	"say": true, "says": true, "said": true, "saying": true, "tell": true, "tells": true, "told": true,
}

// speaker returns the entity that a question takes for somebody who says
// something ("what did Liu say"), empty if there is none.
func (r *reading) speaker() string {
	if len(r.asks) == 0 || r.asks[0] != AskWhat || r.special["yes-no"] {
		return ""
	}
	if r.voice != "" {
		return r.voice
	}
	for i := range r.units {
		u := &r.units[i]
		if u.kind != unitEntity || len(u.entity) != 1 || !r.has(u) {
			continue
		}
		reach := 2
		if !u.person { // "Beijing's defence ministry say"
			if u.first < 2 || !auxiliaries[r.tokens[u.first-1].Text] {
				continue
			}
			reach = 4
		}
		for k := u.last; k < min(u.last+reach, len(r.tokens)) && !r.tokens[k-1].Break; k++ {
			if sayings[r.tokens[k].Text] {
				return u.entity[0]
			}
		}
	}
	return ""
}

// saidBy returns the pronoun of a person that is the speaker in a question ("what
// did he say"), empty if there is none.
func (r *reading) saidBy() string {
	for _, p := range r.pronouns {
		switch p.word {
		case "he", "she", "they":
			if k := p.index + 1; k < len(r.tokens) && sayings[r.tokens[k].Text] {
				return p.word
			}
		}
	}
	return ""
}

// has reports whether a unit stands in the question itself, not in one before it.
func (r *reading) has(u *unit) bool {
	return u.first < u.last && u.last <= len(r.tokens) && joinTokens(r.tokens[u.first:u.last]) == u.text
}

// asksVoices reports whether a question asks for all who are quoted, and for
// nothing that they said.
func (r *reading) asksVoices() bool {
	asked := slices.ContainsFunc(r.tokens, func(t text.Token) bool {
		switch t.Text {
		case "quoted", "quotes", "quote", "cited", "cites", "sources":
			return true
		}
		return false
	})
	return asked && !r.special["yes-no"] && !r.strictly(AskWho, AskWhat) && !slices.ContainsFunc(r.units, func(u unit) bool {
		return !u.light && u.text != "name" && u.text != "quoted" && u.text != "sources" && u.text != "cited" && u.kind != unitType
	})
}

// strictly reports whether a question asks with another word than these.
func (r *reading) strictly(but ...Ask) bool {
	return slices.ContainsFunc(r.asks, func(a Ask) bool { return !slices.Contains(but, a) })
}

// voicesOf returns those whom facts are from, in the table's order.
func (x *index) voicesOf(t *Table) []Entity {
	var out []Entity
	for _, e := range t.Entities {
		if slices.ContainsFunc(t.Facts, func(f Fact) bool { return f.By == e.ID }) {
			out = append(out, e)
		}
	}
	return out
}

// voices reports whether a fact can hold what somebody says: they are its source,
// or it is about them and its source isn't another person.
func (x *index) voices(f *Fact, speaker string) bool {
	if f.By == speaker {
		return true
	}
	by, who := x.entities[f.By], x.entities[speaker]
	if by != nil && who != nil && who.Kind == Country {
		return by.Country == speaker
	}
	return len(f.About) > 0 && f.About[0] == speaker && (by == nil || by.Kind != Person && by.Kind != Group)
}
