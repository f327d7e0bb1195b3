package facts

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"
)

// docExample returns the table in the package's documentation.
func docExample(t *testing.T) string {
	t.Helper()
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	_, example, ok := strings.Cut(string(doc), "// # The table\n")
	example, _, ended := strings.Cut(example, "// # The rules\n")
	if !ok || !ended {
		t.Fatal("doc.go has no section “The table” before “The rules”")
	}
	var table strings.Builder
	for line := range strings.Lines(example) {
		if text, ok := strings.CutPrefix(line, "//\t"); ok {
			table.WriteString(text)
		} else if line == "//\n" {
			table.WriteString("\n")
		}
	}
	return table.String()
}

// TestDocumentedTable: the example of the documentation is a table without
// problems, and each of its values arrives where it belongs.
func TestDocumentedTable(t *testing.T) {
	table, err := Parse("doc.go", []byte(docExample(t)))
	if err != nil {
		t.Fatal(err)
	}
	c := &checker{table: table}
	c.curation("Mayor opens the new bridge\n\nMayor Ada King will open the bridge on Friday.\n")
	for _, p := range c.problems {
		t.Error(p)
	}
	day := func(n int) time.Time { return time.Date(2024, time.March, n, 0, 0, 0, 0, time.UTC) }
	opening := Interval{From: day(8), To: day(9), Precision: Day}

	traditional, simplified := language.MustParse("zh-Hant"), language.MustParse("zh-Hans")
	want := Article{"Mayor opens the new bridge", "The Riverside Gazette", day(7), 1, "https://example.org/b1",
		Translations{{traditional, "市長將為新橋剪綵"}}, Translations{{traditional, "河濱公報"}}}
	if got := table.Article; !reflect.DeepEqual(got, want) {
		t.Errorf("article: got %+v, want %+v", got, want)
	}
	king, event := table.Entities[0], table.Entities[1]
	if king.ID != "ada-king" || king.Kind != Person || king.Name != "Ada King" || king.Role != "mayor of Riverside" || king.Country != "riverland" ||
		!slices.Equal(king.Aliases, []string{"King", "Mayor King", "金艾达", "金艾達"}) || !slices.Equal(king.Shared, []string{"the official"}) {
		t.Errorf("entity: got %+v", king)
	}
	if !slices.Equal(king.Names, Translations{{traditional, "金艾達"}, {simplified, "金艾达"}}) ||
		!slices.Equal(king.Roles, Translations{{traditional, "河濱市長"}, {simplified, "河滨市长"}}) {
		t.Errorf("entity in other languages: got %+v", king)
	}
	if event.Kind != Event || event.When != opening || event.Where != "north-bank" || len(table.Entities) != 5 {
		t.Errorf("entity: got %+v", event)
	}
	f := table.Facts[0]
	if f.ID != "opening-day" || !slices.Equal(f.Answers, []Ask{AskWhen, AskWhat}) || !slices.Equal(f.About, []string{"bridge-opening", "ada-king"}) ||
		f.Answer != "Mayor Ada King will open the bridge on Friday, March 8, 2024." || f.Status != Announced || f.By != "city-hall" ||
		f.When != opening || f.Words != "Friday" || f.Where != "north-bank" || f.Paragraph != 1 || f.Evidence != "will open the bridge on Friday" ||
		!slices.Equal(f.Phrasings, []string{"on what day is the ribbon cut"}) ||
		!slices.EqualFunc(f.Needs, [][]string{{"bridge", "opening"}, {"first", "next"}}, slices.Equal) {
		t.Errorf("fact: got %+v", f)
	}
	if !slices.Equal(f.Translations, Translations{{traditional, "市長金艾達將於2024年3月8日（星期五）為大橋剪綵。"}, {simplified, "市长金艾达将于2024年3月8日（星期五）为大桥剪彩。"}}) {
		t.Errorf("fact in other languages: got %+v", f.Translations)
	}
	u := table.Unsaid[0]
	if !slices.Equal(u.Translations, Translations{{traditional, "大橋的造價"}}) {
		t.Errorf("unsaid in other languages: got %+v", u.Translations)
	}
	if u.ID != "bridge-price" || !slices.Equal(u.About, []string{"bridge-opening"}) || u.Gap != "what the bridge cost" ||
		!slices.Equal(u.Phrasings, []string{"how much did the bridge cost"}) || u.Needs != nil {
		t.Errorf("unsaid: got %+v", u)
	}
}

// TestVersion: equal tables have equal versions, others don't.
func TestVersion(t *testing.T) {
	example := docExample(t)
	version := func(text string) string {
		table, err := Parse("table.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return table.Version
	}
	first := version(example)
	if len(first) != 12 || strings.Trim(first, "0123456789abcdef") != "" {
		t.Errorf("version %q is not 12 hex digits", first)
	}
	if version(example) != first || version(example+"\n") == first {
		t.Error("versions don't go with the content")
	}
}

// TestScalarsAsWritten: what YAML would read as numbers and truth values stays
// as it is written.
func TestScalarsAsWritten(t *testing.T) {
	text := strings.Replace(docExample(t), "[the opening, ribbon cutting]",
		`[012, 0o17, 1_000, 0x1F, yes, true, .inf, 1.50, 2024, 2024-03-08, 12:30, +5, "a  b",`+"\n      split\n      word]", 1)
	table, err := Parse("table.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"012", "0o17", "1_000", "0x1F", "yes", "true", ".inf", "1.50", "2024", "2024-03-08", "12:30", "+5", "a b", "split word"}
	if got := table.Entities[1].Aliases; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestPositions: each value of the embedded table is remembered where it stands.
func TestPositions(t *testing.T) {
	table := embedded(t)
	lines := strings.Split(string(embeddedTable), "\n")
	at := func(path, value string) {
		p, ok := table.where.at[path]
		if !ok {
			t.Errorf("%s has no position", path)
			return
		}
		rest := strings.TrimLeft(string([]rune(lines[p.line-1])[p.column-1:]), `"'`)
		if begin := strings.Fields(value)[0]; !strings.HasPrefix(rest, begin) && !strings.HasPrefix(rest, ">") && !strings.HasPrefix(rest, "|") {
			t.Errorf("%s is %q, but at %d:%d stands %q", path, value, p.line, p.column, rest)
		}
	}
	for i, e := range table.Entities {
		at(pathTo("entities", i, "id"), e.ID)
		at(pathTo("entities", i, "name"), e.Name)
		for j, alias := range e.Aliases {
			at(pathTo("entities", i, "aliases", j), alias)
		}
	}
	for i, f := range table.Facts {
		at(pathTo("facts", i), "id:")
		at(pathTo("facts", i, "answer"), f.Answer)
		at(pathTo("facts", i, "evidence"), f.Evidence)
		for _, tr := range f.Translations {
			at(translationPath(pathTo("facts", i, "translations"), tr.Language), tr.Text)
		}
		for j, phrasing := range f.Phrasings {
			at(pathTo("facts", i, "phrasings", j), phrasing)
		}
	}
}
