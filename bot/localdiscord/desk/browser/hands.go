package browser

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Keys that have no character.
const (
	Enter     = kb.Enter
	Tab       = kb.Tab
	Escape    = kb.Escape
	Up        = kb.ArrowUp
	Down      = kb.ArrowDown
	Home      = kb.Home
	Backspace = kb.Backspace
	F10       = kb.F10
)

// Type gives an element the focus and types into it.
func (p *Page) Type(selector, text string) {
	p.t.Helper()
	p.do("typing "+text, chromedp.Focus(chromedp.CSS(selector)), chromedp.KeyEvent(text))
}

// Press presses keys, one after the other, wherever the focus is.
func (p *Page) Press(keys ...string) {
	p.t.Helper()
	for _, key := range keys {
		action := chromedp.KeyEvent(key)
		if key == Enter {
			action = enter
		}
		p.do(fmt.Sprintf("pressing %q", key), action)
	}
}

// enter presses the key as a keyboard does: what stops its keydown stops the line
// break as well, which is an event of its own in [chromedp.KeyEvent].
func enter(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
	key := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: "Enter", Code: "Enter", Text: "\r", WindowsVirtualKeyCode: 13, NativeVirtualKeyCode: 13}
	_, err := cdp.Call(ctx, target, input.DispatchKeyEvent, key)
	if err == nil {
		key.Type, key.Text = input.DispatchKeyEventTypeKeyUp, ""
		_, err = cdp.Call(ctx, target, input.DispatchKeyEvent, key)
	}
	return chromedp.Void{}, err
}

// Shift presses a key with shift held.
func (p *Page) Shift(key string) {
	p.t.Helper()
	p.do(fmt.Sprintf("pressing shift and %q", key), chromedp.KeyEvent(key, chromedp.KeyModifiers(chromedp.ModifierShift)))
}

// Ask types a text into the message box and sends it.
func (p *Page) Ask(text string) {
	p.t.Helper()
	p.Type("#composer-text", text)
	p.Press(Enter)
}

// Click presses the first element of a selector.
func (p *Page) Click(selector string) {
	p.t.Helper()
	p.do("clicking "+selector, chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
}

// Wait waits until an element is there and can be seen.
func (p *Page) Wait(selector string) {
	p.t.Helper()
	p.Until("an element "+selector, fmt.Sprintf(`!!document.querySelector(%s)?.checkVisibility()`, quote(selector)))
}

// Gone waits until no element can be seen.
func (p *Page) Gone(selector string) {
	p.t.Helper()
	p.Until("no element "+selector, fmt.Sprintf(`![...document.querySelectorAll(%s)].some((n) => n.checkVisibility())`, quote(selector)))
}

// Reads waits until an element of a selector has a text in it.
func (p *Page) Reads(selector, text string) {
	p.t.Helper()
	p.Until(fmt.Sprintf("%q in %s", text, selector),
		fmt.Sprintf(`[...document.querySelectorAll(%s)].some((n) => n.checkVisibility() && (n.innerText + (n.value ?? "")).includes(%s))`, quote(selector), quote(text)))
}

// Until waits until an expression is true.
func (p *Page) Until(what, expression string) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	if _, err := chromedp.Run(ctx, chromedp.Poll[bool](expression, chromedp.WithPollingTimeout(0))); err != nil {
		p.failed("waiting for "+what, err)
	}
}

// Evaluate returns the value of an expression, a promise's included.
func Evaluate[T any](p *Page, expression string) T {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		p.failed("evaluating "+expression, err)
	}
	return value
}

// quote writes a text as a literal of JavaScript.
func quote(s string) string {
	raw, err := json.Marshal(s)
	if err != nil {
		panic(err) // a text always has JSON
	}
	return string(raw)
}
