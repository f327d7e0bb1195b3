package handlers

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Question is one line of a question file: what one member types in one
// conversation, of which the last turn is judged.
type Question struct {
	ID      string     `json:"id"`
	Style   string     `json:"style"` // command, question, followup, abstain or chatter
	Turns   []string   `json:"turns"`
	Surface Surface    `json:"surface"`
	Expect  [][]string `json:"expect"` // each group must be met by one of its strings
	Reject  []string   `json:"reject"` // none of these may occur
	Note    string     `json:"note"`
	Line    int        `json:"-"` // of its file, from 1
}

// Verdict is what became of a question: right, wrong or missed.
type Verdict string

// The verdicts. Found and not right is wrong; any other outcome of a question
// that has an answer is missed.
const (
	Right  Verdict = "right"
	Wrong  Verdict = "wrong"
	Missed Verdict = "missed"
)

// maxAnswer is how long an answer may be, in bytes: a dump of the whole table
// answers nothing.
const maxAnswer = 900

// maxQuestionProblems is how many lines of one file are complained about: a file
// that holds no questions at all would fill the screen.
const maxQuestionProblems = 50

// ReadQuestions reads a question file, one JSON object a line. name stands for
// the file in errors. The error tells of every line that is of no use; the
// questions of the others are returned beside it.
func ReadQuestions(name string, r io.Reader) ([]Question, error) {
	var out []Question
	var problems []error
	more := 0
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	n := 0
	for lines.Scan() {
		n++
		line := bytes.TrimSpace(lines.Bytes())
		if len(line) == 0 {
			continue
		}
		q, err := readQuestion(line)
		switch {
		case err == nil:
			q.Line = n
			out = append(out, q)
		case len(problems) == maxQuestionProblems:
			more++
		default:
			problems = append(problems, fmt.Errorf("%s:%d: %w", name, n, err))
		}
	}
	if more > 0 {
		problems = append(problems, fmt.Errorf("%s: … and %d more lines", name, more))
	}
	if err := lines.Err(); err != nil {
		problems = append(problems, fmt.Errorf("%s:%d: reading questions: %w", name, n+1, err))
	}
	return out, errors.Join(problems...)
}

func readQuestion(line []byte) (Question, error) {
	var q Question
	var wrong *json.UnmarshalTypeError
	switch err := json.Unmarshal(line, &q); {
	case errors.As(err, &wrong) && wrong.Field == "":
		return q, fmt.Errorf("reading a question: a line is a JSON object, not: %s; write it as in eval --help", wrong.Value)
	case errors.As(err, &wrong):
		return q, fmt.Errorf("reading a question: a JSON %s doesn't belong into %q: write the line as in eval --help", wrong.Value, wrong.Field)
	case err != nil:
		return q, fmt.Errorf("reading a question: not JSON: %w", err)
	}
	if len(q.Turns) == 0 {
		return q, fmt.Errorf("question %q has no turns", q.ID)
	}
	return q, nil
}

// Asked returns the request for what a member types: where the surface has
// commands and the text begins with one, that command.
func (h *House) Asked(s Surface, text string) Request {
	r := Request{Surface: s, Text: text}
	if s != Prefix && s != Slash {
		return r
	}
	first, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
	if c, ok := h.command(first); ok {
		r.Command, r.Text = c.Name, strings.TrimSpace(rest)
	}
	return r
}

// Converse asks the turns of a question in one new conversation and returns the
// reply to the last.
func (h *House) Converse(ctx context.Context, q Question) (Reply, error) {
	talk := *h
	talk.memory = NewMemory(MemoryOptions{Most: 1})
	talk.unanswered = nil // nobody asked these
	var reply Reply
	for _, turn := range q.Turns {
		r := talk.Asked(q.Surface, turn)
		r.Conversation, r.Plain = "one", true
		var err error
		if reply, err = talk.Handle(ctx, r); err != nil {
			return Reply{}, fmt.Errorf("asking %s: %w", q.ID, err)
		}
	}
	return reply, nil
}

// Judge says whether a reply is the right one for a question.
func (q Question) Judge(r Reply) Verdict {
	text := comparable(r.Plain())
	rejected := false
	for _, bad := range q.Reject {
		rejected = rejected || strings.Contains(text, comparable(bad))
	}
	found := r.Outcome == "found"
	switch {
	case q.Style == "abstain" || q.Style == "chatter":
		if found || rejected {
			return Wrong
		}
		return Right
	case !found:
		return Missed
	case rejected || len([]rune(r.Plain())) > maxAnswer || !q.met(text):
		return Wrong
	}
	return Right
}

func (q Question) met(text string) bool {
	for _, group := range q.Expect {
		any := false
		for _, s := range group {
			any = any || strings.Contains(text, comparable(s))
		}
		if !any {
			return false
		}
	}
	return true
}

var straight = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`, "–", "-", "—", "-", "‑", "-", "\u00a0", " ")

// comparable folds a text as the questions' own scoring does: NFKC, case,
// quotes, dashes and white space.
func comparable(s string) string {
	return strings.Join(strings.Fields(cases.Fold().String(straight.Replace(norm.NFKC.String(s)))), " ")
}
