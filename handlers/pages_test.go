package handlers

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"nutgraf/handlers/internal/picture"
	"nutgraf/handlers/internal/words"
)

// TestPaginate spreads any blocks: no item is lost or told twice, each stands
// under its heading, and a page is too long only for a single item.
func TestPaginate(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		room := rapid.IntRange(20, 300).Draw(r, "room")
		var blocks []block
		var want []string
		for range rapid.IntRange(0, 4).Draw(r, "blocks") {
			b := block{heading: rapid.StringMatching("H[a-z]{0,9}:").Draw(r, "heading")}
			for range rapid.IntRange(0, 8).Draw(r, "items") {
				b.items = append(b.items, rapid.StringMatching("i[a-z ]{0,80}").Draw(r, "item"))
			}
			want = append(want, b.items...)
			blocks = append(blocks, b)
		}
		var got []string
		for _, page := range paginate(blocks, room) {
			items := 0
			for _, line := range page {
				if strings.HasPrefix(line, "i") {
					got, items = append(got, line), items+1
				}
			}
			if items == 0 || !strings.HasPrefix(page[0], "H") || strings.HasPrefix(page[len(page)-1], "H") {
				r.Fatalf("a page without items or headings: %q", page)
			}
			if items > 1 && size(page) > room {
				r.Fatalf("%d characters in a room of %d: %q", size(page), room, page)
			}
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			r.Fatalf("paged are %q of %q", got, want)
		}
	})
}

// TestEmbeddedPages turns the pages of the first article: each is short enough to
// be judged right, has a source, and its buttons fit.
func TestEmbeddedPages(t *testing.T) {
	house := embeddedHouse(t)
	for _, locale := range []string{"en-US", "zh-TW", "zh-CN"} {
		for _, name := range []string{"brief", "timeline", "people", "topics", "source"} {
			r := Request{Surface: Slash, Command: name, Locale: locale, Asker: "a"}
			for page, more := 0, true; more; page++ {
				reply := handle(t, house, r)
				if n := utf8.RuneCountInString(reply.Plain()); n > maxAnswer || reply.Outcome != "found" || reply.Source == "" || !reply.Private {
					t.Errorf("%s, %s, page %d: %d characters, %s, of %q, private %v", name, locale, page+1, n, reply.Outcome, reply.Source, reply.Private)
				}
				for _, row := range reply.Rows {
					for _, b := range row {
						if _, err := ButtonID(b.Action, "a"); err != nil || b.Label == "" {
							t.Errorf("%s: %+v: %v", name, b, err)
						}
					}
				}
				var b Button
				b, more = labelled(reply, house.Words(r).Say("page.more"))
				r = Request{Surface: Pressed, Private: true, Action: b.Action, Locale: locale, Asker: "a"}
				if page > 20 {
					t.Fatalf("%s has no end", name)
				}
			}
		}
	}
}

// TestEmbeddedPicture draws the first article's timeline in each language: no
// character vanishes, and the words beside it say all that it shows.
func TestEmbeddedPicture(t *testing.T) {
	house := embeddedHouse(t)
	for _, locale := range []string{"en-US", "zh-TW", "zh-CN"} {
		r := Request{Surface: Slash, Command: "timeline", Locale: locale}
		reply := handle(t, house, r)
		if reply.Picture == nil {
			t.Fatalf("%s: no picture", locale)
		}
		if n := utf8.RuneCountInString(reply.Picture.Alt); n > 1024 {
			t.Errorf("%s: %d characters of alt text, Discord takes 1024", locale, n)
		}
		tell := house.teller(r)
		texts := []string{tell.title(), tell.line(tell.card(nil))}
		for _, s := range tell.sections() {
			texts = append(texts, s.heading)
			for _, m := range s.moments {
				texts = append(texts, tell.short(m.When), tell.what(m))
				if !strings.Contains(reply.Picture.Alt, strings.TrimRight(tell.what(m), ".。")) {
					t.Errorf("%s: the alt text doesn't say %q", locale, tell.what(m))
				}
			}
		}
		if missing, err := picture.Missing(texts...); err != nil || len(missing) > 0 {
			t.Errorf("%s: the fonts lack %q (%v)", locale, missing, err)
		}
	}
}

