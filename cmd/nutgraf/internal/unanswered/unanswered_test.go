package unanswered

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"nutgraf/handlers"
	"nutgraf/handlers/handlerstest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func opened(t *testing.T, path string, o handlers.UnansweredOptions) *Log {
	t.Helper()
	l, err := Open(t.Context(), path, o, func(err error) { t.Error(err) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return l
}

func TestConformance(t *testing.T) {
	handlerstest.Unanswered(t, func(t *testing.T, o handlers.UnansweredOptions) handlers.UnansweredLog {
		return opened(t, filepath.Join(t.TempDir(), "new", "un answered?#%.db"), o)
	})
}

func TestFileLastsAndIsPrivate(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "state", "unanswered.db")
	first := opened(t, path, handlers.UnansweredOptions{})
	note := handlers.Unanswered{Question: "who is the pilot", Outcome: "unknown", Surface: handlers.Mention}
	if err := first.Note(t.Context(), note); err != nil {
		t.Fatal(err)
	}
	if err := first.Close(); err != nil { // writes what is queued
		t.Fatal(err)
	}
	if err := first.Note(t.Context(), note); err == nil {
		t.Error("a closed log takes a question")
	}
	second, third := opened(t, path, handlers.UnansweredOptions{}), opened(t, path, handlers.UnansweredOptions{})
	if err := second.Note(t.Context(), note); err != nil {
		t.Fatal(err)
	}
	if _, err := second.List(t.Context()); err != nil { // now it is written
		t.Fatal(err)
	}
	list, err := third.List(t.Context())
	if err != nil || len(list) != 1 || list[0].Count != 2 {
		t.Errorf("two processes see %+v, %v", list, err)
	}
	for path, want := range map[string]os.FileMode{path: 0o600, filepath.Dir(path): 0o700} {
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm() != want {
			t.Errorf("%s is %v, %v", path, info.Mode(), err)
		}
	}
}

// What was cleared can't be found in the file.
func TestClearLeavesNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	l := opened(t, filepath.Join(dir, "u.db"), handlers.UnansweredOptions{})
	if err := l.Note(t.Context(), handlers.Unanswered{Question: "a secret that slipped in", Outcome: "unknown"}); err != nil {
		t.Fatal(err)
	}
	if err := l.Clear(t.Context()); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil || bytes.Contains(data, []byte("slipped")) {
			t.Errorf("%s still holds it, %v", file, err)
		}
	}
}

// What is too old leaves the file also when nobody asks in vain any more.
func TestTheOldLeavesTheFile(t *testing.T) {
	t.Parallel()
	now := time.Now()
	l := opened(t, filepath.Join(t.TempDir(), "u.db"), handlers.UnansweredOptions{Days: 2, Now: func() time.Time { return now }})
	if err := l.Note(t.Context(), handlers.Unanswered{Question: "who is the pilot", Outcome: "unknown"}); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct{ days, want int }{{2, 1}, {1, 0}} {
		var left int
		err := l.inTurn(t.Context(), func() error {
			now = now.AddDate(0, 0, step.days)
			return errors.Join(l.expire(), l.db.QueryRow("select count(*) from unanswered").Scan(&left))
		})
		if err != nil || left != step.want {
			t.Errorf("%d left, want %d, %v", left, step.want, err)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	text := filepath.Join(dir, "text")
	if err := os.WriteFile(text, []byte(strings.Repeat("no database at all\n", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	newer := filepath.Join(dir, "newer.db")
	l := opened(t, newer, handlers.UnansweredOptions{})
	if _, err := l.db.Exec("pragma user_version = 2"); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{text: "not a database", newer: "a newer nutgraf wrote it", filepath.Join(text, "x"): "not a directory", dir: "is a directory"} {
		l, err := Open(t.Context(), path, handlers.UnansweredOptions{}, nil)
		if err == nil {
			t.Error(path, "was opened")
			l.Close()
		} else if !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "move it away") {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
	}
}
