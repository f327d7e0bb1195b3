package text

import "strings"

// Clean blanks what is no word: Discord's mentions, custom emoji and channel
// links (<@1>, <:name:1>, <#1>), mass mentions and web addresses.
func Clean(s string) string {
	if !strings.ContainsAny(s, "<@") && !strings.Contains(s, "://") {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		n := markup(s)
		if n == 0 {
			b.WriteByte(s[0])
			n = 1
		} else {
			b.WriteByte(' ')
		}
		s = s[n:]
	}
	return b.String()
}

// markup returns the length of the markup that s begins with, 0 if none.
func markup(s string) int {
	switch {
	case s[0] == '<' && len(s) > 1 && strings.IndexByte("@#:a/t", s[1]) >= 0:
		if end := strings.IndexByte(s, '>'); end > 0 && end < 80 && !strings.ContainsAny(s[:end], " \n") {
			return end + 1
		}
	case strings.HasPrefix(s, "@everyone"), strings.HasPrefix(s, "@here"):
		return strings.IndexFunc(s+" ", func(r rune) bool { return r == ' ' || r == ',' || r == '!' || r == '?' })
	case strings.HasPrefix(s, "http://"), strings.HasPrefix(s, "https://"):
		if end := strings.IndexAny(s, " \n\t)>"); end > 0 {
			return end
		}
		return len(s)
	}
	return 0
}
