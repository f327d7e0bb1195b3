package lines

import (
	"context"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
)

func all(r io.Reader, limit int) (got []Line) {
	for l := range Read(context.Background(), r, limit) {
		got = append(got, l)
	}
	return got
}

func TestRead(t *testing.T) {
	long := strings.Repeat("x", 10_000)
	for name, c := range map[string]struct {
		in   string
		want []Line
	}{
		"nothing":      {"", nil},
		"no last end":  {"a\nb", []Line{{1, "a", false, nil}, {2, "b", false, nil}}},
		"Windows":      {"a\r\n\r\n", []Line{{1, "a", false, nil}, {2, "", false, nil}}},
		"at the limit": {long + "\nb\n", []Line{{1, long, false, nil}, {2, "b", false, nil}}},
		"over it":      {long + "x\nb\n", []Line{{1, "", true, nil}, {2, "b", false, nil}}},
		"over, no end": {"a\n" + long + long, []Line{{1, "a", false, nil}, {2, "", true, nil}}},
		"split end":    {strings.Repeat("x", 4095) + "\r\nb", []Line{{1, strings.Repeat("x", 4095), false, nil}, {2, "b", false, nil}}},
		"at, Windows":  {long + "\r\n", []Line{{1, long, false, nil}}},
	} {
		for _, r := range []io.Reader{strings.NewReader(c.in), iotest.OneByteReader(strings.NewReader(c.in))} {
			if got := all(r, len(long)); !reflect.DeepEqual(got, c.want) {
				t.Errorf("%s: %d lines, want %d", name, len(got), len(c.want))
			}
		}
	}
}

func TestReadFails(t *testing.T) {
	broken := errors.New("broken")
	got := all(io.MultiReader(strings.NewReader("a\nb"), iotest.ErrReader(broken)), 9)
	if len(got) != 2 || got[0].Text != "a" || !errors.Is(got[1].Err, broken) {
		t.Errorf("got %v", got)
	}
}

// The reader stays open and silent: only the context can end the loop.
func TestReadEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	r, w := io.Pipe()
	defer w.Close()
	go io.WriteString(w, "a\n")
	for l := range Read(ctx, r, 9) {
		if l.Text != "a" {
			t.Errorf("got %v", l)
		}
		cancel()
	}
	if ctx.Err() == nil {
		t.Error("no line came")
	}
}
