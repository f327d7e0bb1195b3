package handlers

import (
	"context"

	"nutgraf/facts"
)

// commandList is the one list of commands: registration, dispatch, help and
// the prefix parser all come from it. Descriptions stand in the catalogues of
// internal/words, in each language.
func commandList() []Command {
	ask := func(name, option string, examples ...string) Command {
		return Command{Name: name, Examples: examples, run: answer, Options: []Option{{Name: option, Required: true, Autocomplete: true}}}
	}
	pages := func(name string, l leaf) Command {
		run, press := paged(l)
		return Command{Name: name, Examples: []string{name}, run: run, press: press}
	}
	return []Command{
		ask("who", "name", "who Liu", "who heads homeland security"),
		ask("what", "topic", "what STA", "what did they discuss"),
		ask("when", "event", "when election", "when does the STA expire"),
		ask("where", "event", "where Davos", "where do they meet"),
		ask("why", "topic", "why are Republicans worried"),
		ask("how", "topic", "how long is the meeting"),
		ask("ask", "question", "ask is Blinken going to Davos?"),
		pages("brief", brief),
		pages("timeline", timeline),
		pages("people", people),
		pages("topics", topics),
		{Name: "source", Examples: []string{"source"}, run: plainly(origin)},
		{Name: "quiz", Examples: []string{"quiz", "quiz 7"}, run: plainly(startQuiz), press: playQuiz},
		{Name: "help", Examples: []string{"help"}, Quiet: true, run: help},
		{Name: "privacy", Examples: []string{"privacy"}, Quiet: true, run: privacy},
		{Name: "Find in article", Kind: MessageMenu, run: findIn},
		// There is no "Ask about…" in the menu of users: what the article says of
		// a member of the server is nothing, and the people of the article aren't
		// members.
		{Name: "fact", Kind: ButtonsOnly, press: pressFact},
		{Name: "choose", Kind: ButtonsOnly, press: pressChoice},
		{Name: "origin", Kind: ButtonsOnly, press: pressOrigin},
		{Name: "related", Kind: ButtonsOnly, press: pressRelated},
		{Name: "share", Kind: ButtonsOnly, press: pressShare},
		{Name: "delete", Kind: ButtonsOnly, press: pressDelete},
		{Name: actionReport, Kind: ButtonsOnly, press: reportFact},
	}
}

// help answers with what the bot can do, by example.
func help(_ context.Context, h *House, r Request) (Reply, error) {
	table := h.tables()
	body := []string{"I answer questions about one article: " + table.Article.Title + " (" + table.Article.Publisher + ")."}
	mark := h.prefix
	switch {
	case r.Surface == Slash, r.PrefixDeaf:
		mark = "/"
	case r.Surface == Terminal, r.Surface == DM:
		mark = ""
	}
	body = append(body, "Try:")
	for _, c := range h.commands {
		if c.Kind != Typed || c.Name == "help" {
			continue
		}
		if example := example(table, c.Name); example != "" {
			body = append(body, "• "+mark+c.Name+" "+example+" – "+c.Description)
		} else if !c.takesWords() {
			body = append(body, "• "+mark+c.Name+" – "+c.Description)
		}
	}
	if r.Surface != Terminal {
		body = append(body, "Or mention me with your question, or write to me in a direct message. Typos are fine, and so are follow-ups such as “where?” or “says who?”.")
	} else {
		body = append(body, "Or ask in your own words. Typos are fine, and so are follow-ups such as “where?” or “says who?”.")
	}
	if r.PrefixDeaf {
		body = append(body, deaf(h.prefix))
	}
	body = append(body, "If the article doesn't say, I say so.")
	return Reply{Outcome: "help", Body: body, Private: true}, nil
}

// example returns something of the table that a command can be asked for, empty
// if there is nothing.
func example(t *facts.Table, command string) string {
	if command == "ask" {
		if event := example(t, "when"); event != "" {
			return "when is " + event + "?"
		}
		return ""
	}
	kinds := map[string][]facts.Kind{
		"who": {facts.Person, facts.Group}, "what": {facts.Agreement, facts.Topic, facts.Organisation},
		"when": {facts.Event}, "where": {facts.Place, facts.Event}, "why": {facts.Topic, facts.Event}, "how": {facts.Event},
	}[command]
	for _, k := range kinds {
		for _, e := range t.Entities {
			if e.Kind == k && (command != "when" || !e.When.IsZero()) {
				return short(e)
			}
		}
	}
	return ""
}

// short is how people call an entity: its first alias where that is shorter than
// its name.
func short(e facts.Entity) string {
	if len(e.Aliases) > 0 && len(e.Aliases[0]) < len(e.Name) {
		return e.Aliases[0]
	}
	return e.Name
}

// deaf explains why commands with the prefix get no answer.
func deaf(prefix string) string {
	return "In server channels I can't read commands such as " + prefix + "who: whoever runs me can switch on “Message Content Intent” for me in Discord's developer portal. Until then use /who or mention me."
}
