package facts

import (
	"errors"
	"os"
	"testing"
)

// sharedArticle is where the article's text lies, outside the repository.
const sharedArticle = "../../shared/article.txt"

func articleText(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(sharedArticle)
	if errors.Is(err, os.ErrNotExist) {
		t.Skipf("the article's text is not at %s: evidence stays unchecked", sharedArticle)
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func embedded(t testing.TB) *Table {
	t.Helper()
	table, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestEmbeddedTable(t *testing.T) {
	c := &checker{table: embedded(t)}
	c.curation("")
	for _, p := range c.problems.sorted() {
		t.Error(p)
	}
}

func TestEmbeddedTableAgainstArticle(t *testing.T) {
	c := &checker{table: embedded(t)}
	c.curation(articleText(t))
	for _, p := range c.problems.sorted() {
		t.Error(p)
	}
}

func TestEmbeddedPhrasings(t *testing.T) {
	table := embedded(t)
	for _, p := range table.Check("") {
		t.Error(p)
	}
}
