// Package plain makes text safe to print on a terminal: whatever somebody typed
// or wrote into a table, it can't move the cursor, change colours, set titles or
// turn the reading direction around.
package plain

import (
	"strings"
	"unicode"
)

// Text returns s without control characters (line ends and tabs stay) and
// without marks that reorder text. Bytes that are no UTF-8 become U+FFFD.
func Text(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029':
			return -1
		}
		return r
	}, s)
}
