package main

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"nutgraf/cmd/nutgraf/internal/shelf"
	"nutgraf/handlers"
)

// kinds are the styles that a question can have, in the order of the report.
var kinds = []string{"command", "question", "followup", "abstain", "chatter"}

// answerable reports whether a question of a kind has an answer.
func answerable(kind string) bool { return kind != "abstain" && kind != "chatter" }

// lined is a question and where it stands.
type lined struct {
	handlers.Question
	file string
}

func (l lined) place() string { return fmt.Sprintf("%s:%d", l.file, l.Line) }

// readSets reads question files. Its error tells of every file that is of no
// use, not just of the first.
func readSets(files []string) ([]lined, error) {
	var all []lined
	var problems []error
	for _, file := range files {
		set, err := readSet(file)
		if err != nil {
			problems = append(problems, err)
		}
		all = append(all, set...)
	}
	return all, errors.Join(problems...)
}

func readSet(file string) ([]lined, error) {
	data, err := shelf.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("reading questions: %w", err)
	}
	questions, err := handlers.ReadQuestions(file, bytes.NewReader(data))
	if err == nil && len(questions) == 0 {
		return nil, fmt.Errorf("%s: there are no questions in it", file)
	}
	problems := []error{err}
	out := make([]lined, len(questions))
	for i, q := range questions {
		out[i] = lined{Question: q, file: file}
		if err := unfit(q); err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", out[i].place(), err))
		}
	}
	return out, errors.Join(problems...)
}

// unfit says why a question can't be judged as its writer means it.
func unfit(q handlers.Question) error {
	surfaces := []handlers.Surface{handlers.Prefix, handlers.Slash, handlers.Mention, handlers.DM}
	switch {
	case !slices.Contains(kinds, q.Style):
		return fmt.Errorf("style %q: write %s", q.Style, strings.Join(kinds, ", "))
	case !slices.Contains(surfaces, q.Surface):
		return fmt.Errorf("surface %q: write prefix, slash, mention or dm", q.Surface)
	case answerable(q.Style) && len(q.Expect) == 0:
		return errors.New("expect: write what a right answer holds, or the style abstain")
	case slices.ContainsFunc(q.Expect, func(group []string) bool { return len(group) == 0 }):
		return errors.New("expect: a group is empty, so no answer could be right")
	}
	return nil
}
