// Package text folds what people type into plain tokens: lower case, without
// accents, invisible characters or punctuation. It promises to be total and
// fast for any byte string, and errs on the side of dropping what it can't read.
package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// MaxRunes is how much of a text is read; the rest is ignored. Discord's own
// limit for a message is 4,000 characters.
const MaxRunes = 4000

// Token is one word of a text.
type Token struct {
	Text  string // folded
	Cap   bool   // began with a capital letter
	Caps  bool   // at least two letters, all capital
	Break bool   // a sentence or clause ends behind it
	Stop  bool   // a sentence ends behind it
	Han   bool   // written in Chinese characters

	dotted bool // an acronym with dots
}

// letters that NFKD doesn't split into a base letter and an accent
var plain = strings.NewReplacer("ł", "l", "ø", "o", "đ", "d", "æ", "ae", "œ", "oe",
	"ß", "ss", "ı", "i", "þ", "th", "ð", "d")

// Fold returns s in lower case without accents and invisible characters, with
// apostrophes, dashes and white space in their plain forms.
func Fold(s string) string {
	if isPlain(s) {
		return strings.ToLower(s)
	}
	s = strings.ToValidUTF8(s, " ")
	folded := make([]byte, 0, len(s))
	for _, r := range norm.NFKD.String(s) {
		folded = appendFolded(folded, r)
	}
	return plain.Replace(string(folded))
}

func appendFolded(b []byte, r rune) []byte {
	switch {
	case r == '’' || r == '‘' || r == 'ʼ' || r == '`' || r == '´' || r == '′':
		return append(b, '\'')
	case unicode.Is(unicode.Pd, r) || r == '−':
		return append(b, '-')
	case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r):
		return b // accents, zero-width and bidirectional marks
	case unicode.IsSpace(r) || unicode.IsControl(r):
		return append(b, ' ')
	}
	return utf8.AppendRune(b, unicode.ToLower(r))
}

// isPlain reports whether s is ASCII without control characters and backticks:
// there is nothing to fold but its case.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || c < ' ' || c == 0x7f || c == '`' {
			return false
		}
	}
	return true
}

// IsHan reports whether r is a Chinese character.
func IsHan(r rune) bool { return r >= 0x2e80 && unicode.Is(unicode.Han, r) }
