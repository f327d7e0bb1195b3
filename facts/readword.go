package facts

import (
	"slices"
	"strings"

	"nutgraf/facts/internal/lexicon"
	"nutgraf/facts/internal/text"
	"nutgraf/facts/internal/when"
)

// single reads one token that is neither name, date nor phrase.
func (p *pass) single(i int) int {
	word := p.tokens[i].Text
	if n := p.pronoun(i); n > 0 {
		return n
	}
	entry := p.lex.Word(word)
	if digits, ok := numberOf(word); ok {
		p.addNumber(i, digits)
		return 1
	}
	if rel, ok := when.RelationOf(word); ok && rel != when.On && rel != when.By {
		if (rel == when.Before || rel == when.After) && p.asksHolder(i) {
			p.add(p.holder(i, rel))
			return 1
		}
		if last := i == len(p.tokens)-1 || p.tokens[i].Break; last && rel == when.Before {
			p.add(p.earlier(i)) // "have they met before?"
			return 1
		}
		p.r.relation, p.r.relAt = rel, i+1
		return 1
	}
	if p.asksOrigin(i) {
		return 1
	}
	if n := p.torn(i, entry); n > 0 {
		return n
	}
	if entry != nil && p.addEntry(i, 1, entry) {
		return 1
	}
	if p.lex.Common(word) && p.addTableWord(i, word) {
		return 1
	}
	return p.guess(i)
}

// earlier is the unit of "before" that no event follows.
func (p *pass) earlier(i int) unit {
	u := unit{kind: unitModifier, miss: missModifier, first: i, last: i + 1}
	u.options = p.option(nil, spaceIdea, "previous", 1)
	return u
}

var numberWords = map[string]string{
	"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
	"nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "twenty": "20", "thirty": "30",
	"forty": "40", "fifty": "50", "sixty": "60", "ninety": "90", "hundred": "100", "both": "2",
}

// numberOf returns the digits of a number in digits or in words.
func numberOf(word string) (string, bool) {
	if digits, ok := numberWords[word]; ok {
		return digits, true
	}
	for i := 0; i < len(word); i++ {
		if word[i] < '0' || word[i] > '9' {
			return "", false
		}
	}
	return word, word != ""
}

// addEntry adds what the vocabulary knows of n tokens; false if that is nothing.
func (p *pass) addEntry(i, n int, e *lexicon.Entry) bool {
	switch {
	case e.Class == lexicon.Ask:
		p.addAsk(i, n, e)
		return true
	case e.Place != "":
		if named := p.names.byPlain[e.Place]; named != nil {
			p.addName(i, n, named, near{})
			return true
		}
		if e.Class == lexicon.None {
			p.add(unit{kind: unitStrange, miss: missStrange, first: i, last: i + n})
			return true
		}
	case e.Class == lexicon.Function || e.Class == lexicon.Frame:
		return true
	}
	if e.Class == lexicon.None && len(e.Types) == 0 {
		return e.Title
	}
	u := unit{kind: entryKind(e), first: i, last: i + n, light: e.Light, miss: missOf(e), types: e.Types}
	for _, s := range e.Senses {
		u.options = p.option(u.options, spaceIdea, s, 1)
	}
	u.narrow = e.Class == lexicon.Modifier && i+n < len(p.tokens) && slices.ContainsFunc(e.Senses, func(s string) bool { return narrowing[s] })
	u.options = p.typeOptions(u.options, e)
	if len(e.Senses) == 0 {
		u.kind = unitType
	}
	if n == 2 && p.stem(i) == "go" || p.saidOf(i) {
		u.light = true // "going to" mostly forms a future
	}
	if n == 1 {
		u.options = p.option(u.options, spaceWord, p.stem(i), 1)
	} else {
		u.options = append(u.options, p.parts(i, n)...)
	}
	p.add(u)
	return true
}

// saidOf reports whether token i is the verb of "what is said about …", which asks
// for anything about it, not for somebody's words.
func (p *pass) saidOf(i int) bool {
	if p.tokens[i].Text != "said" || i == 0 || i+1 >= len(p.tokens) || p.tokens[i+1].Text != "about" {
		return false
	}
	switch p.tokens[i-1].Text {
	case "is", "was", "are", "were", "being", "been":
		return true
	}
	return false
}

// narrowing modifiers say which of several is meant; leaving one out is a
// mistake. The others only describe.
var narrowing = map[string]bool{
	"next": true, "previous": true, "first": true, "second": true, "third": true, "former": true,
	"last": true, "future": true, "never": true, "permanent": true, "largest": true, "smallest": true,
}

