package words

import (
	"testing"
	"time"

	"golang.org/x/text/language"

	"nutgraf/facts"
)

// TestIn: language and script decide, and English is for all others.
func TestIn(t *testing.T) {
	for tag, want := range map[string]language.Tag{
		"en-US": English, "en-GB": English, "de": English, "ja": English, "und": English, "ko": English,
		"zh-CN": Simplified, "zh": Simplified, "zh-SG": Simplified, "zh-Hans": Simplified,
		"zh-TW": Traditional, "zh-HK": Traditional, "zh-Hant": Traditional, "zh-MO": Traditional,
	} {
		if got := In(language.MustParse(tag)).Tag(); got != want {
			t.Errorf("%s: got the words of %s, want %s", tag, got, want)
		}
	}
}

// TestSay: what a catalogue lacks comes in English, what none has as its id.
func TestSay(t *testing.T) {
	if got := In(Traditional).Say("command.ask.hint"); got != "您的問題" {
		t.Errorf("got %q", got)
	}
	if got := In(Traditional).Say("no.such.text"); got != "no.such.text" {
		t.Errorf("got %q", got)
	}
	if got := In(Simplified).Say("date.month", With{"Year": 2024, "Month": 2}); got != "2024年2月" {
		t.Errorf("got %q", got)
	}
	if In(English).Has("no.such.text") || !In(English).Has("command.ask.hint") {
		t.Error("Has is wrong about what there is")
	}
}

// TestInterval: a span is said as precisely as it is known, with what both ends
// share said once.
func TestInterval(t *testing.T) {
	day := func(s string) time.Time {
		d, err := time.Parse(time.DateOnly, s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, c := range []struct {
		from, last            string // both included
		precision             facts.Precision
		english, trad, simple string
	}{
		{"2024-01-12", "2024-01-12", facts.Day, "January 12, 2024", "2024年1月12日", "2024年1月12日"},
		{"2024-02-01", "2024-02-29", facts.Month, "February 2024", "2024年2月", "2024年2月"},
		{"2024-01-01", "2024-12-31", facts.Year, "2024", "2024年", "2024年"},
		{"2024-01-22", "2024-01-28", facts.Week, "the week of January 22, 2024", "2024年1月22日當週", "2024年1月22日当周"},
		{"2024-01-15", "2024-01-19", facts.Week, "January 15–19, 2024", "2024年1月15日至19日", "2024年1月15日至19日"},
		{"2023-08-21", "2023-08-31", facts.Period, "late August 2023", "2023年8月下旬", "2023年8月下旬"},
		{"2023-08-01", "2023-08-10", facts.Period, "early August 2023", "2023年8月上旬", "2023年8月上旬"},
		{"2023-08-11", "2023-08-20", facts.Period, "mid-August 2023", "2023年8月中旬", "2023年8月中旬"},
		{"2024-01-13", "2024-05-20", facts.Period, "January 13 – May 20, 2024", "2024年1月13日至5月20日", "2024年1月13日至5月20日"},
		{"2023-12-30", "2024-01-02", facts.Period, "December 30, 2023 – January 2, 2024", "2023年12月30日至2024年1月2日", "2023年12月30日至2024年1月2日"},
		{"2024-03-01", "2024-05-31", facts.Period, "March–May 2024", "2024年3月至5月", "2024年3月至5月"},
		{"2024-01-11", "2024-01-12", facts.Period, "January 11–12, 2024", "2024年1月11日至12日", "2024年1月11日至12日"},
	} {
		i := facts.Interval{From: day(c.from), To: day(c.last).AddDate(0, 0, 1), Precision: c.precision}
		for tag, want := range map[language.Tag]string{English: c.english, Traditional: c.trad, Simplified: c.simple} {
			if got := In(tag).Interval(i); got != want {
				t.Errorf("%s to %s in %s: got %q, want %q", c.from, c.last, tag, got, want)
			}
		}
	}
	if got := In(Traditional).Interval(facts.Interval{}); got != "" {
		t.Errorf("no interval: got %q", got)
	}
}

// TestList: names are joined as one says them.
func TestList(t *testing.T) {
	names := []string{"A", "B", "C"}
	for n, want := range []string{"", "A", "A and B", "A, B and C"} {
		if got := In(English).List(names[:n]); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got := In(Traditional).List(names); got != "A、B和C" {
		t.Errorf("got %q", got)
	}
}
