package facts

import (
	"slices"

	"nutgraf/facts/internal/lexicon"
	"nutgraf/facts/internal/text"
)

// timeNouns ask for a date: a fact that has one accounts for them.
var timeNouns = map[string]bool{
	"day": true, "days": true, "date": true, "dates": true, "month": true, "year": true,
	"week": true, "weekday": true, "time": true, "when": true, "hour": true,
}

// placeNouns ask for a place of no special kind.
var placeNouns = map[string]bool{
	"where": true, "place": true, "location": true, "at": true, "in": true, "venue": true, "spot": true,
}

// addAsk notes a question word or phrase of n tokens.
func (p *pass) addAsk(i, n int, e *lexicon.Entry) {
	word := p.tokens[i+n-1].Text
	if e.Ask != "name" && e.Ask != "list" && slices.ContainsFunc(p.tokens[i:i+n], func(t text.Token) bool { return t.Text == "name" || t.Text == "names" }) {
		p.askedName(i, n)
	}
	switch ask := Ask(e.Ask); ask {
	case AskWho, AskWhat, AskWhen, AskWhere, AskWhy, AskHow, AskHowLong, AskHowMany:
		if p.opensClause(i) {
			p.ask(ask)
		}
		if i > 0 && (p.tokens[i-1].Text == "in" || p.tokens[i-1].Text == "at") && (word == "which" || word == "what") {
			p.ask(AskWhere)
		}
		if first := p.tokens[i].Text; n > 1 && (first == "what" || first == "which") && !slices.Contains(p.r.asks, AskWhat) {
			p.r.asks = append(p.r.asks, AskWhat)
		}
		p.keepNoun(i+n-1, ask, word)
	case "yes-no":
		if i == 0 || p.tokens[i-1].Break {
			p.r.special[e.Ask] = true
		}
	case "says-who":
		p.r.special[e.Ask] = p.r.special[e.Ask] || !p.relative(i)
	default:
		p.r.special[e.Ask] = true
		p.askedThing(i, n, e.Ask)
		p.listed(i, n, e.Ask)
	}
	if e.Light || len(e.Senses) == 0 {
		return
	}
	u := unit{kind: unitIdea, first: i, last: i + n, light: true}
	for _, s := range e.Senses {
		u.options = p.option(u.options, spaceIdea, s, 1)
	}
	p.add(u)
}

// ask notes a question word once.
func (p *pass) ask(a Ask) {
	if !slices.Contains(p.r.asks, a) {
		p.r.asks = append(p.r.asks, a)
	}
}

// opensClause reports whether the question word at token i asks, rather than
// introducing a relative clause behind another question word.
func (p *pass) opensClause(i int) bool {
	if len(p.r.asks) == 0 || i == 0 {
		return true
	}
	switch before := p.tokens[i-1]; before.Text {
	case "and", "or", "but", "so", "plus", "also":
		return true
	case "in", "at", "on", "for", "to", "with", "from", "by", "of":
		return i > 1 && (p.tokens[i-2].Break || p.tokens[i-2].Text == "and" || p.tokens[i-2].Text == "so")
	default:
		return before.Break
	}
}

// relative reports whether the "who" at token i tells more of the noun before it:
// "members who voice concern".
func (p *pass) relative(i int) bool {
	if i == 0 || p.tokens[i].Text != "who" || p.tokens[i-1].Break {
		return false
	}
	last := len(p.r.units) - 1
	return last >= 0 && p.r.units[last].last == i && p.r.units[last].kind != unitDate
}

// askedThing adds what a question such as "how old" or "what's the name" asks
// for as a unit, since few facts have it.
func (p *pass) askedThing(i, n int, ask string) {
	switch ask {
	case "age", "clock":
		u := unit{kind: unitAttribute, miss: missAttribute, first: i, last: i + n}
		u.options = p.option(u.options, spaceIdea, lexicon.AttributeMark+ask, 1)
		p.add(u)
	case "name":
		p.askedName(i, n)
		if !slices.Contains(p.r.asks, AskWho) {
			p.r.asks = append(p.r.asks, AskWho)
		}
	}
}

// askedName adds the wish for somebody's or something's name.
func (p *pass) askedName(i, n int) {
	u := unit{kind: unitIdea, miss: missIdea, first: i, last: i + n}
	u.options = p.option(u.options, spaceIdea, nameIdea, 1)
	p.add(u)
}

