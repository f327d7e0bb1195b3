package browser

import (
	"fmt"
	"testing"

	"nutgraf/bot/localdiscord/desk"
)

// markdown is a text with every mark.
const marks = "# A heading\n## Another\n### A third\n-# and the small print\n" +
	"**bold**, *italics*, __underlined__, ~~struck~~, ***both***, ||hidden **here**||, `code`\n" +
	"> a quote\n> of two lines\nA [link](https://example.org/a), https://example.org/b_c and <https://example.org/d>.\n" +
	"- one\n- two\n  - inner\n1. first\n2. second\n```go\nfmt.Println(\"hello\")\n```\n" +
	"<t:1704963600:F>, <t:1704963600:R>, <:press:1000000000000000000>, \\*not italics\\*"

// The main states of the page, in both themes and three widths.
func TestScreens(t *testing.T) {
	s := newStage(t, desk.Options{Channels: []string{"general", "news-desk"}})
	p := s.open(t, View{})
	s.desk.Note(desk.Note{Topic: "table", Level: "ok", Title: "harbour.yaml", Text: "12 facts, 8 entities, version 1."})
	shots := func(name string, before ...func()) {
		t.Helper()
		for _, v := range []View{{1600, 1000, false}, {1600, 1000, true}, {900, 900, false}, {900, 900, true}, {400, 800, false}, {400, 800, true}} {
			p.Look(v)
			theme := map[bool]string{false: "light", true: "dark"}[v.Dark]
			p.Until("the view", fmt.Sprintf("innerWidth === %d && document.getAnimations().every((a) => a.playState !== 'running' || a.effect.getTiming().iterations === Infinity)", v.Width))
			for _, do := range before {
				do()
			}
			p.Shot(fmt.Sprintf("%s-%s-%d", name, theme, v.Width))
			for _, flaw := range Evaluate[[]string](p, flaws) {
				t.Errorf("%s, %s, %d: %s", name, theme, v.Width, flaw)
			}
			if wide := Evaluate[bool](p, `document.documentElement.scrollWidth > innerWidth`); wide {
				t.Errorf("%s: at %d the page is wider than the window", name, v.Width)
			}
		}
		p.Look(View{})
	}
	p.Click(`.toast [aria-label="Close this notice"]`)
	shots("1-welcome")
	p.Ask("Has anybody heard about the ferry?")
	p.Ask("!say " + "It runs again from **Thursday** on.")
	p.Reads(newest, "It runs again")
	p.Ask("!card")
	p.Wait(newest + ` .embed-image img`)
	shots("2-card")
	p.Type("#composer-text", "/")
	p.Wait(".picker li")
	shots("3-picker")
	p.Press(Enter)
	p.Press("f")
	p.Reads(".picker:not(.stale) li.active", "Ferry")
	shots("4-autocomplete")
	p.Press(Enter, Enter)
	p.Reads(newest, "You asked about Ferry")
	p.Type("#composer-text", "/secret")
	p.Press(Enter, Enter)
	p.Wait(newest + ".private")
	p.Type("#composer-text", "/slow")
	p.Press(Enter, Enter)
	p.Reads(".pending", "The application did not respond")
	p.Ask("!long")
	p.Wait(".refusal")
	p.Type("#composer-text", "/think")
	p.Press(Enter, Enter)
	p.Reads(newest, "is thinking")
	p.Ask("!typing")
	p.Reads("#typing", "paperboy is typing")
	shots("5-private-refused")
	p.Click(`.refusal .text-button`)
	p.Wait("#drawer .json")
	shots("6-call")
	p.Click(`#drawer [aria-label="Close"]`)
	p.Shift(Tab)
	s.bot.release <- struct{}{}
	p.Reads("#messages li", "At last.")
	p.Click("#open-gateway")
	p.Wait("#drawer .call")
	shots("7-gateway")
	s.desk.Note(desk.Note{Topic: "table", Level: "error", Title: "harbour.yaml has 2 problems", Text: "Until it is mended, the last good table answers.",
		Lines: []desk.Line{{Line: 12, Column: 5, Text: "unknown key anser: did you mean answer?"}, {Line: 30, Column: 11, Text: "no entity quay: add it or mend the name"}}})
	p.Wait(".toast.error")
	p.Click("#open-table")
	p.Reads("#drawer", "12:5")
	shots("8-table")
	p.Press(Escape)
	p.Gone(".toast.error")
	p.Click(`[data-channel]:not([aria-current])`)
	newsDesk := s.desk.Discord().Guild("Newsroom").Channel("news-desk")
	s.desk.Discord().User("alice").Says(newsDesk, "!say "+marks)
	p.Wait(newest)
	p.Ask("!buttons")
	p.Wait(newest + " .row")
	shots("9-markdown")
	p.Click(newest + " .choice button")
	p.Wait(".choice-list")
	shots("10-select")
	p.Press(Escape)
	p.Click(newest + ` [data-custom-id="ask"]`)
	p.Wait("dialog.form")
	shots("11-form")
	p.Press(Escape)
	p.Gone("dialog")
	p.Press(Escape)
	shots("12-menu", func() {
		p.Type("#composer-text", "")
		p.Shift(Tab)
		p.Shift(F10)
		p.Wait(".menu")
	})
	p.Press(Escape)
	p.Gone(".menu")
	p.Click(newest + " .byline .took")
	p.Wait("#drawer .timeline")
	shots("13-inside")
	p.Click(`#drawer [aria-label="Close"]`)
	shots("14-channels", func() {
		if Evaluate[bool](p, `innerWidth < 768`) {
			p.Click("#open-places")
		}
	})
}
