package facts

import (
	"testing"
	"time"
)

// TestDateWords says which dates the words of an article of Thursday, January
// 11, 2024 go with.
func TestDateWords(t *testing.T) {
	published := time.Date(2024, time.January, 11, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct{ words, right, wrong string }{
		{"Friday", "2024-01-12", "2024-01-13"},
		{"on Friday", "2024-01-05", "2024-01-19"},
		{"late Wednesday", "2024-01-10", "2024-01-11"},
		{"Thursday night", "2024-01-11", "2024-01-18"},
		{"next Friday", "2024-01-19", "2024-01-05"},
		{"last Friday", "2024-01-05", "2024-01-12"},
		{"this week", "2024-01-08/2024-01-12", "2024-01-15/2024-01-19"},
		{"this week", "2024-01-07", "2024-01-06"},
		{"next week", "2024-01-15/2024-01-19", "2024-01-22/2024-01-26"},
		{"last week's", "2024-01-01/2024-01-07", "2024-01-08/2024-01-14"},
		{"the week of January 22", "2024-01-22/2024-01-28", "2024-01-29/2024-02-04"},
		{"during the week of January 22", "2024-01-24", "2024-01-15/2024-01-21"},
		{"next month", "2024-02", "2024-03"},
		{"last month", "2023-12", "2024-01"},
		{"this month", "2024-01-31", "2024-02-01"},
		{"next year", "2025", "2024"},
		{"this year", "2024-11", "2023-11"},
		{"last November", "2023-11-15", "2022-11-15"},
		{"next November", "2024-11", "2025-11"},
		{"last January", "2023-01", "2024-01"},
		{"Late last August", "2023-08-21/2023-08-31", "2023-08-01/2023-08-10"},
		{"late last August", "2023-08", "2023-09"},
		{"early March", "2024-03-01/2024-03-10", "2024-03-21/2024-03-31"},
		{"November", "2024-11", "2024-10"},
		{"June 2025", "2025-06", "2025-07"},
		{"in June 2025", "2025-06-10", "2024-06-10"},
		{"January 13", "2024-01-13", "2024-01-14"},
		{"13 January", "2024-01-13", "2024-02-13"},
		{"May 20th", "2024-05-20", "2024-05-21"},
		{"January 13, 2024", "2024-01-13", "2023-01-13"},
		{"Friday, January 12", "2024-01-12", "2024-01-13"},
		{"tomorrow", "2024-01-12", "2024-01-11"},
		{"yesterday", "2024-01-10", "2024-01-09"},
		{"tonight", "2024-01-11", "2024-01-12"},
	} {
		if got := dateProblems(t, published, c.words, c.right); len(got) != 0 {
			t.Errorf("%q is said not to be %s: %s", c.words, c.right, got[0].What)
		}
		if got := dateProblems(t, published, c.words, c.wrong); len(got) != 1 {
			t.Errorf("%q is said to be %s", c.words, c.wrong)
		}
	}
}

// TestOtherWords: words that are not understood are no reason to complain.
func TestOtherWords(t *testing.T) {
	published := time.Date(2024, time.January, 11, 0, 0, 0, 0, time.UTC)
	for _, words := range []string{"a day before the election", "the upcoming months", "six months from last August",
		"next", "week of week of week", "week", "early", "the 32nd", "January 32", "spring", "—", ""} {
		if got := dateProblems(t, published, words, "1999-12-31"); len(got) != 0 {
			t.Errorf("%q: %s", words, got[0].What)
		}
	}
}

func dateProblems(t *testing.T, published time.Time, words, when string) Problems {
	t.Helper()
	i, wrong := parseInterval(when)
	if wrong.what != "" {
		t.Fatal(wrong)
	}
	c := &checker{table: &Table{
		Article: Article{Published: published},
		Facts:   []Fact{{Words: words, When: i, Answer: "It happens."}},
	}}
	c.dates(0)
	return c.problems
}
