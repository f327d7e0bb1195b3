package when

import (
	"strings"
	"unicode/utf8"
)

// chinese reads a date written in Chinese as one token: 1月13日, 一月十三号,
// 2024年1月13日, 13日, 去年11月, 1月9日至12日, 1月底, 1月13日之前.
func chinese(buffer []lexeme, token string) ([]lexeme, bool) {
	start := len(buffer)
	rest := token
	relation := trailingRelation(&rest)
	which := leadingWhich(&rest)
	first, rest, ok := chineseDate(rest)
	if !ok {
		return buffer, false
	}
	if relation >= 0 {
		buffer = append(buffer, lexeme{word: word{kind: kRel, n: int16(relation)}})
	}
	if part, ok := chineseParts[rest]; ok && first.d == 0 {
		buffer = append(buffer, lexeme{word: word{kind: kPart, n: part}})
		rest = ""
	}
	buffer = append(buffer, first)
	if which != nil {
		if unit := which[1].n; unit == unitYear && first.y != 0 || unit == unitMonth && (first.m != 0 || first.y != 0) {
			return buffer[:start], false
		}
		buffer = append(buffer, which...)
	}
	if rest == "" {
		return buffer, true
	}
	second, ok := chineseRange(first, rest)
	if !ok {
		return buffer[:start], false
	}
	return append(buffer, lexeme{word: word{kind: kDash}}, second), true
}

// chineseRange reads what follows the first date of a range and completes it
// from that date.
func chineseRange(first lexeme, rest string) (lexeme, bool) {
	for _, mark := range [...]string{"至", "到", "-", "~", "–", "—"} {
		after, ok := strings.CutPrefix(rest, mark)
		if !ok {
			continue
		}
		second, rest, ok := chineseDate(after)
		if !ok || rest != "" {
			return lexeme{}, false
		}
		if second.m == 0 && second.d != 0 {
			second.m = first.m
		}
		if second.y == 0 {
			second.y = first.y
		}
		return second, true
	}
	return lexeme{}, false
}

var chineseParts = map[string]int16{
	"初": partEarly, "上旬": partEarly, "中": partMid, "中旬": partMid, "底": partLate, "末": partLate, "下旬": partLate,
}

func trailingRelation(s *string) int {
	for _, r := range [...]struct {
		text     string
		relation int
	}{
		{"之前", relBefore}, {"以前", relBefore}, {"前", relBefore}, {"之后", relAfter}, {"以后", relAfter}, {"后", relAfter},
		{"以来", relSince}, {"起", relSince}, {"为止", relUntil},
	} {
		if before, ok := strings.CutSuffix(*s, r.text); ok && before != "" {
			*s = strings.TrimSuffix(before, "到")
			return r.relation
		}
	}
	return -1
}

func leadingWhich(s *string) []lexeme {
	for _, w := range [...]struct {
		text        string
		which, unit int16
	}{
		{"去年", whichLast, unitYear}, {"今年", whichThis, unitYear}, {"明年", whichNext, unitYear}, {"本月", whichThis, unitMonth},
		{"这个月", whichThis, unitMonth}, {"上个月", whichLast, unitMonth}, {"上月", whichLast, unitMonth},
		{"下个月", whichNext, unitMonth}, {"下月", whichNext, unitMonth},
	} {
		if after, ok := strings.CutPrefix(*s, w.text); ok && after != "" {
			*s = after
			return []lexeme{{word: word{kind: kWhich, n: w.which}}, {word: word{kind: kUnit, n: w.unit}}}
		}
	}
	return nil
}

// chineseDate reads year, month and day, any of which may be missing but not
// all, and returns what follows them.
func chineseDate(s string) (lexeme, string, bool) {
	l := lexeme{word: word{kind: kDate, flag: fChinese}, text: s}
	for {
		n, rest := chineseNumber(s)
		mark, size := utf8.DecodeRuneInString(rest)
		switch {
		case n <= 0:
			return l, s, (l.y != 0 || l.m != 0 || l.d != 0) && plausible(l)
		case mark == '年' && l.y == 0 && l.m == 0 && isYear(n):
			l.y = int16(n)
		case mark == '月' && l.m == 0 && l.d == 0 && n <= 12:
			l.m = int16(n)
		case (mark == '日' || mark == '号' || mark == '號') && l.d == 0 && n <= 31:
			l.d = int16(n)
			return l, rest[size:], plausible(l)
		case rest == "" && l.m != 0 && n <= 31: // 1月13
			l.d = int16(n)
			return l, "", plausible(l)
		default:
			return l, s, false
		}
		s = rest[size:]
	}
}

func plausible(l lexeme) bool {
	if l.d == 0 || l.m == 0 {
		return l.y == 0 || l.d == 0
	}
	y := int(l.y)
	if y == 0 {
		y = 2000
	}
	return exists(y, int(l.m), int(l.d))
}

// chineseNumber reads a number in digits, in Chinese numerals (十三, 二十一) or
// digit by digit (二〇二四). It returns 0 if there is none.
func chineseNumber(s string) (int, string) {
	total, current, count := 0, 0, 0
	for count < 5 {
		r, size := utf8.DecodeRuneInString(s)
		digit := strings.IndexRune("〇一二三四五六七八九", r) / len("〇")
		switch {
		case r >= '0' && r <= '9':
			current = current*10 + int(r-'0')
		case r == '零':
			current *= 10
		case r == '十':
			total, current = max(current, 1)*10, 0
		case r == '廿':
			total, current = 20, 0
		case r != utf8.RuneError && strings.ContainsRune("〇一二三四五六七八九", r):
			current = current*10 + digit
		default:
			return total + current, s
		}
		s = s[size:]
		count++
	}
	return 0, s
}
