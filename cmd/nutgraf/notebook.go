package main

import (
	"context"
	"log/slog"
	"sync/atomic"

	"nutgraf/cmd/nutgraf/internal/config"
	"nutgraf/cmd/nutgraf/internal/unanswered"
	"nutgraf/cmd/nutgraf/internal/watch"
	"nutgraf/handlers"
)

// notebook is where unanswered questions are kept, and what privacy says of it.
// The zero value keeps nothing.
type notebook struct {
	log     handlers.UnansweredLog
	privacy handlers.Privacy
	file    *unanswered.Log // nil: there is none
}

// openNotebook opens what the settings ask for. A file that can't be used is no
// reason not to answer members: then questions stay in memory.
func openNotebook(ctx context.Context, c config.Unanswered, log *slog.Logger, m *watch.Metrics) notebook {
	n := promised(c)
	o := handlers.UnansweredOptions{Days: c.Days}
	switch n.privacy.Questions {
	case handlers.KeepMemory:
		n.log = handlers.NewUnanswered(o)
	case handlers.KeepFile:
		file, err := unanswered.Open(ctx, c.File, o, lostQuestion(log, m))
		if err == nil {
			n.log, n.file = file, file
			return n
		}
		log.Error("unanswered questions are kept in memory only", "err", err)
		n.log, n.privacy.Questions = handlers.NewUnanswered(o), handlers.KeepMemory
	}
	if c.Keep == "file" && c.File == "" {
		log.Warn("unanswered questions are kept in memory only: the environment names no folder for them",
			"remedy", "set unanswered.file, or unanswered.keep to memory")
	}
	return n
}

// promised is what the settings say that is kept, with nothing opened.
func promised(c config.Unanswered) notebook {
	p := handlers.Privacy{DirectMessages: c.DirectMessages, Days: c.Days}
	switch {
	case c.Keep == "file" && c.File != "":
		p.Questions = handlers.KeepFile
	case c.Keep != "off":
		p.Questions = handlers.KeepMemory
	}
	return notebook{privacy: p}
}

// played is a notebook for the playground: nothing that is tried there gets into
// the file of the real bot.
func played(c config.Unanswered) notebook {
	n := promised(c)
	if n.privacy.Questions != handlers.KeepNothing {
		n.log, n.privacy.Questions = handlers.NewUnanswered(handlers.UnansweredOptions{Days: c.Days}), handlers.KeepMemory
	}
	return n
}

// lostQuestion tells the operator of questions that a file couldn't take: not of
// each, since a full disk loses them all.
func lostQuestion(log *slog.Logger, m *watch.Metrics) func(error) {
	var lost atomic.Int64
	return func(err error) {
		m.Unkept()
		if n := lost.Add(1); n&(n-1) == 0 {
			log.Error("an unanswered question could not be kept", "err", err, "so_far", n)
		}
	}
}

// close writes what is left to write.
func (n notebook) close() error {
	if n.file == nil {
		return nil
	}
	return n.file.Close()
}
