package main

import (
	"fmt"
	"testing"

	"nutgraf/bot/localdiscord/desk/browser"
)

// The commands that take no words, with their pages, pictures and rounds, as a
// member uses them in the light and in the dark.
func TestCommandsInBrowser(t *testing.T) {
	browser.Need(t)
	playground := openPlayground(t, nil, "playground", "--addr", "127.0.0.1:0", "--table", "../../handlers/testdata/harbour.yaml")
	for _, dark := range []bool{false, true} {
		p := browser.Open(t, playground.origin, browser.View{Width: 1200, Height: 1000, Dark: dark})
		shot := func(name string) { p.Shot(fmt.Sprintf("commands-%s-dark-%v", name, dark)) }
		p.Ask("!timeline ") // a space ends the suggestions
		p.Reads(answered, "last trip of the old ferry")
		p.Until("a picture with its words", `[...document.querySelectorAll("#messages li.message:last-child img")].some((i) => i.complete && i.naturalWidth === 860 && i.alt.includes("first trip of the new ferry"))`)
		shot("timeline")
		press(p, "Light picture")
		p.Reads(answered, "Dark picture")
		shot("timeline-light")
		for _, name := range []string{"brief", "people", "topics", "source", "help"} {
			p.Ask("!" + name + " ")
			p.Reads(answered+" .above", "!"+name)
			p.Wait(answered)
			shot(name)
		}
		p.Ask("!quiz 7")
		p.Reads(answered, "Question 1 of 5")
		shot("quiz")
		press(p, "B: Sunday, March 10, 2024")
		p.Reads(answered, "Right!")
		shot("quiz-right")
		press(p, "Question 2 of 5")
		p.Reads(answered, "Question 2 of 5")
		shot("quiz-next")
	}
}

// press presses a button under the last message.
func press(p *browser.Page, label string) {
	find := fmt.Sprintf(`[...document.querySelectorAll('#messages li.message:last-child button')].find((b) => b.innerText.includes(%q))`, label)
	p.Until("the button "+label, find+" !== undefined")
	browser.Evaluate[any](p, find+".click()")
}
