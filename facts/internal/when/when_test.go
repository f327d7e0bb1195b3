package when

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

var article = time.Date(2024, 1, 11, 0, 0, 0, 0, time.UTC)

// lines calls f for each line of a file that isn't empty or a comment.
func lines(t testing.TB, name string, f func(n int, line string)) {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	for n, line := range strings.Split(string(data), "\n") {
		if line != "" && line[0] != '#' {
			f(n+1, line)
		}
	}
}

func show(s Span) string {
	const iso = "2006-01-02"
	text := fmt.Sprintf("%s/%s %s %s", s.From.Format(iso), s.To.Format(iso), s.Precision, s.Relation)
	if !s.AltTo.IsZero() {
		text += fmt.Sprintf(" or %s/%s", s.AltFrom.Format(iso), s.AltTo.Format(iso))
	}
	if s.Clash {
		text += " clash"
	}
	return text
}

func TestPhrases(t *testing.T) {
	anchor, count := time.Time{}, 0
	lines(t, "phrases.txt", func(n int, line string) {
		if text, ok := strings.CutPrefix(line, "anchor "); ok {
			var err error
			if anchor, err = time.Parse("2006-01-02", text); err != nil {
				t.Fatalf("line %d: %v", n, err)
			}
			return
		}
		phrase, want, ok := strings.Cut(line, " = ")
		if !ok {
			t.Fatalf("line %d: no phrase = meaning: %q", n, line)
		}
		count++
		span, ok := Parse(phrase, anchor)
		if !ok {
			t.Errorf("line %d: %q isn't understood, want %s", n, phrase, want)
		} else if got := show(span); got != want {
			t.Errorf("line %d: %q is %s, want %s", n, phrase, got, want)
		}
	})
	if count < 700 {
		t.Errorf("only %d phrases were read", count)
	}
}

func TestSentences(t *testing.T) {
	count := 0
	check := func(n int, line string) {
		count++
		words := strings.Fields(strings.NewReplacer("{", "", "}", "").Replace(line))
		marked := append([]string(nil), words...)
		for _, s := range Find(words, article) {
			marked[s.First] = "{" + marked[s.First]
			marked[s.Last-1] += "}"
		}
		if got := strings.Join(marked, " "); got != line {
			t.Errorf("line %d: found %q, want %q", n, got, line)
		}
	}
	lines(t, "sentences.txt", check)
	lines(t, "nothing.txt", check)
	if count < 240 {
		t.Errorf("only %d texts were read", count)
	}
}

func TestReach(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2024, 1, d, 0, 0, 0, 0, time.UTC) }
	for _, test := range []struct {
		phrase   string
		from, to time.Time
		meets    string // which of the days 11 to 14 it meets
	}{
		{"friday", day(12), day(13), "12"},
		{"before friday", time.Time{}, day(12), "11"},
		{"after friday", day(13), time.Time{}, "13 14"},
		{"until friday", time.Time{}, day(13), "11 12"},
		{"by friday", time.Time{}, day(13), "11 12"},
		{"starting friday", day(12), time.Time{}, "12 13 14"},
		{"from friday to saturday", day(12), day(14), "12 13"},
	} {
		span, ok := Parse(test.phrase, article)
		from, to := span.Reach()
		if !ok || !from.Equal(test.from) || !to.Equal(test.to) || span.Open() != (from.IsZero() || to.IsZero()) {
			t.Errorf("%q reaches from %v to %v, open %v", test.phrase, from, to, span.Open())
		}
		var met []string
		for d := 11; d <= 14; d++ {
			if span.Meets(day(d), day(d+1)) {
				met = append(met, fmt.Sprint(d))
			}
		}
		if got := strings.Join(met, " "); got != test.meets {
			t.Errorf("%q meets January %s, want %s", test.phrase, got, test.meets)
		}
	}
}

func TestParseIsStrict(t *testing.T) {
	for _, phrase := range []string{"", " ", "?", "meeting on friday", "friday meeting", "friday and saturday", "before the election", "six months", "february 30"} {
		if span, ok := Parse(phrase, article); ok {
			t.Errorf("%q is taken for %s", phrase, show(span))
		}
	}
}

func TestRelationOf(t *testing.T) {
	for word, want := range map[string]Relation{"before": Before, "after": After, "until": Until, "since": Since, "by": By, "during": On} {
		if got, ok := RelationOf(word); !ok || got != want {
			t.Errorf("RelationOf(%q) = %q, %v", word, got, ok)
		}
	}
	for _, word := range []string{"", "the", "election", "friday"} {
		if got, ok := RelationOf(word); ok {
			t.Errorf("RelationOf(%q) = %q", word, got)
		}
	}
}

// An anchor that leaves the calendar gives nothing rather than nonsense.
func TestEdgesOfTime(t *testing.T) {
	for _, anchor := range []time.Time{{}, time.Unix(1<<62, 0), time.Unix(-1<<62, 0), time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC)} {
		for _, phrase := range []string{"yesterday", "next year", "last year", "tomorrow", "two decades ago", "ten years from now", "february 29", "winter"} {
			for _, s := range Find(strings.Fields(phrase), anchor) {
				if !s.From.Before(s.To) || s.From.Year() < 1 || s.To.After(time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)) {
					t.Errorf("%q at %v is %s", phrase, anchor, show(s))
				}
			}
		}
	}
}

// The anchor is a moment: its day in UTC counts, not that of its zone.
func TestAnchorZone(t *testing.T) {
	east := time.Date(2024, 1, 12, 3, 0, 0, 0, time.FixedZone("east", 8*60*60))
	if s, ok := Parse("today", east); !ok || !s.From.Equal(article) {
		t.Errorf("today is %s", show(s))
	}
}
