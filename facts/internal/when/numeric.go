package when

// field is a number between separators.
type field struct {
	n, length int
	padded    bool // begins with a zero
}

// numeric reads dates in digits: 2024-01-13, 20240113, 2024-01, 1/13/2024,
// 13.1.2024, 13.1., 1/13, 13/1, 01-13.
func numeric(token string) (lexeme, bool) {
	if len(token) == 8 {
		if l, ok := compact(token); ok {
			return l, true
		}
	}
	fields, count, separator, trailing := cut(token)
	switch {
	case separator == 0:
	case count == 3:
		return threeFields(fields, separator, token)
	case count == 2 && fields[0].length == 4 || count == 2 && fields[1].length == 4:
		return monthOfYear(fields, separator, token)
	case count == 2:
		return dayOfMonth(fields, separator, trailing, token)
	}
	return lexeme{}, false
}

// cut splits a token at its separators, which must be all the same. A time
// after an ISO date is ignored.
func cut(token string) (fields [3]field, count int, separator byte, trailing bool) {
	for i := 0; i < len(token); i++ {
		c := token[i]
		switch {
		case isDigit(c):
			f := &fields[count]
			if f.length == 4 {
				return fields, 0, 0, false
			}
			f.padded = f.padded || f.length == 0 && c == '0'
			f.n, f.length = f.n*10+int(c-'0'), f.length+1
		case c == 't' && count == 2 && separator == '-':
			return fields, 3, separator, false
		case c == '.' && i == len(token)-1 && separator == '.':
			return fields, count + 1, separator, true
		case (c == '-' || c == '/' || c == '.') && (separator == 0 || separator == c) && count < 2 && fields[count].length > 0:
			separator = c
			count++
		default:
			return fields, 0, 0, false
		}
	}
	if fields[count].length == 0 {
		return fields, 0, 0, false
	}
	return fields, count + 1, separator, false
}

func compact(token string) (lexeme, bool) {
	n := 0
	for i := 0; i < len(token); i++ {
		if !isDigit(token[i]) {
			return lexeme{}, false
		}
		n = n*10 + int(token[i]-'0')
	}
	return dated(token, n/10000, n/100%100, n%100, 0)
}

func threeFields(f [3]field, separator byte, token string) (lexeme, bool) {
	if f[0].length == 4 {
		return dated(token, f[0].n, f[1].n, f[2].n, 0)
	}
	year := f[2].n
	switch f[2].length {
	case 4:
	case 2:
		year += 2000
		if f[2].n >= 70 {
			year -= 100
		}
	default:
		return lexeme{}, false
	}
	return eitherOrder(token, year, f[0].n, f[1].n, separator, 0)
}

func monthOfYear(f [3]field, separator byte, token string) (lexeme, bool) {
	year, month := f[0], f[1]
	if year.length != 4 {
		year, month = month, year
	}
	if separator == '.' && !month.padded || month.length > 2 || month.n < 1 || month.n > 12 || !isYear(year.n) {
		return lexeme{}, false
	}
	return lexeme{word: word{kind: kDate}, text: token, y: int16(year.n), m: int16(month.n)}, true
}

func dayOfMonth(f [3]field, separator byte, trailing bool, token string) (lexeme, bool) {
	a, b := f[0], f[1]
	var flag uint8
	switch {
	case a.length > 2 || b.length > 2 || token == "24/7" || token == "9/11":
		return lexeme{}, false
	case separator == '-' && (a.length != 2 || b.length != 2 || !a.padded && !b.padded):
		return lexeme{}, false // a range: 9-12
	case separator == '.' && !trailing, separator == '/' && a.n < b.n && b.n <= 8 && a.length+b.length == 2 && a.n <= 3:
		flag = fAmbiguous // a decimal number, a fraction
	}
	return eitherOrder(token, 0, a.n, b.n, separator, flag)
}

// eitherOrder reads day and month, in either order unless dots say that the day
// is first. The lexeme's n is 1 if both orders are dates.
func eitherOrder(token string, year, a, b int, separator byte, flag uint8) (lexeme, bool) {
	if separator == '.' {
		return dated(token, year, b, a, flag)
	}
	l, ok := dated(token, year, a, b, flag)
	if !ok {
		return dated(token, year, b, a, flag)
	}
	if _, both := dated(token, year, b, a, flag); both && a != b {
		l.n = 1
	}
	return l, true
}

// dated makes the lexeme of a day that exists; year 0 is unknown.
func dated(token string, year, month, dom int, flag uint8) (lexeme, bool) {
	leap := year
	if year == 0 {
		leap = 2000
	} else if !isYear(year) {
		return lexeme{}, false
	}
	if !exists(leap, month, dom) {
		return lexeme{}, false
	}
	return lexeme{word: word{kind: kDate, flag: flag}, text: token, y: int16(year), m: int16(month), d: int16(dom)}, true
}
