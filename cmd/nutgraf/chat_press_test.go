package main

import (
	"strings"
	"testing"

	"nutgraf/handlers"
)

// TestNumbersPressButtons plays a round of the quiz from a pipe: numbers press
// what stands in brackets, in the order in which it stands there.
func TestNumbersPressButtons(t *testing.T) {
	const table = "../../handlers/testdata/harbour.yaml"
	house, err := handlers.FromTable(table, mustRead(t, table))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	s := &talk{house: house, prefix: "!", out: &out, stderr: &out, card: pipedCard{}}
	for _, step := range []struct{ typed, shows string }{
		{"quiz 7", "[1] A: "},
		{"2", "[1] Question 2 of 5"},
		{"1", "Question 2 of 5\n"},
		{"people", "North Shore:"},
		{"1", "The article doesn't say"}, // nothing left to press
		{"!brief", "More: brief 2"},
		{"1", "[1] Back  [2] More"},
		{"1", "What: Ada King"},
		{"brief 2", "[1] Back"},
	} {
		out.Reset()
		if err := s.answer(t.Context(), step.typed); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), step.shows) {
			t.Errorf("%q shows no %q:\n%s", step.typed, step.shows, out.String())
		}
	}
}
