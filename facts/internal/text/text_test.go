package text

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ s, want string }{
		{"", ""}, {"Liu", "liu"}, {"ÉLODIE Łódź", "elodie lodz"}, {"Straße Ærø", "strasse aero"}, {"ＡＢＣ１", "abc1"}, {"ﬁne", "fine"},
		{"what’s ‘it’ ʼn", "what's 'it' 'n"}, {"mid–to—mid‑x−1", "mid-to-mid-x-1"}, {"a\u200bb\u2060c\ufeff", "abc"}, {"\u202eabc\u202c", "abc"},
		{"é\u00a0b\u3000c\td", "e b c d"}, {"é", "e"}, {"İ", "i"}, {"刘建超", "刘建超"}, {"a\xffb", "a b"},
	} {
		if got := Fold(c.s); got != c.want {
			t.Errorf("%q: %q, want %q", c.s, got, c.want)
		}
	}
}

func TestClean(t *testing.T) {
	for _, c := range []struct{ s, want string }{
		{"who is Liu", "who is Liu"},
		{"<@123> who", "who"}, {"<@!123> who <@&9>", "who"}, {"in <#12>", "in"}, {"<:smile:1> hi <a:wave:22>", "hi"}, {"at <t:1704931200:R>", "at"}, {"</who:1> Liu", "Liu"},
		{"@everyone, who", ", who"}, {"@here who", "who"}, {"me@here.org", "me .org"}, {"@hereabouts", "@hereabouts"},
		{"see https://example.org/who?x=1 now", "see now"}, {"(http://x.org)", "( )"}, {"https://x.org", ""},
		{"a < b > c", "a < b > c"}, {"<who> is", "<who> is"}, {"<@" + strings.Repeat("1", 100) + "> who", "<@" + strings.Repeat("1", 100) + "> who"},
		{"<@", "<@"}, {"<", "<"}, {"@", "@"}, {"刘 <@1> 建", "刘 建"},
	} {
		if got := strings.Join(strings.Fields(Clean(c.s)), " "); got != c.want {
			t.Errorf("%q: %q, want %q", c.s, got, c.want)
		}
	}
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ s, want string }{
		{"", ""}, {"   ", ""}, {"?!", ""},
		{"Who is Liu?", "who is liu"},
		{"What's Liu's job", "what is liu job"}, {"they're we'll I've I'd I'm", "they are we will i have i would i am"},
		{"didn't won't", "did not will not"}, {"O'Brien", "obrien"}, {"'quoted'", "quoted"},
		{"U.S. and U.S.-China", "us and us china"}, {"D.C.", "dc"}, {"p.m.", "pm"}, {"3.5 million", "3.5 million"},
		{"mil-to-mil", "mil to mil"}, {"cross-strait", "cross strait"}, {"2024-01-13", "2024-01-13"}, {"1/13", "1/13"}, {"10:30", "10:30"}, {"and/or", "and or"},
		{"刘建超是谁", "刘建超是谁"}, {"who是Liu", "who 是 liu"}, {"1月13日", "1月13日"}, {"2024年1月13日吗", "2024年1月13日吗"},
		{"li\u200bu", "liu"}, {"né\u0301e", "nee"}, {"😀 Liu 😀", "liu"}, {"a_b", "a b"}, {"@liu #liu", "liu liu"},
	} {
		var words []string
		for _, token := range Tokens(c.s) {
			words = append(words, token.Text)
		}
		if got := strings.Join(words, " "); got != c.want {
			t.Errorf("%q: %q, want %q", c.s, got, c.want)
		}
	}
}

