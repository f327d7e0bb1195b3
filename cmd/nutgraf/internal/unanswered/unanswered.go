// Package unanswered keeps the questions that had no answer in an SQLite file,
// for the curator. It implements [handlers.UnansweredLog].
//
// Answers don't wait for the disk: questions are queued and written by one
// goroutine, and dropped, which is counted, when the disk can't keep up. Several
// processes may use one file.
package unanswered

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	_ "modernc.org/sqlite" // the driver named sqlite

	"nutgraf/handlers"
)

// maxQueued is how many questions wait for the disk.
const maxQueued = 256

// Log is an open file. Close it.
type Log struct {
	db      *sql.DB
	options handlers.UnansweredOptions
	failed  func(error)
	missed  atomic.Int64

	mu     sync.RWMutex // guards closed and the queue against Close
	closed bool
	queue  chan func()
	ended  chan struct{}
}

// schema is the file's form; its number is the file's user_version.
const (
	schemaVersion = 1
	schema        = `create table if not exists unanswered (
	question text not null, outcome text not null, nearest text not null, surface text not null, language text not null,
	count integer not null, first text not null, last text not null,
	primary key (question, outcome, nearest, surface, language)
) strict, without rowid;
pragma user_version = 1;`
)

// Open opens the file, and makes it and its folder if need be, for the process's
// user alone. failed is told what went wrong with a question that was queued;
// nil: nobody is.
func Open(ctx context.Context, path string, o handlers.UnansweredOptions, failed func(error)) (*Log, error) {
	if failed == nil {
		failed = func(error) {}
	}
	db, err := open(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("opening %s, where unanswered questions are kept: %w: move it away, or name another file in unanswered.file", path, err)
	}
	l := &Log{db: db, options: o.Complete(), failed: failed, queue: make(chan func(), maxQueued), ended: make(chan struct{})}
	go l.serve()
	return l, nil
}

func open(ctx context.Context, path string) (*sql.DB, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	// SQLite would make it readable for others.
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	if err := f.Close(); err != nil {
		return nil, err
	}
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	address := url.URL{Scheme: "file", Path: absolute, RawQuery: url.Values{
		"_pragma": {"busy_timeout(5000)", "journal_mode(wal)", "synchronous(normal)", "secure_delete(on)"}, "_txlock": {"immediate"},
	}.Encode()}
	db, err := sql.Open("sqlite", address.String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	if err := prepare(ctx, db); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

func prepare(ctx context.Context, db *sql.DB) error {
	var version int
	if err := db.QueryRowContext(ctx, "pragma user_version").Scan(&version); err != nil {
		return err
	}
	if version > schemaVersion {
		return errors.New("a newer nutgraf wrote it")
	}
	_, err := db.ExecContext(ctx, schema)
	return err
}

// serve writes what is queued and deletes what is too old, until Close.
func (l *Log) serve() {
	defer close(l.ended)
	hourly := time.NewTicker(time.Hour)
	defer hourly.Stop()
	for {
		select {
		case job, more := <-l.queue:
			if !more {
				return
			}
			job()
		case <-hourly.C:
			_ = l.expire() // the next hour, or question, tries again
		}
	}
}

// errClosed answers those who come too late.
var errClosed = errors.New("the log of unanswered questions is closed")

// Note queues a question to be counted.
func (l *Log) Note(ctx context.Context, u handlers.Unanswered) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("noting a question: %w", err)
	}
	today, oldest := day(l.options.Today()), day(l.options.Oldest())
	l.mu.RLock()
	defer l.mu.RUnlock()
	if l.closed {
		return errClosed
	}
	select {
	case l.queue <- func() {
		if err := l.count(u, today, oldest); err != nil {
			l.missed.Add(1)
			l.failed(fmt.Errorf("keeping an unanswered question: %w", err))
		}
	}:
		return nil
	default:
		l.missed.Add(1)
		return errors.New("noting a question: the disk can't keep up")
	}
}

// Missed is how many questions could not be kept.
func (l *Log) Missed() int64 { return l.missed.Load() }

// Close writes what is queued and closes the file.
func (l *Log) Close() error {
	l.mu.Lock()
	if l.closed {
		l.mu.Unlock()
		return nil
	}
	l.closed = true
	close(l.queue)
	l.mu.Unlock()
	<-l.ended
	if err := l.db.Close(); err != nil {
		return fmt.Errorf("closing the unanswered questions: %w", err)
	}
	return nil
}

// inTurn runs a job behind everything that is queued, and returns its error.
func (l *Log) inTurn(ctx context.Context, job func() error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	done := make(chan error, 1)
	l.mu.RLock()
	if l.closed {
		l.mu.RUnlock()
		return errClosed
	}
	select {
	case l.queue <- func() { done <- job() }:
	case <-ctx.Done():
		l.mu.RUnlock()
		return ctx.Err()
	}
	l.mu.RUnlock()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}
