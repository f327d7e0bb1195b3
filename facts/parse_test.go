package facts

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what the tests get as what they expect")

// TestTables reads and checks each testdata/tables/NAME.yaml, against
// NAME.article where there is one, and compares the problems with NAME.txt.
func TestTables(t *testing.T) {
	files, err := filepath.Glob("testdata/tables/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no tables: %v", err)
	}
	for _, file := range files {
		base := strings.TrimSuffix(file, ".yaml")
		t.Run(filepath.Base(base), func(t *testing.T) {
			golden(t, base+".txt", problemsOf(t, base))
		})
	}
}

// problemsOf returns what is wrong with a table, one problem a line.
func problemsOf(t *testing.T, base string) string {
	t.Helper()
	data, err := os.ReadFile(base + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	article, err := os.ReadFile(base + ".article")
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	name := filepath.Base(base) + ".yaml"
	table, err := Parse(name, data)
	var problems Problems
	switch {
	case err == nil:
		c := &checker{table: table}
		c.curation(string(article))
		problems = c.problems.sorted()
	case errors.As(err, &problems):
		_, problems = Review(name, data, string(article))
	default:
		t.Fatalf("the error is %T, not Problems: %v", err, err)
	}
	if len(problems) == 0 {
		return "no problems\n"
	}
	return problems.Error() + "\n"
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
}
