package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"nutgraf/cmd/nutgraf/internal/lines"
	"nutgraf/handlers"
)

// maxLine is the longest line of a batch or a scripted chat, in bytes.
const maxLine = 1 << 20

// batchQuestion is one line of input; further keys are ignored.
type batchQuestion struct {
	ID      string           `json:"id"`
	Turns   []string         `json:"turns"` // what one member types, in order; the last is judged
	Surface handlers.Surface `json:"surface"`
}

// batchAnswer is one line of output.
type batchAnswer struct {
	ID      string   `json:"id"`
	Outcome string   `json:"outcome"`
	Text    string   `json:"text"` // as a member would read it, without markup
	Facts   []string `json:"facts"`
	Matched string   `json:"matched"`
	TookUS  int64    `json:"took_us"` // microseconds for the last turn
}

// batchError stands for a line that couldn't be answered.
type batchError struct {
	ID    string `json:"id,omitempty"`
	Error string `json:"error"`
	Line  int    `json:"line"`
}

// batch answers each line of in as soon as it is there. It fails only when
// reading or writing does; a line that it can't use is answered with an error.
func batch(ctx context.Context, house *handlers.House, in io.Reader, out io.Writer) error {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	for line := range lines.Read(ctx, in, maxLine) {
		if line.Err != nil {
			return line.Err
		}
		if !line.TooLong && strings.TrimSpace(line.Text) == "" {
			continue
		}
		var result any
		answer, err := batchLine(ctx, house, line)
		if result = answer; err != nil {
			result = batchError{ID: answer.ID, Error: err.Error(), Line: line.Number}
		}
		if err := e.Encode(result); err != nil {
			return fmt.Errorf("writing the answer to line %d: %w", line.Number, err)
		}
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("interrupted: %w", err)
	}
	return nil
}

func batchLine(ctx context.Context, house *handlers.House, line lines.Line) (batchAnswer, error) {
	if line.TooLong {
		return batchAnswer{}, fmt.Errorf("longer than %d bytes", maxLine)
	}
	var q batchQuestion
	if err := json.Unmarshal([]byte(line.Text), &q); err != nil {
		return batchAnswer{ID: q.ID}, explain(err)
	}
	switch q.Surface {
	case handlers.Prefix, handlers.Slash, handlers.Mention, handlers.DM:
	default:
		return batchAnswer{ID: q.ID}, fmt.Errorf("surface %q: write prefix, slash, mention or dm", q.Surface)
	}
	if len(q.Turns) == 0 {
		return batchAnswer{ID: q.ID}, errors.New("no turns: write at least one question")
	}
	var reply handlers.Reply
	var took time.Duration
	for _, turn := range q.Turns {
		r := handlers.Request{Surface: q.Surface, Text: turn, Plain: true, Conversation: fmt.Sprintf("batch/%d", line.Number)}
		if q.Surface == handlers.Prefix || q.Surface == handlers.Slash {
			r.Command, r.Text = command(house, turn)
		}
		var err error
		began := time.Now()
		if reply, err = house.Handle(ctx, r); err != nil {
			return batchAnswer{ID: q.ID}, fmt.Errorf("answering %q: %w", turn, err)
		}
		took = time.Since(began)
	}
	return batchAnswer{
		ID: q.ID, Outcome: reply.Outcome, Text: reply.Plain(),
		Facts: append([]string{}, reply.Facts...), Matched: reply.Matched, TookUS: took.Microseconds(),
	}, nil
}

// explain says what is wrong with a line in the words of its writer.
func explain(err error) error {
	var wrong *json.UnmarshalTypeError
	switch {
	case !errors.As(err, &wrong):
		return fmt.Errorf("not JSON: %w", err)
	case wrong.Field == "":
		return fmt.Errorf("a JSON object is needed here, not: %s", wrong.Value)
	case wrong.Field == "turns":
		return errors.New("turns: write a list of texts")
	}
	return fmt.Errorf("%s: write a text in quotes", wrong.Field)
}
