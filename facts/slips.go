package facts

import (
	"nutgraf/facts/internal/lexicon"
	"nutgraf/facts/internal/text"
	"nutgraf/facts/internal/typo"
)

// slipLetters is from how many letters on a word one letter from a known one is
// taken for it before anything else is read: shorter ones are too often others.
const slipLetters = 6

// mend puts the right word in the place of each that is one letter away from it,
// so that names and phrases of several words are found in spite of it. What may
// be a name is left for later.
func (p *pass) mend() {
	if p.vocab == nil {
		return
	}
	for i := range p.tokens {
		word := p.tokens[i].Text
		if asked := p.askSlip(i); asked != "" {
			p.tokens[i].Text = asked
			continue
		}
		if len(word) < slipLetters || p.tokens[i].Han || p.guesses >= maxGuesses || !p.useless(word) {
			continue
		}
		other := ""
		if p.lex.Common(word) {
			if !p.tokens[i].Cap || i == 0 {
				other = p.vocab.slip(word)
			}
		} else {
			other = p.unknownSlip(i)
		}
		if other == "" {
			continue
		}
		if p.slips == nil {
			p.slips = map[int]Match{}
		}
		p.tokens[i].Text, p.slips[i] = other, slipNote(other, word)
	}
}

// openingWords are the question words that are long enough to know by four letters.
var openingWords = []string{"where", "when", "what", "which", "whose"}

// askSlip returns the question word that an unknown word at the beginning is one
// letter away from ("hwere"), empty if there is none.
func (p *pass) askSlip(i int) string {
	word := p.tokens[i].Text
	if i > 0 && !p.tokens[i-1].Break || len(word) < 4 || p.lex.Common(word) || p.lex.Knows(word) || len(p.names.byFirst[word]) > 0 {
		return ""
	}
	for _, ask := range openingWords {
		if typo.Distance(word, ask, 1) == 1 {
			return ask
		}
	}
	return ""
}

// useless reports whether neither the table nor the lexicon can do anything with
// a word. What only shares its stem with another is no English word at all:
// "officals" comes from no office.
func (p *pass) useless(word string) bool {
	switch {
	case len(p.names.byFirst[word]) > 0 || p.lex.Knows(word):
		return false
	case !p.lex.Common(word):
		return true
	}
	return p.lex.Word(word) == nil && p.feats.find(spaceWord, p.lex.Stem(word)) == noFeature
}

// unknownSlip returns the known word that an unknown one is a letter from, empty
// if there is none or it, alone or with its neighbours, may be a name.
func (p *pass) unknownSlip(i int) string {
	p.guesses++
	other, similarity := p.vocab.nearest(p.tokens[i].Text)
	if similarity == 0 || typo.Distance(p.tokens[i].Text, other, 1) > 1 {
		return ""
	}
	if e := p.lex.Word(other); e == nil || e.Class == lexicon.None {
		return ""
	}
	for from := max(0, i-1); from <= i; from++ {
		near := p.names.nearest(p.tokens[from:min(i+3, len(p.tokens))], func(k int) bool { return p.lex.Common(p.tokens[from+k].Text) })
		if near.used > 0 && from+near.used > i && near.score >= similarity-0.02 {
			return ""
		}
	}
	return other
}

// slipBeside reports whether unit k, next to the name of unit i, is a slip in
// another word of that very name ("chechuan le"), which then counts for nothing.
func (p *pass) slipBeside(i, k int) bool {
	if k < 0 || k >= len(p.r.units) {
		return false
	}
	u, beside := &p.r.units[i], &p.r.units[k]
	if len(u.entity) != 1 || len(u.text) < slipLetters || beside.kind != unitStrange && beside.kind != unitWord || u.last != beside.first && beside.last != u.first {
		return false
	}
	e := p.table[u.entity[0]]
	if e == nil || e.Kind != Person {
		return false
	}
	for _, t := range text.Tokens(e.Name) {
		if t.Text != u.text && t.Text[0] == beside.text[0] && typo.Distance(t.Text, beside.text, 1) <= 1 {
			beside.kind, beside.light, beside.options, beside.miss = unitWord, true, nil, 0
			return true
		}
	}
	return false
}
