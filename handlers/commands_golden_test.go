package handlers

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"nutgraf/facts"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// harbourHouse answers from a table that stays as it is, on a day after all of it.
func harbourHouse(t *testing.T) *House {
	t.Helper()
	const name = "testdata/harbour.yaml"
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	table, err := facts.Parse(name, raw)
	if err != nil {
		t.Fatal(err)
	}
	return New(Options{
		Tables: func() *facts.Table { return table },
		Now:    func() time.Time { return time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC) },
	})
}

// TestCommandsGolden shows every page of every command that takes no words, and a
// round of the quiz, in two languages.
func TestCommandsGolden(t *testing.T) {
	house := harbourHouse(t)
	for _, locale := range []string{"en-US", "zh-TW"} {
		var b strings.Builder
		for _, name := range []string{"brief", "timeline", "people", "topics", "source"} {
			r := Request{Surface: Slash, Command: name, Locale: locale, Asker: "a"}
			for page := 1; ; page++ {
				reply := handle(t, house, r)
				fmt.Fprintf(&b, "## %s, page %d\n\n%s\n", name, page, shown(reply))
				more, ok := labelled(reply, house.Words(r).Say("page.more"))
				if !ok {
					break
				}
				r = Request{Surface: Pressed, Private: true, Action: more.Action, Locale: locale, Asker: "a"}
			}
		}
		r := Request{Surface: Slash, Command: "quiz", Text: "7", Locale: locale, Asker: "a"}
		for range 2 * 5 {
			reply := handle(t, house, r)
			fmt.Fprintf(&b, "## quiz\n\n%s\n", shown(reply))
			r = Request{Surface: Pressed, Private: true, Action: reply.Rows[0][0].Action, Locale: locale, Asker: "a"}
		}
		fmt.Fprintf(&b, "## quiz\n\n%s\n", shown(handle(t, house, r)))
		text := strings.ReplaceAll(b.String(), house.tables().Version, "VERSION")
		golden(t, "testdata/commands."+locale+".txt", text)
	}
}

// shown is a reply as a member sees it, with its buttons in brackets.
func shown(r Reply) string {
	var b strings.Builder
	if r.Private {
		b.WriteString("(only the asker sees this)\n")
	}
	if r.Effect == Update {
		b.WriteString("(in place of the message with the button)\n")
	}
	b.WriteString(r.Plain() + "\n")
	if r.Card.Stale != "" {
		b.WriteString(r.Card.Stale + "\n")
	}
	if r.Picture != nil {
		fmt.Fprintf(&b, "(%s: %s)\n", r.Picture.Name, r.Picture.Alt)
	}
	for _, row := range r.Rows {
		for _, button := range row {
			fmt.Fprintf(&b, "[%s] ", button.Label)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// labelled finds the button with a label.
func labelled(r Reply, label string) (Button, bool) {
	for _, row := range r.Rows {
		for _, b := range row {
			if b.Label == label {
				return b, true
			}
		}
	}
	return Button{}, false
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs: go test ./handlers -update, then git diff", name)
	}
}
