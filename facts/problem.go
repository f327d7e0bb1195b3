package facts

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is one thing in a table's file that its curator should mend.
type Problem struct {
	File string
	// Line and Column count from 1, Column in characters.
	Line, Column int
	What         string // what is wrong
	Do           string // what to do about it
}

// String returns "file:line:column: what is wrong: what to do".
func (p Problem) String() string {
	return fmt.Sprintf("%s:%d:%d: %s: %s", p.File, p.Line, p.Column, p.What, p.Do)
}

// Problems are everything found wrong in one run, in the order of the file. As
// an error they are never empty.
type Problems []Problem

// Error returns one problem a line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// sorted returns the problems in the order of the file, each once.
func (ps Problems) sorted() Problems {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.What, b.What), cmp.Compare(a.Do, b.Do))
	})
	return slices.Compact(ps)
}

// quoted returns a value of the file as it stands in a problem: in quotes and
// no longer than a reader needs to find it.
func quoted(s string) string {
	const longest = 60
	if r := []rune(s); len(r) > longest {
		s = string(r[:longest]) + "…"
	}
	return fmt.Sprintf("%q", s)
}

// listed joins words as in "a, b or c".
func listed[S ~string](words []S, conjunction string) string {
	var b strings.Builder
	for i, w := range words {
		switch {
		case i == 0:
		case i == len(words)-1:
			b.WriteString(" " + conjunction + " ")
		default:
			b.WriteString(", ")
		}
		b.WriteString(string(w))
	}
	return b.String()
}
