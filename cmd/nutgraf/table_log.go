package main

import (
	"errors"
	"log/slog"

	"nutgraf/cmd/nutgraf/internal/shelf"
	"nutgraf/facts"
)

// maxLogged is how many problems or ids of one reload the log shows.
const maxLogged = 50

// logTable tells the operator what came of reading the table's file.
func logTable(log *slog.Logger, e shelf.Event) {
	version := slog.String("version", e.Table.Version)
	var problems facts.Problems
	switch {
	case e.Err == nil && e.Diff.Empty():
		log.Info("the table was read again: it says the same as before", version)
	case e.Err == nil:
		log.Info("a new table answers", version, "facts", len(e.Table.Facts),
			"added", some(e.Diff.Added), "changed", some(e.Diff.Changed), "removed", some(e.Diff.Removed), "else", e.Diff.Else)
	case errors.As(e.Err, &problems):
		log.Error("the table's file has mistakes, the last good table answers", version, "problems", len(problems))
		for _, p := range problems[:min(len(problems), maxLogged)] {
			log.Error("mend the table", "problem", p.String())
		}
	default:
		log.Error("the table's file can't be used, the last good table answers", version, "err", e.Err)
	}
}

// some are the first of many ids, as many as a line of the log takes.
func some(ids []string) []string {
	return append([]string{}, ids[:min(len(ids), maxLogged)]...)
}
