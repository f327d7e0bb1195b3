package handlers

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"nutgraf/facts"
)

// Command is one thing that members can ask for. The same value is registered
// with Discord, dispatched to, and shown in help.
type Command struct {
	Name        string // lower case, at most 32 characters
	Description string // at most 100 characters; empty: command.NAME.description of the catalogue
	Options     []Option
	// Names and Descriptions are the same in further languages, by locale as
	// Discord names it ("zh-TW"). They come from the catalogues.
	Names, Descriptions map[string]string
	Examples            []string // without prefix: "who Liu"
	// Quiet says that its answers are private in any case, so that nobody need wish
	// it.
	Quiet bool
	// Kind says where members find it; the zero value is a typed command.
	Kind CommandKind
	run  runFunc // answers the command; nil if it is ButtonsOnly
	// press answers buttons whose Action has the command's name; nil if there are
	// none. It must bear any arguments.
	press runFunc
}

type runFunc func(ctx context.Context, h *House, r Request) (Reply, error)

// CommandKind says where members find a command.
type CommandKind string

// The kinds of commands.
const (
	Typed       CommandKind = ""        // "/who", "!who", "who" in the terminal
	MessageMenu CommandKind = "message" // in the menu of a message, which is Request.About
	ButtonsOnly CommandKind = "buttons" // nowhere but under replies
)

// Option is what a command takes: a text, which becomes part of Request.Text, or
// the wish that sets Request.Private.
type Option struct {
	Name         string
	Description  string // empty: command.NAME.hint of the catalogue
	Required     bool
	Autocomplete bool
	// Flag makes it yes or no. The one flag that there is, "private", is added to
	// each typed command that may be asked in public.
	Flag bool
	// Names and Descriptions are the same in further languages, by locale.
	Names, Descriptions map[string]string
}

// House answers requests from the table that Tables returns at that moment.
type House struct {
	tables   func() *facts.Table
	memory   Memory
	prefix   string
	now      func() time.Time
	leads    *leads
	workshop *workshop
	commands []Command

	unanswered UnansweredLog
	privacy    Privacy
}

// Memory keeps the context of conversations. Implementations are safe for
// concurrent use and bounded.
type Memory interface {
	// Recall returns the context of a conversation, false if there is none or
	// it is too old.
	Recall(ctx context.Context, conversation string) (facts.Context, bool)
	// Keep remembers the context of a conversation.
	Keep(ctx context.Context, conversation string, c facts.Context)
}

// Options of a House.
type Options struct {
	Tables func() *facts.Table // required; must never return nil
	Memory Memory              // nil: conversations are not remembered
	Prefix string              // of commands in channels; empty means "!"
	Now    func() time.Time    // the clock; nil means time.Now
	// Unanswered keeps questions without an answer; nil: nothing is kept.
	Unanswered UnansweredLog
	// Privacy is what the command privacy tells; it must be true of Unanswered.
	Privacy Privacy
}

