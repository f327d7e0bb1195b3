package main

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"nutgraf/handlers"
)

// Whatever got into the file, also by another hand: no cell of the CSV is a
// formula, and nothing acts on a terminal.
func TestUnansweredIsInert(t *testing.T) {
	text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
		"=1+1", "+1", "-1", "@a", "\t=1", "\r=1", " =1", "＝1", "'=1", "\x1b[31m", "\u202e=1", "\u200b=1", "a,\"b\"\n=c", "\u2028=1",
	}))
	rapid.Check(t, func(t *rapid.T) {
		list := []handlers.Unanswered{{
			Question: text.Draw(t, "question"), Outcome: text.Draw(t, "outcome"), Nearest: text.Draw(t, "nearest"),
			Surface: handlers.Surface(text.Draw(t, "surface")), Language: text.Draw(t, "language"), Count: 2,
		}}
		for _, format := range []string{"", "csv", "json"} {
			var out bytes.Buffer
			if err := (unansweredCmd{Export: format}).print(&out, list, "u.db"); err != nil {
				t.Fatal(err)
			}
			if i := strings.IndexFunc(out.String(), func(r rune) bool {
				return r != '\n' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
			}); i >= 0 {
				t.Errorf("%q: %q acts on a terminal", format, out.String())
			}
			if format != "csv" {
				continue
			}
			rows, err := csv.NewReader(&out).ReadAll()
			if err != nil || len(rows) != 2 || len(rows[1]) != len(rows[0]) {
				t.Fatalf("%q, %v", rows, err)
			}
			for _, cell := range rows[1] {
				bare := strings.TrimLeftFunc(cell, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) })
				if bare != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(bare)[0]) {
					t.Errorf("%q is a formula", cell)
				}
			}
		}
	})
}
