package main

import (
	"context"
	"fmt"
	"strings"

	"nutgraf/facts"
	"nutgraf/handlers"
)

// explainer finds out why a question was answered as it was. It holds the
// conversation once more and looks at what the house remembers of it.
type explainer struct {
	table *facts.Table
	house *handlers.House
	talk  *onlyTalk
}

// onlyTalk remembers the one conversation that is held at a time.
type onlyTalk struct {
	before, now facts.Context
	recalled    bool // the table was asked since the last clearing
}

// Recall returns what was remembered and notes that it was.
func (o *onlyTalk) Recall(context.Context, string) (facts.Context, bool) {
	o.before, o.recalled = o.now, true
	return o.now, true
}

// Keep remembers.
func (o *onlyTalk) Keep(_ context.Context, _ string, c facts.Context) { o.now = c }

func newExplainer(table *facts.Table, prefix string) *explainer {
	talk := &onlyTalk{}
	return &explainer{table: table, talk: talk, house: handlers.New(handlers.Options{
		Tables: func() *facts.Table { return table },
		Memory: talk,
		Prefix: prefix,
	})}
}

// explain explains the answer to a question's last turn, nil if the table wasn't
// asked for it: help comes from elsewhere.
func (e *explainer) explain(ctx context.Context, q handlers.Question) (*facts.Explanation, error) {
	*e.talk = onlyTalk{}
	var last handlers.Request
	for _, turn := range q.Turns {
		e.talk.recalled = false
		last = e.house.Asked(q.Surface, turn)
		last.Conversation = "one"
		if _, err := e.house.Handle(ctx, last); err != nil {
			return nil, fmt.Errorf("explaining %q: %w", turn, err)
		}
	}
	if !e.talk.recalled {
		return nil, nil
	}
	why := e.table.Explain(asked(last), e.talk.before)
	return &why, nil
}

// asked is the question that a request puts to the table: a command's name is
// part of it, except that of "ask".
func asked(r handlers.Request) string {
	if r.Command == "" || r.Command == "ask" {
		return r.Text
	}
	return strings.TrimSpace(r.Command + " " + r.Text)
}
