package lexicon

import (
	"strings"
	"unicode/utf8"

	"nutgraf/facts/internal/text"
)

// gloss is a Chinese phrase and the English words that stand for it.
type gloss struct {
	phrase string
	words  []string
}

// Split parts a phrase of the vocabulary into folded words, as questions are.
func Split(phrase string) []string {
	tokens := text.Tokens(phrase)
	out := make([]string, len(tokens))
	for i, t := range tokens {
		out[i] = t.Text
	}
	return out
}

func (l *Lexicon) readChinese(phrases, pairs string) {
	l.simple = make(map[rune]rune, 4096)
	l.plain = make(map[rune]bool, 4096)
	for line := range strings.Lines(pairs) {
		from, n := utf8.DecodeRuneInString(line)
		to, _ := utf8.DecodeRuneInString(line[n:])
		if text.IsHan(from) && text.IsHan(to) {
			l.simple[from], l.plain[to] = to, true
		}
	}
	l.chinese = make(map[rune][]gloss, 1024)
	lines(phrases, func(_, line string) {
		list, english, _ := strings.Cut(line, ":")
		words := Split(english)
		for _, p := range members(list) {
			first, _ := utf8.DecodeRuneInString(p)
			l.chinese[first] = append(l.chinese[first], gloss{p, words})
		}
	})
	for r := range l.chinese {
		longestFirst(l.chinese[r])
	}
}

func longestFirst(list []gloss) {
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && len(list[j].phrase) > len(list[j-1].phrase); j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}

// Simplify returns s with Traditional characters in their Simplified form.
func (l *Lexicon) Simplify(s string) string {
	return strings.Map(func(r rune) rune {
		if to, ok := l.simple[r]; ok {
			return to
		}
		return r
	}, s)
}

// Traditional reports whether a character has another form in Simplified Chinese.
func (l *Lexicon) Traditional(r rune) bool { return l.simple[r] != 0 }

// Simplified reports whether a character is the Simplified form of another one.
// Some such characters stand in Traditional texts as well: 台, 后, 里.
func (l *Lexicon) Simplified(r rune) bool { return l.plain[r] }

// Gloss returns the English words for the longest Chinese phrase that s begins
// with, and how many bytes of s it takes: 0 if none is known.
func (l *Lexicon) Gloss(s string) (words []string, used int) {
	first, _ := utf8.DecodeRuneInString(s)
	for _, g := range l.chinese[first] {
		if strings.HasPrefix(s, g.phrase) {
			return g.words, len(g.phrase)
		}
	}
	return nil, 0
}
