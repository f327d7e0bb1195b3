package when

import (
	"strings"
	"testing"
	"time"
)

func FuzzFind(f *testing.F) {
	for _, name := range []string{"phrases.txt", "sentences.txt", "nothing.txt"} {
		lines(f, name, func(_ int, line string) {
			phrase, _, _ := strings.Cut(line, " = ")
			f.Add(phrase, int64(19733))
		})
	}
	f.Add(strings.Repeat("the day before ", 80)+"friday", int64(0))
	f.Add(strings.Repeat("last day of ", 80), int64(-700000))
	f.Fuzz(func(t *testing.T, text string, days int64) {
		anchor := time.Unix(days%4_000_000*daySeconds, 0)
		tokens := strings.Fields(text)
		last := 0
		for _, s := range Find(tokens, anchor) {
			if s.First < last || s.Last <= s.First || s.Last > len(tokens) {
				t.Fatalf("%q: tokens [%d, %d) after %d", text, s.First, s.Last, last)
			}
			last = s.Last
			if !s.From.Before(s.To) || s.Relation == "" || s.Precision == "" || s.AltFrom.After(s.AltTo) {
				t.Fatalf("%q is %+v", text, s)
			}
			if s.Precision == Day && s.To.Sub(s.From) != 24*time.Hour || s.Precision == Week && s.To.Sub(s.From) != 7*24*time.Hour {
				t.Fatalf("%q: precision of %s", text, show(s))
			}
		}
		Parse(text, anchor)
		if o, ok := ReadOffset(tokens); ok {
			s := o.Span(anchor, anchor.Add(24*time.Hour))
			if o.Tokens < 1 || o.Tokens > len(tokens) || !s.From.Before(s.To) {
				t.Fatalf("%q: offset %+v is %s", text, o, show(s))
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	long := strings.Fields(strings.Repeat("what did liu do on tuesday january ninth two weeks before the end of next month ", 25))
	for name, words := range map[string][]string{
		"question": strings.Fields("what did the chinese diplomat liu jianchao do in washington on tuesday afternoon"),
		"noDate":   strings.Fields("who is the former assistant secretary of state who warned about liu's visit"),
		"range":    strings.Fields("which officials met between the 9th and the 12th of january last year"),
		"long":     long,
		"nested":   strings.Fields(strings.Repeat("the day before ", 130)),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Find(words, article)
			}
		})
	}
}
