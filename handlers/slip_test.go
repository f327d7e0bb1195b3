package handlers

import "testing"

// TestSlipped holds words to one slip of a command's name. Words that mean
// something by themselves aren't slips of short names.
func TestSlipped(t *testing.T) {
	for name, typed := range map[string][]string{
		"help":    {"helpp", "hepl", "helps"},
		"quiz":    {"quizz", "qiuz"},
		"brief":   {"breif", "brif", "brieff"},
		"source":  {"soruce", "sorce", "sourse", "sources", "surce"},
		"people":  {"peple", "poeple", "peopel"},
		"privacy": {"privcy", "privaci"},
	} {
		for _, w := range typed {
			if !slipped(w, name) {
				t.Errorf("%q should be a slip of %q", w, name)
			}
		}
		for _, w := range []string{name, "", "h", "held", "hell", "quit", "qui", "grief", "chief", "résumé", "pebble", "force", "時間線"} {
			if slipped(w, name) {
				t.Errorf("%q should be no slip of %q", w, name)
			}
		}
	}
}

// TestSlippedCommands: a command that was slipped is that command, and never what
// the table has under the word.
func TestSlippedCommands(t *testing.T) {
	house := embeddedHouse(t)
	for typed, meant := range map[string]string{
		"soruce": "source", "helpp": "help", "!privcy": "privacy", "breif": "brief", "timelin 2": "timeline 2", "Peple": "people",
	} {
		got := handle(t, house, Request{Surface: DM, Text: typed})
		want := handle(t, house, Request{Surface: DM, Text: meant})
		if got.Outcome != want.Outcome || got.Plain() != want.Plain() {
			t.Errorf("%q is answered with\n%s\nwant the answer to %q:\n%s", typed, got.Plain(), meant, want.Plain())
		}
	}
	question := handle(t, house, Request{Surface: DM, Text: "breif Liu"})
	if brief := handle(t, house, Request{Surface: DM, Text: "brief"}); question.Plain() == brief.Plain() {
		t.Error("a question that begins with a slip is a command")
	}
}
