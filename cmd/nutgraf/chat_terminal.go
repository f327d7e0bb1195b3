package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/peterh/liner"
	"golang.org/x/term"

	"nutgraf/cmd/nutgraf/internal/plain"
	"nutgraf/handlers"
)

// knownTerminal says whether a kind of terminal can edit lines.
func knownTerminal(kind string) bool { return kind != "" && kind != "dumb" }

// atTerminal prompts until Ctrl-D, Ctrl-C, quit or the end of ctx.
func (t *talk) atTerminal(ctx context.Context) error {
	editor := liner.NewLiner()
	defer editor.Close()
	editor.SetCtrlCAborts(true)
	editor.SetBeep(false)
	editor.SetTabCompletionStyle(liner.TabPrints)
	editor.SetWordCompleter(func(line string, pos int) (string, []string, string) {
		r := []rune(line)
		head, words := t.complete(ctx, string(r[:pos]))
		return head, words, string(r[pos:])
	})
	type typed struct {
		text string
		err  error
	}
	for {
		// The prompt can't be interrupted; when ctx ends first, its goroutine
		// ends with the process and Close gives the terminal back.
		next := make(chan typed, 1)
		go func() {
			text, err := editor.Prompt("› ")
			next <- typed{text, err}
		}()
		select {
		case <-ctx.Done():
			fmt.Fprintln(t.out)
			return nil
		case line := <-next:
			switch {
			case errors.Is(line.err, liner.ErrPromptAborted), errors.Is(line.err, io.EOF):
				fmt.Fprintln(t.out)
				return nil
			case line.err != nil:
				return fmt.Errorf("reading from the terminal: %w", line.err)
			}
			text := strings.TrimSpace(plain.Text(line.text))
			if text == "quit" || text == "exit" {
				return nil
			}
			if text != "" {
				editor.AppendHistory(text)
			}
			if err := t.answer(ctx, text); err != nil {
				return err
			}
		}
	}
}

// complete offers names that continue the end of what has been typed. The
// longest end that begins a name wins: "when did liu ji" continues "liu ji".
func (t *talk) complete(ctx context.Context, typed string) (head string, names []string) {
	for start := range typed {
		if start > 0 && typed[start-1] != ' ' || typed[start] == ' ' {
			continue
		}
		if names = namesThatBegin(ctx, t.house, typed[start:]); len(names) > 0 {
			return typed[:start], names
		}
	}
	return typed, nil
}

// namesThatBegin returns the names of the table that a text is the beginning of.
// What else the house would suggest can't continue the text in place.
func namesThatBegin(ctx context.Context, house *handlers.House, begin string) (names []string) {
	for _, s := range house.Complete(ctx, "", "who", begin) {
		name := plain.Text(s.Value)
		if len(name) >= len(begin) && strings.EqualFold(name[:len(begin)], begin) {
			names = append(names, name)
		}
	}
	return names
}

// terminalCard is for people: wrapped at words, with the source set back.
type terminalCard struct {
	out    io.Writer
	colour bool
}

// The colours are the terminal's own, so that they fit its background.
const (
	bold, dim, cyan, reset = "\x1b[1m", "\x1b[2m", "\x1b[36m", "\x1b[0m"
)

func (c terminalCard) paint(colour, text string) string {
	if !c.colour || colour == "" {
		return text
	}
	return colour + text + reset
}

// greeting is what a conversation begins with.
func (c terminalCard) greeting(about, keys string) string {
	return c.paint(bold, plain.Text(about)) + "\n" + c.paint(dim, keys) + "\n\n"
}

func (c terminalCard) lay(r handlers.Reply) string {
	width := c.width()
	var b strings.Builder
	put := func(colour, text string) {
		for _, line := range wrap(plain.Text(text), width) {
			b.WriteString("  " + c.paint(colour, line) + "\n")
		}
	}
	for _, line := range r.Body {
		put("", line)
	}
	for i, choice := range r.Choices {
		put(cyan, fmt.Sprintf("%d  %s", i+1, choice.Label))
	}
	for _, line := range append(slices.Clone(r.Original), r.Source, r.Matched) {
		if line != "" {
			put(dim, line)
		}
	}
	if offers := offered(r); len(offers) > 0 {
		put(cyan, strings.Join(offers, "  "))
	}
	return b.String() + "\n"
}

// width returns how many cells a line of the answer has.
func (c terminalCard) width() int {
	if f, ok := c.out.(*os.File); ok {
		if cells, _, err := term.GetSize(int(f.Fd())); err == nil && cells > 20 {
			return min(cells, 100) - 4
		}
	}
	return 76
}