// nameIdea is what a question for a name asks for.
const nameIdea = lexicon.AttributeMark + "name"

// listed reads the question word and the noun of a phrase such as "who else" or
// "all officials".
func (p *pass) listed(i, n int, ask string) {
	if ask != "list" {
		return
	}
	switch p.tokens[i].Text {
	case "who", "everyone", "everybody":
		p.ask(AskWho)
	case "what", "which":
		p.ask(AskWhat)
	}
	for k := i; k < i+n; k++ {
		if e := p.lex.Word(p.tokens[k].Text); e != nil && e.Class != lexicon.Ask && len(e.Types) > 0 {
			p.addEntry(k, 1, e)
		}
	}
}

// keepNoun reads the noun of a phrase such as "in which city" or "what post"
// as a unit of its own where it narrows the answer, and waits for one after
// "which" and "what".
func (p *pass) keepNoun(i int, ask Ask, word string) {
	if word == "which" || word == "what" {
		p.which = i + 1
		return
	}
	if timeNouns[word] || placeNouns[word] || i == 0 || ask == AskHowLong || ask == AskHowMany || ask == AskHow || ask == AskWhy {
		return
	}
	e := p.lex.Word(word)
	if e == nil || e.Class == lexicon.Ask || e.Class < lexicon.Concept && len(e.Types) == 0 {
		return
	}
	p.which = i
	p.addEntry(i, 1, e)
}

// finish reads what only the whole question shows.
func (p *pass) finish() {
	p.daysOf()
	p.strangers()
	p.foreign()
	p.superiors()
	p.asides()
	for i := range p.r.units {
		u := &p.r.units[i]
		if !u.head || u.kind == unitEntity {
			continue
		}
		u.miss = max(u.miss*1.5, 0.9)
		if ask := headAsks(u); ask != AskAny && !p.r.asksFor(AskHowMany) && !p.r.asksFor(ask) {
			p.r.asks = append([]Ask{ask}, p.r.asks...)
		}
	}
	p.wantNames()
	if len(p.tokens) > 2 && p.tokens[0].Text == "how" && p.tokens[1].Text == "long" {
		p.ask(AskHowLong)
	}
	for i := range p.r.units {
		if u := &p.r.units[i]; !u.aside && (u.text == "date" || u.text == "day" || u.text == "weekday") && !p.r.asksFor(AskWhen) && !p.r.asksFor(AskHowMany) && !p.r.asksFor(AskHowLong) && !p.r.asksFor(AskWho) {
			p.r.asks = append([]Ask{AskWhen}, p.r.asks...)
		}
	}
	if len(p.tokens) > 0 {
		p.r.opener = openers[p.tokens[0].Text]
	}
	if p.r.special["about"] {
		p.r.opener = true
	}
	if p.r.special["yes-no"] || len(p.r.asks) == 0 && len(p.tokens) > 1 && auxiliaries[p.tokens[0].Text] {
		p.r.special["yes-no"] = true
	}
}

// openers are the words with which a question goes on from the one before.
var openers = map[string]bool{
	"and": true, "or": true, "also": true, "ok": true, "okay": true, "then": true, "but": true, "so": true, "plus": true,
}

// wantNames reads "…, names please" and "by name" as the wish for names.
func (p *pass) wantNames() {
	for i := range p.r.units {
		u := &p.r.units[i]
		whose := u.text == "their names" || u.text == "the names" || u.text == "his name" || u.text == "her name" || u.text == "all names"
		if !whose && u.text != "name" && u.text != "names" || u.first == 0 {
			continue
		}
		if before := p.tokens[u.first-1]; whose || before.Break || before.Text == "by" {
			u.kind, u.miss, u.light, u.aside = unitIdea, missIdea, false, false
			u.options = p.option(nil, spaceIdea, nameIdea, 1)
		}
	}
}

// headAsks returns the question word that "which" with a noun stands for: which
// official is a who.
func headAsks(u *unit) Ask {
	for _, t := range u.types {
		switch t {
		case "person", "group":
			return AskWho
		case "place", "country":
			return AskWhere
		case "date":
			return AskWhen
		}
	}
	return AskAny
}

var auxiliaries = map[string]bool{
	"is": true, "are": true, "was": true, "were": true, "do": true, "does": true, "did": true,
	"has": true, "have": true, "had": true, "will": true, "would": true, "can": true, "could": true,
	"should": true,
}
