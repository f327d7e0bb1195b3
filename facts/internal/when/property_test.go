package when

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// styles write a day in full.
var styles = []func(time.Time) string{
	func(t time.Time) string { return t.Format("2006-01-02") },
	func(t time.Time) string { return t.Format("2006/01/02") },
	func(t time.Time) string { return t.Format("20060102") },
	func(t time.Time) string { return t.Format("January 2, 2006") },
	func(t time.Time) string { return t.Format("Jan 2 2006") },
	func(t time.Time) string { return t.Format("2 January 2006") },
	func(t time.Time) string { return t.Format("Monday, January 2, 2006") },
	func(t time.Time) string { return t.Format("Mon 2 Jan 2006") },
	func(t time.Time) string { return t.Format("2.1.2006") },
	func(t time.Time) string { return t.Format("2Jan 2006") },
	func(t time.Time) string { return t.Format("2006年1月2日") },
	func(t time.Time) string { return fmt.Sprintf("the %s of %s", nth(t.Day()), t.Format("January 2006")) },
	func(t time.Time) string {
		return fmt.Sprintf("%s %s", t.Format("January"), nth(t.Day())) + t.Format(" 2006")
	},
}

// shortStyles leave the year out.
var shortStyles = []func(time.Time) string{
	func(t time.Time) string { return t.Format("January 2") },
	func(t time.Time) string { return t.Format("2 Jan") },
	func(t time.Time) string { return t.Format("Jan2") },
	func(t time.Time) string { return t.Format("on 1/2") },
	func(t time.Time) string { return t.Format("2.1.") },
	func(t time.Time) string { return t.Format("2-Jan") },
	func(t time.Time) string { return t.Format("1月2号") },
	func(t time.Time) string { return fmt.Sprintf("%s of %s", nth(t.Day()), t.Format("January")) },
}

func nth(n int) string {
	switch {
	case n%10 == 1 && n != 11:
		return fmt.Sprint(n, "st")
	case n%10 == 2 && n != 12:
		return fmt.Sprint(n, "nd")
	case n%10 == 3 && n != 13:
		return fmt.Sprint(n, "rd")
	}
	return fmt.Sprint(n, "th")
}

func drawDay(t *rapid.T, label string, around time.Time, reach int) time.Time {
	return around.AddDate(0, 0, rapid.IntRange(-reach, reach).Draw(t, label))
}

func TestEveryStyleReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := drawDay(t, "day", time.Date(2000, 7, 1, 0, 0, 0, 0, time.UTC), 36000)
		anchor := drawDay(t, "anchor", article, 20000)
		style := rapid.IntRange(0, len(styles)-1).Draw(t, "style")
		readsBack(t, styles[style](want), want, anchor)
	})
}

func TestShortStylesReadBackNearby(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		anchor := drawDay(t, "anchor", article, 20000)
		want := drawDay(t, "day", anchor, 180)
		style := rapid.IntRange(0, len(shortStyles)-1).Draw(t, "style")
		readsBack(t, shortStyles[style](want), want, anchor)
	})
}

// readsBack looks at every word's date phrase with Find, since Parse trims the
// dots of 2.1.
func readsBack(t *rapid.T, phrase string, want, anchor time.Time) {
	words := strings.Fields(strings.ReplaceAll(strings.ToLower(phrase), ",", ""))
	spans := Find(words, anchor)
	if len(spans) != 1 || spans[0].First != 0 || spans[0].Last != len(words) {
		t.Fatalf("%q gives %v", phrase, spans)
	}
	s := spans[0]
	if !s.From.Equal(want) || !s.To.Equal(want.AddDate(0, 0, 1)) || s.Precision != Day || s.Relation != On || s.Clash {
		t.Fatalf("%q at %s is %s", phrase, anchor.Format("2006-01-02"), show(s))
	}
}

// The calendar agrees with the standard library's.
func TestCalendar(t *testing.T) {
	for d := firstDay; d < civil(9999, 12, 31); d += 13 {
		want := d.time()
		y, m, dom := d.date()
		if want.Year() != y || int(want.Month()) != m || want.Day() != dom || civil(y, m, dom) != d || (int(want.Weekday())+6)%7 != d.weekday() || dayOf(want) != d {
			t.Fatalf("day %d is %d-%d-%d, want %v", d, y, m, dom, want)
		}
	}
}

// What a phrase means doesn't depend on the words around it.
func TestPhrasesStandAlone(t *testing.T) {
	lines(t, "phrases.txt", func(n int, line string) {
		phrase, _, ok := strings.Cut(line, " = ")
		if !ok {
			return
		}
		words := strings.Fields(strings.ToLower(phrase))
		alone := Find(words, article)
		framed := Find(append(append([]string{"beijing", "officials"}, words...), "is", "beijing"), article)
		if ambiguousAlone(words) {
			return
		}
		if len(alone) != len(framed) {
			t.Errorf("line %d: %q gives %d phrases alone and %d in a sentence", n, phrase, len(alone), len(framed))
			return
		}
		for i := range alone {
			if show(alone[i]) != show(framed[i]) || alone[i].First+2 != framed[i].First {
				t.Errorf("line %d: %q is %s alone and %s in a sentence", n, phrase, show(alone[i]), show(framed[i]))
			}
		}
	})
}

// ambiguousAlone reports whether a phrase is a date only because it is the
// whole question.
func ambiguousAlone(words []string) bool {
	switch strings.Join(words, " ") {
	case "the 1st", "the 2nd", "1/6", "weekend", "from friday on":
		return true
	}
	return len(words) == 1 && vocabulary[words[0]].flag&fAmbiguous != 0
}
