package handlers

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"nutgraf/facts"
)

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"Who  WON\tthe élection?":                                         "who won the élection",
		"<@123456789012345678> who won?":                                  "who won",
		"<@!1> <@&2> <#3> <:blob:4> <a:b:5> <t:6>":                        "",
		"does @Ada know #general?":                                        "does know",
		"mail ada@example.org about Liu":                                  "mail about liu",
		"see https://discord.gg/abc or discord.gg/abc/d or www.x.org now": "see or or now",
		"call +44 20 7946 0958 now":                                       "call now",
		"is 123456789012345678 Liu's id":                                  "is liu's id",
		"what happens on 2024-01-13 or 13.1.2024":                         "what happens on 2024-01-13 or 13.1.2024",
		"誰贏了選舉？":                                                          "誰贏了選舉",
		"who\u202e\x1b[31m wo\u200bn":                                     "who[31m won",
		"?!":                                                              "",
		"Ｗｈｏ＠ｈｏｍｅ won":                                                    "won",
		"bad \xff bytes":                                                  "bad bytes",
		strings.Repeat("long ", 100):                                      strings.TrimSpace(strings.Repeat("long ", 32)),
		"who is <b>Liu</b>":                                               "who is <b>liu",
	} {
		if got := Fold(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func checkFolded(t interface{ Errorf(string, ...any) }, text string) {
	got, digits := Fold(text), 0
	for _, r := range got {
		if digits++; !unicode.IsDigit(r) {
			digits = 0
		}
		if r == '@' || digits >= 7 || unicode.Is(unicode.C, r) || unicode.IsSpace(r) && r != ' ' {
			t.Errorf("%q keeps %q", text, got)
		}
	}
	if !utf8.ValidString(got) || utf8.RuneCountInString(got) > maxFolded || strings.Contains(got, "://") || strings.TrimSpace(got) != got {
		t.Errorf("%q becomes %q", text, got)
	}
}

func TestFoldKeepsNothingPersonal(t *testing.T) {
	part := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
		"<@123456789012345678>", "@", "＠", "<#", ">", "9876543210", "１２３４５６７８９", "http", "://", "a.b/c", "\u200b", "\u202e", " ", "ⅷ", "٣٣٣٣٣٣٣٣",
	}))
	rapid.Check(t, func(t *rapid.T) { checkFolded(t, strings.Join(rapid.SliceOf(part).Draw(t, "parts"), "")) })
}

func FuzzFold(f *testing.F) {
	for _, text := range []string{"who won?", "<@1> @a <#2>", "a@b.c", "https://x.y/z", "+1 (23) 4567890", "\xff\u202e"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkFolded(t, text) })
}

