package facts

import (
	"slices"

	"nutgraf/facts/internal/text"
)

// respaced joins words that were torn apart ("depar tment") and parts words that
// were run together ("themeeting"), where that makes known words of unknown ones.
func (rd *reader) respaced(tokens []text.Token) []text.Token {
	if rd.vocab == nil {
		return tokens
	}
	for i := 0; i < len(tokens) && i < maxRespaced; i++ {
		if i+1 < len(tokens) && rd.torn(tokens[i], tokens[i+1]) {
			joined := tokens[i+1]
			joined.Text, joined.Cap = tokens[i].Text+tokens[i+1].Text, tokens[i].Cap
			tokens = slices.Concat(tokens[:i], []text.Token{joined}, tokens[i+2:])
			continue
		}
		if cut := rd.seam(tokens[i].Text); cut > 0 {
			left, right := tokens[i], tokens[i]
			left.Text, left.Break, left.Stop = tokens[i].Text[:cut], false, false
			right.Text, right.Cap = tokens[i].Text[cut:], false
			tokens = slices.Concat(tokens[:i], []text.Token{left, right}, tokens[i+1:])
			i++
		}
	}
	return tokens
}

// maxRespaced bounds the work on a rant: no question is so long.
const maxRespaced = 60

// Halves of a word that was run together have at least so many letters, and a
// word that was torn apart so many in all.
const (
	shortestLeft  = 3
	shortestRight = 4
	shortestTorn  = 5
)

// torn reports whether two words are the halves of a known one, of which at least
// one is no word by itself.
func (rd *reader) torn(a, b text.Token) bool {
	if a.Han || b.Han || a.Break || len(a.Text)+len(b.Text) < shortestTorn || len(a.Text)+len(b.Text) > maxTorn {
		return false
	}
	return (!rd.word(a.Text) || !rd.word(b.Text)) && rd.telling(a.Text+b.Text)
}

const maxTorn = 20

// seam returns where an unknown word parts into two known ones, 0 if it doesn't.
func (rd *reader) seam(s string) int {
	if len(s) < shortestLeft+shortestRight || len(s) > maxTorn || rd.word(s) || text.IsHan([]rune(s)[0]) {
		return 0
	}
	for cut := len(s) - shortestRight; cut >= shortestLeft; cut-- {
		if (rd.telling(s[:cut]) || s[:cut] == "the") && rd.telling(s[cut:]) {
			return cut
		}
	}
	return 0
}

// word reports whether a text is a word by itself or begins a name.
func (rd *reader) word(s string) bool {
	return rd.lex.Common(s) || rd.lex.Knows(s) || len(rd.names.byFirst[s]) > 0
}

// telling reports whether a word is one that the vocabulary has, or begins a name.
func (rd *reader) telling(s string) bool { return rd.lex.Knows(s) || len(rd.names.byFirst[s]) > 0 }
