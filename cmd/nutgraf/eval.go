package main

import (
	"context"
	"fmt"

	"nutgraf/facts"
	"nutgraf/handlers"
)

type evalCmd struct {
	Files   []string `arg:"" name:"file" help:"Question files, one JSON object a line."`
	JSON    bool     `name:"json" help:"Print everything as JSON."`
	Verbose bool     `short:"v" help:"Show the questions that were answered rightly as well."`
	Floor   float64  `placeholder:"PERCENT" help:"Fail if fewer of the questions than this are right."`
}

// Help is the end of what eval --help prints.
func (evalCmd) Help() string {
	return "Asks every question of the files, and prints how many of each kind were answered rightly, wrongly and not at all. " +
		"Each that wasn't right is shown with what was expected, what came, and why: how the question was understood, " +
		"what spoke for and against the facts that came near, and the floor or margin that decided. A line of a file:\n\n" +
		`    {"id":"1","style":"question","turns":["who opens the bridge?"],"surface":"dm","expect":[["Ada King","the mayor"]],"reject":[]}` + "\n\n" +
		"The style is command, question or followup for what has an answer, abstain for what the article doesn't say, chatter for " +
		"what asks nothing. The last of the turns is judged: the reply must hold one text of each group that is expected, " +
		"and none that is rejected. The surface is prefix, slash, mention or dm; for prefix and slash a turn is the command and its words.\n\n" +
		examples(
			"nutgraf eval my-questions.jsonl",
			"nutgraf eval --table my-table.yaml my-questions.jsonl more-questions.jsonl",
			"nutgraf eval --floor 95 my-questions.jsonl",
			"nutgraf eval --json --verbose my-questions.jsonl",
		) + "\n\nExit status: 0 the questions were asked, 1 fewer than --floor were right, 2 a file couldn't be used or no such command line."
}

// Validate reports a floor that is no percentage.
func (c evalCmd) Validate() error {
	if !(c.Floor >= 0 && c.Floor <= 100) {
		return fmt.Errorf("--floor %v: write a percentage from 0 to 100", c.Floor)
	}
	return nil
}

// Run asks and judges.
func (c evalCmd) Run(a *app) error {
	table, house, settings, err := a.open()
	if err != nil {
		return exit(fail(a.stderr, err, exitUsage))
	}
	sets, err := readSets(c.Files)
	if err != nil {
		return exit(fail(a.stderr, err, exitUsage))
	}
	results, err := c.ask(a.ctx, house, newExplainer(table, settings.Discord.Prefix), sets)
	if err != nil {
		return err
	}
	report := newReport(results)
	if c.JSON {
		err = printJSON(a.stdout, report.view(c.Verbose))
	} else {
		err = report.print(a.stdout, c.Verbose)
	}
	if err != nil {
		return err
	}
	if all := report.total(); all.percent() < c.Floor {
		return fmt.Errorf("%.1f %% of the questions are right, fewer than %v %%", all.percent(), c.Floor)
	}
	return nil
}

// result is one question and what became of it.
type result struct {
	lined
	reply     handlers.Reply
	verdict   handlers.Verdict
	explained *facts.Explanation // nil: not wanted, or the table wasn't asked
}

func (c evalCmd) ask(ctx context.Context, house *handlers.House, why *explainer, questions []lined) ([]result, error) {
	results := make([]result, 0, len(questions))
	for _, q := range questions {
		reply, err := house.Converse(ctx, q.Question)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", q.place(), err)
		}
		r := result{lined: q, reply: reply, verdict: q.Judge(reply)}
		if c.Verbose || r.verdict != handlers.Right {
			if r.explained, err = why.explain(ctx, q.Question); err != nil {
				return nil, fmt.Errorf("%s: %w", q.place(), err)
			}
		}
		results = append(results, r)
	}
	return results, nil
}
