// Package lines reads text line by line from a terminal, a pipe or a file:
// each line is there as soon as it has been typed, a line of any length costs no
// more memory than its limit, and a reader that nobody closes doesn't keep the
// program from ending.
package lines

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
)

// Line is one line of input.
type Line struct {
	Number  int    // from 1
	Text    string // without its line end; empty if TooLong
	TooLong bool
	Err     error // reading failed; no line follows
}

// Read yields the lines of r until its end, or until ctx ends. A line of more
// than limit bytes is skipped and marked TooLong.
//
// A loop that ends while r blocks leaves a goroutine behind until r returns:
// standard input can't be interrupted. At most one line that was read by then is
// lost.
func Read(ctx context.Context, r io.Reader, limit int) iter.Seq[Line] {
	return func(yield func(Line) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		read := make(chan Line)
		go send(ctx, scanner{in: bufio.NewReader(r), limit: limit}, read)
		for {
			select {
			case <-ctx.Done():
				return
			case line, ok := <-read:
				if !ok || !yield(line) {
					return
				}
			}
		}
	}
}

// send sends all lines, then closes the channel.
func send(ctx context.Context, s scanner, read chan<- Line) {
	defer close(read)
	for number := 1; ; number++ {
		line, err := s.next()
		line.Number = number
		switch {
		case errors.Is(err, io.EOF):
			return
		case err != nil:
			line.Err = fmt.Errorf("reading line %d: %w", number, err)
		}
		select {
		case read <- line:
		case <-ctx.Done():
			return
		}
		if err != nil {
			return
		}
	}
}

type scanner struct {
	in    *bufio.Reader
	limit int
}

// next returns the next line; io.EOF only when there is none.
func (s scanner) next() (Line, error) {
	var text []byte
	some := false
	for {
		part, err := s.in.ReadSlice('\n')
		some = some || len(part) > 0
		// Two bytes more than the limit: a line end may be among them.
		text = append(text, part[:min(len(part), s.limit+2-len(text))]...)
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && (!some || !errors.Is(err, io.EOF)):
			return Line{}, err
		}
		text = bytes.TrimSuffix(bytes.TrimSuffix(text, []byte("\n")), []byte("\r"))
		if len(text) > s.limit {
			return Line{TooLong: true}, nil
		}
		return Line{Text: string(text)}, nil
	}
}
