package handlers

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"nutgraf/facts"
)

func TestHelp(t *testing.T) {
	house := embeddedHouse(t)
	for _, c := range []struct {
		request   Request
		has, lack []string
	}{
		{Request{Surface: Prefix}, []string{"• !who ", "• !ask ", "mention me"}, []string{"• /", "Message Content"}},
		{Request{Surface: Slash}, []string{"• /who ", "• /ask "}, []string{"• !", "Message Content"}},
		{Request{Surface: Mention}, []string{"• !who "}, []string{"• /", "Message Content"}},
		{Request{Surface: DM}, []string{"• who "}, []string{"• !", "• /"}},
		{Request{Surface: Terminal}, []string{"• who "}, []string{"• !", "• /", "mention", "direct message", "Message Content"}},
		{Request{Surface: Mention, PrefixDeaf: true}, []string{"• /who ", "!who", "Message Content Intent", "portal"}, []string{"• !"}},
		{Request{Surface: Slash, PrefixDeaf: true}, []string{"• /who ", "Message Content Intent"}, []string{"• !"}},
	} {
		c.request.Command = "help"
		reply := handle(t, house, c.request)
		text := reply.Plain()
		for _, s := range append(c.has, house.tables().Article.Title, house.tables().Article.Publisher, "doesn't say") {
			if !strings.Contains(text, s) {
				t.Errorf("%s, deaf %v: the help lacks %q:\n%s", c.request.Surface, c.request.PrefixDeaf, s, text)
			}
		}
		for _, s := range c.lack {
			if strings.Contains(text, s) {
				t.Errorf("%s, deaf %v: the help has %q:\n%s", c.request.Surface, c.request.PrefixDeaf, s, text)
			}
		}
		if reply.Outcome != "help" || !reply.Private || reply.Source != "" {
			t.Errorf("%s: the help is %q, private %v, of %q", c.request.Surface, reply.Outcome, reply.Private, reply.Source)
		}
		if n := utf8.RuneCountInString(text); n > 2000 {
			t.Errorf("%s: the help has %d characters, more than a message holds", c.request.Surface, n)
		}
	}
}

// TestHelpWithoutCommand types help where no command is needed.
func TestHelpWithoutCommand(t *testing.T) {
	house := embeddedHouse(t)
	for _, text := range []string{"help", "HELP", "  help ", "!help"} {
		if reply := handle(t, house, Request{Surface: DM, Text: text}); reply.Outcome != "help" {
			t.Errorf("%q: %s", text, reply.Outcome)
		}
	}
	for _, text := range []string{"help me", "who can help?"} {
		if reply := handle(t, house, Request{Surface: DM, Text: text}); reply.Outcome == "help" {
			t.Errorf("%q shows the help", text)
		}
	}
}

// TestHelpWithPrefixOfOnesOwn shows the configured prefix, never the default.
func TestHelpWithPrefixOfOnesOwn(t *testing.T) {
	table, err := facts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	house := New(Options{Tables: func() *facts.Table { return table }, Prefix: "?"})
	for _, deaf := range []bool{false, true} {
		text := handle(t, house, Request{Surface: Prefix, Command: "help", PrefixDeaf: deaf}).Plain()
		if !strings.Contains(text, "?who") || strings.Contains(text, "!who") {
			t.Errorf("deaf %v: %s", deaf, text)
		}
	}
}

// TestDeafness tells a member who greets a deaf bot why commands stay unheard.
func TestDeafness(t *testing.T) {
	house := embeddedHouse(t)
	for _, c := range []struct {
		request Request
		want    bool
	}{
		{Request{Surface: Mention, Text: "hello", PrefixDeaf: true}, true},
		{Request{Surface: Mention, Text: "hello"}, false},
		{Request{Surface: DM, Text: "hello", PrefixDeaf: true}, false},
	} {
		if got := strings.Contains(handle(t, house, c.request).Plain(), "Message Content Intent"); got != c.want {
			t.Errorf("%s, deaf %v: explained %v", c.request.Surface, c.request.PrefixDeaf, got)
		}
	}
}

// TestCommands keeps the one list within what Discord registers, and its
// examples answerable.
func TestCommands(t *testing.T) {
	house := embeddedHouse(t)
	seen := map[string]bool{}
	for _, c := range house.Commands() {
		if seen[c.Name] || c.Name != strings.ToLower(c.Name) || c.Name == "" || len(c.Name) > 32 {
			t.Errorf("the name %q is taken or no name", c.Name)
		}
		seen[c.Name] = true
		if n := utf8.RuneCountInString(c.Description); n == 0 || n > 100 {
			t.Errorf("%s: a description of %d characters", c.Name, n)
		}
		for _, o := range c.Options {
			if n := utf8.RuneCountInString(o.Description); n == 0 || n > 100 || o.Name != strings.ToLower(o.Name) {
				t.Errorf("%s: the option %q has a description of %d characters", c.Name, o.Name, n)
			}
		}
		for _, example := range c.Examples {
			r := house.Asked(Prefix, example)
			if r.Command != c.Name {
				t.Errorf("%s: the example %q runs %q", c.Name, example, r.Command)
			}
			if reply := handle(t, house, r); reply.Outcome != "found" && reply.Outcome != "help" && reply.Outcome != "quiz" {
				t.Errorf("%s: the example %q is %s", c.Name, example, reply.Outcome)
			}
		}
	}
	house.Commands()[0].Name = "changed"
	if house.Commands()[0].Name == "changed" {
		t.Error("the list that Commands returns is the house's own")
	}
}

func TestComplete(t *testing.T) {
	house := embeddedHouse(t)
	for _, partial := range []string{"", "l", "liu", "kriten", "blnkn", strings.Repeat("x", 500), "刘", "\xff", "election", " "} {
		for _, c := range []string{"who", "what", "when", "where", "why", "how", "ask"} {
			list := house.Complete(context.Background(), "", c, partial)
			if len(list) > 25 || partial == "" && len(list) == 0 {
				t.Errorf("%s %q: %d suggestions", c, partial, len(list))
			}
			for _, s := range list {
				if s.Name == "" || s.Value == "" || units(s.Name) > 100 || units(s.Value) > 100 {
					t.Errorf("%s %q: %q %q", c, partial, s.Name, s.Value)
				}
			}
		}
	}
	if list := house.Complete(context.Background(), "", "who", "krit"); len(list) == 0 || !strings.Contains(list[0].Name, "Kritenbrink") {
		t.Errorf("krit suggests %v", list)
	}
}
