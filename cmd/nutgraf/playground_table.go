package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"nutgraf/bot/localdiscord/desk"
	"nutgraf/facts"
)

// lookEvery is how often the table's file is looked at. Looking works on every
// file system and with every editor, whether it writes or replaces the file.
const lookEvery = 300 * time.Millisecond

// shelf holds the table that is answered from, and follows its file.
type shelf struct {
	path  string // empty for the built-in table
	table atomic.Pointer[facts.Table]
	seen  os.FileInfo // when the file was last read; the watch's alone
}

// openShelf loads the first table, which must be good.
func openShelf(path string) (*shelf, error) {
	s := &shelf{path: path}
	if path != "" {
		// Whatever is wrong with the file is told by reading it.
		s.seen, _ = os.Stat(path)
	}
	table, err := tableFrom(path)
	if err != nil {
		return nil, err
	}
	s.table.Store(table)
	return s, nil
}

// watch tells how the table stands, and again each time that its file was saved,
// until ctx ends.
func (s *shelf) watch(ctx context.Context, tell func(desk.Note)) {
	tell(s.good(s.table.Load()))
	if s.path == "" {
		return
	}
	look := time.NewTicker(lookEvery)
	defer look.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-look.C:
			if s.saved() {
				tell(s.reload())
			}
		}
	}
}

// saved reports whether the file has changed since it was last looked at.
func (s *shelf) saved() bool {
	now, err := os.Stat(s.path)
	if err != nil {
		gone := s.seen != nil
		s.seen = nil
		return gone
	}
	before := s.seen
	s.seen = now
	return before == nil || !os.SameFile(before, now) || !before.ModTime().Equal(now.ModTime()) || before.Size() != now.Size()
}

// reload reads the file. While it has mistakes the last good table stays.
func (s *shelf) reload() desk.Note {
	table, err := tableFrom(s.path)
	if err == nil {
		s.table.Store(table)
		return s.good(table)
	}
	n := desk.Note{Topic: "table", Level: "error", Text: "Until it is mended, the last good table answers: " + summary(s.table.Load()) + "."}
	var problems facts.Problems
	switch {
	case errors.As(err, &problems):
		n.Title, n.Lines = s.count(problems), placed(problems)
	case errors.Is(err, fs.ErrNotExist):
		n.Title = s.name() + " is gone"
	default:
		n.Title, n.Lines = s.name()+" can't be read", []desk.Line{{Text: err.Error()}}
	}
	return n
}

// good is the note on a table that answers, with what check finds in it.
func (s *shelf) good(table *facts.Table) desk.Note {
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
func (s *shelf) name() string {
	if s.path == "" {
		return "The built-in table"
	}
	return filepath.Base(s.path)
}

// count says how much there is to mend.
func (s *shelf) count(problems facts.Problems) string {
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
