package when

import "strings"

// lexeme is one word of a phrase. A token is one or several of them: "jan13",
// "mon-fri", "mid-january".
type lexeme struct {
	word
	text    string
	y, m, d int16 // of a kDate
	tok     int32
}

// maxToken bounds what is looked at in one token; no date is longer.
const maxToken = 40

// lex turns tokens into lexemes, appended to buffer.
func lex(buffer []lexeme, tokens []string) []lexeme {
	for i, token := range tokens {
		start := len(buffer)
		buffer = lexToken(buffer, token)
		for j := start; j < len(buffer); j++ {
			buffer[j].tok = int32(i)
		}
	}
	return buffer
}

func lexToken(buffer []lexeme, token string) []lexeme {
	if token == "" || len(token) > maxToken {
		return append(buffer, lexeme{word: word{kind: kOther}, text: token})
	}
	if w, ok := lookup(token); ok {
		return append(buffer, lexeme{word: w, text: token})
	}
	switch c := token[0]; {
	case c >= 0x80:
		if out, ok := chinese(buffer, token); ok {
			return out
		}
	case c >= '0' && c <= '9':
		if year, ok := strings.CutSuffix(token, "'s"); ok { // 2024's election
			return lexToken(buffer, year)
		}
		if l, ok := numeric(token); ok {
			return append(buffer, l)
		}
		if out, ok := chinese(buffer, token); ok {
			return out
		}
	}
	if out, ok := split(buffer, token); ok {
		return out
	}
	if w, rest, ok := joined(token); ok {
		return append(buffer, w, rest)
	}
	if w, ok := near(token); ok {
		return append(buffer, lexeme{word: w, text: token})
	}
	return append(buffer, lexeme{word: word{kind: kOther}, text: token})
}

// lookup finds a word, also with a possessive s.
func lookup(token string) (word, bool) {
	if w, ok := vocabulary[token]; ok {
		return w, true
	}
	if w, ok := number(token); ok {
		return w, true
	}
	n := len(token)
	if n < 4 || token[n-1] != 's' && token[n-1] != '\'' {
		return word{}, false
	}
	stem := strings.TrimSuffix(token, "'")
	stem = strings.TrimSuffix(stem, "s")
	bare := strings.TrimSuffix(strings.TrimSuffix(stem, "'"), "’")
	w, ok := vocabulary[bare]
	if !ok {
		return word{}, false
	}
	switch w.kind {
	case kWeekday, kMonth:
		// "sats" and "mays" are nothing, "may's" is.
		return w, bare != stem || len(bare) > 4
	case kDay, kSeason, kDaypart:
		return w, bare != stem || w.kind == kDay
	case kUnit:
		return w, bare != stem
	}
	return word{}, false
}

// number reads digits alone ("13", "2024"), with an ordinal ending ("13th"), or
// a decade ("1990s").
func number(token string) (word, bool) {
	n, i := 0, 0
	for i < len(token) && token[i] >= '0' && token[i] <= '9' {
		n = n*10 + int(token[i]-'0')
		i++
	}
	if i == 0 || i > 4 {
		return word{}, false
	}
	switch token[i:] {
	case "", ".":
		return word{kNum, fDigits, int16(n)}, true
	case "st", "nd", "rd", "th":
		return word{kOrd, fDigits, int16(n)}, true
	case "s", "'s":
		return word{kDecade, fDigits, int16(n)}, i == 4 && n%10 == 0 && isYear(n)
	}
	return word{}, false
}

func isYear(n int) bool { return n >= 1900 && n <= 2100 }
