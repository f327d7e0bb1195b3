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
// a yes-or-no question.
func (rd *reader) asksAt(tokens []text.Token, k int) bool {
	switch tokens[k].Text {
	case "who", "what", "when", "where", "why", "how", "which", "whom", "whose":
		return true
	}
	return k > 0 && tokens[k-1].Text != "and" && tokens[k-1].Break && auxiliaries[tokens[k].Text]
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
	open := 0
	for _, tokens := range parts {
		v := x.converse(x.reader.readTokens(slices.Clone(tokens)), c)
		c = x.remember(v, c)
		if v.outcome != Found {
			open++
			joined.gap = v.gap
			continue
		}
		joined.outcome = Found
		joined.add(v.chosen[0])
	}
	return joined, joined.outcome == Found && (open == 0 || open == 1 && whole.outcome != Found && !r.special["clock"] && joined.best() > 0.8)
}

// add appends a hit unless its target is there already.
func (v *verdict) add(h hit) {
	if !slices.ContainsFunc(v.chosen, func(have hit) bool { return have.target == h.target }) {
		v.chosen = append(v.chosen, h)
	}
}