// New returns a House with all commands.
func New(o Options) *House {
	if o.Prefix == "" {
		o.Prefix = "!"
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Unanswered == nil {
		o.Privacy.Questions = KeepNothing
	}
	return &House{
		tables: o.Tables, memory: o.Memory, prefix: o.Prefix, now: o.Now, leads: &leads{}, workshop: &workshop{}, commands: localised(withWish(commandList())),
		unanswered: o.Unanswered, privacy: o.Privacy,
	}
}

// withWish adds the option to answer in private to the commands that may have it.
func withWish(list []Command) []Command {
	for i, c := range list {
		if c.Kind == Typed && !c.Quiet {
			list[i].Options = append(list[i].Options, Option{Name: WishOption, Flag: true})
		}
	}
	return list
}

// WishOption is the name of the option that sets Request.Private.
const WishOption = "private"

// Commands returns the typed commands in the order of help.
func (h *House) Commands() []Command {
	return h.only(func(c Command) bool { return c.Kind == Typed })
}

// Registered returns the commands that a chat service lists for its members: the
// typed ones and those of context menus.
func (h *House) Registered() []Command {
	return h.only(func(c Command) bool { return c.Kind != ButtonsOnly })
}

func (h *House) only(is func(Command) bool) []Command {
	var list []Command
	for _, c := range h.commands {
		if is(c) {
			list = append(list, c)
		}
	}
	return list
}

// command returns the typed command of a name, false if there is none.
func (h *House) command(name string) (Command, bool) {
	return h.find(name, func(c Command) bool { return c.Kind == Typed })
}

// find returns the command of a name, in any case, that has a quality.
func (h *House) find(name string, is func(Command) bool) (Command, bool) {
	for _, c := range h.commands {
		if c.called(name) && is(c) {
			return c, true
		}
	}
	return Command{}, false
}

// Handle answers a request. An error is a UserError if the member may see it.
func (h *House) Handle(ctx context.Context, r Request) (Reply, error) {
	if err := ctx.Err(); err != nil {
		return Reply{}, fmt.Errorf("handling a request: %w", err)
	}
	r = h.heard(r)
	run, err := h.runner(r)
	if err != nil {
		return Reply{}, err
	}
	reply, err := run(ctx, h, r)
	if err != nil {
		return Reply{}, err
	}
	reply.Language = h.Words(r).Tag().String()
	return h.dress(r, reply), nil
}

// runner finds what answers a request.
func (h *House) runner(r Request) (runFunc, error) {
	switch {
	case r.Surface == Pressed:
		if c, ok := h.find(r.Action.Name, func(c Command) bool { return c.press != nil }); ok {
			return c.press, nil
		}
		return nil, h.expiredFor(r)
	case r.Surface == Menu:
		if c, ok := h.find(r.Command, func(c Command) bool { return c.Kind == MessageMenu }); ok {
			return c.run, nil
		}
	case r.Command == "":
		if run, ok := h.bare(r.Text); ok {
			return run, nil
		}
		return answer, nil
	}
	if c, ok := h.command(r.Command); ok {
		return c.run, nil
	}
	return nil, UserError{h.Words(r).Say("error.command")}
}

// takesWords says whether members write something behind the command.
func (c Command) takesWords() bool {
	return slices.ContainsFunc(c.Options, func(o Option) bool { return !o.Flag })
}

// bare finds the command whose name a free text is, or its name and a number:
// "help", "timeline 2", with one slip too. Only commands that take no words can be meant like that.
func (h *House) bare(text string) (runFunc, bool) {
	name, rest, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(text), h.prefix), " ")
	c, ok := h.command(name)
	if !ok {
		c, ok = h.nearly(name)
	}
	number := strings.TrimSpace(rest)
	if !ok || c.takesWords() || strings.Trim(number, "0123456789") != "" {
		return nil, false
	}
	return func(ctx context.Context, h *House, r Request) (Reply, error) {
		r.Text = number
		return c.run(ctx, h, r)
	}, true
}

// ParsePrefix splits a channel message that starts with the prefix into the
// command's name and what follows. It is false when the message is not a
// command of this bot. The name is as it was typed, in whatever language, in lower
// case.
func (h *House) ParsePrefix(content string) (command, text string, ok bool) {
	rest, has := strings.CutPrefix(strings.TrimLeft(content, " \t\n"), h.prefix)
	if !has {
		return "", "", false
	}
	end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(rest)
	}
	_, known := h.command(rest[:end])
	if !known || end < len(rest) && !endsWord(rest[end:]) {
		return "", "", false
	}
	return strings.ToLower(rest[:end]), strings.TrimSpace(rest[end:]), true
}

// endsWord reports whether what follows a command's name separates it from its
// words: "!who, Liu" and "!who's Liu" are commands, "!who_am_i" is not.
func endsWord(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsSpace(r) || strings.ContainsRune("?!,.:;'’\"", r)
}

// Complete returns at most 25 suggestions for the text typed so far into a
// command's option, best first, in the language that the locale names or, if it is
// empty, in that of the text.
func (h *House) Complete(_ context.Context, locale, command, partial string) []Suggestion {
	t := h.teller(Request{Locale: locale, Text: partial})
	var out []Suggestion
	for _, c := range t.table.Complete(facts.Ask(command), partial, 25) {
		out = append(out, Suggestion{Name: clip(t.suggested(c), 100), Value: clip(c.Ask, 100)})
	}
	return out
}

// clip shortens a text to a number of UTF-16 units, as Discord counts.
func clip(s string, most int) string {
	n := 0
	for i, r := range s {
		n += max(utf16.RuneLen(r), 1)
		if n > most {
			return s[:i]
		}
	}
	return s
}
