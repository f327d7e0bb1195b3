package facts

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/goccy/go-yaml/ast"
)

// MaxTableBytes is the size of the largest table that Parse reads: 1 MiB, some
// forty times the size of a thorough table.
const MaxTableBytes = 1 << 20

// bytesPerValue is about how much of a table's file one value takes.
const bytesPerValue = 25

// formatVersion is what `table` must say.
const formatVersion = 1

// Parse reads a table in the format of the package's documentation. The name is
// the file's, for messages. An error is always of type [Problems] and holds
// everything that is wrong with the file, sorted by position.
//
// Parse reads plain YAML and no more: anchors, aliases, tags, several documents
// and deep nesting are problems like any other, found before anything is
// expanded.
func Parse(name string, data []byte) (*Table, error) {
	t, r, problems := read(name, data)
	if len(problems) > 0 {
		return nil, problems.sorted()
	}
	t.complete(r, data)
	return t, nil
}

// read returns what could be read of a table and what is wrong with its form.
// The table is nil if nothing could be read.
func read(name string, data []byte) (*Table, *tableReader, Problems) {
	root, problems := readYAML(name, data)
	if len(problems) > 0 {
		return nil, nil, problems
	}
	r := &tableReader{file: name, where: &positions{file: name, at: make(map[string]place, len(data)/bytesPerValue)}}
	t := r.table(root)
	return t, r, r.problems
}

// complete makes a table that was read without problems ready for questions.
func (t *Table) complete(r *tableReader, data []byte) {
	sum := sha256.Sum256(data)
	t.Version = hex.EncodeToString(sum[:])[:12]
	t.where = r.where
	t.index = newIndex(t)
}

// tableReader walks a table's YAML and notes what is wrong with it.
type tableReader struct {
	file     string
	where    *positions
	problems Problems

	paragraphs int // of the article; 0 while unknown
	refs       []reference
}

func (r *tableReader) report(at place, what, do string) {
	r.problems = append(r.problems, Problem{r.file, at.line, at.column, what, do})
}

// table reads the whole file.
func (r *tableReader) table(root ast.Node) *Table {
	top, ok := r.fields(root, "", "the table", tableFields)
	if !ok {
		return nil
	}
	r.version(top)
	t := &Table{Article: r.article(top)}
	r.paragraphs = t.Article.Paragraphs
	ids := newIDs(r, "entities")
	for i, n := range top.items("entities") {
		t.Entities = append(t.Entities, r.entity(n, pathTo("entities", i), ids))
	}
	ids = newIDs(r, "facts and unsaid entries")
	for i, n := range top.items("facts") {
		t.Facts = append(t.Facts, r.fact(n, pathTo("facts", i), ids))
	}
	for i, n := range top.items("unsaid") {
		t.Unsaid = append(t.Unsaid, r.unsaid(n, pathTo("unsaid", i), ids))
	}
	r.resolve(t.Entities)
	return t
}

func (r *tableReader) version(top fieldSet) {
	if version := top.count("table"); version != 0 && version != formatVersion {
		r.report(top.at("table"), fmt.Sprintf("the table has format %d, this program reads format %d", version, formatVersion),
			fmt.Sprintf("write table: %d and follow the format that the package's documentation describes", formatVersion))
	}
}

var tableFields = []field{
	{"table", "start the file with table: 1, the version of the format"},
	{"article", "add article: with title, publisher, published and paragraphs"},
	{"entities", "add entities: who and what the article speaks of"},
	{"facts", "add facts: what the article says"},
	{"unsaid", ""},
}
