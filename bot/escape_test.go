package bot

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"nutgraf/handlers"
)

// escaped is Discord's rule: a backslash before anything but a letter, a digit or
// white space shows that sign as it is.
var escaped = regexp.MustCompile(`\\([^0-9A-Za-z\s])`)

// shown is what a member sees of a text in which every sign of markup is escaped.
func shown(s string) string { return escaped.ReplaceAllString(s, "$1") }

// live is what has a meaning in Discord's markup, once escaped signs are gone.
var live = regexp.MustCompile("[*_~`|\\[<]|@everyone|@here|://|(?m:^\\s*(>|#|-|\\+|\\d+[.)](\\s|$)))")

func TestEscapedTextIsShownAsItStands(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := texts().Draw(t, "text")
		got := escape(s)
		if found := live.FindString(escaped.ReplaceAllString(got, "·")); found != "" {
			t.Fatalf("%q still has a meaning in %q", found, got)
		}
		plain := strings.Map(func(r rune) rune {
			switch {
			case strings.ContainsRune("\t\v\f\r\u0085\u2028\u2029", r):
				return ' '
			case r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)):
				return -1
			}
			return r
		}, strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n"))
		if shown(got) != plain {
			t.Fatalf("shows %q, want %q", shown(got), plain)
		}
	})
}

func TestEscape(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Liu Jianchao, head (ILD)":   "Liu Jianchao, head (ILD)",
		"@everyone and @here":        `\@everyone and \@here`,
		"<@123> <#4> <t:1:R> <:a:1>": `\<@123> \<#4> \<t:1:R> \<:a:1>`,
		"[click](https://evil.org)":  `\[click](https\://evil.org)`,
		"# big\n-# small\n> said":    "\\# big\n\\-# small\n\\> said",
		"1. first\n2024. year":       "1\\. first\n2024\\. year",
		"- item\n* item":             "\\- item\n\\* item",
		"January 13, 2024.":          "January 13, 2024.",
		"a||b||`c`":                  "a\\|\\|b\\|\\|\\`c\\`",
		"x\u202egnp.exe\x1b[31m":     `xgnp.exe\[31m`,
	} {
		if got := escape(in); got != want {
			t.Errorf("escape(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestRender(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name string
		in   handlers.Reply
		want string
	}{
		{"an answer with its source",
			handlers.Reply{Body: []string{"Ada King is *the* mayor."}, Source: "Gazette, paragraph 2", Matched: "matched King, 1 letter apart"},
			"Ada King is \\*the\\* mayor.\n-# Gazette, paragraph 2\n-# matched King, 1 letter apart"},
		{"choices", handlers.Reply{Body: []string{"Did you mean"}, Choices: []handlers.Choice{{Label: "the bridge", Ask: "x"}, {Label: "the\nmayor", Ask: "y"}}},
			"Did you mean\n• the bridge\n• the mayor"},
		{"small print stays on its line", handlers.Reply{Body: []string{"a"}, Source: "b\n# c"}, "a\n-# b # c"},
		{"markup behind a space that is cut off", handlers.Reply{Body: []string{"\u00a0-# small", "\u20032. list"}}, "\\-# small\n\u20032\\. list"},
		{"nothing", handlers.Reply{}, ""},
	} {
		if got := content(tc.in); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}
