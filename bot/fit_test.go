package bot

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"pgregory.net/rapid"

	"nutgraf/handlers"
)

// texts draws what tables and members can hold: scripts, emoji of several code
// points, markup, broken UTF-8.
func texts() *rapid.Generator[string] {
	pieces := rapid.OneOf(
		rapid.SampledFrom([]string{"👩‍👩‍👧‍👦", "🇹🇼", "é", "e\u0301", "劉建超", "\\", "\\*", "**", "@everyone", "<@1>", "https://x.y/z",
			"\n", "\r\n", "\t", "\x00", "\u202e", "\xff", " ", "# ", "> ", "-# ", "1. ", "||", "`", "```", "_", "[a](b)", "…"}),
		rapid.String(),
	)
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Repeat(strings.Join(rapid.SliceOfN(pieces, 0, 12).Draw(t, "pieces"), ""), rapid.IntRange(0, 120).Draw(t, "times"))
	})
}

func length(s string) int { return len(utf16.Encode([]rune(s))) }

func TestFitKeepsTheLimit(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s, limit := texts().Draw(t, "text"), rapid.IntRange(0, 2100).Draw(t, "limit")
		got := fit(s, limit)
		if length(got) > limit {
			t.Fatalf("%d units, at most %d allowed", length(got), limit)
		}
		if !utf8.ValidString(got) || got != strings.TrimSpace(got) {
			t.Fatalf("not valid and trimmed: %q", got)
		}
		whole := strings.TrimSpace(strings.ToValidUTF8(s, "\uFFFD"))
		if length(whole) <= limit {
			if got != whole {
				t.Fatalf("changed a text that fits: %q → %q", whole, got)
			}
			return
		}
		kept, cut := strings.CutSuffix(got, ellipsis)
		if limit > 0 && !cut || !strings.HasPrefix(whole, kept) {
			t.Fatalf("%q is not the start of %q with an ellipsis", got, whole)
		}
	})
}

func TestFitCutsBetweenWhatPeopleSee(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		in    string
		limit int
		want  string
	}{
		{"abcdef", 6, "abcdef"},
		{"abcdefg", 6, "abcde…"},
		{"abc 👩‍👩‍👧‍👦 def", 10, "abc…"},               // the family takes 11 units
		{"abce\u0301fg", 5, "abc…"},                   // the accent stays with its e
		{"🇹🇼🇺🇸🇨🇳", 9, "🇹🇼🇺🇸…"},                        // flags are pairs
		{`abc\*def`, 5, "abc…"},                       // no escape without its sign
		{`ab\\cdef`, 5, `ab\\…`},                      // an escaped backslash is whole
		{"  abc  ", 3, "abc"},                         // Discord trims before it counts
		{"劉建超", 2, "劉…"},                              // one unit each
		{"x" + strings.Repeat("\u0301", 50), 10, "…"}, // one character longer than the limit
		{"abc", 0, ""},
	} {
		if got := fit(tc.in, tc.limit); got != tc.want {
			t.Errorf("fit(%q, %d) = %q, want %q", tc.in, tc.limit, got, tc.want)
		}
	}
}

func TestRenderKeepsTheLimitAndTheSmallPrint(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		r := handlers.Reply{
			Body:    rapid.SliceOfN(texts(), 0, 4).Draw(t, "body"),
			Source:  texts().Draw(t, "source"),
			Matched: texts().Draw(t, "matched"),
		}
		for _, label := range rapid.SliceOfN(texts(), 0, 6).Draw(t, "choices") {
			r.Choices = append(r.Choices, handlers.Choice{Label: label})
		}
		got := content(r)
		if length(got) > limitContent {
			t.Fatalf("%d units", length(got))
		}
		small := 0
		for _, line := range strings.Split(got, "\n") {
			if strings.HasPrefix(line, "-# ") {
				small++
			}
		}
		want := 0
		for _, line := range []string{r.Source, r.Matched} {
			if oneLine(line) != "" {
				want++
			}
		}
		if small != want {
			t.Fatalf("%d lines of small print, want %d: %q", small, want, got)
		}
	})
}
