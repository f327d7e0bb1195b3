package handlers

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
