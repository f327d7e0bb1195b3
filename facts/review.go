package facts

// Review reads a table as [Parse] does and checks it as [Table.Check] does, in
// one run: a mistake of form in one entry doesn't hide what is wrong with the
// others. The name is the file's, for messages; the article is its text, empty
// if there is none.
//
// The table is nil if it has mistakes of form. What only a whole table can show
// is not looked for then: whether every phrasing reaches its fact, paragraphs
// without a fact and entities that nothing refers to.
func Review(name string, data []byte, article string) (*Table, Problems) {
	t, r, problems := read(name, data)
	switch {
	case t == nil:
		return nil, problems.sorted()
	case len(problems) == 0:
		t.complete(r, data)
		return t, t.Check(article)
	}
	t.where = r.where
	c := &checker{table: t}
	c.entries(article)
	return nil, append(problems, c.besides(problems)...).sorted()
}

// entries checks each entry by itself, as far as it could be read.
func (c *checker) entries(article string) {
	c.aliases()
	c.gaps()
	c.translations()
	paragraphs := paragraphsOf(article)
	words := prepare(paragraphs)
	for i, f := range c.table.Facts {
		if f.Answer != "" {
			c.answer(i)
			c.copied(i, words)
		}
		_, dated := c.table.where.at[pathTo("facts", i, "when")]
		if !c.table.Article.Published.IsZero() && dated == !f.When.IsZero() {
			c.dates(i)
		}
		if f.Evidence != "" && f.Paragraph > 0 && len(paragraphs) > 0 {
			c.evidence(i, paragraphs)
		}
	}
}

// besides returns what was found at places where nothing else is wrong: a value
// that couldn't be read is no value to judge.
func (c *checker) besides(problems Problems) Problems {
	type spot struct{ line, column int }
	taken := map[spot]bool{}
	for _, p := range problems {
		taken[spot{p.Line, p.Column}] = true
	}
	var rest Problems
	for _, p := range c.problems {
		if !taken[spot{p.Line, p.Column}] {
			rest = append(rest, p)
		}
	}
	return rest
}
