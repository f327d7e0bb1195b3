package main

import (
	"bytes"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms is the plan of the house: which of our packages a package may import.
// A name that ends in /... stands for a folder and all below it. The first room
// that a package lies in counts.
var rooms = []struct {
	room  string
	may   []string
	tests []string // may be imported by test files as well
}{
	{room: "cmd/...", may: []string{"cmd/...", "bot/...", "facts", "handlers"}, tests: []string{"handlers/handlerstest"}},
	{room: "bot", may: []string{"handlers"}, tests: []string{"bot", "bot/localdiscord/..."}},
	{room: "bot/localdiscord/...", may: []string{"bot/localdiscord/..."}},
	{room: "handlers", may: []string{"facts", "handlers/internal/..."}, tests: []string{"handlers", "handlers/handlerstest"}},
	{room: "handlers/handlerstest", may: []string{"handlers"}},
	{room: "handlers/internal/...", may: []string{"facts", "handlers/internal/..."}},
	{room: "facts", may: []string{"facts/internal/..."}, tests: []string{"facts"}},
	{room: "facts/internal/...", may: []string{"facts/internal/..."}},
}

// guests are packages of others that live in one room only.
var guests = []struct {
	guest string
	room  string
	files int // how many files there import it, tests aside; 0: any number
}{
	{guest: "github.com/bwmarrin/discordgo", room: "bot"},
	{guest: "github.com/sahilm/fuzzy", room: "facts", files: 1},
	{guest: "git.sr.ht/~sbinet/gg", room: "handlers/internal/picture"},
}

// maxLines is how long a file may grow before it wants a room of its own.
const maxLines = 300

const module = "nutgraf/"

// source is one Go file of the module.
type source struct {
	path    string // from the module's root, with slashes
	imports []string
	lines   int
}

func (s source) room() string { return path.Dir(s.path) }
func (s source) test() bool   { return strings.HasSuffix(s.path, "_test.go") }

func TestHouse(t *testing.T) {
	sources := readModule(t, "../..")
	if len(sources) < 50 {
		t.Fatalf("only %d files found: is this the module's root?", len(sources))
	}
	for _, problem := range inspect(sources) {
		t.Error(problem)
	}
}

// inspect returns every breach of the plan.
func inspect(sources []source) (problems []string) {
	complain := func(format string, args ...any) { problems = append(problems, fmt.Sprintf(format, args...)) }
	used := map[string]int{}
	for _, s := range sources {
		may, known := allowed(s)
		if !known {
			complain("%s: no room of the house; code lives in cmd, bot, handlers and facts", s.path)
		}
		for _, imported := range s.imports {
			if ours, ok := strings.CutPrefix(imported, module); ok && !slices.ContainsFunc(may, func(m string) bool { return within(m, ours) }) {
				complain("%s: imports %s, it may import %v of ours", s.path, ours, may)
			}
			for _, g := range guests {
				if imported == g.guest && s.room() != g.room {
					complain("%s: imports %s, which lives in %s alone", s.path, imported, g.room)
				} else if imported == g.guest && !s.test() {
					used[g.guest]++
				}
			}
		}
		if s.lines > maxLines && !s.test() {
			complain("%s: %d lines, more than %d", s.path, s.lines, maxLines)
		}
	}
	for _, g := range guests {
		if g.files > 0 && used[g.guest] != g.files {
			complain("%s is imported in %d files of %s, not %d", g.guest, used[g.guest], g.room, g.files)
		}
	}
	return problems
}

// allowed returns what a file may import of ours.
func allowed(s source) (may []string, known bool) {
	for _, r := range rooms {
		switch {
		case !within(r.room, s.room()):
		case s.test():
			return slices.Concat(r.may, r.tests), true
		default:
			return r.may, true
		}
	}
	return nil, false
}

// within says whether a package is the named one, or below it if the name ends
// in /....
func within(name, pkg string) bool {
	folder, all := strings.CutSuffix(name, "/...")
	return pkg == folder || all && strings.HasPrefix(pkg, folder+"/")
}

func readModule(t *testing.T, root string) (sources []source) {
	t.Helper()
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		name := d.Name()
		switch {
		case err != nil:
			return err
		case d.IsDir() && file != root && (name == "testdata" || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_")):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go"):
			return nil
		}
		s, err := readSource(root, file)
		sources = append(sources, s)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return sources
}

func readSource(root, file string) (source, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return source{}, err
	}
	parsed, err := parser.ParseFile(token.NewFileSet(), file, text, parser.ImportsOnly)
	if err != nil {
		return source{}, err
	}
	relative, err := filepath.Rel(root, file)
	if err != nil {
		return source{}, err
	}
	s := source{path: filepath.ToSlash(relative), lines: bytes.Count(text, []byte("\n"))}
	for _, spec := range parsed.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return source{}, err
		}
		s.imports = append(s.imports, imported)
	}
	return s, nil
}

