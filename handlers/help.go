package handlers

import (
	"context"
	"time"
	"unicode/utf8"

	"nutgraf/facts"
	"nutgraf/handlers/internal/words"
)

// help answers with what the bot can do, by example.
func help(_ context.Context, h *House, r Request) (Reply, error) {
	t := h.teller(r)
	body := []string{t.Say("help.about", words.With{"Title": t.title(), "Publisher": t.publisher()}), t.Say("help.try")}
	mark := h.prefix
	switch {
	case r.Surface == Slash, r.PrefixDeaf:
		mark = "/"
	case r.Surface == Terminal, r.Surface == DM:
		mark = ""
	}
	for _, c := range h.commands {
		if c.Kind != Typed || c.Name == "help" {
			continue
		}
		name, description := c.in(t.Words)
		with := words.With{"Command": mark + name, "Example": t.example(c.Name), "Description": description}
		switch {
		case with["Example"] != "":
			body = append(body, "• "+t.Say("help.line", with))
		case !c.takesWords():
			body = append(body, "• "+t.Say("help.line.alone", with))
		}
	}
	if r.Surface != Terminal {
		body = append(body, t.Say("help.mention"))
	} else {
		body = append(body, t.Say("help.terminal"))
	}
	if r.PrefixDeaf {
		body = append(body, h.deafness(t.Words))
	}
	body = append(body, t.Say("help.unsaid"))
	return Reply{Outcome: "help", Body: body, Private: true}, nil
}

// example returns something of the table that a command can be asked for, empty
// if there is nothing.
func (t teller) example(command string) string {
	if command == "ask" {
		if event := t.example("when"); event != "" {
			return t.Say("help.when", words.With{"Event": event})
		}
		return ""
	}
	kinds := map[string][]facts.Kind{
		"who": {facts.Person, facts.Group}, "what": {facts.Agreement, facts.Topic, facts.Organisation},
		"when": {facts.Event}, "where": {facts.Place, facts.Event}, "why": {facts.Topic, facts.Event}, "how": {facts.Event},
	}[command]
	for _, k := range kinds {
		for _, e := range t.table.Entities {
			if e.Kind == k && (command != "when" || !e.When.IsZero()) {
				return t.called(e)
			}
		}
	}
	return ""
}

// called is how people call an entity: its first alias where that is shorter than
// its name.
func (t teller) called(e facts.Entity) string {
	if name, ok := e.Names.In(t.Tag()); ok {
		return name
	}
	if len(e.Aliases) > 0 && utf8.RuneCountInString(e.Aliases[0]) < utf8.RuneCountInString(e.Name) {
		return e.Aliases[0]
	}
	return e.Name
}

// deafness explains why commands with the prefix get no answer.
func (h *House) deafness(w *words.Words) string {
	return w.Say("help.deaf", words.With{"Prefix": h.prefix})
}

// Greeting is what a terminal says first: what can be asked about, and which keys
// there are.
func (h *House) Greeting(locale string) (about, keys string) {
	t := h.teller(Request{Locale: locale})
	return t.Say("terminal.about", words.With{"Title": t.title(), "Publisher": t.publisher(), "Day": t.table.Article.Published.Format(time.DateOnly)}), t.Say("terminal.keys")
}
