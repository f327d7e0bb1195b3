package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"nutgraf/cmd/nutgraf/internal/plain"
)

// print writes a report for people: each question that is shown, then the
// figures.
func (rep report) print(out io.Writer, verbose bool) error {
	for _, r := range rep.shown(verbose) {
		if _, err := fmt.Fprintln(out, plain.Text(r.shown())); err != nil {
			return fmt.Errorf("printing the questions: %w", err)
		}
	}
	var figures strings.Builder
	w := tabwriter.NewWriter(&figures, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(w, "questions\tright\t\twrong\tmissed\t\n")
	for _, r := range rep.rows {
		fmt.Fprintf(w, "%d\t%d\t%.1f %%\t%d\t%d\t\n", r.questions(), r.right, r.percent(), r.wrong, r.missed)
	}
	w.Flush() // into memory: it can't fail
	width := 0
	for _, r := range rep.rows {
		width = max(width, len([]rune(r.name)))
	}
	for i, line := range strings.Split(strings.TrimSuffix(figures.String(), "\n"), "\n") {
		name := ""
		if i > 0 {
			name = plain.Text(rep.rows[i-1].name)
		}
		if _, err := fmt.Fprintf(out, "%-*s  %s\n", width, name, line); err != nil {
			return fmt.Errorf("printing the figures: %w", err)
		}
	}
	return nil
}

// shown lays out one question: what was asked, expected and said, and why.
func (r result) shown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s: %s %s\n", r.place(), r.verdict, r.Style, r.ID)
	line := func(head, text string) {
		if text != "" {
			fmt.Fprintf(&b, "  %-12s%s\n", head, strings.ReplaceAll(text, "\n", "\n"+strings.Repeat(" ", 14)))
		}
	}
	line("asked", strings.Join(r.Turns, "\n"))
	line("expected", r.expected())
	line("rejected", quotedOr(r.Reject))
	line("note", r.Note)
	line("came", r.reply.Outcome+": "+r.reply.Plain())
	if r.explained == nil {
		if r.reply.Outcome == "help" {
			line("why", "help was asked for, which asks the table nothing")
		}
		return b.String()
	}
	b.WriteString("  why\n")
	for text := range strings.Lines(r.explained.String()) {
		b.WriteString("    " + text)
	}
	return b.String()
}

// expected says what a right answer holds.
func (r result) expected() string {
	if !answerable(r.Style) {
		return "nothing found"
	}
	groups := make([]string, len(r.Expect))
	for i, group := range r.Expect {
		groups[i] = quotedOr(group)
	}
	return strings.Join(groups, "\nand ")
}

func quotedOr(texts []string) string {
	out := make([]string, len(texts))
	for i, t := range texts {
		out[i] = fmt.Sprintf("%q", t)
	}
	return strings.Join(out, " or ")
}
