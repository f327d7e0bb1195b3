package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/alecthomas/kong"
)

// shared are the flags that every command understands.
type shared struct {
	Config string `placeholder:"FILE" help:"Read settings from FILE instead of NUTGRAF_CONFIG or ./nutgraf.yaml."`
	Table  string `placeholder:"FILE" help:"Answer from the fact table in FILE instead of the built-in one."`
}

// cli is the command line: flags, then one command.
type cli struct {
	shared
	ShowHelp    helpFlag `name:"help" short:"h" help:"Show help, with examples."`
	ShowVersion bool     `name:"version" help:"Print the versions of program and table."`

	Ask        askCmd        `cmd:"" help:"Answer one question, or many from a pipe."`
	Chat       chatCmd       `cmd:"" help:"Hold a conversation in the terminal."`
	Check      checkCmd      `cmd:"" help:"Find what is wrong in a fact table."`
	Eval       evalCmd       `cmd:"" help:"Ask a table the questions of a file and count the right answers."`
	Run        runCmd        `cmd:"" help:"Run the bot on Discord."`
	Doctor     doctorCmd     `cmd:"" help:"Say what is in order and what to mend."`
	Commands   commandsCmd   `cmd:"" help:"Look after the slash commands on Discord."`
	Unanswered unansweredCmd `cmd:"" help:"List what members asked in vain, for the curator."`
	Privacy    privacyCmd    `cmd:"" help:"Say what the bot keeps of what members write."`
	Playground playgroundCmd `cmd:"" help:"Try the bot on a page, without Discord."`
	Version    versionCmd    `cmd:"" help:"Print the versions of program and table."`
	Completion completionCmd `cmd:"" help:"Print a completion script for a shell."`

	Complete completeCmd `cmd:"" hidden:"" name:"__complete"`
	Start    startCmd    `cmd:"" hidden:"" default:"1"`
}

const about = `Answers questions about one news article from a curated table of facts.

Without a command nutgraf runs the bot on Discord if the environment holds a token, and opens the playground otherwise.`

// Help is the end of what --help prints.
func (cli) Help() string {
	return examples("nutgraf", "nutgraf ask who Liu", "nutgraf chat", "nutgraf check my-table.yaml",
		"nutgraf eval my-questions.jsonl", "DISCORD_TOKEN=... nutgraf run", "nutgraf ask --help")
}

// examples lays command lines out as a block that the help doesn't rewrap.
func examples(lines ...string) string {
	text := "Examples:\n"
	for _, line := range lines {
		text += "\n    " + line
	}
	return text
}

func newParser(c *cli, stdout, stderr io.Writer) (*kong.Kong, error) {
	parser, err := kong.New(c,
		kong.Name("nutgraf"),
		kong.Description(about),
		kong.Writers(stdout, stderr),
		kong.NoDefaultHelp(),
		kong.ConfigureHelp(kong.HelpOptions{NoExpandSubcommands: true, WrapUpperBound: 100}),
	)
	if err != nil {
		return nil, fmt.Errorf("building the command line: %w", err)
	}
	return parser, nil
}

// errHelpShown ends parsing: there is nothing left to do.
var errHelpShown = errors.New("help was shown")

// helpFlag is --help. The library's own one would end the process.
type helpFlag bool

// BeforeReset prints the help of the command that the flag stands after.
func (helpFlag) BeforeReset(ctx *kong.Context) error {
	if node := ctx.Selected(); node != nil && node.Hidden {
		ctx.Path = ctx.Path[:1] // nobody asked for the command behind no command
	}
	if err := ctx.PrintUsage(false); err != nil {
		return err
	}
	return errHelpShown
}
