package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"nutgraf/bot/localdiscord/desk"
	"nutgraf/cmd/nutgraf/internal/shelf"
	"nutgraf/facts"
)

// tableNote writes the page's notes on the table.
type tableNote struct {
	path string // of the table's file, empty for the built-in one
}

// of is the note on what came of reading the file.
func (s tableNote) of(e shelf.Event) desk.Note {
	if e.Err == nil {
		return s.good(e.Table)
	}
	n := desk.Note{Topic: "table", Level: "error", Text: "Until it is mended, the last good table answers: " + summary(e.Table) + "."}
	var problems facts.Problems
	switch {
	case errors.As(e.Err, &problems):
		n.Title, n.Lines = s.count(problems), placed(problems)
	case errors.Is(e.Err, fs.ErrNotExist):
		n.Title = s.name() + " is gone"
	default:
		n.Title, n.Lines = s.name()+" can't be read", []desk.Line{{Text: e.Err.Error()}}
	}
	return n
}

// good is the note on a table that answers, with what check finds in it.
func (s tableNote) good(table *facts.Table) desk.Note {
	n := desk.Note{Topic: "table", Level: "ok", Title: s.name(), Text: summary(table) + "."}
	if s.path == "" {
		n.Text += " To edit a table and see the answers change, start with --table FILE."
	}
	if problems := table.Check(""); len(problems) > 0 {
		n.Level, n.Title, n.Lines = "warning", s.count(problems), placed(problems)
	}
	return n
}

// name is what the table is called on the page.
func (s tableNote) name() string {
	if s.path == "" {
		return "The built-in table"
	}
	return filepath.Base(s.path)
}

// count says how much there is to mend.
func (s tableNote) count(problems facts.Problems) string {
	if len(problems) == 1 {
		return s.name() + " has 1 problem"
	}
	return fmt.Sprintf("%s has %d problems", s.name(), len(problems))
}

// summary describes a table in a few words.
func summary(table *facts.Table) string {
	return fmt.Sprintf("%d facts, %d entities, version %s", len(table.Facts), len(table.Entities), table.Version)
}

// maxProblemLines is how many problems the page is shown at once.
const maxProblemLines = 200

// placed are problems as the page shows them.
func placed(problems facts.Problems) []desk.Line {
	list := []desk.Line{}
	for _, p := range problems[:min(len(problems), maxProblemLines)] {
		list = append(list, desk.Line{Line: p.Line, Column: p.Column, Text: p.What + ": " + p.Do})
	}
	return list
}
