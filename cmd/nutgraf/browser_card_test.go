package main

import (
	"fmt"
	"testing"

	"nutgraf/bot/localdiscord/desk/browser"
)

// The cards of the first article's answers, their buttons, and what follows from
// pressing them, in both themes and on a phone.
func TestCards(t *testing.T) {
	browser.Need(t)
	playground := openPlayground(t, nil, "playground", "--addr", "127.0.0.1:0")
	p := browser.Open(t, playground.origin, browser.View{})
	shots := func(name string) {
		t.Helper()
		for _, v := range []browser.View{{Width: 1200, Height: 900}, {Width: 1200, Height: 900, Dark: true}, {Width: 400, Height: 800, Dark: true}} {
			p.Look(v)
			p.Until("the view", fmt.Sprintf("innerWidth === %d", v.Width))
			p.Shot(fmt.Sprintf("card-%s-%d-%v", name, v.Width, v.Dark))
			if browser.Evaluate[bool](p, `document.documentElement.scrollWidth > innerWidth`) {
				t.Errorf("%s: at %d the page is wider than the window", name, v.Width)
			}
		}
		p.Look(browser.View{})
	}
	press := func(action string) {
		t.Helper()
		p.Click(fmt.Sprintf(`%s button[data-custom-id*=":%s"]`, answered, action))
	}
	p.Ask("!when is the eletion")
	p.Reads(answered, "matched election")
	p.Reads(answered, "Where?")
	shots("1-answer")
	press("related:")
	p.Reads(answered+".private", "Share 1")
	shots("2-related")
	press("share:")
	p.Reads(answered+":not(.private)", "Delete")
	press("origin:")
	p.Reads(answered+".private", "paragraph")
	shots("3-source")
	p.Ask("!who is Krittenburk")
	p.Reads(answered, "Did you mean")
	shots("4-did-you-mean")
	press("choose:")
	p.Reads(answered, "top diplomat")
	p.Ask("!who won the election")
	p.Reads(answered, "The article doesn't say")
	shots("5-unknown")
	p.Ask("I hear that Blinken meets Liu. Will they speak about Taiwan?")
	p.Reads("#messages li:last-child", "I hear")
	p.Type("#composer-text", "")
	p.Shift(browser.Tab) // the channel's last message
	p.Shift(browser.F10)
	p.Wait(".menu")
	p.Press("f", browser.Enter) // Find in article
	p.Reads(answered+".private", "Share 1")
	shots("6-find")
}
