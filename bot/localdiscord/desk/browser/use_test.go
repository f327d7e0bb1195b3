package browser

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nutgraf/bot/localdiscord/desk"
)

// Buttons, menus, forms, answers for one alone and commands of a message's menu.
func TestInteractions(t *testing.T) {
	s := newStage(t, desk.Options{})
	p := s.open(t, View{})
	p.Ask("!buttons")
	p.Wait(newest + " .choice")
	p.Click(newest + " .choice button")
	p.Press(Down, Down, Enter)
	p.Reads(newest+".private", "pick night")
	p.Reads(newest+" .only-you", "Only you can see this")
	p.Click(newest + " .dismiss")
	p.Gone(".message.private")
	p.Click(newest + ` [data-custom-id="ask"]`)
	p.Wait("dialog.form")
	p.Press("w", "h", "y")
	p.Press(Enter)
	p.Gone("dialog")
	p.Reads(newest, "The form says why")
	p.Click(`[data-custom-id="more"]`)
	p.Reads("#messages", "More of it.")
	p.Gone(`[data-custom-id="more"]`)

	p.Type("#composer-text", "")
	p.Shift(Tab) // the channel's last message
	p.Press(Home)
	p.Shift(F10)
	p.Wait(".menu")
	p.Press("l", "l", Enter) // to Look inside, then to Look it up
	p.Reads(newest+".private", "Look it up")

	p.Type("#composer-text", "/form")
	p.Press(Enter, Enter)
	p.Wait("dialog.form")
	p.Press(Escape)
	p.Gone("dialog")
	p.Type("#composer-text", "/think")
	p.Press(Enter, Enter)
	p.Reads(newest, "paperboy is thinking")
	s.bot.release <- struct{}{}
	p.Reads(newest, "At last.")
	p.Type("#composer-text", "/slow")
	p.Press(Enter, Enter)
	p.Reads(".pending", "Sending command")
	p.Reads(".pending .failed", "The application did not respond")
	p.Click(".pending .dismiss")
	p.Gone(".pending")
}

// The picker by keyboard: what Tab, arrows, Enter and Escape do.
func TestPicker(t *testing.T) {
	s := newStage(t, desk.Options{})
	p := s.open(t, View{})
	p.Type("#composer-text", "/")
	p.Wait(".picker li.active")
	p.Press(Escape)
	p.Gone(".picker")
	p.Press(Backspace, "/")
	p.Wait(".picker li.active")
	p.Press(Up) // round to the last
	p.Reads(".picker li.active", "/slow")
	p.Press(Down)
	p.Reads(".picker li.active", "/tell")
	p.Press(Tab)
	p.Reads(".command-line", "/tell")
	p.Press("f")
	p.Reads(".picker:not(.stale) li.active", "Ferry")
	p.Press(Down)
	p.Reads(".picker li.active", "Ferrous metals")
	p.Press(Tab)
	p.Until("the choice in the field", `document.querySelector(".option input").value === "Ferrous metals"`)
	p.Click(".add-option")
	p.Reads(".picker", "Short")
	p.Press(Tab, Enter)
	p.Reads(newest, "You asked about Ferrous metals")
	p.Gone(".command-line")

	p.Type("#composer-text", "/tell ")
	p.Wait(".picker li")
	p.Press(Escape, Enter)
	p.Reads(".box-problem", "subject is needed")
	p.Press(Escape)
	p.Gone(".command-line")

	p.Type("#composer-text", "!te")
	p.Reads(".picker li.active", "!tell")
	p.Press(Tab)
	p.Press("l", "i")
	p.Reads(".picker:not(.stale) li", "Lighthouse keeper")
	p.Press(Down, Enter)
	p.Until("the choice in the message", `document.querySelector("#composer-text").value === "!tell Lighthouse keeper"`)
	p.Press(Enter)
	p.Reads("#messages li:last-child", "!tell Lighthouse keeper")

	p.Type("#composer-text", "hello @bo")
	p.Press(Tab)
	p.Until("the mention", `document.querySelector("#composer-text").value === "hello @bob "`)
	p.Press(Enter)
	p.Reads("#messages li:last-child .mention", "@bob")
}

// Replies, edits and deletions; all by keyboard.
func TestMessages(t *testing.T) {
	s := newStage(t, desk.Options{})
	p := s.open(t, View{})
	p.Ask("first")
	p.Reads("#messages li", "first")
	p.Press(Up)
	p.Wait(".rewrite textarea")
	p.Press("!", "?")
	p.Press(Enter)
	p.Reads("#messages li:last-child", "first!?(edited)")
	p.Press("r")
	p.Reads(".box-note", "Replying to alice")
	p.Ask("second")
	p.Reads("#messages li:last-child .above", "first!?")
	p.Gone(".box-note")
	p.Shift(Tab)
	p.Press(Home)
	p.Until("the focus on the first message", `document.activeElement.innerText.includes("first!?")`)
	p.Press(Down)
	p.Until("the focus on the second message", `document.activeElement.innerText.includes("second")`)
	p.Shift(F10)
	p.Press("d", Enter)
	p.Wait("dialog")
	p.Press(Enter)
	p.Gone("dialog")
	p.Until("one message left", `document.querySelectorAll("#messages li.message").length === 1`)
	p.Type("#composer-text", strings.Repeat("x", 10))
	Evaluate[string](p, `(() => { const t = document.querySelector("#composer-text"); t.value = "y".repeat(2001); t.dispatchEvent(new Event("input")); return ""; })()`)
	p.Reads(".left.over", "-1")
	p.Press(Enter)
	p.Reads(".box-problem", "2001")
	p.Forgive("400 (Bad Request)")
}

