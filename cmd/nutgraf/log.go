package main

import (
	"io"
	"log/slog"
	"os"
	"time"

	"github.com/lmittmann/tint"
	"golang.org/x/term"

	"nutgraf/cmd/nutgraf/internal/config"
)

// newLog returns the log: lines for people on a terminal, otherwise one JSON
// object a line.
func newLog(w io.Writer, c config.Log, env config.Env) *slog.Logger {
	if c.Format == "text" || (c.Format == "auto" && isTerminal(w)) {
		return slog.New(tint.NewTextHandler(w, &tint.Options{
			Level: c.Level, TimeFormat: time.TimeOnly, NoColor: !hasColour(w, env),
		}))
	}
	return slog.New(slog.NewJSONHandler(w, &slog.HandlerOptions{Level: c.Level}))
}

// isTerminal says whether a reader or writer is a terminal.
func isTerminal(v any) bool {
	f, ok := v.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// hasColour says whether w shows colours and its owner wants them
// (https://no-color.org).
func hasColour(w io.Writer, env config.Env) bool {
	return isTerminal(w) && env.Get("NO_COLOR") == "" && knownTerminal(env.Get("TERM"))
}
