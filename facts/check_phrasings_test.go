package facts

import (
	"strings"
	"testing"
)

// TestPhrasings checks a table whose answers are known: by question, what Ask
// would say.
func TestPhrasings(t *testing.T) {
	opening, price := Fact{ID: "opening-day"}, Unsaid{ID: "bridge-price"}
	answers := map[string]Answer{
		"when":      {Outcome: Found, Facts: []Fact{{ID: "builders"}, {ID: "opening-day"}}},
		"which day": {Outcome: Found, Facts: []Fact{{ID: "builders"}}},
		"what day":  {Outcome: Found, Roll: []Entity{{ID: "ada-king"}}},
		"day":       {Outcome: Unsure, Choices: []Choice{{Label: "the day"}, {Label: "Day, Doris"}}},
		"good day":  {Outcome: Chatter},
		"how much":  {Outcome: Unknown, Gap: "what the bridge cost"},
		"price":     {Outcome: Found, Facts: []Fact{opening}},
	}
	opening.Phrasings = []string{"when", "which day", "what day", "day", "good day", "never heard"}
	price.Phrasings = []string{"how much", "price"}
	c := &checker{table: &Table{Facts: []Fact{opening}, Unsaid: []Unsaid{price}}}
	c.phrasings(func(question string, context Context) Answer { return answers[question] })

	want := []string{
		`"which day" doesn't reach the fact "opening-day": it finds builders`,
		`"what day" doesn't reach the fact "opening-day": it finds ada-king`,
		`"day" doesn't reach the fact "opening-day": it could mean the day, Day, Doris`,
		`"good day" doesn't reach the fact "opening-day": it counts as chatter`,
		`"never heard" doesn't reach the fact "opening-day": it finds nothing`,
		`the article leaves "price" open, but the question finds opening-day`,
	}
	var got []string
	for _, p := range c.problems {
		got = append(got, p.What)
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
