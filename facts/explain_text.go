package facts

import (
	"fmt"
	"strings"
	"text/tabwriter"
)

// String lays an explanation out in lines of aligned columns, for a terminal.
func (e Explanation) String() string {
	var b strings.Builder
	e.print(&b, "")
	return b.String()
}

// heading is how wide the left column is.
const heading = 12

func (e *Explanation) print(b *strings.Builder, indent string) {
	line := func(head, text string) { fmt.Fprintf(b, "%s%-*s%s\n", indent, heading, head, text) }
	line("question", strings.Join(strings.Fields(e.Question), " "))
	line("understood", e.Alone.shown())
	if e.Query.String() != e.Alone.String() {
		line("completed", e.Query.shown())
	}
	for i := range e.Parts {
		line(fmt.Sprintf("part %d", i+1), "")
		e.Parts[i].print(b, indent+"  ")
	}
	if len(e.Candidates) > 0 {
		line("candidates", "")
		e.printCandidates(b, indent+"  ")
	}
	if e.Floors != (Floors{}) {
		line("floors", e.Floors.String())
		line("margin", e.Floors.margin())
	}
	line("outcome", e.Outcome.String())
	line("reason", e.Reason)
}

// shown is the query in words where it has no question word or no parts.
func (q Query) shown() string {
	s := q.String()
	if len(q.Asks) == 0 {
		s = "(no question word)" + s
	}
	if len(q.Parts) == 0 {
		s += "(no word of weight)"
	}
	return s
}

// printCandidates prints the figures of each candidate and, below them, what
// spoke for and against it.
func (e *Explanation) printCandidates(b *strings.Builder, indent string) {
	var table strings.Builder
	w := tabwriter.NewWriter(&table, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "  kind\tid\tscore\tcoverage\tlikeness\trecall\tusual\tasked%s\n", e.near("near"))
	for i := range e.Candidates {
		c := &e.Candidates[i]
		mark := " "
		if c.Told {
			mark = "*"
		}
		fmt.Fprintf(w, "%s %s\t%s\t%.3f\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f%s\n", mark, c.Kind, c.ID,
			c.Score, c.Coverage, c.Likeness, c.Recall, c.Usual, c.Asked, e.near(fmt.Sprintf("%.2f", c.Near)))
	}
	w.Flush() // into memory: it can't fail
	rows := strings.Split(strings.TrimSuffix(table.String(), "\n"), "\n")
	fmt.Fprintf(b, "%s%s\n", indent, rows[0])
	for i := range e.Candidates {
		c := &e.Candidates[i]
		fmt.Fprintf(b, "%s%s\n", indent, rows[i+1])
		for _, note := range [...]struct {
			head string
			what []string
		}{{"for", c.For}, {"against", c.Against}, {"lacks", c.Lacks}, {"fails", c.Fails}} {
			if len(note.what) > 0 {
				fmt.Fprintf(b, "%s    %-9s%s\n", indent, note.head, strings.Join(note.what, "; "))
			}
		}
	}
}

// near is a further column where the conversation counts.
func (e *Explanation) near(cell string) string {
	if !e.Leaning {
		return ""
	}
	return "\t" + cell
}

// String returns the floors on one line.
func (f Floors) String() string {
	return fmt.Sprintf("score %.2f; of a fact coverage %.2f, asked %.2f; of an unsaid entry coverage %.2f, recall %.2f",
		f.Score, f.Coverage, f.Asked, floorCoverage, f.Recall)
}

// margin says between whom the margins decided.
func (f Floors) margin() string {
	var out []string
	if f.Unsaid > 0 {
		out = append(out, fmt.Sprintf("the best unsaid entry beats the best fact from %.3f on", f.Unsaid))
	}
	if f.Second > 0 {
		out = append(out, fmt.Sprintf("a second fact is told from %.3f on", f.Second))
	}
	if len(out) == 0 {
		return "none: no two are rivals"
	}
	return strings.Join(out, "; ")
}
