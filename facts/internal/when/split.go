package when

import "strings"

// split takes a token apart at hyphens and between letters and digits if every
// part is a word of its own: "jan13", "9-12", "mon-fri", "mid-january".
func split(buffer []lexeme, token string) ([]lexeme, bool) {
	if !strings.ContainsAny(token, "-–—0123456789") {
		return buffer, false
	}
	start := len(buffer)
	for i := 0; i < len(token); {
		if size := dash(token[i:]); size > 0 {
			if len(buffer) == start || buffer[len(buffer)-1].kind == kDash {
				return buffer[:start], false
			}
			buffer = append(buffer, lexeme{word: word{kind: kDash}})
			i += size
			continue
		}
		end := i + partLength(token[i:])
		part, ok := lexPart(token[i:end])
		if !ok {
			return buffer[:start], false
		}
		buffer = append(buffer, part)
		i = end
	}
	return buffer, true
}

func lexPart(part string) (lexeme, bool) {
	if w, ok := lookup(part); ok {
		return lexeme{word: w, text: part}, true
	}
	w, ok := near(part)
	return lexeme{word: w, text: part}, ok
}

// dash returns the length of a hyphen or dash at the beginning of s.
func dash(s string) int {
	if s[0] == '-' {
		return 1
	}
	if strings.HasPrefix(s, "–") || strings.HasPrefix(s, "—") {
		return len("–")
	}
	return 0
}

// partLength returns the length of the run of digits or letters at the
// beginning of s. An ordinal's ending and the letter of a quarter belong to the
// digits.
func partLength(s string) int {
	i := 0
	if s[0] == 'q' && len(s) > 1 && isDigit(s[1]) {
		return 2
	}
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	if i == 0 {
		for i < len(s) && !isDigit(s[i]) && dash(s[i:]) == 0 {
			i++
		}
		return i
	}
	if i+2 <= len(s) {
		switch s[i : i+2] {
		case "st", "nd", "rd", "th":
			return i + 2
		}
	}
	if s[i:] == "s" {
		return i + 1
	}
	return i
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// joined takes "nextweek", "lastnovember" and "midweek" apart.
func joined(token string) (which, rest lexeme, ok bool) {
	for _, head := range [...]string{"this", "next", "last", "mid"} {
		tail, ok := strings.CutPrefix(token, head)
		if !ok {
			continue
		}
		w, ok := lookup(tail)
		if !ok || w.kind != kWeekday && w.kind != kMonth && w.kind != kUnit && w.kind != kSeason && w.kind != kDaypart {
			return which, rest, false
		}
		return lexeme{word: vocabulary[head], text: head}, lexeme{word: w, text: tail}, true
	}
	return which, rest, false
}