// keeping is a house over the small table that keeps questions in memory.
func keeping(t *testing.T, p Privacy) (*House, func() []string) {
	t.Helper()
	yaml, err := os.ReadFile("../cmd/nutgraf/testdata/bridge/bridge.yaml")
	if err != nil {
		t.Fatal(err)
	}
	table, err := facts.Parse("bridge.yaml", yaml)
	if err != nil {
		t.Fatal(err)
	}
	log := NewUnanswered(UnansweredOptions{})
	h := New(Options{Tables: func() *facts.Table { return table }, Memory: NewMemory(MemoryOptions{}), Unanswered: log, Privacy: p})
	return h, func() (lines []string) {
		list, err := log.List(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		for _, u := range list {
			lines = append(lines, fmt.Sprintf("%d %s %q %s %s %s", u.Count, u.Outcome, u.Question, u.Nearest, u.Surface, u.Language))
		}
		return lines
	}
}

func TestUnansweredQuestionsAreKept(t *testing.T) {
	asked := []Request{
		{Surface: Mention, Text: "Which bank is the bridge on, <@123456789012345678>?", Asker: "1", Conversation: "c/1"},
		{Surface: Mention, Text: "which  BANK is the bridge on, ?"},
		{Surface: Slash, Command: "who", Text: "circus", Locale: "de-DE"},
		{Surface: Prefix, Command: "who", Text: "King"}, // is answered
		{Surface: Mention, Text: "hello"},               // asks nothing
		{Surface: Mention, Text: "!?"},
		{Surface: Menu, Command: "ask", Text: "who is the pilot", About: "somebody else's words"},
		{Surface: Terminal, Text: "who is the pilot"},
		{Surface: DM, Text: "who is the pilot", Direct: true},
		{Surface: Slash, Command: "who", Text: "pilot", Direct: true},
	}
	open := []string{`2 unknown "which bank is the bridge on" opening-day mention en`, `1 unknown "who circus"  slash de`}
	for _, c := range []struct {
		privacy Privacy
		want    []string
	}{
		{Privacy{Questions: KeepMemory}, open},
		{Privacy{Questions: KeepMemory, DirectMessages: true}, append(open[:2:2], `1 unknown "who is the pilot"  dm en`, `1 unknown "who pilot"  slash en`)},
	} {
		h, list := keeping(t, c.privacy)
		for _, r := range asked {
			if _, err := h.Handle(t.Context(), r); err != nil && r.Surface != Menu {
				t.Fatal(err)
			}
		}
		if _, err := h.Converse(t.Context(), Question{Turns: []string{"who is the pilot"}, Surface: Mention}); err != nil {
			t.Fatal(err)
		}
		if got := list(); strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%+v: kept\n%s\nwant\n%s", c.privacy, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

func TestReports(t *testing.T) {
	h, list := keeping(t, Privacy{Questions: KeepMemory})
	reply, err := h.Handle(t.Context(), Request{Surface: Mention, Text: "who is Ada King?"})
	if err != nil || len(reply.Rows) == 0 {
		t.Fatal(reply, err)
	}
	press := Request{Surface: Pressed, Action: reporting(reply)}
	if reply, err = h.Handle(t.Context(), press); err != nil || !reply.Private || reply.Outcome != OutcomeReported {
		t.Error(reply, err)
	}
	direct, old := press, press
	direct.Direct, old.Action.Args = true, []string{"gone"}
	for _, r := range []Request{direct, old} {
		if _, err := h.Handle(t.Context(), r); err == nil {
			t.Errorf("%+v is kept", r)
		}
	}
	if got := list(); len(got) != 1 || got[0] != `1 reported "" who-king button ` {
		t.Errorf("kept %q", got)
	}
	for _, r := range []Request{{Surface: Terminal}, {Surface: DM, Direct: true}} {
		r.Text = "who is Ada King?"
		if reply, err := h.Handle(t.Context(), r); err != nil || !reporting(reply).IsZero() {
			t.Errorf("%s: %v %v; nothing would be kept, so no button", r.Surface, reply.Rows, err)
		}
	}
}

// reporting is the action of the button for reports, zero if there is none.
func reporting(r Reply) Action {
	for _, row := range r.Rows {
		for _, b := range row {
			if b.Action.Name == actionReport {
				return b.Action
			}
		}
	}
	return Action{}
}

func TestPrivacy(t *testing.T) {
	for _, c := range []struct {
		privacy Privacy
		has     []string
		hasNot  string
	}{
		{Privacy{}, []string{"nothing. They are answered and forgotten"}, "on the disk"},
		{Privacy{Questions: KeepFile}, []string{"on the disk", "2,000 questions", "90 days", "Nothing from direct messages"}, "direct messages too"},
		{Privacy{Questions: KeepFile, DirectMessages: true, Days: 7, Most: 50}, []string{"on the disk", "50 questions", "7 days", "direct messages too"}, "Nothing from direct"},
		{Privacy{Questions: KeepFile, Days: 1}, []string{"each for a day after"}, "1 day"},
		{Privacy{Questions: KeepMemory}, []string{"in memory until I am started again"}, "on the disk"},
	} {
		h, _ := keeping(t, c.privacy)
		for _, r := range []Request{{Surface: Slash, Command: "privacy"}, {Surface: DM, Text: "privacy"}} {
			reply, err := h.Handle(t.Context(), r)
			text := reply.Plain()
			if err != nil || !reply.Private || strings.Contains(text, c.hasNot) {
				t.Errorf("%+v: %v %v", c.privacy, reply, err)
			}
			for _, want := range c.has {
				if !strings.Contains(text, want) {
					t.Errorf("%+v lacks %q:\n%s", c.privacy, want, text)
				}
			}
			if utf8.RuneCountInString(text) > 2000 {
				t.Errorf("%d characters", utf8.RuneCountInString(text))
			}
		}
	}
	// Without a log nothing is kept, whatever the settings claim.
	reply, err := New(Options{Privacy: Privacy{Questions: KeepFile}}).Handle(t.Context(), Request{Command: "privacy"})
	if err != nil || !strings.Contains(reply.Plain(), "answered and forgotten") {
		t.Error(reply, err)
	}
}
