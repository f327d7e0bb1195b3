package facts

import (
	"strings"
	"testing"
	"time"
)

func TestInterval(t *testing.T) {
	for _, c := range []struct {
		text, from, to string // from and to as half-open days
		precision      Precision
		shown          string
	}{
		{"2024-01-12", "2024-01-12", "2024-01-13", Day, "January 12, 2024"},
		{"2024-02-29", "2024-02-29", "2024-03-01", Day, "February 29, 2024"},
		{"2024-01-12/2024-01-12", "2024-01-12", "2024-01-13", Day, "January 12, 2024"},
		{"2024-02", "2024-02-01", "2024-03-01", Month, "February 2024"},
		{"2024-02-01/2024-02-29", "2024-02-01", "2024-03-01", Month, "February 2024"},
		{"2023", "2023-01-01", "2024-01-01", Year, "2023"},
		{"2023-01/2023-12", "2023-01-01", "2024-01-01", Year, "2023"},
		{"2024-01-15/2024-01-19", "2024-01-15", "2024-01-20", Week, "January 15–19, 2024"},
		{"2024-01-22/2024-01-28", "2024-01-22", "2024-01-29", Week, "the week of January 22, 2024"},
		{"2024-01-29/2024-02-02", "2024-01-29", "2024-02-03", Week, "January 29 – February 2, 2024"},
		{"2024-01-16/2024-01-20", "2024-01-16", "2024-01-21", Period, "January 16–20, 2024"},
		{"2023-08-21/2023-08-31", "2023-08-21", "2023-09-01", Period, "late August 2023"},
		{"2024-02-21/2024-02-29", "2024-02-21", "2024-03-01", Period, "late February 2024"},
		{"2024-08-01/2024-08-10", "2024-08-01", "2024-08-11", Period, "early August 2024"},
		{"2024-08-11/2024-08-20", "2024-08-11", "2024-08-21", Period, "mid-August 2024"},
		{"2023-08-21/2023-09-30", "2023-08-21", "2023-10-01", Period, "August 21 – September 30, 2023"},
		{"2023-12-30/2024-01-02", "2023-12-30", "2024-01-03", Period, "December 30, 2023 – January 2, 2024"},
		{"2024-03/2024-05", "2024-03-01", "2024-06-01", Period, "March–May 2024"},
		{"2023-11/2024-01", "2023-11-01", "2024-02-01", Period, "November 2023 – January 2024"},
		{"2023/2024", "2023-01-01", "2025-01-01", Period, "2023–2024"},
		{"2024-01-13 / 2024-05-20", "2024-01-13", "2024-05-21", Period, "January 13 – May 20, 2024"},
	} {
		i, wrong := parseInterval(c.text)
		if wrong != (complaint{}) {
			t.Errorf("%s: %s: %s", c.text, wrong.what, wrong.do)
			continue
		}
		from, to := i.From.Format(time.DateOnly), i.To.Format(time.DateOnly)
		if from != c.from || to != c.to || i.Precision != c.precision || i.String() != c.shown {
			t.Errorf("%s is [%s, %s) %s %q, want [%s, %s) %s %q", c.text, from, to, i.Precision, i, c.from, c.to, c.precision, c.shown)
		}
		if i.From.Location() != time.UTC {
			t.Errorf("%s is not in UTC", c.text)
		}
	}
	if s := (Interval{}).String(); s != "" {
		t.Errorf("no interval is shown as %q", s)
	}
}

func TestNoInterval(t *testing.T) {
	for text, want := range map[string]string{
		"2024-02-30":             "doesn't exist",
		"2023-02-29":             "doesn't exist",
		"2024-00":                "month 00",
		"2024-01-00":             "doesn't exist",
		"0999":                   "calendar",
		"20240108":               "not a date",
		"2024-1-8":               "not how a table writes",
		"2024-01-12/":            "not a date",
		"/2024-01-12":            "not a date",
		"2024-01-12/2024-01-11":  "ends before it starts",
		"2024/2023":              "ends before it starts",
		"2024-01-12/2024-02-30":  "doesn't exist",
		"2024-01-12/01/13":       "not a date",
		"Friday":                 "not a date",
		"２０２４":                   "not a date",
		"2024-01-12T00:00:00Z":   "not a date",
		"2024-01-12 2024-01-13 ": "not a date",
	} {
		i, wrong := parseInterval(text)
		if !strings.Contains(wrong.what, want) || wrong.do == "" || !i.IsZero() {
			t.Errorf("%s: %v, complaint %+v, want one with %q", text, i, wrong, want)
		}
	}
}
