package main

import (
	"fmt"

	"nutgraf/cmd/nutgraf/internal/plain"
	"nutgraf/facts"
	"nutgraf/handlers"
)

// explain prints what ask prints, and then why: how the question was understood,
// what spoke for and against each candidate, and what decided. As JSON it is the
// explanation alone.
func (c askCmd) explain(a *app, table *facts.Table, house *handlers.House, question string) error {
	why := table.Explain(question, facts.Context{})
	if c.JSON {
		if err := printJSON(a.stdout, viewOfExplanation(why)); err != nil {
			return err
		}
		return foundOrNot(why.Outcome.String())
	}
	reply, err := house.Handle(a.ctx, handlers.Request{Surface: handlers.Terminal, Text: question})
	if err != nil {
		return err
	}
	text := reply.Plain() + "\n"
	if reply.Outcome != "help" { // which asks the table nothing
		text += "\n" + why.String()
	}
	if _, err := fmt.Fprint(a.stdout, plain.Text(text)); err != nil {
		return fmt.Errorf("printing the explanation: %w", err)
	}
	return foundOrNot(reply.Outcome)
}
