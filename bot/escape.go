package bot

import (
	"regexp"
	"strings"
	"unicode"
)

// always have a meaning in Discord's markup wherever they stand; < opens
// mentions, timestamps, emoji and links.
const always = "\\*_~`|[<"

var (
	// lineStarts have a meaning at the start of a line only: quotes, headings,
	// subtext and lists. Any space of Unicode may stand before them, for it may
	// be cut off later.
	lineStarts = regexp.MustCompile(`^([\s\pZ]*)([>#+-])`)
	numbered   = regexp.MustCompile(`^([\s\pZ]*\d+)([.)])([\s\pZ]|$)`)
	everybody  = regexp.MustCompile(`@(everyone|here)`)
)

// escape returns text that Discord shows exactly as it stands: no markup, no
// mention, no link. Line breaks stay; other control characters and the ones that
// turn the direction of writing go.
func escape(s string) string {
	lines := strings.Split(strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n"), "\n")
	for i, line := range lines {
		lines[i] = escapeLine(line)
	}
	return strings.Join(lines, "\n")
}

func escapeLine(line string) string {
	var b strings.Builder
	b.Grow(len(line) + 16)
	for _, r := range visible(line) {
		if strings.ContainsRune(always, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	line = strings.ReplaceAll(b.String(), "://", `\://`)
	if strings.Contains(line, "@") {
		line = everybody.ReplaceAllString(line, `\@$1`)
	}
	// The expressions cost more than all else: few lines begin so.
	start := strings.TrimLeftFunc(line, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Z, r) })
	switch {
	case start == "":
	case start[0] >= '0' && start[0] <= '9':
		return numbered.ReplaceAllString(line, `$1\$2$3`)
	case strings.IndexByte(">#+-", start[0]) >= 0:
		return lineStarts.ReplaceAllString(line, `$1\$2`)
	}
	return line
}

// visible drops control characters and the ones that turn the direction of
// writing; tabs and whatever breaks a line become spaces.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r) && unicode.IsSpace(r), r == '\u2028', r == '\u2029':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, s)
}

// oneLine is escape for what must not break a line.
func oneLine(s string) string {
	return escape(strings.Join(strings.Fields(visible(strings.ToValidUTF8(s, "\uFFFD"))), " "))
}
