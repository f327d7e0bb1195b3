package handlers

import (
	"context"
	"errors"

	"nutgraf/facts"
)

// Command is one thing that members can ask for. The same value is registered
// with Discord, dispatched to, and shown in help.
type Command struct {
	Name        string // lower case, at most 32 characters
	Description string // at most 100 characters
	Options     []Option
	Examples    []string // without prefix: "who Liu"
	run         func(ctx context.Context, h *House, r Request) (Reply, error)
}

// Option is a text that a command takes. Its value becomes Request.Text.
type Option struct {
	Name         string
	Description  string
	Required     bool
	Autocomplete bool
}

// House answers requests from the table that Tables returns at that moment.
type House struct {
	tables   func() *facts.Table
	memory   Memory
	prefix   string
	commands []Command
}

// Memory keeps the context of conversations. Implementations are safe for
// concurrent use and bounded.
type Memory interface {
	// Recall returns the context of a conversation, false if there is none or
	// it is too old.
	Recall(ctx context.Context, conversation string) (facts.Context, bool)
	// Keep remembers the context of a conversation.
	Keep(ctx context.Context, conversation string, c facts.Context)
}

// Options of a House.
type Options struct {
	Tables func() *facts.Table // required; must never return nil
	Memory Memory              // nil: conversations are not remembered
	Prefix string              // of commands in channels; empty means "!"
}

// New returns a House with all commands.
func New(o Options) *House {
	if o.Prefix == "" {
		o.Prefix = "!"
	}
	return &House{tables: o.Tables, memory: o.Memory, prefix: o.Prefix}
}

// Commands returns the list of commands in the order of help.
func (h *House) Commands() []Command { return append([]Command{}, h.commands...) }

// Handle answers a request. An error is a UserError if the member may see it.
func (h *House) Handle(ctx context.Context, r Request) (Reply, error) {
	return Reply{}, errors.New("not built yet")
}

// ParsePrefix splits a channel message that starts with the prefix into the
// command's name and what follows. It is false when the message is not a
// command of this bot.
func (h *House) ParsePrefix(content string) (command, text string, ok bool) {
	return "", "", false
}

// Complete returns at most 25 suggestions for the text typed so far into a
// command's option, best first.
func (h *House) Complete(ctx context.Context, command, partial string) []Suggestion {
	return nil
}
