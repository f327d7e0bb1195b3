package facts

import (
	"bufio"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nutgraf/facts/internal/text"
)

// question is a line of a question set, see testdata/questions/README.md.
type question struct {
	ID, Style, Surface string
	Turns              []string
	Expect             [][]string
	Reject             []string
}

// questionSets returns every question under testdata/questions.
func questionSets(t testing.TB) []question {
	t.Helper()
	files, err := filepath.Glob("testdata/questions/*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatalf("no question sets: %v", err)
	}
	var out []question
	for _, file := range files {
		out = append(out, readQuestionSet(t, file)...)
	}
	return out
}

func readQuestionSet(t testing.TB, file string) []question {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []question
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var q question
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			t.Fatalf("%s: line %d: %v", file, len(out)+1, err)
		}
		// the command "ask" is no part of a question, the others are
		for i, turn := range q.Turns {
			if q.Surface == "prefix" || q.Surface == "slash" {
				q.Turns[i] = strings.TrimPrefix(turn, "ask ")
			}
		}
		out = append(out, q)
	}
	return out
}

// answerable reports whether the article answers the question.
func (q question) answerable() bool { return q.Style != "abstain" && q.Style != "chatter" }

// right reports whether an answer is the right one for a question, by the
// table's own words for it.
func (q question) right(a Answer) bool {
	if !q.answerable() {
		return a.Outcome != Found
	}
	said := text.Fold(wordsOf(a))
	has := func(s string) bool { return strings.Contains(said, text.Fold(s)) }
	if a.Outcome != Found || slices.ContainsFunc(q.Reject, has) {
		return false
	}
	return !slices.ContainsFunc(q.Expect, func(group []string) bool { return !slices.ContainsFunc(group, has) })
}

// wordsOf joins all that an answer states.
func wordsOf(a Answer) string {
	words := []string{a.Verdict, a.Computed}
	for _, f := range a.Facts {
		words = append(words, f.Answer)
	}
	for _, e := range a.Roll {
		words = append(words, e.Name, e.Role, e.When.String())
	}
	return strings.Join(words, "\n")
}

// askAll asks the turns of one conversation and returns the last answer.
func askAll(table *Table, turns []string) Answer {
	var a Answer
	for _, turn := range turns {
		a = table.Ask(turn, a.Context)
	}
	return a
}

// saidBy returns what an answer says: the ids of its facts, or else of the
// entities that it lists.
func saidBy(a Answer) []string {
	var ids []string
	for _, f := range a.Facts {
		ids = append(ids, f.ID)
	}
	if len(ids) == 0 {
		for _, e := range a.Roll {
			ids = append(ids, e.ID)
		}
	}
	return ids
}

// TestPhrasingsAreOurOwn keeps the table from being copied from a question set
// that lies beside the repository.
func TestPhrasingsAreOurOwn(t *testing.T) {
	const shared = "../../shared/questions/dev.jsonl"
	if _, err := os.Stat(shared); errors.Is(err, fs.ErrNotExist) {
		t.Skipf("%s is not there: the phrasings stay uncompared", shared)
	}
	lines := map[string]string{}
	for _, q := range readQuestionSet(t, shared) {
		for _, turn := range q.Turns {
			lines[strings.Join(plainWords(turn), " ")] = q.ID
		}
	}
	if len(lines) < 100 {
		t.Fatalf("only %d lines to compare with", len(lines))
	}
	table := embedded(t)
	check := func(where string, phrasings []string) {
		for _, p := range phrasings {
			if id, same := lines[strings.Join(plainWords(p), " ")]; same {
				t.Errorf("%s: the phrasing %q repeats the question %s", where, p, id)
			}
		}
	}
	for _, f := range table.Facts {
		check(f.ID, f.Phrasings)
	}
	for _, u := range table.Unsaid {
		check(u.ID, u.Phrasings)
	}
}
