package handlers

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"nutgraf/facts"
)

func TestStaleNotice(t *testing.T) {
	clock := time.Date(2024, 1, 13, 23, 0, 0, 0, time.UTC)
	table, err := facts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	house := New(Options{Tables: func() *facts.Table { return table }, Now: func() time.Time { return clock }})
	ask := func(q string) Reply { return handle(t, house, Request{Surface: DM, Text: q}) }
	if got := ask("when is the election?").Card.Stale; got != "" {
		t.Errorf("on the day itself: %q", got)
	}
	clock = time.Date(2024, 1, 14, 0, 0, 0, 0, time.UTC)
	before := ask("when is the election?")
	if want := "Written before Taiwan's presidential and legislative elections of January 13, 2024."; before.Card.Stale != want {
		t.Errorf("%q, want %q", before.Card.Stale, want)
	}
	if strings.Contains(before.Plain(), before.Card.Stale) {
		t.Error("what is judged depends on the clock")
	}
	clock = clock.AddDate(1, 0, 0)
	for _, past := range []string{"who is Xi Jinping", "when was the summit", "when did Liu give his speech"} {
		if got := ask(past).Card.Stale; got != "" {
			t.Errorf("%s: %q, though nothing was ahead", past, got)
		}
	}
	t.Log(ask("when is the inauguration?").Card.Stale, ask("when is Davos").Card.Stale)
}

// TestRepliesAreShort holds for every fact of the table, asked in the words of
// its phrasings.
func TestRepliesAreShort(t *testing.T) {
	table, err := facts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	house := New(Options{Tables: func() *facts.Table { return table }, Now: func() time.Time { return time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC) }})
	for _, f := range table.Facts {
		for _, q := range f.Phrasings {
			r := handle(t, house, Request{Surface: DM, Text: q, Plain: true})
			text := r.Plain() + "\n" + r.Card.Stale
			if n := utf8.RuneCountInString(text); n > maxReply+1 && !r.List {
				t.Errorf("%q: %d characters: %s", q, n, text)
			}
			if r.Source != "" && (r.Card.Origin == "" || r.Card.AsOf == "" || !strings.Contains(r.Source, r.Card.Standing)) {
				t.Errorf("%q: the card %+v isn't %q", q, r.Card, r.Source)
			}
		}
	}
}
