package unanswered

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"nutgraf/handlers"
)

// day is how a day stands in the file: text that sorts.
func day(t time.Time) string { return t.Format(time.DateOnly) }

// expire deletes what is too old, which nobody is shown any more.
func (l *Log) expire() error {
	_, err := l.db.ExecContext(context.Background(), "delete from unanswered where last < ?", day(l.options.Oldest()))
	return err
}

// count adds one to an entry, or makes it, in one transaction.
func (l *Log) count(u handlers.Unanswered, today, oldest string) (err error) {
	ctx := context.Background() // busy_timeout bounds it
	tx, err := l.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, tx.Rollback())
		}
	}()
	if _, err := tx.ExecContext(ctx, "delete from unanswered where last < ?", oldest); err != nil {
		return err
	}
	changed, err := tx.ExecContext(ctx, `update unanswered set count = count + 1, last = ?
		where question = ? and outcome = ? and nearest = ? and surface = ? and language = ?`,
		today, u.Question, u.Outcome, u.Nearest, u.Surface, u.Language)
	if err != nil {
		return err
	}
	n, err := changed.RowsAffected()
	if err != nil {
		return err
	}
	if n == 0 {
		if err := l.add(ctx, tx, u, today); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// add makes an entry; the rarest goes, of those the oldest, where there is no
// room.
func (l *Log) add(ctx context.Context, tx *sql.Tx, u handlers.Unanswered, today string) error {
	_, err := tx.ExecContext(ctx, `delete from unanswered where (question, outcome, nearest, surface, language) in (
		select question, outcome, nearest, surface, language from unanswered
		order by count, last, question, outcome, nearest, surface, language
		limit max(0, (select count(*) from unanswered) - ? + 1))`, l.options.Most)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "insert into unanswered values (?, ?, ?, ?, ?, 1, ?, ?)",
		u.Question, u.Outcome, u.Nearest, u.Surface, u.Language, today, today)
	return err
}

// List returns all entries, with what is still queued.
func (l *Log) List(ctx context.Context) (list []handlers.Unanswered, err error) {
	oldest := day(l.options.Oldest())
	err = l.inTurn(ctx, func() error {
		list, err = l.read(ctx, oldest)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading the unanswered questions: %w", err)
	}
	return list, nil
}

func (l *Log) read(ctx context.Context, oldest string) (list []handlers.Unanswered, err error) {
	rows, err := l.db.QueryContext(ctx, `select question, outcome, nearest, surface, language, count, first, last
		from unanswered where last >= ? order by count desc, last desc, question, outcome, nearest, surface, language`, oldest)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var u handlers.Unanswered
		var first, last string
		if err := rows.Scan(&u.Question, &u.Outcome, &u.Nearest, &u.Surface, &u.Language, &u.Count, &first, &last); err != nil {
			return nil, err
		}
		if u.First, err = time.Parse(time.DateOnly, first); err != nil {
			return nil, err
		}
		if u.Last, err = time.Parse(time.DateOnly, last); err != nil {
			return nil, err
		}
		list = append(list, u)
	}
	return list, rows.Err()
}

// Clear forgets everything, and leaves nothing of it in the file.
func (l *Log) Clear(ctx context.Context) error {
	err := l.inTurn(ctx, func() error {
		_, err := l.db.ExecContext(ctx, "delete from unanswered")
		if err != nil {
			return err
		}
		_, err = l.db.ExecContext(ctx, "vacuum; pragma wal_checkpoint(truncate)")
		return err
	})
	if err != nil {
		return fmt.Errorf("forgetting the unanswered questions: %w", err)
	}
	return nil
}
