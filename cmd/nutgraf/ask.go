package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"

	"nutgraf/cmd/nutgraf/internal/plain"
	"nutgraf/facts"
	"nutgraf/handlers"
)

type askCmd struct {
	answerLanguage
	Question []string `arg:"" optional:"" help:"The question; quotes around it are only needed for characters that mean something to the shell."`
	JSON     bool     `name:"json" xor:"how" help:"Print the whole answer as JSON."`
	Explain  bool     `xor:"why" help:"Show how the question was understood, and what spoke for and against each fact that came near."`
	Batch    bool     `xor:"how,why" help:"Read one JSON object a line from standard input, write one line for each."`
}

// Help is the end of what ask --help prints.
func (askCmd) Help() string {
	return examples(
		"nutgraf ask who Liu",
		"nutgraf ask 'when is the election?'",
		"nutgraf ask --json who is the premier",
		"nutgraf ask --explain who won the election",
		"nutgraf ask --table my-table.yaml who opens the bridge",
		`echo '{"id":"1","turns":["who Stilwell","what did he say?"],"surface":"dm"}' | nutgraf ask --batch`,
	) + "\n\nExit status: 0 answered, 3 the article doesn't say, 1 something went wrong, 2 no such command line."
}

// Validate reports a question that is missing or too many, and a language that
// is none.
func (c askCmd) Validate() error {
	if err := c.answerLanguage.Validate(); err != nil {
		return err
	}
	switch {
	case c.Batch && len(c.Question) > 0:
		return errors.New("--batch reads its questions from standard input: leave the question out")
	case !c.Batch && len(c.Question) == 0:
		return errors.New("what is the question? Write it after ask")
	}
	return nil
}

// Run answers.
func (c askCmd) Run(a *app) error {
	table, house, _, err := a.open()
	if err != nil {
		return err
	}
	question := strings.Join(c.Question, " ")
	switch {
	case c.Batch:
		return batch(a.ctx, house, a.stdin, a.stdout)
	case c.Explain:
		return c.explain(a, table, house, question)
	case c.JSON:
		answer := table.Ask(question, facts.Context{})
		if err := printJSON(a.stdout, viewOf(question, table, answer)); err != nil {
			return err
		}
		return foundOrNot(answer.Outcome.String())
	}
	reply, err := house.Handle(a.ctx, handlers.Request{Surface: handlers.Terminal, Text: question, Locale: c.locale(a.env.Get), Plain: true, Seed: uint64(time.Now().UnixNano())})
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintln(a.stdout, plain.Text(reply.Plain())); err != nil {
		return fmt.Errorf("printing the answer: %w", err)
	}
	return foundOrNot(reply.Outcome)
}

// foundOrNot turns an outcome into the exit status that a script can test.
func foundOrNot(outcome string) error {
	if outcome == facts.Found.String() || outcome == "help" || outcome == "quiz" {
		return nil
	}
	return exit(exitNotFound)
}

func printJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("printing the answer: %w", err)
	}
	return nil
}

// cutWord splits off the first word of a text.
func cutWord(text string) (word, rest string) {
	text = strings.TrimSpace(text)
	i := strings.IndexFunc(text, unicode.IsSpace)
	if i < 0 {
		return text, ""
	}
	return text[:i], strings.TrimSpace(text[i:])
}
