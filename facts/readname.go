package facts

import (
	"slices"
	"strings"

	"nutgraf/facts/internal/lexicon"
	"nutgraf/facts/internal/text"
	"nutgraf/facts/internal/typo"
)

// addName adds an entity's name of n tokens. Its words may also be meant
// plainly ("the talks"): that is an option of its own.
func (p *pass) addName(i, n int, found *name, how near) {
	var note Match
	if how.name != nil {
		note = nearNote(how)
	}
	u := unit{kind: unitEntity, entity: found.entities, miss: missEntity, note: note, apart: how.distance, partial: found.partial, first: i, last: i + n}
	place := p.placeOf(i, found.entities)
	if place != "" {
		u.entity = []string{place}
	}
	for _, id := range u.entity {
		u.options = p.option(u.options, spaceEntity, id, 1)
		u.person = u.person || p.table[id] != nil && p.table[id].Kind == Person && len(found.entities) == 1
		if e := p.table[id]; e != nil && e.Country != "" && place == "" && (e.Kind == Place || e.Kind == Group) {
			u.options = p.option(u.options, spaceEntity, e.Country, 0.8)
		}
	}
	if note == (Match{}) {
		u.options = append(u.options, p.parts(i, n)...)
	}
	p.add(u)
}

// placeOf returns the place among the entities that a name is shared by where the
// word before says that a place is meant ("visits Washington"), empty otherwise:
// the capital may also stand for the government.
func (p *pass) placeOf(i int, entities []string) string {
	if len(entities) < 2 || i == 0 || !placing[p.tokens[i-1].Text] {
		return ""
	}
	for _, id := range entities {
		if e := p.table[id]; e != nil && e.Kind == Place {
			return id
		}
	}
	return ""
}

// placing are the words behind which a name is that of a place.
var placing = map[string]bool{
	"in": true, "to": true, "at": true, "near": true, "visit": true, "visits": true, "visited": true, "visiting": true,
	"leave": true, "leaves": true, "left": true, "reach": true, "reaches": true,
}

// torn reads a name whose words were split or run together, or of which one
// word is an ordinary one ("kitten brink", "taiwan straight"). It returns how
// many tokens it took, 0 if there is no such name.
func (p *pass) torn(i int, entry *lexicon.Entry) int {
	if p.vocab == nil || p.guesses >= maxGuesses || i+1 >= len(p.tokens) {
		return 0
	}
	if entry != nil && (entry.Class == lexicon.Function || entry.Class == lexicon.Ask || entry.Class == lexicon.Frame) {
		return 0
	}
	next := p.lex.Word(p.tokens[i+1].Text)
	if entry != nil && next != nil && (next.Class != lexicon.None || !p.startsName(i)) {
		return 0
	}
	p.guesses++
	best := p.names.nearest(p.tokens[i:min(i+4, len(p.tokens))], func(k int) bool { return p.lex.Common(p.tokens[i+k].Text) })
	if best.used < 2 {
		return 0
	}
	p.addName(i, best.used, best.name, best)
	return best.used
}

// longer looks for a longer name that begins with the n words of one that was
// found and goes on with a misspelt word: "taiwan straight".
func (p *pass) longer(i, n int) near {
	var best near
	if p.vocab == nil || i+n >= len(p.tokens) || p.tokens[i+n-1].Break {
		return best
	}
	known := p.lex.Word(p.tokens[i+n].Text) != nil
	if e := p.lex.Word(p.tokens[i+n].Text); e != nil && (e.Class == lexicon.Function || e.Class == lexicon.Frame || e.Class == lexicon.Ask) {
		return best
	}
	for _, candidate := range p.names.byFirst[p.tokens[i].Text] {
		k := len(candidate.words)
		if k <= n || i+k > len(p.tokens) || !sameWords(candidate.words[:n], p.tokens[i:]) {
			continue
		}
		if shortened(candidate.words[n:], p.tokens[i+n:i+k]) && best.score < 0.9 {
			best = near{candidate, k, 0, 0.9}
			continue
		}
		if known {
			continue // another word, not a misspelling
		}
		joined := ""
		for _, t := range p.tokens[i : i+k] {
			joined += t.Text
		}
		limit := typo.Limit(len(candidate.words[k-1]))
		d := typo.Distance(joined, candidate.joined, limit)
		if d > limit || !wordwise(candidate.words, p.tokens[i:i+k], true) {
			continue
		}
		if s := typo.Similarity(joined, candidate.joined, d); s >= nearCommon && s > best.score {
			best = near{candidate, k, d, s}
		}
	}
	return best
}

