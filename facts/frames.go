package facts

import (
	"nutgraf/facts/internal/lexicon"
	"nutgraf/facts/internal/text"
)

// unframed drops the polite words around a question ("hey, could you tell me … ,
// thanks!"), so that it reads as it would without them. What stands before the
// question goes only if a question is left.
func (rd *reader) unframed(tokens []text.Token) []text.Token {
	start := 0
	for start < len(tokens) {
		n := rd.frameAt(tokens[start:])
		if n == 0 {
			break
		}
		start += n
	}
	if start == len(tokens) || start > 0 && !rd.begins(tokens[start:]) {
		start = 0
	}
	end := len(tokens)
	for end > start+1 {
		n := rd.frameBefore(tokens[start:end])
		if n == 0 || ofArticle(tokens[end-n:end]) {
			break
		}
		end -= n
	}
	if start == 0 && end == len(tokens) {
		return tokens
	}
	out := append([]text.Token(nil), tokens[start:end]...)
	out[len(out)-1].Break, out[len(out)-1].Stop = true, true
	return out
}

// begins reports whether tokens open a question, behind a preposition perhaps:
// "by how much".
func (rd *reader) begins(tokens []text.Token) bool {
	if len(tokens) > 1 && prepositions[tokens[0].Text] {
		tokens = tokens[1:]
	}
	if auxiliaries[tokens[0].Text] {
		return true
	}
	e := rd.lex.Word(tokens[0].Text)
	return e != nil && e.Class == lexicon.Ask
}

var prepositions = map[string]bool{
	"in": true, "at": true, "on": true, "for": true, "to": true, "with": true, "from": true, "by": true, "of": true, "about": true, "since": true, "until": true,
}

// frameAt returns how many tokens at the front are a frame, 0 if none are.
func (rd *reader) frameAt(tokens []text.Token) int {
	if len(tokens) > 1 {
		for _, phrase := range rd.lex.Phrases(rd.lex.Stem(tokens[0].Text), rd.lex.Stem(tokens[1].Text)) {
			if rd.isPhrase(phrase, tokens) {
				if phrase.Entry.Class == lexicon.Frame {
					return len(phrase.Words)
				}
				return 0 // a longer phrase with a meaning
			}
		}
	}
	if rd.isFrame(tokens[0]) {
		return 1
	}
	return 0
}

// frameBefore returns how many tokens at the end are a frame, 0 if none are.
func (rd *reader) frameBefore(tokens []text.Token) int {
	const longest = 5
	for n := min(longest, len(tokens)-1); n > 1; n-- {
		tail := tokens[len(tokens)-n:]
		for _, phrase := range rd.lex.Phrases(rd.lex.Stem(tail[0].Text), rd.lex.Stem(tail[1].Text)) {
			if len(phrase.Words) == n && phrase.Entry.Class == lexicon.Frame && rd.isPhrase(phrase, tail) {
				return n
			}
		}
	}
	if rd.isFrame(tokens[len(tokens)-1]) {
		return 1
	}
	return 0
}

func (rd *reader) isFrame(t text.Token) bool {
	e := rd.lex.Word(t.Text)
	return e != nil && e.Class == lexicon.Frame && rd.lex.Knows(t.Text) && len(rd.names.byFirst[t.Text]) == 0 && !openers[t.Text]
}

// isPhrase reports whether tokens begin with the very words of a phrase.
func (rd *reader) isPhrase(phrase lexicon.Phrase, tokens []text.Token) bool {
	if len(phrase.Words) > len(tokens) {
		return false
	}
	for i, w := range phrase.Words {
		if tokens[i].Text != w || i > 0 && tokens[i-1].Stop {
			return false
		}
	}
	return true
}
