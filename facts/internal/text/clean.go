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
	case s[0] == '<' && isMarkup(s):
		if end := strings.IndexByte(s[:min(len(s), maxMarkup)], '>'); end > 0 && !strings.ContainsAny(s[:end], " \n") {
			return end + 1
		}
	case strings.HasPrefix(s, "@everyone"):
		return wholeWord(s, len("@everyone"))
	case strings.HasPrefix(s, "@here"):
		return wholeWord(s, len("@here"))
	case strings.HasPrefix(s, "http://"), strings.HasPrefix(s, "https://"):
		if end := strings.IndexAny(s, " \n\t)>"); end > 0 {
			return end
		}
		return len(s)
	}
	return 0
}

// maxMarkup is longer than any of Discord's mentions, in bytes.
const maxMarkup = 80

// isMarkup reports whether s begins as one of Discord's mentions, channel or
// command links, custom emoji or timestamps does.
func isMarkup(s string) bool {
	for _, begin := range [...]string{"<@", "<#", "<:", "<a:", "<t:", "</"} {
		if strings.HasPrefix(s, begin) {
			return begin != "</" || strings.Contains(s[:min(len(s), maxMarkup)], ":")
		}
	}
	return false
}

// wholeWord returns n if no letter or digit follows the first n bytes of s, or
// else 0.
func wholeWord(s string, n int) int {
	if n < len(s) && (s[n] >= '0' && s[n] <= '9' || s[n] >= 'a' && s[n] <= 'z' || s[n] >= 'A' && s[n] <= 'Z') {
		return 0
	}
	return n
}
