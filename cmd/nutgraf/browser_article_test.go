package main

import (
	"encoding/json"
	"strings"
	"testing"

	"nutgraf/bot/localdiscord/desk/browser"
)

// read opens the page on the article that the program comes with.
func read(t *testing.T) *browser.Page {
	t.Helper()
	browser.Need(t)
	return browser.Open(t, openPlayground(t, nil, "playground", "--addr", "127.0.0.1:0").origin, browser.View{})
}

// A newcomer asks the article's own bot, follows up, presses a button and runs a
// command that needs no words.
func TestArticle(t *testing.T) {
	p := read(t)
	p.Ask("!who Liu")
	p.Reads(answered, "Liu Jianchao is a veteran Chinese diplomat")
	p.Shot("article-1-who")
	p.Click(answered + ` [data-custom-id*="related:"]`)
	p.Reads("#messages li:last-child", "Liu")
	p.Until("an answer to the press", `!document.querySelector("#messages li:last-child").innerText.includes("!who Liu")`)
	p.Shot("article-2-pressed")

	p.Click(`.channel:has(.avatar)`)
	p.Ask("who is meeting Liu on Friday?")
	p.Reads(answered, "Blinken")
	p.Ask("where?")
	p.Reads(answered+" .above", "where?")
	p.Reads(answered, "Washington")
	p.Type("#composer-text", "/people")
	p.Press(browser.Enter)
	p.Reads(".command-line", "/people")
	p.Press(browser.Enter)
	p.Reads(answered+" .above", "/people")
	p.Reads(answered, "Li Qiang")
	p.Shot("article-3-people")
}

// What members write to the article's bot, it neither repeats nor acts on.
func TestHostileMembers(t *testing.T) {
	p := read(t)
	for _, text := range []string{
		`!who <script>window.harm = 1</script><img src=x onerror="window.harm = 1">`,
		"!who [Liu](javascript:window.harm=1) <javascript:window.harm=1>",
		"!who @everyone @here <@&1>",
		"!who " + strings.Repeat("😀", 1995),
	} {
		literal, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		p.Type("#composer-text", "")
		browser.Evaluate[string](p, `(() => { const t = document.querySelector("#composer-text"); t.value = `+string(literal)+`; t.dispatchEvent(new Event("input")); return ""; })()`)
		p.Press(browser.Enter)
		p.Until("an answer", `document.querySelectorAll('[data-author="alice"]').length === document.querySelectorAll('[data-author="nutgraf"]').length && document.querySelector("#composer-text").value === ""`)
	}
	said := browser.Evaluate[string](p, `[...document.querySelectorAll('[data-author="nutgraf"] .md')].map((n) => n.innerText).join("\n")`)
	for _, part := range []string{"script", "onerror", "javascript", "everyone", "😀"} {
		if strings.Contains(said, part) {
			t.Errorf("the bot repeats %q: %s", part, said)
		}
	}
	if browser.Evaluate[bool](p, `"harm" in window || !!document.querySelector("#messages script, #messages .md img, #messages a[href^='javascript']")`) {
		t.Error("a member's text acted")
	}
	if n := browser.Evaluate[int](p, `document.querySelectorAll('[data-author="nutgraf"] .mention').length`); n != 0 {
		t.Errorf("the bot's answers hold %d mentions", n)
	}
	p.Shot("article-4-hostile")
}
