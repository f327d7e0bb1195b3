package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nutgraf/bot/localdiscord/desk/browser"
)

// answered is the selector of the bot's last message.
const answered = `#messages li.message[data-author="nutgraf"]:last-child`

// play opens the playground on the bridge's table, and the page.
func play(t *testing.T) (p *browser.Page, table string) {
	t.Helper()
	browser.Need(t)
	source, err := os.ReadFile("testdata/bridge/bridge.yaml")
	if err != nil {
		t.Fatal(err)
	}
	table = filepath.Join(t.TempDir(), "bridge.yaml")
	write(t, table, string(source))
	playground := openPlayground(t, nil, "playground", "--addr", "127.0.0.1:0", "--table", table)
	return browser.Open(t, playground.origin, browser.View{}), table
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// A newcomer with the real bot: every way to ask, and what it is made of.
func TestNewcomer(t *testing.T) {
	p, _ := play(t)
	p.Ask("!who King")
	p.Reads(answered, "Ada King is the mayor of Riverside.")
	p.Reads(answered+" .above", "!who King")
	p.Shot("real-1-prefix")

	p.Type("#composer-text", "/wh")
	p.Reads(".picker li.active", "/who")
	p.Press(browser.Down, browser.Down)
	p.Reads(".picker li.active", "/when")
	p.Press(browser.Enter)
	p.Press("o", "p", "e", "n")
	p.Reads(".picker:not(.stale) li.active", "opening of the bridge")
	p.Press(browser.Down, browser.Up)
	p.Shot("real-2-autocomplete")
	p.Press(browser.Tab, browser.Enter)
	p.Reads(answered+" .above", "/when")
	p.Reads(answered, "Friday, March 8, 2024")

	p.Type("#composer-text", "@nut")
	p.Reads(".picker li.active", "@nutgraf")
	p.Press(browser.Tab)
	p.Type("#composer-text", "who is Ada King?")
	p.Press(browser.Enter)
	p.Reads("#messages .mention", "@nutgraf")
	p.Reads(answered+" .above", "@nutgraf who is Ada King?")
	p.Reads(answered, "Ada King is the mayor")
	p.Shot("real-3-mention")

	p.Click(answered + " .byline .took")
	p.Reads("#drawer", "What the bot sent")
	p.Reads("#drawer .json", `"message_reference"`)
	p.Reads("#drawer .timeline", "MESSAGE_CREATE")
	p.Shot("real-4-inside")
	p.Press(browser.Escape)
	p.Gone("#drawer")

	p.Click(`.channel:has(.avatar)`)
	p.Reads("#place-name", "nutgraf")
	p.Ask("who is Ada King")
	p.Reads(answered, "Ada King is the mayor")
	p.Ask("when does she open the bridge?")
	p.Reads(answered, "March 8, 2024")
	p.Ask("says who?")
	p.Reads("#messages li:nth-last-child(2)", "says who?")
	p.Reads(answered, "Riverside")
	p.Shot("real-5-direct")

	p.Click(`button.person[aria-pressed="false"]`)
	p.Reads("#identity", "bob")
	p.Reads("#place-name", "nutgraf")
	p.Until("an empty conversation", `document.querySelectorAll("#messages li.message").length === 0`)
	p.Ask("when does the bridge open")
	p.Reads(answered, "March 8, 2024")
	p.Click(`[data-channel]:first-child`)
	p.Reads("#messages", "!who King")
	p.Shot("real-6-bob")
}

// The gateway goes and comes back; no question is lost.
func TestGatewayDropped(t *testing.T) {
	p, _ := play(t)
	p.Click("#open-gateway")
	p.Reads("#drawer .facts", "resumed 0")
	p.Click("#gateway-drop")
	p.Ask("!who King")
	p.Reads("#drawer .facts", "resumed 1")
	p.Reads(answered, "Ada King is the mayor")
	p.Click("#drawer .fault-form .primary")
	p.Reads("#drawer", "Now: 429, 3 calls left.")
	p.Shot("real-7-gateway")
	p.Click("#drawer .fault-form .button:last-of-type")
	p.Reads("#drawer", "No fault is waiting.")
	p.Click("#content-intent")
	p.Reads("#open-gateway", "online")
	p.Until("an online bot without the intent", `![...document.querySelectorAll("#drawer .chips .pill")].some((n) => n.innerText === "message content") && document.querySelectorAll("#drawer .chips .pill").length > 0`)
	p.Ask("@nutgraf who is Ada King?")
	p.Reads(answered+" .above", "@nutgraf")
	p.Reads(answered, "Ada King is the mayor")
}

// Saving the table changes the answers; mistakes are shown where they are.
func TestTableSaved(t *testing.T) {
	p, table := play(t)
	p.Ask("!who King")
	p.Reads(answered, "Ada King is the mayor of Riverside.")
	source, err := os.ReadFile(table)
	if err != nil {
		t.Fatal(err)
	}
	edited := strings.Replace(string(source), "answer: Ada King is the mayor of Riverside.", "answer: Ada King has led Riverside since spring.", 1)
	write(t, table, edited)
	p.Reads(".toast", "bridge.yaml")
	p.Ask("!who King")
	p.Reads(answered, "Ada King has led Riverside since spring.")
	write(t, table, strings.Replace(edited, "    evidence:", "    evidense:", 1))
	p.Reads(".toast.error", "bridge.yaml has")
	p.Reads("#open-table", "has problems")
	p.Click("#open-table")
	p.Reads("#drawer .where", ":5")
	p.Reads("#drawer", "evidense")
	p.Shot("real-8-table")
	p.Ask("!who King")
	p.Reads(answered, "Ada King has led Riverside since spring.")
	write(t, table, edited)
	p.Reads("#open-table", "fine")
}
