package facts

import (
	"fmt"
	"slices"
	"strings"
)

// phrasings asks the table each question that it lists itself. ask is the
// table's own Ask.
func (c *checker) phrasings(ask func(string, Context) Answer) {
	for i, f := range c.table.Facts {
		for j, phrasing := range f.Phrasings {
			a := ask(phrasing, Context{})
			if a.Outcome == Found && slices.ContainsFunc(a.Facts, func(found Fact) bool { return found.ID == f.ID }) {
				continue
			}
			c.report(fmt.Sprintf("%s doesn't reach the fact %q: it %s", quoted(phrasing), f.ID, resultOf(a)),
				"say it with words of the fact, its names or their aliases, or list it where it leads", pathTo("facts", i, "phrasings", j))
		}
	}
	for i, u := range c.table.Unsaid {
		for j, phrasing := range u.Phrasings {
			if a := ask(phrasing, Context{}); a.Outcome == Found {
				c.report(fmt.Sprintf("the article leaves %s open, but the question %s", quoted(phrasing), resultOf(a)),
					"give that fact needs: which this question lacks, or move the question there if the article does answer it",
					pathTo("unsaid", i, "phrasings", j))
			}
		}
	}
}

// resultOf says what a question came to.
func resultOf(a Answer) string {
	switch a.Outcome {
	case Found:
		var ids []string
		for _, f := range a.Facts {
			ids = append(ids, f.ID)
		}
		for _, e := range a.Roll {
			ids = append(ids, e.ID)
		}
		return "finds " + strings.Join(ids, ", ")
	case Unsure:
		var labels []string
		for _, choice := range a.Choices {
			labels = append(labels, choice.Label)
		}
		return "could mean " + strings.Join(labels, ", ")
	case Chatter:
		return "counts as chatter"
	}
	return "finds nothing"
}
