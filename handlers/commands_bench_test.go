package handlers

import (
	"context"
	"testing"

	"nutgraf/facts"
)

// BenchmarkCommands answers the commands without words from the first article's
// table.
func BenchmarkCommands(b *testing.B) {
	table, err := facts.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	house := New(Options{Tables: func() *facts.Table { return table }})
	for _, name := range []string{"brief", "timeline", "people", "topics", "source", "quiz"} {
		b.Run(name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				if _, err := house.Handle(context.Background(), Request{Surface: Slash, Command: name, Seed: uint64(i)}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
