package facts

import (
	"slices"

	"nutgraf/facts/internal/lexicon"
	"nutgraf/facts/internal/text"
)

// maxParts bounds how many questions in one are answered.
const maxParts = 3

// split parts a text that asks two things at once into its questions: at a
// sentence's end, and at "and", "but" or a comma before a question word.
func (rd *reader) split(tokens []text.Token) [][]text.Token {
	var cuts []int
	for i := 1; i < len(tokens); i++ {
		if tokens[i-1].Stop || rd.opens(tokens, i) {
			cuts = append(cuts, i)
		}
	}
	if len(cuts) == 0 {
		return nil
	}
	var parts [][]text.Token
	start := 0
	for _, cut := range append(cuts, len(tokens)) {
		if part := tokens[start:cut]; rd.questions(part) {
			parts = append(parts, part)
		}
		start = cut
	}
	if len(parts) < 2 || len(parts) > maxParts {
		return nil
	}
	return parts
}

// opens reports whether a second question opens at token i: a question word
// behind "and" or "but", or behind a comma.
func (rd *reader) opens(tokens []text.Token, i int) bool {
	joined := false
	switch tokens[i-1].Text {
	case "and", "but", "or", "plus", "also", "then":
		joined = true
	}
	if !joined && !tokens[i-1].Break {
		return false
	}
	for k := i; k < min(i+4, len(tokens)); k++ {
		if rd.asksAt(tokens, k) {
			return true
		}
		if e := rd.lex.Word(tokens[k].Text); e == nil || e.Class != lexicon.Function && e.Class != lexicon.Frame {
			return false
		}
	}
	return false
}

// asksAt reports whether token k is a question word, or an auxiliary that opens
// a yes-or-no question: behind a break, or before its subject.
func (rd *reader) asksAt(tokens []text.Token, k int) bool {
	switch tokens[k].Text {
	case "who", "what", "when", "where", "why", "how", "which", "whom", "whose":
		return true
	}
	if k == 0 || !auxiliaries[tokens[k].Text] {
		return false
	}
	if tokens[k-1].Text != "and" {
		return tokens[k-1].Break
	}
	return k+1 < len(tokens) && (subjects[tokens[k+1].Text] || len(rd.names.byFirst[tokens[k+1].Text]) > 0)
}

// subjects are the words that, behind an auxiliary, begin what a question is about.
var subjects = map[string]bool{
	"it": true, "he": true, "she": true, "they": true, "this": true, "that": true, "these": true, "those": true, "there": true,
	"the": true, "a": true, "an": true, "another": true, "any": true, "anybody": true, "anyone": true, "anything": true,
	"his": true, "her": true, "their": true, "its": true, "both": true, "we": true, "you": true,
}

// questions reports whether a part of a text asks something.
func (rd *reader) questions(part []text.Token) bool {
	if len(part) == 0 {
		return false
	}
	for k := range part {
		if rd.asksAt(part, k) {
			return true
		}
	}
	return auxiliaries[part[0].Text]
}

// both judges the questions in one text one after the other, each in the
// context of those before, and joins what was found; false if the text asks
// one thing only or the parts bring no more than the whole.
func (x *index) both(r *reading, whole verdict, c Context) (verdict, bool) {
	parts := x.reader.split(r.tokens)
	if parts == nil {
		return verdict{}, false
	}
	joined := verdict{reading: r, hits: whole.hits}
	open, weakest := 0, 1.0
	for _, tokens := range parts {
		part := x.reader.readTokens(slices.Clone(tokens))
		v := x.converse(part, c)
		if v.outcome != Found || open > 0 && part.needy() {
			open++
			joined.gap = v.gap
			continue
		}
		c = x.remember(v, c)
		joined.outcome = Found
		weakest = min(weakest, v.best())
		joined.add(v.chosen[0])
	}
	if open == 0 || joined.outcome != Found {
		return joined, joined.outcome == Found
	}
	if joined.gap == "" {
		joined.gap = GapRest
	}
	return joined, open == 1 && weakest > floorPart && !r.special["clock"] && !x.complete(&whole)
}

// complete reports whether a verdict's best fact accounts for the whole question.
func (x *index) complete(v *verdict) bool {
	return v.outcome == Found && v.chosen[0].coverage >= wholeCoverage && len(x.missing(v.chosen[0].target, v.reading)) == 0
}

// add appends a hit unless its target is there already.
func (v *verdict) add(h hit) {
	if !slices.ContainsFunc(v.chosen, func(have hit) bool { return have.target == h.target }) {
		v.chosen = append(v.chosen, h)
	}
}