// The inspection itself: each breach is seen, and nothing else is called one.
func TestHouseInspection(t *testing.T) {
	fuzzy := source{"facts/complete.go", []string{"github.com/sahilm/fuzzy"}, 9}
	for _, c := range []struct {
		bad bool
		source
	}{
		{true, source{"facts/x.go", []string{"nutgraf/handlers"}, 9}},
		{true, source{"facts/x_test.go", []string{"nutgraf/bot"}, 9}},
		{false, source{"facts/x_test.go", []string{"nutgraf/facts", "strings"}, 9}},
		{false, source{"facts/x.go", []string{"nutgraf/facts/internal/a/b"}, 9}},
		{true, source{"facts/internal/a/x.go", []string{"nutgraf/facts"}, 9}},
		{false, source{"handlers/x.go", []string{"nutgraf/facts", "nutgraf/handlers/internal/a"}, 9}},
		{true, source{"handlers/internal/a/x.go", []string{"nutgraf/handlers"}, 9}},
		{true, source{"handlers/x.go", []string{"nutgraf/facts/internal/a"}, 9}},
		{true, source{"handlers/x.go", []string{"github.com/bwmarrin/discordgo"}, 9}},
		{false, source{"bot/x.go", []string{"github.com/bwmarrin/discordgo", "nutgraf/handlers"}, 9}},
		{true, source{"bot/x.go", []string{"nutgraf/facts"}, 9}},
		{true, source{"bot/x_test.go", []string{"nutgraf/facts"}, 9}},
		{true, source{"bot/x.go", []string{"nutgraf/bot/localdiscord"}, 9}},
		{false, source{"bot/x_test.go", []string{"nutgraf/bot/localdiscord"}, 9}},
		{true, source{"bot/localdiscord/x_test.go", []string{"nutgraf/bot"}, 9}},
		{true, source{"bot/localdiscord/x.go", []string{"nutgraf/handlers"}, 9}},
		{true, source{"bot/localdiscord/x_test.go", []string{"github.com/bwmarrin/discordgo"}, 9}},
		{true, source{"cmd/nutgraf/x.go", []string{"nutgraf/facts/internal/a"}, 9}},
		{false, source{"cmd/nutgraf/x.go", []string{"nutgraf/bot", "nutgraf/facts"}, 9}},
		{true, source{"pkg/x.go", nil, 9}},
		{true, source{"x.go", nil, 9}},
		{true, source{"facts/y.go", []string{"github.com/sahilm/fuzzy"}, 9}},
		{true, source{"handlers/y.go", []string{"github.com/sahilm/fuzzy"}, 9}},
		{false, source{"facts/y_test.go", []string{"github.com/sahilm/fuzzy"}, 999}},
		{true, source{"facts/y.go", nil, 301}},
		{false, source{"facts/y.go", nil, 300}},
	} {
		if got := inspect([]source{fuzzy, c.source}); (len(got) > 0) != c.bad {
			t.Errorf("%+v: %q", c.source, got)
		}
	}
}