// missOf is what it costs a fact that can't account for a word of that entry.
func missOf(e *lexicon.Entry) float64 {
	switch {
	case e.Class == lexicon.Attribute:
		return missAttribute
	case e.Class == lexicon.Modifier && slices.ContainsFunc(e.Senses, func(s string) bool { return narrowing[s] }):
		return missModifier
	case e.Class == lexicon.Modifier:
		return missAdjective * e.Weight
	case len(e.Senses) == 0:
		return missType
	}
	return missIdea * e.Weight
}

// typeOptions appends the options of a noun that stands for a kind of entity: a
// general one ("official") more than one with a meaning of its own ("university").
func (p *pass) typeOptions(options []option, e *lexicon.Entry) []option {
	factor := 0.75
	if len(e.Senses) > 0 {
		factor = 0.45
	}
	for _, t := range e.Types {
		if t == "role" {
			options = p.option(options, spaceType, t, 0.9)
			continue
		}
		options = p.option(options, spaceType, t, factor)
	}
	return options
}

// option appends the way to account for a unit by one feature, if any target
// has that feature.
func (p *pass) option(options []option, space, name string, factor float64) []option {
	id := p.feats.find(space, name)
	if id == noFeature && p.grow {
		id = p.feats.id(space + name)
	}
	if id == noFeature {
		return options
	}
	return append(options, option{feats: []feature{id}, factor: factor})
}

// parts is the option of accounting for n tokens word by word, or phrase by
// phrase.
func (p *pass) parts(i, n int) []option {
	var feats []feature
	for k := i; k < i+n; {
		e, used := p.lex.Word(p.tokens[k].Text), 1
		if phrase := p.phraseAt(k); phrase != nil && k+len(phrase.Stems) <= i+n {
			e, used = phrase.Entry, len(phrase.Stems)
		}
		found, needed := p.part1(k, e)
		k += used
		if !needed {
			continue
		}
		if found == noFeature {
			return nil
		}
		feats = append(feats, found)
	}
	if len(feats) == 0 {
		return nil
	}
	return []option{{feats: feats, factor: 0.9}}
}

// part1 returns a feature for one word or phrase, and whether it needs one.
func (p *pass) part1(i int, e *lexicon.Entry) (found feature, needed bool) {
	var one []option
	if e != nil {
		if e.Class == lexicon.Function || e.Class == lexicon.Frame {
			return noFeature, false
		}
		if named := p.names.byPlain[e.Place]; named != nil && e.Place != "" {
			one = p.option(one, spaceEntity, named.entities[0], 1)
		}
		for _, s := range e.Senses {
			one = p.option(one, spaceIdea, s, 1)
		}
	}
	one = p.option(one, spaceWord, p.stem(i), 1)
	if len(one) == 0 {
		return noFeature, true
	}
	return one[0].feats[0], true
}

// addTableWord adds a token that the table's own texts use, or, while the index
// is built, any token.
func (p *pass) addTableWord(i int, word string) bool {
	if p.plain && p.lex.Word(word) == nil && !p.lex.Common(word) {
		return false // a stranger's name in a phrasing is no word of the table
	}
	options := p.option(nil, spaceWord, p.lex.Stem(word), 1)
	if len(options) == 0 {
		return false
	}
	p.add(unit{kind: unitIdea, options: options, miss: missIdea, first: i, last: i + 1})
	return true
}

func (p *pass) addNumber(i int, digits string) {
	u := unit{kind: unitNumber, miss: missNumber, first: i, last: i + 1}
	if len(digits) == 1 && p.which > 0 {
		u.miss = missType // "which two things": how many there are says little
	}
	u.options = p.option(u.options, spaceNumber, strings.TrimLeft(digits, "0"), 1)
	if e := p.lex.Word(digits); e != nil {
		for _, s := range e.Senses {
			u.options = p.option(u.options, spaceIdea, s, 1)
		}
	}
	p.add(u)
}

func (p *pass) addDate(i int, d span) {
	u := unit{kind: unitDate, span: d, miss: missDate, first: i, last: d.Last}
	p.add(u)
}

// add appends a unit, with what its place in the question says of it.
func (p *pass) add(u unit) {
	u.text = joinTokens(p.tokens[u.first:u.last])
	for i := u.first; i < u.last && u.note == (Match{}); i++ {
		u.note = p.slips[i]
	}
	if p.which > 0 && u.first >= p.which && u.first <= p.which+3 && u.kind != unitNumber &&
		u.kind != unitEntity && u.kind != unitModifier && u.kind != unitDate {
		u.head, p.which = true, 0
	}
	p.r.units = append(p.r.units, u)
}

func joinTokens(tokens []text.Token) string {
	words := make([]string, len(tokens))
	for i, t := range tokens {
		words[i] = t.Text
	}
	return strings.Join(words, " ")
}
