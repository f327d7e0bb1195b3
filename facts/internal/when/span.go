package when

import "time"

// Precision says how exact an interval's edges are.
type Precision string

// The precisions, finest first. They are the strings of the fact table.
const (
	Day    Precision = "day"
	Week   Precision = "week"
	Month  Precision = "month"
	Year   Precision = "year"
	Period Precision = "period" // any other span
)

// Relation says where something lies that a phrase places in time.
type Relation string

// The relations to the days that a phrase names.
const (
	On      Relation = "on"      // within them; also "in", "during", or no word at all
	Between Relation = "between" // within them, said as a range: "jan 9-12"
	Before  Relation = "before"  // earlier than the first of them
	After   Relation = "after"   // later than the last of them
	Until   Relation = "until"   // not later than the last of them
	By      Relation = "by"      // the same as Until for a single event
	Since   Relation = "since"   // not earlier than the first of them
)

// Span is one date phrase.
type Span struct {
	// From and To are the days that the phrase names, [From, To), whatever its
	// relation to them: "before friday" names Friday. Reach applies the relation.
	From, To  time.Time
	Precision Precision
	Relation  Relation
	// First and Last bound the phrase's tokens, Last exclusive. Prepositions
	// and articles that belong to it are inside.
	First, Last int
	// AltFrom and AltTo are a second reading of an ambiguous phrase ("next
	// friday", "1/2"); zero if there is none.
	AltFrom, AltTo time.Time
	// Clash is true when the phrase names a weekday that isn't that of its date
	// ("friday january 13" in 2024). The date counts.
	Clash bool
}

// Open reports whether the span that the phrase speaks of has no end on one
// side: "before friday".
func (s Span) Open() bool { return s.Relation != On && s.Relation != Between }

// Reach returns the days that the phrase speaks of, with its relation applied:
// [from, to). A zero time is an open side.
func (s Span) Reach() (from, to time.Time) {
	switch s.Relation {
	case Before:
		return time.Time{}, s.From
	case After:
		return s.To, time.Time{}
	case Until, By:
		return time.Time{}, s.To
	case Since:
		return s.From, time.Time{}
	}
	return s.From, s.To
}

// Meets reports whether [from, to) shares a day with the span's reach.
func (s Span) Meets(from, to time.Time) bool {
	reachFrom, reachTo := s.Reach()
	return (reachTo.IsZero() || from.Before(reachTo)) && (reachFrom.IsZero() || reachFrom.Before(to))
}

// RelationOf returns the relation that a word expresses before an event:
// "before the election", "during the vote". The word "by" is among them though
// it mostly names an agent ("a speech by"), so the caller has to look at what
// follows.
func RelationOf(token string) (Relation, bool) {
	switch token {
	case "before", "b4", "prior", "ahead", "pre":
		return Before, true
	case "after", "following":
		return After, true
	case "until", "till", "til":
		return Until, true
	case "since":
		return Since, true
	case "by":
		return By, true
	case "on", "in", "at", "during", "within", "throughout", "amid":
		return On, true
	case "between":
		return Between, true
	}
	return "", false
}
