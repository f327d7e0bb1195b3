package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nutgraf/facts"
	"nutgraf/handlers"
)

// What eval explains is the answer that it judges: the same outcome and facts,
// on every surface and in the middle of conversations.
func TestEvalExplainsWhatItJudges(t *testing.T) {
	table, err := facts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("../../facts/testdata/questions/*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatalf("no question files: %v", err)
	}
	questions, err := readSets(files)
	if err != nil {
		t.Fatal(err)
	}
	questions = append(questions,
		lined{Question: handlers.Question{Turns: []string{"who Liu", "help", "and when?"}, Surface: handlers.Prefix}},
		lined{Question: handlers.Question{Turns: []string{"who Liu", "help"}, Surface: handlers.Slash}},
		lined{Question: handlers.Question{Turns: []string{"?help"}, Surface: handlers.DM}},
	)
	house := handlers.New(handlers.Options{Tables: func() *facts.Table { return table }, Prefix: "?"})
	results, err := evalCmd{Verbose: true}.ask(t.Context(), house, newExplainer(table, "?"), questions)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		if r.reply.Outcome == "help" {
			if r.explained != nil {
				t.Errorf("%q: help is explained:\n%s", r.Turns, r.explained)
			}
			continue
		}
		if last := r.Turns[len(r.Turns)-1]; r.explained == nil && slices.Contains([]string{"brief", "people", "timeline", "topics"}, last) {
			continue // a command of its own: the table wasn't asked
		}
		if r.explained == nil {
			t.Errorf("%s %q: not explained", r.place(), r.Turns)
			continue
		}
		var told []string
		for _, f := range r.explained.Answer.Facts {
			told = append(told, f.ID)
		}
		short := len(r.reply.Facts) // a reply has room for the first ones only
		if r.explained.Outcome.String() != r.reply.Outcome || short > len(told) || short == 0 && len(told) > 0 || !slices.Equal(told[:short], r.reply.Facts) {
			t.Errorf("%s %q: %s %v was judged, explained is\n%s", r.place(), r.Turns, r.reply.Outcome, r.reply.Facts, r.explained)
		}
	}
	if n := len(results); results[n-1].reply.Outcome != "help" || results[n-2].reply.Outcome != "help" {
		t.Error("the questions for help were answered by something else")
	}
}

// Blank lines hold no question, but count.
func TestEvalLineNumbers(t *testing.T) {
	file := filepath.Join(t.TempDir(), "q.jsonl")
	good := `{"id":"a","style":"abstain","turns":["x"],"surface":"dm"}`
	text := "\n" + good + "\r\n  \t\n\n" + strings.Replace(good, "abstain", "abstian", 1) + "\n" + good
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := readSets([]string{file})
	if err == nil || !strings.HasPrefix(err.Error(), file+`:5: style "abstian": write command, `) {
		t.Errorf("%v", err)
	}
	text = strings.Replace(text, "abstian", "chatter", 1)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	set, err := readSets([]string{file})
	if err != nil {
		t.Fatal(err)
	}
	var got []int
	for _, q := range set {
		got = append(got, q.Line)
	}
	if !slices.Equal(got, []int{2, 5, 6}) {
		t.Errorf("lines %v", got)
	}
}
