package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/alecthomas/kong"

	"nutgraf/bot"
	"nutgraf/cmd/nutgraf/internal/config"
	"nutgraf/cmd/nutgraf/internal/plain"
)

// What the process returns besides 0.
const (
	exitFailure  = 1 // something went wrong, or check found a problem
	exitUsage    = 2 // the command line makes no sense
	exitRefused  = 2 // Discord refuses the bot for good: a supervisor need not start it again
	exitNotFound = 3 // ask: the article doesn't say
)

// exit is an error that has been told already: only its code is left.
type exit int

func (e exit) Error() string { return fmt.Sprintf("exit status %d", int(e)) }

// app is what every command works with.
type app struct {
	ctx            context.Context
	env            config.Env
	stdin          io.Reader
	stdout, stderr io.Writer
	flags          shared
	parser         *kong.Kong
}

// run is the whole program: it never ends the process itself.
func run(ctx context.Context, args, env []string, stdin io.Reader, stdout, stderr io.Writer) int {
	var c cli
	parser, err := newParser(&c, stdout, stderr)
	if err != nil {
		return fail(stderr, err, exitFailure)
	}
	parsed, err := parser.Parse(args)
	if errors.Is(err, errHelpShown) {
		return 0
	}
	if err != nil {
		return fail(stderr, fmt.Errorf("%w\n%s", err, hint(err)), exitUsage)
	}
	a := &app{ctx: ctx, env: env, stdin: stdin, stdout: stdout, stderr: stderr, flags: c.shared, parser: parser}
	if c.ShowVersion {
		err = versionCmd{}.Run(a)
	} else {
		err = parsed.Run(a)
	}
	var code exit
	var refused *bot.FatalError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &code):
		return int(code)
	case errors.As(err, &refused):
		return fail(stderr, err, exitRefused)
	}
	return fail(stderr, err, exitFailure)
}

func fail(stderr io.Writer, err error, code int) int {
	fmt.Fprintln(stderr, "nutgraf: "+plain.Text(err.Error()))
	return code
}

// hint says which help belongs to a command line that made no sense.
func hint(err error) string {
	var at *kong.ParseError
	if errors.As(err, &at) && at.Context != nil {
		if node := at.Context.Selected(); node != nil && !node.Hidden {
			return fmt.Sprintf("See: nutgraf %s --help", node.Path())
		}
	}
	return "See: nutgraf --help. A question needs the word ask before it: nutgraf ask who Liu"
}
