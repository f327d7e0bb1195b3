package main

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"strings"
	"testing"
)

// running is a batch whose input is written line by line.
type running struct {
	in     *io.PipeWriter
	out    *bufio.Reader
	ended  chan int
	cancel context.CancelFunc
}

func startBatch(t *testing.T) *running {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	stdin, in := io.Pipe()
	out, stdout := io.Pipe()
	r := &running{in: in, out: bufio.NewReader(out), ended: make(chan int, 1), cancel: cancel}
	go func() {
		r.ended <- run(ctx, []string{"ask", "--batch", "--table", "testdata/bridge/bridge.yaml"}, nil, stdin, stdout, io.Discard)
		stdout.Close()
	}()
	t.Cleanup(func() { in.Close(); out.Close(); cancel() })
	return r
}

// ask writes one line and returns the line that answers it.
func (r *running) ask(t *testing.T, line string) (answer struct {
	ID, Outcome, Error string
	Line               int
}) {
	t.Helper()
	if _, err := io.WriteString(r.in, line+"\n"); err != nil {
		t.Fatal(err)
	}
	text, err := r.out.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(text), &answer); err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return answer
}

// A program on the other side of a pipe asks, waits for the answer, asks again:
// nothing may be held back until the input ends.
func TestBatchAnswersAtOnce(t *testing.T) {
	r := startBatch(t)
	if a := r.ask(t, `{"id":"1","turns":["who King"],"surface":"prefix"}`); a.ID != "1" || a.Outcome != "found" {
		t.Errorf("first: %+v", a)
	}
	long := strings.Repeat("x", maxLine)
	if a := r.ask(t, `{"id":"2","turns":["`+long+`"],"surface":"dm"}`); a.Line != 2 || !strings.Contains(a.Error, "longer than") {
		t.Errorf("too long: %+v", a)
	}
	// The longest line that is allowed, to the byte.
	const frame = `{"id":"3","turns":[""],"surface":"dm"}`
	if a := r.ask(t, strings.Replace(frame, `""`, `"`+long[len(frame):]+`"`, 1)); a.ID != "3" || a.Error != "" || a.Outcome == "found" {
		t.Errorf("just not too long: %+v", a)
	}
	if a := r.ask(t, "{"); a.Line != 4 || a.Error == "" {
		t.Errorf("bad: %+v", a)
	}
	if a := r.ask(t, `{"id":"5","turns":["when is the opening"],"surface":"mention"}`); a.Outcome != "found" {
		t.Errorf("after a bad line: %+v", a)
	}
	r.in.Close()
	if code := <-r.ended; code != 0 {
		t.Errorf("exit status %d", code)
	}
}

func TestBatchEndsWithItsContext(t *testing.T) {
	r := startBatch(t)
	r.ask(t, `{"id":"1","turns":["who King"],"surface":"dm"}`)
	r.cancel()
	if code := <-r.ended; code != exitFailure {
		t.Errorf("exit status %d, want %d: not everything was answered", code, exitFailure)
	}
}

func TestBatchSaysWhenItCannotWrite(t *testing.T) {
	out, stdout := io.Pipe()
	out.Close()
	var stderr strings.Builder
	code := run(t.Context(), []string{"ask", "--batch", "--table", "testdata/bridge/bridge.yaml"}, nil,
		strings.NewReader(`{"id":"1","turns":["who"],"surface":"dm"}`), stdout, &stderr)
	if code != exitFailure || !strings.Contains(stderr.String(), "writing the answer to line 1") {
		t.Errorf("exit status %d, %s", code, stderr.String())
	}
}
