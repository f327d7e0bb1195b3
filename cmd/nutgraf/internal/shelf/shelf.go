// Package shelf holds the fact table that is answered from, and follows its
// file: when the file is saved, or somebody asks, the table is read again and
// replaces the old one at once and whole. While the file has mistakes the last
// good table stays. What happened is told as an [Event].
//
// It errs on the side of waiting: a file that is still being written is read
// when it has come to rest.
package shelf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"sync/atomic"
	"time"

	"nutgraf/facts"
)

// MaxFile bounds what is read as a table, in bytes: a mistyped path must not
// swallow a disk.
const MaxFile = 16 << 20

// Every is how often the file is looked at. Looking works on every file system
// and with every editor, whether it writes or replaces the file or a link to it.
const Every = 300 * time.Millisecond

// Shelf is safe for concurrent use, except [Shelf.Watch], which runs once.
type Shelf struct {
	path  string // empty for the built-in table
	table atomic.Pointer[facts.Table]
	seen  os.FileInfo // the file when it was last looked at; the watch's alone
}

// Event says what came of reading the table's file.
type Event struct {
	Table *facts.Table // that answers from now on; the last good one if Err is set
	Diff  Diff         // what the new table changes; empty if Err is set
	Err   error        // why the file couldn't be used; [facts.Problems] if it has mistakes
	Asked bool         // somebody asked for it; otherwise the file has changed
}

// Open reads the first table, which must be good. An empty path is the built-in
// table.
func Open(path string) (*Shelf, error) {
	s := &Shelf{path: path}
	if path != "" {
		// Whatever is wrong with the file is told by reading it.
		s.seen, _ = os.Stat(path)
	}
	table, err := Read(path)
	if err != nil {
		return nil, err
	}
	s.table.Store(table)
	return s, nil
}

// Read reads a table's file; an empty path is the built-in table.
func Read(path string) (*facts.Table, error) {
	if path == "" {
		return facts.Embedded()
	}
	data, err := ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading the table: %w", err)
	}
	return facts.Parse(path, data)
}

// ReadFile reads a file of at most [MaxFile] bytes.
func ReadFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err // it names the file already
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, MaxFile+1))
	if err != nil {
		return nil, err
	}
	if len(data) > MaxFile {
		return nil, fmt.Errorf("%s is larger than %d MiB: that is no table, no article and no question file", path, MaxFile>>20)
	}
	return data, nil
}

// Table returns the table that answers at this moment.
func (s *Shelf) Table() *facts.Table { return s.table.Load() }

// Path returns the file's path, empty for the built-in table.
func (s *Shelf) Path() string { return s.path }

// Watch reads the file again each time that it was saved or asked has an
// element, and tells what came of it, until ctx ends. A nil asked is never
// asked.
func (s *Shelf) Watch(ctx context.Context, asked <-chan os.Signal, tell func(Event)) {
	look := time.NewTicker(Every)
	defer look.Stop()
	if s.path == "" {
		look.Stop()
	}
	changed := false
	for {
		select {
		case <-ctx.Done():
			return
		case <-asked:
			tell(s.reload(true))
		case <-look.C:
			moving := s.moved()
			if changed && !moving {
				tell(s.reload(false))
			}
			changed = moving
		}
	}
}

// moved reports whether the file has changed since it was last looked at.
func (s *Shelf) moved() bool {
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

// errBuiltIn answers somebody who asks for the built-in table to be read again.
var errBuiltIn = errors.New("the table is the built-in one: name a file in the setting table to be able to change it")

// reload reads the file. While it can't be used the last good table stays.
func (s *Shelf) reload(asked bool) Event {
	before := s.table.Load()
	if s.path == "" {
		return Event{Table: before, Err: errBuiltIn, Asked: asked}
	}
	table, err := Read(s.path)
	if err != nil {
		return Event{Table: before, Err: err, Asked: asked}
	}
	s.table.Store(table)
	return Event{Table: table, Diff: Compare(before, table), Asked: asked}
}
