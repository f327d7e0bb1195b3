package main

import (
	"embed"
	"fmt"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"nutgraf/cmd/nutgraf/internal/plain"
)

//go:embed completion
var completionScripts embed.FS

type completionCmd struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

// Help is the end of what completion --help prints.
func (completionCmd) Help() string {
	return examples(
		"source <(nutgraf completion bash)    # or zsh; for one session",
		"nutgraf completion bash > ~/.local/share/bash-completion/completions/nutgraf",
		"nutgraf completion zsh > ~/.zfunc/_nutgraf    # a folder of $fpath",
		"nutgraf completion fish > ~/.config/fish/completions/nutgraf.fish",
	)
}

// Run prints the script.
func (c completionCmd) Run(a *app) error {
	script, err := completionScripts.ReadFile("completion/nutgraf." + c.Shell)
	if err != nil {
		return fmt.Errorf("reading the completion script: %w", err)
	}
	_, err = a.stdout.Write(script)
	return err
}

// completeCmd is what the scripts ask: the words typed so far, the last one
// unfinished. It prints one completion a line; its failure asks the shell to
// complete file names.
type completeCmd struct {
	Words []string `arg:"" optional:""`
}

// Run prints completions.
func (c completeCmd) Run(a *app) error {
	words := c.Words
	if len(words) == 0 {
		words = []string{""}
	}
	last := words[len(words)-1]
	node, arguments, flag := place(a.parser.Model.Node, words[:len(words)-1])
	switch {
	case flag != nil, len(node.Children) == 0 && !strings.HasPrefix(last, "-") && takesFiles(node):
		return exit(exitFailure)
	case strings.HasPrefix(last, "-"):
		c.print(a, last, flagsOf(node))
	case node.Name == "ask":
		c.print(a, "", a.completeQuestion(arguments, last))
	case len(arguments) == 0:
		c.print(a, last, commandsOf(node))
	}
	return nil
}

// takesFiles reports whether a command's arguments are the names of files.
func takesFiles(node *kong.Node) bool { return node.Name == "check" || node.Name == "eval" }

func (c completeCmd) print(a *app, prefix string, candidates []string) {
	for _, candidate := range candidates {
		if strings.HasPrefix(candidate, prefix) {
			fmt.Fprintln(a.stdout, plain.Text(candidate))
		}
	}
}

// place walks the finished words and returns the command they have come to, its
// arguments so far, and the flag whose value comes next.
func place(node *kong.Node, words []string) (at *kong.Node, arguments []string, flag *kong.Flag) {
	for _, word := range words {
		switch {
		case flag != nil:
			flag = nil
		case strings.HasPrefix(word, "-"):
			flag = wantsValue(node, word)
		default:
			i := slices.IndexFunc(node.Children, func(n *kong.Node) bool { return n.Name == word && !n.Hidden })
			if i >= 0 && len(arguments) == 0 {
				node = node.Children[i]
			} else {
				arguments = append(arguments, word)
			}
		}
	}
	return node, arguments, flag
}

// wantsValue returns the flag that a word names, if its value is the next word.
func wantsValue(node *kong.Node, word string) *kong.Flag {
	for _, group := range node.AllFlags(true) {
		for _, f := range group {
			if "--"+f.Name == word && !f.IsBool() {
				return f
			}
		}
	}
	return nil
}

func flagsOf(node *kong.Node) (names []string) {
	for _, group := range node.AllFlags(true) {
		for _, f := range group {
			names = append(names, "--"+f.Name)
		}
	}
	return names
}

// commandsOf returns what may follow a command: other commands, or the values
// of its first argument where those are listed.
func commandsOf(node *kong.Node) (names []string) {
	for _, child := range node.Children {
		if !child.Hidden {
			names = append(names, child.Name)
		}
	}
	if len(node.Positional) > 0 && node.Positional[0].Enum != "" {
		names = append(names, strings.Split(node.Positional[0].Enum, ",")...)
	}
	return names
}

// completeQuestion offers question words, then names of the table.
func (a *app) completeQuestion(asked []string, last string) (words []string) {
	_, house, _, err := a.open()
	if err != nil {
		return nil // nothing may be printed into a half-typed line
	}
	if len(asked) == 0 {
		for _, c := range house.Commands() {
			if strings.HasPrefix(c.Name, last) {
				words = append(words, c.Name)
			}
		}
		return words
	}
	return namesThatBegin(a.ctx, house, last)
}
