package handlers

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"nutgraf/facts"
)

// maxFolded is how many characters of a question are kept.
const maxFolded = 160

// personal are the parts of a question that may tell who asked or where: what
// Discord writes for a mention, a channel, a role, an emoji, a command or a
// time; names with an @ or a #; mail addresses, links and invitations; phone
// numbers and ids.
var personal = regexp.MustCompile(`<[^<>\s]*[@#:/][^<>]*>` +
	`|[^\s]*@[^\s]*` +
	`|#[\p{L}\p{N}_-]+` +
	`|[^\s]*://[^\s]*|\bwww\.[^\s]*|[^\s/]+\.[^\s/]+/[^\s]*` +
	`|\+[0-9][0-9 ().-]{5,}` +
	`|[\p{L}\p{N}_]*[\p{Nd}]{7,}[\p{L}\p{N}_]*`)

// Fold returns a question as it is kept for the curator: lower case, one space
// between words, no invisible characters, no marks at the end, at most 160 characters, without
// mentions, channels, links, addresses and long numbers. It is empty if nothing
// is left to read. What else the member typed stays: Fold can't know a name from
// another word.
func Fold(question string) string {
	visible := func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.C, r), r == unicode.ReplacementChar:
			return -1
		}
		return r
	}
	text := norm.NFKC.String(cases.Fold().String(norm.NFKC.String(strings.ToValidUTF8(question, " "))))
	text = strings.Map(visible, text)
	text = personal.ReplaceAllString(text, " ")
	text = strings.TrimRight(strings.Join(strings.Fields(text), " "), " ?!.,;:…。、？！")
	if !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
		return ""
	}
	if runes := []rune(text); len(runes) > maxFolded {
		text = strings.TrimSpace(string(runes[:maxFolded]))
	}
	return text
}

// languageOf returns the language of a question: Chinese is seen, otherwise the
// member's own language is as near as can be known, and English where there is
// none.
func languageOf(t *facts.Table, question, locale string) string {
	if tag := t.LanguageOf(question); tag != language.English {
		return tag.String()
	}
	if base := baseOf(locale); base != "" {
		return base
	}
	return "en"
}

// baseOf returns the language of a locale: "en" of "en-GB". It is empty if the
// locale has none.
func baseOf(locale string) string {
	base, _, _ := strings.Cut(locale, "-")
	if len(base) > 3 || strings.Trim(base, "abcdefghijklmnopqrstuvwxyz") != "" {
		return ""
	}
	return base
}
