package shelf

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"nutgraf/facts"
)

func bridge(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../../testdata/bridge/bridge.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// kept is a shelf over a file of a test, watched until the test ends.
type kept struct {
	*Shelf
	t      *testing.T
	asked  chan os.Signal
	events chan Event
}

func keep(t *testing.T, text string) *kept {
	t.Helper()
	file := filepath.Join(t.TempDir(), "table.yaml")
	k := &kept{t: t, asked: make(chan os.Signal), events: make(chan Event)}
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	var err error
	if k.Shelf, err = Open(file); err != nil {
		t.Fatal(err)
	}
	k.watch()
	return k
}

func (k *kept) watch() {
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		k.Watch(ctx, k.asked, func(e Event) {
			select {
			case k.events <- e:
			case <-ctx.Done():
			}
		})
	}()
	k.t.Cleanup(func() { stop(); <-ended })
}

func (k *kept) event() Event {
	k.t.Helper()
	select {
	case e := <-k.events:
		return e
	case <-time.After(30 * time.Second):
		k.t.Fatal("nothing was told")
		return Event{}
	}
}

// save writes the file in place, replace puts another in its place, as editors
// do.
func (k *kept) save(text string) {
	k.t.Helper()
	if err := os.WriteFile(k.path, []byte(text), 0o600); err != nil {
		k.t.Fatal(err)
	}
}

func (k *kept) replace(text string) {
	k.t.Helper()
	if err := os.WriteFile(k.path+"~", []byte(text), 0o600); err != nil {
		k.t.Fatal(err)
	}
	if err := os.Rename(k.path+"~", k.path); err != nil {
		k.t.Fatal(err)
	}
}

func TestWatch(t *testing.T) {
	t.Parallel()
	text := bridge(t)
	k := keep(t, text)
	first := k.Table()

	k.save(strings.Replace(text, "mayor of Riverside.", "captain of the ferry.", 1))
	e := k.event()
	if e.Err != nil || e.Asked || len(e.Diff.Changed) != 1 || len(e.Diff.Added)+len(e.Diff.Removed) != 0 || k.Table() != e.Table || e.Table == first {
		t.Errorf("after saving: %+v", e)
	}
	second := e.Table

	k.replace(strings.Replace(text, "    answer: Ada King", "    anser: Ada King", 1))
	var problems facts.Problems
	if e = k.event(); !errors.As(e.Err, &problems) || problems[0].Line < 2 || k.Table() != second || e.Table != second {
		t.Errorf("with a mistake: %+v", e)
	}
	k.asked <- syscall.SIGHUP
	if e = k.event(); !errors.As(e.Err, &problems) || !e.Asked || k.Table() != second {
		t.Errorf("asked, with a mistake: %+v", e)
	}

	if err := os.Remove(k.path); err != nil {
		t.Fatal(err)
	}
	if e = k.event(); !errors.Is(e.Err, fs.ErrNotExist) || k.Table() != second {
		t.Errorf("removed: %+v", e)
	}
	k.replace(text)
	if e = k.event(); e.Err != nil || e.Table.Version != first.Version || k.Table() != e.Table {
		t.Errorf("back again: %+v", e)
	}
	k.asked <- syscall.SIGHUP
	if e = k.event(); e.Err != nil || !e.Diff.Empty() || !e.Asked {
		t.Errorf("asked, with nothing new: %+v", e)
	}
}

// The link of a mounted volume is turned to another file: nothing is written.
func TestWatchFollowsALink(t *testing.T) {
	t.Parallel()
	dir, text := t.TempDir(), bridge(t)
	for name, content := range map[string]string{"one": text, "two": strings.Replace(text, "mayor of Riverside.", "captain of the ferry.", 1)} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	link := filepath.Join(dir, "table.yaml")
	if err := os.Symlink("one", link); err != nil {
		t.Skip(err)
	}
	k := &kept{t: t, events: make(chan Event)}
	var err error
	if k.Shelf, err = Open(link); err != nil {
		t.Fatal(err)
	}
	k.watch()
	if err := os.Symlink("two", link+"~"); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(link+"~", link); err != nil {
		t.Fatal(err)
	}
	if e := k.event(); e.Err != nil || len(e.Diff.Changed) != 1 {
		t.Errorf("%+v", e)
	}
}

func TestBuiltInTable(t *testing.T) {
	t.Parallel()
	k := &kept{t: t, asked: make(chan os.Signal), events: make(chan Event)}
	var err error
	if k.Shelf, err = Open(""); err != nil {
		t.Fatal(err)
	}
	k.watch()
	k.asked <- syscall.SIGHUP
	if e := k.event(); !errors.Is(e.Err, errBuiltIn) || e.Table != k.Table() {
		t.Errorf("%+v", e)
	}
}

func TestOpenRefuses(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	huge := filepath.Join(dir, "huge.yaml")
	if err := os.WriteFile(huge, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(huge, MaxFile+1); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		filepath.Join(dir, "absent.yaml"): "no such file", dir: "reading the table", huge: "larger than 16 MiB",
	} {
		if _, err := Open(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
	}
}

func TestCompare(t *testing.T) {
	t.Parallel()
	table := func(edit ...string) *facts.Table {
		text := strings.NewReplacer(edit...).Replace(bridge(t))
		out, err := facts.Parse("t.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	before := table()
	id := before.Facts[0].ID
	for _, c := range []struct {
		name  string
		after *facts.Table
		want  Diff
	}{
		{"nothing", table(), Diff{}},
		{"a comment", table("facts:\n", "facts: # all\n"), Diff{}},
		{"an id", table("id: "+id, "id: other"), Diff{Added: []string{"other"}, Removed: []string{id}}},
		{"the article", table("publisher: The Riverside Gazette", "publisher: The Gazette"), Diff{Else: true}},
	} {
		got := Compare(before, c.after)
		if !slices.Equal(got.Added, c.want.Added) || !slices.Equal(got.Removed, c.want.Removed) ||
			!slices.Equal(got.Changed, c.want.Changed) || got.Else != c.want.Else || got.Empty() != c.want.Empty() {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}