// TestWholeTableHasGlyphs looks for every name and answer of the first article, as
// any of them may come to be drawn.
func TestWholeTableHasGlyphs(t *testing.T) {
	table := embeddedHouse(t).tables()
	var texts []string
	for _, e := range table.Entities {
		texts = append(texts, e.Name)
		for _, n := range e.Names {
			texts = append(texts, n.Text)
		}
	}
	for _, f := range table.Facts {
		texts = append(texts, f.Answer)
		for _, a := range f.Translations {
			texts = append(texts, a.Text)
		}
	}
	if missing, err := picture.Missing(texts...); err != nil || len(missing) > 0 {
		t.Errorf("the fonts lack %q (%v)", missing, err)
	}
}

// TestPlainCommandsAndQuestions: alone or with a number it is the command, with
// words behind it a question.
func TestPlainCommandsAndQuestions(t *testing.T) {
	house := embeddedHouse(t)
	intro := house.teller(Request{}).Say("topics.intro", words.With{"Facts": len(house.tables().Facts), "Paragraphs": house.tables().Article.Paragraphs})
	for _, c := range []struct {
		surface    Surface
		text, want string
	}{
		{Prefix, "timeline", "Before the article:"},
		{DM, "timeline", "Before the article:"},
		{Mention, "!Timeline", "Before the article:"},
		{Terminal, " topics ", intro},
		{Terminal, "people 2", "without names:"},
		{Prefix, "people chinese", "Xi Jinping"},
		{Prefix, "timeline STA", "Science and Technology Agreement"},
		{DM, "topics of the meeting", "fentanyl"},
		{DM, "source", "I know one article"},
	} {
		text := handle(t, house, house.Asked(c.surface, c.text)).Plain()
		if !strings.Contains(text, c.want) {
			t.Errorf("%s %q: %s", c.surface, c.text, text)
		}
	}
	for _, question := range []string{"people chinese", "timeline STA", "topics of the meeting"} {
		if text := handle(t, house, house.Asked(Prefix, question)).Plain(); strings.HasPrefix(text, intro) || strings.HasPrefix(text, "Before the article") {
			t.Errorf("%q shows a page", question)
		}
	}
}

// TestSourceInConversation: typed without any mark after an answer it says where
// that is from.
func TestSourceInConversation(t *testing.T) {
	house := embeddedHouse(t)
	talk := *house
	talk.memory = NewMemory(MemoryOptions{})
	handle(t, &talk, Request{Surface: DM, Text: "when is the election?", Conversation: "a"})
	if got := handle(t, &talk, Request{Surface: DM, Text: "source", Conversation: "a"}).Plain(); !strings.Contains(got, "paragraph 2") {
		t.Errorf("%s", got)
	}
	if got := handle(t, &talk, Request{Surface: Slash, Command: "source", Conversation: "a"}).Plain(); !strings.Contains(got, "I know one article") {
		t.Errorf("%s", got)
	}
}

// TestPagesOfOthers turns a public list: the asker's own changes, others get a
// private one.
func TestPagesOfOthers(t *testing.T) {
	house := embeddedHouse(t)
	list := handle(t, house, Request{Surface: Prefix, Command: "people", Asker: "a"})
	more, _ := labelled(list, "More")
	for _, own := range []bool{true, false} {
		reply := handle(t, house, Request{Surface: Pressed, Action: more.Action, Own: own})
		if (reply.Effect == Update) != own || reply.Private == own {
			t.Errorf("own %v: %q, private %v", own, reply.Effect, reply.Private)
		}
	}
}
