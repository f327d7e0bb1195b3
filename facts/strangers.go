package facts

import (
	"nutgraf/facts/internal/text"
	"nutgraf/facts/internal/typo"
)

// strangers takes back an entity that was found by one word of its name when a
// strange word stands right beside it: "Jon Stewart" is not Jon Finer.
func (p *pass) strangers() {
	for i := range p.r.units {
		u := &p.r.units[i]
		if u.kind != unitEntity || !u.partial {
			continue
		}
		if p.homophone(i) {
			continue
		}
		if p.strangerBeside(i) {
			if p.slipBeside(i, i-1) || p.slipBeside(i, i+1) {
				continue
			}
			u.kind, u.options, u.miss, u.entity = unitStrange, nil, missStrange, nil
		}
	}
}

func (p *pass) strangerBeside(i int) bool {
	u := p.r.units[i]
	if i > 0 {
		if before := p.r.units[i-1]; before.kind == unitStrange && len(before.text) > 1 && before.last == u.first && !p.tokens[u.first-1].Break {
			return true
		}
	}
	if i+1 < len(p.r.units) {
		after := p.r.units[i+1]
		adjacent := after.first == u.last && !p.tokens[u.last-1].Break
		if adjacent && (after.kind == unitStrange && len(after.text) > 1 || after.partial && after.apart > 1 && len(after.text) < 8) {
			return true
		}
		if adjacent && after.kind == unitWord && p.tokens[after.first].Cap && !p.tokens[after.first].Caps {
			return true
		}
	}
	// "who Liu He": a pronoun cannot stand right behind a name and end there
	if u.last >= len(p.tokens) || p.tokens[u.last].Text != "he" || p.tokens[u.last-1].Break {
		return false
	}
	he := p.tokens[u.last]
	return u.last == len(p.tokens)-1 || he.Break || he.Cap && p.tokens[u.first].Cap
}

// homophone makes one of two words of names that stand side by side a slip in the
// other's name where it sounds like that: "lee qiang" is Li Qiang. It reports
// whether unit i was such a slip.
func (p *pass) homophone(i int) bool {
	u := &p.r.units[i]
	for _, k := range []int{i - 1, i + 1} {
		if k < 0 || k >= len(p.r.units) {
			continue
		}
		other := &p.r.units[k]
		if other.kind != unitEntity || !other.partial || len(other.entity) != 1 || len(u.entity) != 1 || other.entity[0] == u.entity[0] || len(other.text) <= len(u.text) ||
			other.last != u.first && u.last != other.first {
			continue
		}
		for _, t := range text.Tokens(p.table[other.entity[0]].Name) {
			if t.Text != other.text && typo.Sound(t.Text) == typo.Sound(u.text) && t.Text[0] == u.text[0] {
				u.kind, u.options, u.entity, u.light, u.miss, u.person = unitWord, nil, nil, true, 0, false
				return true
			}
		}
	}
	return false
}

// foreign takes back an event that was found by a general name ("election") when
// another country than its own stands beside it: "the US election" is not Taiwan's.
func (p *pass) foreign() {
	for i := range p.r.units {
		u := &p.r.units[i]
		if u.kind != unitEntity || len(u.entity) != 1 {
			continue
		}
		if p.ofStranger(i) {
			u.kind, u.options, u.miss, u.entity = unitAttribute, nil, missAttribute, nil
			continue
		}
		if p.table[u.entity[0]].Kind != Event {
			continue
		}
		home := p.countryIn(p.table[u.entity[0]].Name)
		if home == "" || p.countryIn(u.text) != "" {
			continue
		}
		if other := p.countryBeside(i); other != "" && other != home {
			u.kind, u.options, u.miss, u.entity = unitAttribute, nil, missAttribute, nil
		}
	}
}

// ofStranger reports whether something unknown follows a general name of a place or
// an event with "of": "the strait of Gibraltar" is not Taiwan's.
func (p *pass) ofStranger(i int) bool {
	u := p.r.units[i]
	e := p.table[u.entity[0]]
	if e.Kind != Place && e.Kind != Event || text.Fold(e.Name) == u.text || i+1 >= len(p.r.units) || u.last >= len(p.tokens) {
		return false
	}
	next := p.r.units[i+1]
	return p.tokens[u.last].Text == "of" && next.kind == unitStrange && next.first == u.last+1
}

// countryIn returns the one country that a name has in it, empty if there is none
// or more than one.
func (p *pass) countryIn(s string) string {
	found := ""
	for _, t := range text.Tokens(s) {
		id := p.countryOf(t.Text)
		if id != "" && found != "" && id != found {
			return ""
		}
		if id != "" {
			found = id
		}
	}
	return found
}

func (p *pass) countryOf(word string) string {
	if e := p.lex.Word(word); e != nil && e.Place != "" {
		word = e.Place
	}
	if n := p.names.byPlain[word]; n != nil && len(n.entities) == 1 && p.table[n.entities[0]].Kind == Country {
		return n.entities[0]
	}
	return ""
}

// countryBeside returns the country that belongs to unit i: right before it where
// nothing follows that the two would describe ("US election interference"), or
// behind "in" or "of".
func (p *pass) countryBeside(i int) string {
	u := p.r.units[i]
	if i > 0 && p.r.units[i-1].kind == unitEntity && p.r.units[i-1].last == u.first && !p.tokens[u.first-1].Break {
		compound := i+1 < len(p.r.units) && p.r.units[i+1].first == u.last && !p.tokens[u.last-1].Break && p.r.units[i+1].kind == unitIdea && !timeNouns[p.r.units[i+1].text]
		if id := p.onlyCountry(i - 1); id != "" && !compound {
			return id
		}
	}
	if i+1 >= len(p.r.units) || u.last >= len(p.tokens) || p.tokens[u.last-1].Break {
		return ""
	}
	switch p.tokens[u.last].Text {
	case "in", "of":
		if next := p.r.units[i+1]; next.first <= u.last+2 {
			return p.onlyCountry(i + 1)
		}
	}
	return ""
}

func (p *pass) onlyCountry(i int) string {
	u := p.r.units[i]
	if u.kind == unitEntity && len(u.entity) == 1 && p.table[u.entity[0]].Kind == Country {
		return u.entity[0]
	}
	return ""
}
