package facts

import (
	"strings"
	"unicode/utf8"

	"nutgraf/facts/internal/text"
)

// segment parts Chinese tokens into names, dates and phrases, and puts English
// words in the place of the phrases; everything after works in English.
func (rd *reader) segment(tokens []text.Token) []text.Token {
	han := false
	for _, t := range tokens {
		han = han || t.Han
	}
	if !han {
		return tokens
	}
	out := make([]text.Token, 0, 2*len(tokens))
	for _, t := range tokens {
		if !t.Han {
			out = append(out, t)
			continue
		}
		before := len(out)
		out = rd.part(out, rd.lex.Simplify(t.Text))
		if len(out) > before {
			out[len(out)-1].Break, out[len(out)-1].Stop = t.Break, t.Stop
		}
	}
	return out
}

// part appends the tokens of one run of Chinese.
func (rd *reader) part(out []text.Token, s string) []text.Token {
	unknown := 0 // bytes before s that nothing knows
	whole := s
	flush := func() {
		if unknown > 0 {
			at := len(whole) - len(s)
			out = append(out, text.Token{Text: whole[at-unknown : at], Han: true})
			unknown = 0
		}
	}
	for s != "" {
		first, size := utf8.DecodeRuneInString(s)
		words, used := rd.lex.Gloss(s)
		date := hanDate(s)
		found := rd.names.han(s, first)
		switch {
		case found != nil && len(found.joined) >= used && len(found.joined) >= date:
			flush()
			out = append(out, text.Token{Text: found.joined, Han: true})
			s = s[len(found.joined):]
		case date > 0:
			flush()
			out = append(out, text.Token{Text: s[:date], Han: true})
			s = s[date:]
		case used > 0:
			flush()
			for _, w := range words {
				out = append(out, text.Token{Text: w})
			}
			s = s[used:]
		case first < utf8.RuneSelf:
			flush()
			n := strings.IndexFunc(s, text.IsHan)
			if n < 0 {
				n = len(s)
			}
			out = append(out, text.Token{Text: s[:n]})
			s = s[n:]
		default:
			unknown += size
			s = s[size:]
		}
	}
	flush()
	return out
}

// hanDate returns the length of a Chinese date such as 1月13日, 十一月 or
// 2024年 at the front of s, 0 if there is none. It has at least one of 年, 月
// and 日 (or 号) with a number before it.
func hanDate(s string) int {
	end := 0
	for _, marks := range []string{"年", "月", "日号"} {
		n := hanNumber(s[end:])
		if n == 0 {
			continue
		}
		r, size := utf8.DecodeRuneInString(s[end+n:])
		if size == 0 || !strings.ContainsRune(marks, r) || r == utf8.RuneError {
			continue
		}
		end += n + size
	}
	return end
}

// hanNumber returns the length of the digits or Chinese numerals that s begins
// with.
func hanNumber(s string) int {
	for i, r := range s {
		if (r < '0' || r > '9') && !strings.ContainsRune("一二三四五六七八九十〇零", r) {
			return i
		}
	}
	return len(s)
}