// TestBorders marks borders with , where a clause ends and . where a sentence
// does.
func TestBorders(t *testing.T) {
	for _, c := range []struct{ s, want string }{
		{"who is it", "who is it"}, {"who, me? yes!", "who, me. yes."}, {"Jan. 13 is it.", "jan 13 is it."}, {"the U.S. is. so", "the us is. so"},
		{"a; b: c (d) e", "a. b, c, d, e"}, {"a\nb", "a. b"}, {"a – b — c", "a, b, c"}, {"a-b", "a b"}, {"刘，王。李", "刘, 王. 李"}, {"谁？我！", "谁. 我."},
		{"3.5.", "3.5."}, {"? who", "who"}, {"x...", "x."},
	} {
		var words []string
		for _, token := range Tokens(c.s) {
			switch {
			case token.Stop:
				words = append(words, token.Text+".")
			case token.Break:
				words = append(words, token.Text+",")
			default:
				words = append(words, token.Text)
			}
			if token.Stop && !token.Break {
				t.Errorf("%q: behind %q ends a sentence but no clause", c.s, token.Text)
			}
		}
		if got := strings.Join(words, " "); got != c.want {
			t.Errorf("%q: %q, want %q", c.s, got, c.want)
		}
	}
}

func TestCapitals(t *testing.T) {
	for _, c := range []struct {
		s              string
		cap, caps, han bool
	}{
		{"liu", false, false, false}, {"Liu", true, false, false}, {"LIU", true, true, false}, {"I", true, false, false}, {"Élodie", true, false, false},
		{"13", false, false, false}, {"刘", false, false, true}, {"1月", false, false, true},
	} {
		got := Tokens(c.s)
		if len(got) != 1 || got[0].Cap != c.cap || got[0].Caps != c.caps || got[0].Han != c.han {
			t.Errorf("%q: %+v", c.s, got)
		}
	}
}

func TestTokensReadSoFar(t *testing.T) {
	long := strings.Repeat("ab ", MaxRunes)
	if got := len(Tokens(long)); got != (MaxRunes+2)/3 {
		t.Errorf("%d tokens of %d letters", got, MaxRunes)
	}
	if got := Tokens(strings.Repeat("刘", MaxRunes) + " end"); len(got) != 1 || utf8.RuneCountInString(got[0].Text) != MaxRunes {
		t.Errorf("%d tokens", len(got))
	}
}

// FuzzTokens keeps tokens folded, non-empty and free of all that parts words.
func FuzzTokens(f *testing.F) {
	for _, s := range []string{
		"Who's Liu?", "U.S.A.", "don't", "'t", "''", "a'", "1月13日", "刘Liu刘", "2024-01-13/15", "İstanbul", "\u0345", "ﬃ", "ǅ", "ẞ", "ß",
		"\xff\xfe", "a\u0300\u0301b", "\u200d", "①Ⅷ½", "à'l", "x’’y", "1.2.3", "İ'İ", "ϔ", "°C", "ℵ", "㎏", "Å",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, token := range Tokens(s) {
			if token.Text == "" {
				t.Fatalf("%q: an empty token", s)
			}
			if again := Fold(token.Text); again != token.Text {
				t.Fatalf("%q: %q isn't folded, that is %q", s, token.Text, again)
			}
			if strings.ContainsAny(token.Text, " \t\n'’\u200b") || !utf8.ValidString(token.Text) {
				t.Fatalf("%q: the token %q", s, token.Text)
			}
		}
		if !slices.Equal(Tokens(s), Tokens(s)) {
			t.Fatalf("%q: two readings differ", s)
		}
	})
}

// FuzzFold keeps folding idempotent and valid.
func FuzzFold(f *testing.F) {
	for _, s := range []string{"Liu", "İ", "\xff", "ϔ", "ŉ", "ẞ", "\u1e9e\u0345", "Ａ", "½", "ℌ", "Ł"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Fold(s)
		if twice := Fold(once); twice != once {
			t.Fatalf("%q: %q, folded again %q", s, once, twice)
		}
		if !utf8.ValidString(once) {
			t.Fatalf("%q: %q is no valid text", s, once)
		}
	})
}

// FuzzClean never lengthens a text.
func FuzzClean(f *testing.F) {
	for _, s := range []string{"<@1>", "@everyone!", "https://", "<<@1>>", "@here", "<a:b:1", "\xff<@1>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got := Clean(s); len(got) > len(s) {
			t.Fatalf("%q grows to %q", s, got)
		}
	})
}
