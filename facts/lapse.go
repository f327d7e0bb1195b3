package facts

import "fmt"

// Lapse is a length of time worked out from the table's dates. The zero value is
// none.
type Lapse struct {
	Days int
	From Entity // an event; zero for the article's day
	To   Entity // an event
}

// IsZero reports whether there is no lapse.
func (l Lapse) IsZero() bool { return l.Days == 0 }

// Months returns about how many months the days are, 0 if days say it better.
func (l Lapse) Months() int {
	if l.Days < 60 {
		return 0
	}
	return (l.Days + 15) / 30
}

// String says it in an English sentence, empty if there is none.
func (l Lapse) String() string {
	from := "the article's day"
	switch {
	case l.IsZero():
		return ""
	case l.From.ID != "":
		from = fmt.Sprintf("%s (%s)", l.From.Name, l.From.When)
	}
	return fmt.Sprintf("%s from %s to %s (%s).", l.days(), from, l.To.Name, l.To.When)
}

// days says the number of days, with months where that helps.
func (l Lapse) days() string {
	switch months := l.Months(); {
	case l.Days == 1:
		return "One day"
	case months > 0:
		return fmt.Sprintf("%d days (about %d months)", l.Days, months)
	}
	return fmt.Sprintf("%d days", l.Days)
}
