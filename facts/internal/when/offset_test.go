package when

import (
	"strings"
	"testing"
)

func TestOffset(t *testing.T) {
	election := article.AddDate(0, 0, 2)
	for text, want := range map[string]string{
		"the day before|the election":             "2024-01-12/2024-01-13 day on",
		"on the day before|the election":          "2024-01-12/2024-01-13 day on",
		"a day before|the election":               "2024-01-12/2024-01-13 day on",
		"one day before|the vote":                 "2024-01-12/2024-01-13 day on",
		"the day after|the election":              "2024-01-14/2024-01-15 day on",
		"the day following|the election":          "2024-01-14/2024-01-15 day on",
		"two days prior to|the election":          "2024-01-11/2024-01-12 day on",
		"3 days before|the vote":                  "2024-01-10/2024-01-11 day on",
		"the week after|the election":             "2024-01-15/2024-01-22 week on",
		"a week after|the election":               "2024-01-20/2024-01-21 day on",
		"the month before|the election":           "2023-12-01/2024-01-01 month on",
		"a month after|the election":              "2024-02-13/2024-02-14 day on",
		"the year after|the election":             "2025-01-01/2026-01-01 year on",
		"the night before|the election":           "2024-01-12/2024-01-13 day on",
		"on the eve of|the election":              "2024-01-12/2024-01-13 day on",
		"days before|the election":                "2024-01-06/2024-01-13 period on",
		"a few days after|the election":           "2024-01-14/2024-01-19 period on",
		"in the weeks after|the election at home": "2024-01-14/2024-03-10 period on",
	} {
		head, tail, _ := strings.Cut(text, "|")
		o, ok := ReadOffset(append(strings.Fields(head), strings.Fields(tail)...))
		if !ok || o.Tokens != len(strings.Fields(head)) {
			t.Errorf("%q: read %v, %d tokens", text, ok, o.Tokens)
			continue
		}
		if got := show(o.Span(election, election.AddDate(0, 0, 1))); got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
	for _, text := range []string{"", "the", "before the election", "the day", "day of the vote", "six months", "a", "two before", "eve of", "the election before", "months"} {
		if o, ok := ReadOffset(strings.Fields(text)); ok {
			t.Errorf("%q is taken for %+v", text, o)
		}
	}
}
