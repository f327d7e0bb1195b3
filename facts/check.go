package facts

import (
	"fmt"

	"nutgraf/facts/internal/text"
)

// Check finds what only a curator can mend, in the order of the table's file:
//
//   - two entities that claim one alias, entities that nothing refers to
//   - answers that don't stand alone: too long, with relative dates only, or
//     copied from the article
//   - translations with another number, date or weekday than the original, too
//     long ones, and those that are the original once more
//   - dates that contradict the article's words for them
//   - paragraphs without a fact
//   - phrasings that don't reach their fact, and phrasings of what the article
//     leaves open that find an answer
//   - given the article's text (empty if there is none): evidence that is not in
//     its paragraph, and another number of paragraphs
//
// No problem found is no proof that the table is right.
func (t *Table) Check(article string) Problems {
	c := &checker{table: t}
	c.curation(article)
	c.phrasings(t.Ask)
	return c.problems.sorted()
}

// checker gathers what Check finds.
type checker struct {
	table    *Table
	problems Problems
}

// report notes a problem with the value at the first of the paths that exists.
func (c *checker) report(what, do string, paths ...string) {
	at := c.table.where.of(paths...)
	c.problems = append(c.problems, Problem{c.table.where.name(), at.line, at.column, what, do})
}

// curation checks all but the phrasings.
func (c *checker) curation(article string) {
	c.aliases()
	c.unused()
	for i := range c.table.Facts {
		c.answer(i)
		c.dates(i)
	}
	c.gaps()
	c.translations()
	c.coverage()
	if article != "" {
		c.against(paragraphsOf(article))
	}
}

// coverage reports paragraphs that no fact is from.
func (c *checker) coverage() {
	covered := map[int]bool{}
	for _, f := range c.table.Facts {
		covered[f.Paragraph] = true
	}
	for n := 1; n <= c.table.Article.Paragraphs; n++ {
		if !covered[n] {
			c.report(fmt.Sprintf("no fact is from paragraph %d", n), "add what it says, or the bot knows nothing of it", "article/paragraphs")
		}
	}
}

// unused reports entities that no other part of the table refers to.
func (c *checker) unused() {
	used := map[string]bool{}
	use := func(ids ...string) {
		for _, id := range ids {
			used[id] = true
		}
	}
	for _, f := range c.table.Facts {
		use(f.About...)
		use(f.By, f.Where)
	}
	for _, u := range c.table.Unsaid {
		use(u.About...)
	}
	for _, e := range c.table.Entities {
		use(e.Country, e.Where)
	}
	for i, e := range c.table.Entities {
		if !used[e.ID] {
			c.report(fmt.Sprintf("nothing refers to the entity %q", e.ID), "add it to about: of the facts that speak of it, or remove it",
				pathTo("entities", i, "id"))
		}
	}
}

// plainWords returns the words of a text as questions are compared with them.
func plainWords(s string) []string {
	tokens := text.Tokens(s)
	words := make([]string, len(tokens))
	for i, tk := range tokens {
		words[i] = tk.Text
	}
	return words
}
