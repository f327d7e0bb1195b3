package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Tokens splits a text into words. Possessive 's goes, "what's" becomes two
// words, dotted acronyms lose their dots ("U.S." is us), hyphens part words,
// and a run of Chinese characters (with the digits in it) is one token for the
// caller to segment.
func Tokens(s string) []Token {
	s = Cut(s)
	out := make([]Token, 0, len(s)/5+1)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isWord(r) && !invisible(r) {
			mark(out, r, s[i+size:])
			i += size
			continue
		}
		end := wordEnd(s, i)
		out = appendWord(out, s[i:end])
		i = end
	}
	return out
}

// maxToken is the longest word that is told from another, in bytes.
const maxToken = 120

// abbreviated words carry a full stop that ends nothing.
var abbreviated = map[string]bool{
	"jan": true, "feb": true, "mar": true, "apr": true, "jun": true, "jul": true, "aug": true,
	"sep": true, "sept": true, "oct": true, "nov": true, "dec": true, "mr": true, "mrs": true,
	"ms": true, "dr": true, "st": true, "sen": true, "rep": true, "gov": true, "gen": true,
	"prof": true, "dept": true, "intl": true, "vs": true, "no": true, "approx": true,
}

// Cut returns the part of a text that is read: at most MaxRunes characters.
func Cut(s string) string {
	if len(s) <= MaxRunes {
		return s
	}
	n := 0
	for i := range s {
		if n == MaxRunes {
			return s[:i]
		}
		n++
	}
	return s
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func invisible(r rune) bool {
	return r >= 0x300 && (unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r))
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '`' }

// mark notes on the last token what kind of border follows it.
func mark(out []Token, r rune, rest string) {
	if len(out) == 0 {
		return
	}
	last := &out[len(out)-1]
	switch r {
	case '?', '!', '\n', ';', '？', '！', '。', '；':
		last.Break, last.Stop = true, true
	case '.':
		if !last.dotted && !abbreviated[last.Text] && (rest == "" || rest[0] == ' ' || rest[0] == '\n') {
			last.Break, last.Stop = true, true
		}
	case ',', ':', '(', ')', '，', '、', '：', '—', '–':
		last.Break = true
	}
}

// wordEnd returns where the word that starts at i ends. Inner apostrophes,
// dots between single letters or digits, and date separators between digits
// belong to it; Chinese and other scripts part.
func wordEnd(s string, i int) int {
	first, size := utf8.DecodeRuneInString(s[i:])
	han := IsHan(first)
	prev := first
	for j := i + size; j < len(s); {
		r, n := utf8.DecodeRuneInString(s[j:])
		switch {
		case isWord(r) || invisible(r):
			if !invisible(r) && IsHan(r) != han && !(unicode.IsDigit(r) || unicode.IsDigit(prev)) {
				return j
			}
			if IsHan(r) {
				han = true
			} else if han && unicode.IsLetter(r) && !IsHan(r) {
				return j
			}
		case joins(prev, r, s[j+n:], j-i):
		default:
			return j
		}
		prev = r
		j += n
	}
	return len(s)
}

// joins reports whether r, between prev and the rest, holds a word together.
func joins(prev, r rune, rest string, length int) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	switch {
	case isApostrophe(r):
		return unicode.IsLetter(prev) && unicode.IsLetter(next)
	case r == '.':
		dotted := unicode.IsLetter(prev) && unicode.IsLetter(next) && length <= 7 && singleLetter(rest)
		return dotted || unicode.IsDigit(prev) && unicode.IsDigit(next)
	case r == '-' || r == '/' || r == ':':
		return unicode.IsDigit(prev) && unicode.IsDigit(next)
	}
	return false
}

// singleLetter reports whether rest begins with one letter and then no letter.
func singleLetter(rest string) bool {
	_, n := utf8.DecodeRuneInString(rest)
	next, _ := utf8.DecodeRuneInString(rest[n:])
	return !unicode.IsLetter(next)
}

// clitics are what may follow an apostrophe and the word that they stand for;
// an empty one is dropped.
var clitics = map[string]string{
	"s": "", "re": "are", "ll": "will", "ve": "have", "d": "would", "m": "am",
}

// beforeIs are the words whose 's is "is".
var beforeIs = map[string]bool{
	"who": true, "what": true, "where": true, "when": true, "why": true, "how": true,
	"he": true, "she": true, "it": true, "that": true, "there": true, "here": true,
}

func appendWord(out []Token, raw string) []Token {
	first, size := utf8.DecodeRuneInString(raw)
	t := Token{Cap: unicode.IsUpper(first), Han: IsHan(first)}
	t.Caps = len(raw) > size && raw == strings.ToUpper(raw) && raw != strings.ToLower(raw)
	word := Fold(raw)
	if strings.IndexByte(word, ' ') >= 0 { // a few letters, such as a lone iota subscript, fold to one
		word = strings.ReplaceAll(word, " ", "")
	}
	word = strings.TrimLeft(word, "'") // one apostrophe counts as a letter
	if i := strings.IndexRune(word, '\''); i > 0 {
		return appendParted(out, t, word[:i], word[i+1:])
	}
	if !unicode.IsDigit(first) {
		t.dotted = strings.Contains(word, ".")
		word = strings.ReplaceAll(word, ".", "")
	}
	if word == "" {
		return out
	}
	if len(word) > maxToken && !t.Han {
		word = strings.ToValidUTF8(word[:maxToken], "")
	}
	t.Text = word
	t.Han = t.Han || strings.ContainsFunc(word, IsHan)
	return append(out, t)
}

// negated returns the verb of a contraction before its n't.
func negated(head string) string {
	switch head {
	case "can":
		return "can"
	case "won":
		return "will"
	case "shan":
		return "shall"
	}
	return strings.TrimSuffix(head, "n")
}

func appendParted(out []Token, t Token, head, tail string) []Token {
	t.Text = head
	extra, known := clitics[tail]
	switch {
	case tail == "t": // don't, won't
		not := Token{Text: "not"}
		if t.Text = negated(head); t.Text == "" {
			return append(out, not)
		}
		return append(out, t, not)
	case !known:
		t.Text = head + strings.ReplaceAll(tail, "'", "")
		return append(out, t)
	case extra == "" && beforeIs[head]: // who's: no possessive
		return append(out, t, Token{Text: "is"})
	case extra == "":
		return append(out, t)
	}
	return append(out, t, Token{Text: extra})
}
