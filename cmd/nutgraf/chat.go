package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"nutgraf/cmd/nutgraf/internal/lines"
	"nutgraf/cmd/nutgraf/internal/plain"
	"nutgraf/handlers"
)

type chatCmd struct{ answerLanguage }

// Help is the end of what chat --help prints.
func (chatCmd) Help() string {
	return "Follow-ups such as \"what did he say?\" are understood. In a terminal the arrow keys bring earlier " +
		"questions back, Tab completes names, a number picks an offered reading or presses a button, Ctrl-D ends. From a pipe each " +
		"line is answered as it comes, an empty line after each answer.\n\n" + examples(
		"nutgraf chat",
		"printf 'who Stilwell\\nwhat did he say?\\n' | nutgraf chat",
		"nutgraf chat --table my-table.yaml",
	)
}

// Run talks until the input or the program ends.
func (c chatCmd) Run(a *app) error {
	_, house, settings, err := a.open()
	if err != nil {
		return err
	}
	t := &talk{house: house, prefix: settings.Discord.Prefix, locale: c.locale(a.env.Get), out: a.stdout, stderr: a.stderr}
	if isTerminal(a.stdin) && isTerminal(a.stdout) && knownTerminal(a.env.Get("TERM")) {
		card := terminalCard{a.stdout, hasColour(a.stdout, a.env)}
		fmt.Fprint(a.stdout, card.greeting(house.Greeting(t.locale)))
		t.card = card
		return t.atTerminal(a.ctx)
	}
	t.card = pipedCard{}
	return t.fromPipe(a.ctx, a.stdin)
}

// talk is one conversation.
type talk struct {
	house       *handlers.House
	prefix      string
	locale      string // empty: the question's language
	card        card
	out, stderr io.Writer
	choices     []handlers.Choice // what the last answer offered
	buttons     []handlers.Button // what could be pressed under it
}

// card lays a reply out.
type card interface{ lay(r handlers.Reply) string }

// pipedCard is for programs: the words, then an empty line.
type pipedCard struct{}

func (pipedCard) lay(r handlers.Reply) string {
	text := plain.Text(r.Plain())
	if offers := offered(r); len(offers) > 0 {
		text += "\n" + strings.Join(offers, "  ")
	}
	return text + "\n\n"
}

// pressable returns the buttons of a reply that mean something in a terminal.
func pressable(r handlers.Reply) (list []handlers.Button) {
	for _, row := range r.Rows {
		for _, b := range row {
			if !b.Action.IsZero() && !b.Disabled {
				list = append(list, b)
			}
		}
	}
	return list
}

// offered numbers the buttons of a reply, after the choices: a line that is such
// a number presses one.
func offered(r handlers.Reply) (list []string) {
	for i, b := range pressable(r) {
		list = append(list, plain.Text(fmt.Sprintf("[%d] %s", len(r.Choices)+i+1, b.Label)))
	}
	return list
}

// fromPipe answers line by line.
func (t *talk) fromPipe(ctx context.Context, in io.Reader) error {
	for line := range lines.Read(ctx, in, maxLine) {
		switch {
		case line.Err != nil:
			return line.Err
		case line.TooLong:
			fmt.Fprintf(t.stderr, "nutgraf: line %d is longer than %d bytes\n", line.Number, maxLine)
			continue
		}
		if err := t.answer(ctx, line.Text); err != nil {
			return err
		}
	}
	return nil
}

// answer prints what there is to say to one line. Its error ends the talk.
func (t *talk) answer(ctx context.Context, text string) error {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil
	}
	reply, err := t.house.Handle(ctx, t.request(text))
	var told handlers.UserError
	switch {
	case ctx.Err() != nil:
		return nil
	case errors.As(err, &told):
		reply = handlers.Reply{Body: []string{told.Text}}
	case err != nil:
		fmt.Fprintln(t.stderr, "nutgraf: "+plain.Text(err.Error()))
		return nil
	}
	t.choices, t.buttons = reply.Choices, pressable(reply)
	if _, err := io.WriteString(t.out, t.card.lay(reply)); err != nil {
		return fmt.Errorf("printing the answer: %w", err)
	}
	return nil
}

// request makes a request of a typed line: the number of an offered reading, a
// command as in Discord ("!who Liu", "/who Liu", "help"), or a free question.
func (t *talk) request(text string) handlers.Request {
	r := handlers.Request{Surface: handlers.Terminal, Text: text, Conversation: "terminal", Locale: t.locale, Plain: true, Seed: uint64(time.Now().UnixNano())}
	if n, err := strconv.Atoi(text); err == nil && n >= 1 && n <= len(t.choices) {
		r.Text = t.choices[n-1].Ask
		return r
	} else if n -= len(t.choices); err == nil && n >= 1 && n <= len(t.buttons) {
		r.Surface, r.Text, r.Action, r.Alone = handlers.Pressed, "", t.buttons[n-1].Action, true
		return r
	}
	for _, prefix := range []string{t.prefix, "/"} {
		if after, ok := strings.CutPrefix(text, prefix); ok {
			if name, rest := command(t.house, after); name != "" {
				r.Command, r.Text = name, rest
			}
			return r
		}
	}
	if text == "help" {
		r.Command, r.Text = text, ""
	}
	return r
}
