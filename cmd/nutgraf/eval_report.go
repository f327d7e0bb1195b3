package main

import (
	"slices"

	"nutgraf/handlers"
)

// tally counts verdicts.
type tally struct{ right, wrong, missed int }

func (t *tally) add(v handlers.Verdict) {
	switch v {
	case handlers.Right:
		t.right++
	case handlers.Wrong:
		t.wrong++
	case handlers.Missed:
		t.missed++
	}
}

func (t tally) questions() int { return t.right + t.wrong + t.missed }

// percent is the share that is right.
func (t tally) percent() float64 { return 100 * float64(t.right) / float64(max(t.questions(), 1)) }

// row is one line of the report: a name and what is counted under it.
type row struct {
	name  string
	group string // kind, sum or file
	tally
}

// report is what became of all questions.
type report struct {
	results []result
	rows    []row // those that count something
}

// newReport counts: each kind, those with and without an answer, each file where
// there are several, and all.
func newReport(results []result) report {
	rep := report{results: results}
	count := func(group, name string, belongs func(r result) bool) {
		counted := row{name: name, group: group}
		for _, r := range results {
			if belongs(r) {
				counted.add(r.verdict)
			}
		}
		if counted.questions() > 0 {
			rep.rows = append(rep.rows, counted)
		}
	}
	var files []string
	for _, r := range results {
		if !slices.Contains(files, r.file) {
			files = append(files, r.file)
		}
	}
	for _, kind := range kinds {
		count("kind", kind, func(r result) bool { return r.Style == kind })
	}
	count("sum", "with an answer", func(r result) bool { return answerable(r.Style) })
	count("sum", "without", func(r result) bool { return !answerable(r.Style) })
	if len(files) > 1 {
		for _, file := range files {
			count("file", file, func(r result) bool { return r.file == file })
		}
	}
	count("sum", "all", func(result) bool { return true })
	return rep
}

func (rep report) total() tally { return rep.rows[len(rep.rows)-1].tally }

// shown returns the results to show: all, or those that aren't right.
func (rep report) shown(all bool) []result {
	var out []result
	for _, r := range rep.results {
		if all || r.verdict != handlers.Right {
			out = append(out, r)
		}
	}
	return out
}
