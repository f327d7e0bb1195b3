package handlers

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

func TestParsePrefix(t *testing.T) {
	house := embeddedHouse(t)
	for _, c := range []struct {
		content, command, text string
		ok                     bool
	}{
		{"!who Liu", "who", "Liu", true},
		{"!WHO Liu", "who", "Liu", true},
		{"  \n!who   Liu  He ", "who", "Liu  He", true},
		{"!who", "who", "", true},
		{"!who?", "who", "?", true},
		{"!who, Liu", "who", ", Liu", true},
		{"!who's Liu", "who", "'s Liu", true},
		{"!who’s Liu", "who", "’s Liu", true},
		{"!who\nLiu", "who", "Liu", true},
		{"!who\u00a0Liu", "who", "Liu", true},
		{"!help", "help", "", true},
		{"!ask is it?", "ask", "is it?", true},
		{"! who Liu", "", "", false},
		{"!!who Liu", "", "", false},
		{"!whom Liu", "", "", false},
		{"!whoever", "", "", false},
		{"!who_am_i", "", "", false},
		{"!who-is", "", "", false},
		{"!who1", "", "", false},
		{"!whó", "", "", false},
		{"!", "", "", false},
		{"", "", "", false},
		{"who Liu", "", "", false},
		{"well !who Liu", "", "", false},
		{"!ban everybody", "", "", false},
		{"!\xff", "", "", false},
	} {
		command, text, ok := house.ParsePrefix(c.content)
		if command != c.command || text != c.text || ok != c.ok {
			t.Errorf("%q: %q %q %v, want %q %q %v", c.content, command, text, ok, c.command, c.text, c.ok)
		}
	}
}

func TestParsePrefixOfOnesOwn(t *testing.T) {
	for _, prefix := range []string{"?", "nut ", "¡", "!!", ".*"} {
		house := New(Options{Prefix: prefix})
		if command, text, ok := house.ParsePrefix(prefix + "when vote"); command != "when" || text != "vote" || !ok {
			t.Errorf("%q: %q %q %v", prefix, command, text, ok)
		}
		if _, _, ok := house.ParsePrefix("#when vote"); ok {
			t.Errorf("%q: # is taken for it", prefix)
		}
	}
}

// FuzzParsePrefix holds what is parsed to what was typed.
func FuzzParsePrefix(f *testing.F) {
	for _, s := range []string{"!who Liu", "!WHO?", " !help", "!", "!\xff\xfe", "!whо Liu", "!ask\u2003x", "!who\x00", "!İ"} {
		f.Add(s)
	}
	house := New(Options{})
	f.Fuzz(func(t *testing.T, content string) {
		command, text, ok := house.ParsePrefix(content)
		if !ok {
			if command != "" || text != "" {
				t.Fatalf("%q: no command, but %q %q", content, command, text)
			}
			return
		}
		if _, known := house.command(command); !known || command != strings.ToLower(command) {
			t.Fatalf("%q: %q is no command", content, command)
		}
		typed := strings.TrimLeft(content, " \t\n")
		if !strings.HasPrefix(typed, "!") || !strings.EqualFold(typed[1:1+len(command)], command) {
			t.Fatalf("%q doesn't begin with !%s", content, command)
		}
		if text != strings.TrimSpace(typed[1+len(command):]) {
			t.Fatalf("%q: the text is %q", content, text)
		}
		if r, _ := utf8.DecodeRuneInString(typed[1+len(command):]); unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' {
			t.Fatalf("%q: %s ends inside a word", content, command)
		}
	})
}

func TestAsked(t *testing.T) {
	house := New(Options{})
	for _, c := range []struct {
		surface            Surface
		text, command, was string
	}{
		{Prefix, "who liu", "who", "liu"},
		{Slash, "WHEN  election ", "when", "election"},
		{Slash, "ask is it so?", "ask", "is it so?"},
		{Prefix, "timeline", "timeline", ""},
		{Slash, "timeline STA", "timeline", "STA"},
		{DM, "timeline", "", "timeline"},
		{Prefix, "whoever", "", "whoever"},
		{Mention, "who is liu", "", "who is liu"},
		{DM, "who liu", "", "who liu"},
		{Terminal, "help me", "", "help me"},
		{Prefix, "", "", ""},
	} {
		if r := house.Asked(c.surface, c.text); r.Command != c.command || r.Text != c.was || r.Surface != c.surface {
			t.Errorf("%s %q: %q %q, want %q %q", c.surface, c.text, r.Command, r.Text, c.command, c.was)
		}
	}
}

func TestClip(t *testing.T) {
	for _, c := range []struct {
		s    string
		most int
		want string
	}{
		{"", 5, ""}, {"abc", 3, "abc"}, {"abcd", 3, "abc"}, {"abc", 0, ""},
		{"刘建超", 2, "刘建"}, {"é́x", 2, "é́"}, {"a😀b", 2, "a"}, {"a😀b", 3, "a😀"}, {"😀", 1, ""},
	} {
		if got := clip(c.s, c.most); got != c.want {
			t.Errorf("%q to %d: %q, want %q", c.s, c.most, got, c.want)
		}
	}
}

// FuzzClip keeps a clipped text a beginning of the text, within the limit, and
// no shorter than need be.
func FuzzClip(f *testing.F) {
	f.Add("a😀b刘\xff", 3)
	f.Add("", 0)
	f.Fuzz(func(t *testing.T, s string, most int) {
		got := clip(s, most)
		if !strings.HasPrefix(s, got) {
			t.Fatalf("%q to %d: %q", s, most, got)
		}
		if n := units(got); n > max(most, 0) {
			t.Fatalf("%q to %d: %q has %d units", s, most, got, n)
		}
		if next, size := utf8.DecodeRuneInString(s[len(got):]); size > 0 && units(got)+units(string(next)) <= most {
			t.Fatalf("%q to %d: %q could be longer", s, most, got)
		}
	})
}

// units counts what Discord counts.
func units(s string) int { return len(utf16.Encode([]rune(s))) }
