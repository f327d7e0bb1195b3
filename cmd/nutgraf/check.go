package main

import (
	"errors"
	"fmt"

	"nutgraf/cmd/nutgraf/internal/plain"
	"nutgraf/cmd/nutgraf/internal/shelf"
	"nutgraf/facts"
)

type checkCmd struct {
	File    string `arg:"" optional:"" help:"The table's file; without it the built-in table is checked."`
	Article string `placeholder:"TEXT" help:"The article's text: compare each evidence with its paragraph."`
}

// Help is the end of what check --help prints.
func (checkCmd) Help() string {
	return "Prints each problem as file:line:column: what is wrong: what to do.\n\n" + examples(
		"nutgraf check",
		"nutgraf check my-table.yaml",
		"nutgraf check my-table.yaml --article article.txt",
	) + "\n\nExit status: 0 no problems, 1 problems were found or a file couldn't be read, 2 no such command line."
}

// Run checks.
func (c checkCmd) Run(a *app) error {
	path, err := c.path(a)
	if err != nil {
		return err
	}
	article := ""
	if c.Article != "" {
		text, err := shelf.ReadFile(c.Article)
		if err != nil {
			return fmt.Errorf("reading the article: %w", err)
		}
		article = string(text)
	}
	table, problems, err := review(path, article)
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		fmt.Fprintln(a.stdout, plain.Text(problems.Error()))
		return exit(exitFailure)
	}
	fmt.Fprintf(a.stdout, "%d facts, %d entities, no problems\n", len(table.Facts), len(table.Entities))
	return nil
}

// review reads and checks a table; the table is nil if problems say why it
// couldn't be read.
func review(path, article string) (*facts.Table, facts.Problems, error) {
	if path == "" {
		table, err := facts.Embedded()
		if err != nil {
			return nil, nil, err
		}
		return table, table.Check(article), nil
	}
	data, err := shelf.ReadFile(path)
	if err != nil {
		return nil, nil, fmt.Errorf("reading the table: %w", err)
	}
	table, problems := facts.Review(path, data, article)
	return table, problems, nil
}

// path returns the file to check, empty for the built-in table.
func (c checkCmd) path(a *app) (string, error) {
	if c.File != "" && a.flags.Table != "" {
		return "", errors.New("two tables are named: leave out --table")
	}
	if c.File != "" {
		return c.File, nil
	}
	settings, err := a.settings()
	return settings.Table, err
}
