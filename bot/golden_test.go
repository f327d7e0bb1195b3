package bot

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"nutgraf/bot/localdiscord"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden shows each kind of reply as a member reads it, and as it goes over
// the wire.
func TestGolden(t *testing.T) {
	s := play(t, registering, localdiscord.Options{})
	gallery := s.gallery()
	show := gallery.add
	card := show("prefix", s.reply(s.alice.Says(s.general, "!who Ada King")))
	when := show("slash", s.answer(s.alice.Runs(s.general, "/when", "event", "openning")))
	show("mention", s.reply(s.alice.Mentions(s.general, "@bot why was the bridge built?")))
	show("direct message", s.reply(s.alice.DM("where is the bridge opened?")))
	show("slash in private", s.answer(s.alice.Runs(s.general, "/who", "name", "Stone", "private", "true")))
	show("a chip", s.answer(s.bob.Clicks(when, "Where?")))
	related := show("related", s.answer(s.bob.Clicks(card, "Related")))
	show("share one of a list", s.answer(s.bob.Clicks(related, "Share 1")))
	show("source", s.answer(s.bob.Clicks(card, "Source")))
	show("somebody else's delete", s.answer(s.bob.Clicks(card, "Delete")))
	show("the article doesn't say", s.reply(s.alice.Says(s.general, "!how much did the bridge cost")))
	show("the article doesn't say, slash", s.answer(s.alice.Runs(s.general, "/ask", "question", "how much did the bridge cost")))
	unsure := show("did you mean", s.reply(s.alice.Mentions(s.general, "@bot who is Rivurzied")))
	show("this one", s.answer(s.alice.Clicks(unsure, "Riverside")))
	show("a list", s.answer(s.alice.Runs(s.general, "/ask", "question", "list the people")))
	show("small talk", s.reply(s.alice.DM("hello")))
	about := s.bob.Says(s.general, "Will King open it? I hear Stone built the bridge.")
	show("find in article", s.answer(s.alice.RunsOn(about, "Find in article")))
	show("find in article, nothing", s.answer(s.alice.RunsOn(s.bob.Says(s.general, "who wants pizza"), "Find in article")))
	golden(t, "replies.txt", steady(s, gallery.String()))
}

// gallery collects replies and the requests that they took.
type gallery struct {
	strings.Builder
	s    *scene
	mark int // number of the last request that has been shown
}

func (s *scene) gallery() *gallery {
	g := &gallery{s: s}
	for _, r := range s.Requests() {
		g.mark = max(g.mark, r.Number)
	}
	return g
}

// add shows a message and what the bot has sent since the last one.
func (g *gallery) add(title string, m localdiscord.Message) localdiscord.Message {
	g.s.t.Helper()
	g.s.quiet()
	fmt.Fprintf(g, "## %s\n\n%s", title, drawing(m))
	for _, r := range g.s.Requests() {
		if r.Number > g.mark && len(r.Body) > 0 && r.Method != "GET" {
			fmt.Fprintf(g, "\n%s %s\n%s\n", r.Method, r.Path, indented(g.s.t, r.Body))
		}
		g.mark = max(g.mark, r.Number)
	}
	g.WriteString("\n")
	return m
}

// drawing is a message as a member sees it, with its buttons in brackets.
func drawing(m localdiscord.Message) string {
	var b strings.Builder
	if m.Ephemeral() {
		b.WriteString("(only the asker sees this)\n")
	}
	b.WriteString(m.Content + "\n")
	for _, a := range m.Attachments {
		fmt.Fprintf(&b, "(%s: %s)\n", a.Filename, a.Description)
	}
	for _, row := range m.Components {
		for _, c := range row.Components {
			label := c.Label
			if c.Emoji != nil {
				label = c.Emoji.Name + " " + label
			}
			b.WriteString("[" + label + "] ")
		}
		b.WriteString("\n")
	}
	return b.String()
}

func indented(t *testing.T, body []byte) string {
	t.Helper()
	files := ""
	if _, form, ok := bytes.Cut(body, []byte(`name="payload_json"`)); ok {
		_, form, _ = bytes.Cut(form, []byte("\r\n\r\n"))
		body, _, _ = bytes.Cut(form, []byte("\r\n--"))
		files = "\n(with a file)"
	}
	var out bytes.Buffer
	if err := json.Indent(&out, body, "", "  "); err != nil {
		t.Fatalf("%v: %q", err, body)
	}
	return out.String() + files
}

var (
	snowflakes = regexp.MustCompile(`\b[0-9]{17,20}\b`)
	version    = regexp.MustCompile(`(Table version )[0-9a-f]{12}|(quiz:[a-z]:[0-9a-z]+:[A-Za-z-]+:)[0-9a-f]{4}`)
	tokens     = regexp.MustCompile(`/(interactions/ID|webhooks/ID)/[A-Za-z0-9_-]{40,}`)
)

// steady replaces what differs from run to run.
func steady(s *scene, text string) string {
	for _, u := range []*localdiscord.User{s.alice, s.bob} {
		text = strings.ReplaceAll(text, "1:"+askerKey(u.ID)+":", "1:"+strings.ToUpper(u.Name)+":")
	}
	text = version.ReplaceAllString(snowflakes.ReplaceAllString(text, "ID"), "${1}${2}TABLE")
	return tokens.ReplaceAllString(text, "/$1/TOKEN")
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; see with: go test ./bot -run %s -update, then git diff\n%s", path, t.Name(), firstDifference(got, string(want)))
	}
}

func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d\n got %s\nwant %s", i+1, a[i], b[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(a), len(b))
}