// shortened reports whether each token is the beginning of a name's word, of at
// least three letters: "homeland sec".
func shortened(words []string, tokens []text.Token) bool {
	for i, w := range words {
		if t := tokens[i].Text; len(t) < 3 || !strings.HasPrefix(w, t) {
			return false
		}
	}
	return true
}

// startsName reports whether a name begins with the word of token i.
func (p *pass) startsName(i int) bool { return len(p.names.byFirst[p.tokens[i].Text]) > 0 }

// guess reads a token that nothing knows: a misspelt name, a misspelt word, an
// ordinary word or a stranger.
func (p *pass) guess(i int) int {
	word := p.tokens[i].Text
	common := p.lex.Common(word)
	if p.vocab == nil || common || p.guesses >= maxGuesses || p.tokens[i].Han {
		if !p.addTableWord(i, word) {
			p.addUnknown(i, common)
		}
		return 1
	}
	if found := p.names.swapped(word); found != nil {
		p.addName(i, 1, found, near{name: found, used: 1, distance: 1})
		return 1
	}
	p.guesses++
	best := p.names.nearest(p.tokens[i:min(i+4, len(p.tokens))], func(k int) bool { return p.lex.Common(p.tokens[i+k].Text) })
	if best.used == 0 {
		if p.compound(i, word) {
			return 1
		}
		if full, ok := p.vocab.shortOf(word); ok {
			return p.reread(i, full)
		}
	}
	other, similarity := p.vocab.nearest(word)
	if p.besideName(i) && similarity < 0.9 {
		similarity = 0 // more likely another person's name than a slip
	}
	switch {
	case best.used > 0 && best.score >= similarity-0.02:
		p.addName(i, best.used, best.name, best)
		return best.used
	case similarity > 0:
		return p.reread(i, other)
	}
	if !p.addTableWord(i, word) {
		p.addUnknown(i, false)
	}
	return 1
}

// compound reads two words of a known phrase that were written as one:
// "sitdown".
func (p *pass) compound(i int, word string) bool {
	if len(word) > typo.MaxRunes {
		return false
	}
	for cut := 3; cut <= len(word)-3; cut++ {
		stems := []string{p.lex.Stem(word[:cut]), p.lex.Stem(word[cut:])}
		for _, phrase := range p.lex.Phrases(stems[0], stems[1]) {
			if slices.Equal(phrase.Stems, stems) {
				return p.addEntry(i, 1, phrase.Entry)
			}
		}
	}
	return false
}

// besideName reports whether one word of a person's name stands right before
// token i.
func (p *pass) besideName(i int) bool {
	if len(p.r.units) == 0 || i == 0 || p.tokens[i-1].Break {
		return false
	}
	last := p.r.units[len(p.r.units)-1]
	return last.partial && last.last == i
}

// reread reads token i as if it had been spelt as word.
func (p *pass) reread(i int, word string) int {
	typed := p.tokens[i].Text
	p.tokens[i].Text, p.stems[i] = word, ""
	before := len(p.r.units)
	used := p.step(i)
	if len(p.r.units) > before {
		p.r.units[len(p.r.units)-1].note = slipNote(word, typed)
	}
	return used
}

// slipNote tells a member how a misspelt word was read.
func slipNote(word, typed string) Match {
	if strings.HasPrefix(word, strings.TrimSuffix(typed, "s")) || bareOf(word) == typed {
		return Match{Name: word, How: Shortened}
	}
	return Match{Name: word, How: Apart, Letters: typo.Distance(typed, word, typo.MaxRunes)}
}

func (p *pass) addUnknown(i int, common bool) {
	if common {
		u := unit{kind: unitWord, miss: missWord, first: i, last: i + 1}
		if p.tokens[i].Cap && i > 0 && !p.tokens[i-1].Stop && !p.tokens[i].Caps {
			u.miss = missTitle // probably part of a name or a title
		}
		p.add(u)
		return
	}
	if len(p.tokens[i].Text) == 1 {
		return // an initial or a slip of the finger
	}
	p.r.strange++
	p.add(unit{kind: unitStrange, miss: missStrange, first: i, last: i + 1})
}