// Earlier messages come when the reader gets there; later ones don't move them.
func TestHistory(t *testing.T) {
	s := newStage(t, desk.Options{})
	alice, general := s.desk.Discord().User("alice"), s.desk.Discord().Guild("Newsroom").Channel("general")
	for n := range 130 {
		alice.Says(general, fmt.Sprintf("line %d of the story", n))
	}
	p := Open(t, s.desk.URL(), View{})
	p.Reads("#messages li:last-child", "line 129")
	p.Gone("#welcome")
	Evaluate[string](p, `(() => { document.querySelector("#scroller").scrollTop = 0; return ""; })()`)
	p.Reads("#messages", "line 0 of")
	p.Until("the reader not moved", `document.querySelector("#scroller").scrollTop > 100`)
	alice.Says(general, "the news")
	p.Wait("#to-latest")
	p.Click("#to-latest")
	p.Gone("#to-latest")
	p.Until("the end", `(({scrollTop, scrollHeight, clientHeight}) => scrollHeight - scrollTop - clientHeight < 2)(document.querySelector("#scroller"))`)
}

// The search for flaws finds one.
func TestFlaws(t *testing.T) {
	s := newStage(t, desk.Options{})
	p := s.open(t, View{})
	if found := Evaluate[[]string](p, flaws); len(found) != 0 {
		t.Errorf("the page has flaws: %q", found)
	}
	Evaluate[string](p, `(() => { const n = document.querySelector(".welcome p"); n.style.color = "#bbb"; n.id = "messages"; n.append(document.createElement("button")); return ""; })()`)
	if found := Evaluate[[]string](p, flaws); len(found) != 3 {
		t.Errorf("of three flaws it finds %q", found)
	}
}

// What Discord refuses stands beside what caused it, with its code and the call.
func TestRefusal(t *testing.T) {
	s := newStage(t, desk.Options{})
	p := s.open(t, View{})
	p.Ask("!long")
	p.Reads("#messages li:last-child .refusal", "error 50035")
	p.Reads("#messages li:last-child .refusal", "Must be 2000 or fewer in length.")
	p.Click(".refusal .text-button")
	p.Reads("#drawer", "BASE_TYPE_MAX_LENGTH")
	p.Press(Escape)
	p.Gone("#drawer")
}

// The gateway panel breaks things, and the page says so.
func TestGatewayPanel(t *testing.T) {
	s := newStage(t, desk.Options{})
	p := s.open(t, View{})
	p.Click("#open-gateway")
	p.Reads("#drawer", "message content")
	p.Click("#gateway-drop")
	p.Reads("#drawer .facts", "2 times")
	p.Reads("#open-gateway", "online")
	p.Click("#drawer .fault-form .primary")
	p.Reads("#drawer", "Now: 429, 3 calls left.")
	p.Ask("!say hello")
	p.Reads("#drawer", "Now: 429, 2 calls left.")
	p.Reads("#drawer .call", "429")
	p.Click("#content-intent")
	p.Reads("#drawer .facts", "3 times")
	p.Ask("!say hello again")
	p.Until("no answer to what can't be read", `document.querySelectorAll('[data-author="paperboy"]').length === 0`)
	p.Click(`#drawer [aria-label="Close"]`)
	p.Gone("#drawer")
}

// A page says when it is usable, and that it has lost its server.
func TestLoading(t *testing.T) {
	s := newStage(t, desk.Options{})
	p := s.open(t, View{})
	ready := Evaluate[float64](p, `performance.getEntriesByName("ready")[0].startTime`)
	t.Logf("usable %.0f ms after the navigation began", ready) // a figure, not a verdict: other tests share the processor
	s.desk.Close()
	p.Wait("#offline")
	p.Forgive("WebSocket connection to")
	p.Forgive("ERR_CONNECTION_REFUSED")
}

// The page names all its modules beforehand, so that loading takes one round.
func TestPreloads(t *testing.T) {
	index, err := os.ReadFile("../page/index.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{"js", "css", "libraries"} {
		err := filepath.WalkDir("../page/"+folder, func(file string, d fs.DirEntry, err error) error {
			name := strings.TrimPrefix(filepath.ToSlash(file), "../page")
			if code := !d.IsDir() && strings.HasSuffix(name, "js") || strings.HasSuffix(name, ".css"); err == nil && code && !strings.Contains(string(index), `"`+name+`"`) {
				t.Errorf("index.html doesn't name %s", name)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
}
