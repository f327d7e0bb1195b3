package handlers

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"golang.org/x/text/language"

	"nutgraf/handlers/internal/words"
)

// catalogue reads a file of internal/words: the texts by id, all plural forms of
// one in a row.
func catalogue(t *testing.T, tag language.Tag) map[string]string {
	t.Helper()
	data, err := os.ReadFile("internal/words/" + tag.String() + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	raw := map[string]any{}
	if err := yaml.Unmarshal(data, &raw); err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for id, v := range raw {
		switch v := v.(type) {
		case string:
			texts[id] = v
		case map[string]any:
			for _, form := range []string{"one", "other"} {
				if text, ok := v[form].(string); ok {
					texts[id] += text + "\n"
				}
			}
		}
		if strings.TrimSpace(texts[id]) == "" && id != "list.comma" {
			t.Errorf("%s: %s is empty", tag, id)
		}
	}
	return texts
}

// elsewhere says which texts need none in English: names that stand in the list of
// commands, and dates that Go writes.
var elsewhere = regexp.MustCompile(`^(command|option)\..*\.name$|^date\.`)

var places = regexp.MustCompile(`\{\{\.\w+\}\}`)

// TestCataloguesAgree: each text stands in each language, with the same places.
func TestCataloguesAgree(t *testing.T) {
	english := catalogue(t, words.English)
	table := embeddedHouse(t).tables()
	for _, tag := range []language.Tag{words.Traditional, words.Simplified} {
		texts := catalogue(t, tag)
		for id, text := range texts {
			original, ok := english[id]
			switch {
			case !ok && !elsewhere.MatchString(id):
				t.Errorf("%s: %s stands in no English catalogue", tag, id)
			case ok && !slices.Equal(placesOf(text), placesOf(original)):
				t.Errorf("%s: %s has the places %v, in English %v", tag, id, placesOf(text), placesOf(original))
			case tag == words.Simplified && table.LanguageOf(text) == words.Traditional:
				t.Errorf("%s: %s has Traditional characters: %s", tag, id, text)
			}
		}
		for id := range english {
			if _, ok := texts[id]; !ok {
				t.Errorf("%s lacks %s: %q", tag, id, english[id])
			}
		}
	}
}

func placesOf(text string) []string {
	list := places.FindAllString(text, -1)
	slices.Sort(list)
	return slices.Compact(list)
}

// TestTextsAreUsed: the code asks for no text that isn't there, and for each one
// that is. An id may be put together from a beginning that ends in a dot.
func TestTextsAreUsed(t *testing.T) {
	literals := map[string]bool{}
	for _, folder := range []string{".", "../bot", "../cmd/nutgraf"} {
		eachFile(t, folder, func(_ string, f *ast.File) {
			ast.Inspect(f, func(n ast.Node) bool {
				if s, ok := literal(n); ok {
					literals[s] = true
				}
				return true
			})
		})
	}
	known := catalogue(t, words.English)
	for id := range catalogue(t, words.Traditional) {
		known[id] = ""
	}
	for id := range known {
		if strings.HasPrefix(id, "command.") || strings.HasPrefix(id, "option.") {
			continue // see TestLocalisedCommands
		}
		used := literals[id]
		for begin := id; !used && strings.Contains(begin, "."); {
			begin = begin[:strings.LastIndexByte(begin, '.')]
			used = literals[begin+"."]
		}
		if !used {
			t.Errorf("nothing says %s: remove it from the catalogues", id)
		}
	}
	for _, id := range asked(t) {
		if _, ok := known[id]; !ok {
			t.Errorf("the code says %q, which no catalogue has", id)
		}
	}
}

// asked returns the ids in calls of Say, Count and button, as far as they are
// written out.
func asked(t *testing.T) (ids []string) {
	t.Helper()
	for _, folder := range []string{".", "../bot", "../cmd/nutgraf"} {
		eachFile(t, folder, func(_ string, f *ast.File) {
			ast.Inspect(f, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok || len(call.Args) == 0 {
					return true
				}
				if method, ok := call.Fun.(*ast.SelectorExpr); ok && slices.Contains([]string{"Say", "Count"}, method.Sel.Name) {
					if id, ok := literal(call.Args[0]); ok {
						ids = append(ids, id)
					}
				}
				return true
			})
		})
	}
	return ids
}

// plainTexts are texts of this package that members never read.
var plainTexts = map[string]string{
	"who else?":               "asked of the table",
	"January 2, 2006":         "a layout",
	"Monday, January 2, 2006": "a layout",
	"Find in article":         "a command's name",
	"the week":                "of a date in English",
}

// sentence is what looks like words for people.
var sentence = regexp.MustCompile(`(?i)[a-z]{2,}[,.!?]? [a-z]{2,}`)

// TestTextsStandInCatalogues finds words for members that are written into the
// code of this package.
func TestTextsStandInCatalogues(t *testing.T) {
	eachFile(t, ".", func(name string, f *ast.File) {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ImportSpec, *ast.Field:
				return false
			case *ast.KeyValueExpr:
				if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Examples" {
					return false
				}
			case *ast.CallExpr:
				if called, ok := n.Fun.(*ast.SelectorExpr); ok && slices.Contains([]string{"Errorf", "New", "MustCompile"}, called.Sel.Name) {
					return false
				}
				if called, ok := n.Fun.(*ast.Ident); ok && slices.Contains([]string{"ask", "panic"}, called.Name) {
					return false
				}
			}
			if s, ok := literal(n); ok && plainTexts[s] == "" && sentence.MatchString(s) {
				t.Errorf("%s: %q: put it into the catalogues of internal/words, or among the plainTexts of this test", name, s)
			}
			return true
		})
	})
}

func literal(n ast.Node) (string, bool) {
	lit, ok := n.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

// eachFile parses the files of a folder, tests aside, and of those below.
func eachFile(t *testing.T, folder string, look func(name string, f *ast.File)) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && slices.Contains([]string{"localdiscord", "testdata", "handlerstest"}, d.Name()):
			return fs.SkipDir
		case d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		look(path, f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
