package handlers

import (
	"slices"
	"sync"

	"nutgraf/facts"
)

// lead is what one would ask next about a fact, and the facts that answer it.
type lead struct {
	label string   // of its button, an id of the catalogue
	facts []string // ids
}

// leads remembers where each fact of the current table leads, since finding that
// takes a few questions to the table.
type leads struct {
	mu     sync.Mutex
	table  *facts.Table
	byFact map[string]onwards
}

// onwards is where a fact leads.
type onwards struct {
	leads   []lead
	related []facts.Fact
}

// of returns the leads of a fact, each of which has an answer.
func (l *leads) of(t *facts.Table, f facts.Fact) []lead { return l.from(t, f).leads }

// from returns where a fact leads.
func (l *leads) from(t *facts.Table, f facts.Fact) onwards {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.table != t {
		l.table, l.byFact = t, map[string]onwards{}
	}
	o, known := l.byFact[f.ID]
	if !known {
		o.leads = find(t, f)
		o.related = relatedTo(t, f, o.leads)
		l.byFact[f.ID] = o
	}
	return o
}

// nextQuestions are what may be asked next; the fact's own question words are
// left out, except that there may be somebody else.
var nextQuestions = []struct {
	ask   facts.Ask
	label string
	text  string
}{
	{facts.AskWhen, "button.when", "when?"},
	{facts.AskWhere, "button.where", "where?"},
	{facts.AskWhy, "button.why", "why?"},
	{facts.AskWho, "button.who-else", "who else?"},
}

// find asks the table what a member would ask next, in the conversation that one
// of the fact's own phrasings begins.
func find(t *facts.Table, f facts.Fact) []lead {
	c, ok := begin(t, f)
	if !ok {
		return nil
	}
	var list []lead
	told := []string{f.ID}
	for _, q := range nextQuestions {
		if slices.Contains(f.Answers, q.ask) && q.ask != facts.AskWho {
			continue
		}
		a := t.Ask(q.text, c)
		if a.Outcome != facts.Found || len(a.Facts) == 0 || a.NotA != "" || !onward(a.Facts[0], f, q.ask) || slices.Contains(told, a.Facts[0].ID) {
			continue
		}
		l := lead{label: q.label}
		if q.ask == facts.AskWho && !slices.Contains(f.Answers, facts.AskWho) {
			l.label = "button.who"
		}
		for _, next := range a.Facts[:min(len(a.Facts), maxLead)] {
			if next.ID != f.ID {
				l.facts = append(l.facts, next.ID)
			}
		}
		told = append(told, l.facts[0])
		list = append(list, l)
	}
	return list
}

// maxLead is how many facts a lead leads to.
const maxLead = 2

// begin returns the context of a conversation in which only this fact was told.
func begin(t *facts.Table, f facts.Fact) (facts.Context, bool) {
	for _, phrasing := range f.Phrasings {
		if a := t.Ask(phrasing, facts.Context{}); len(a.Facts) > 0 && a.Facts[0].ID == f.ID {
			return a.Context, true
		}
	}
	return facts.Context{}, false
}

// onward says whether a fact answers that question about the main subject of
// another one.
func onward(next, from facts.Fact, ask facts.Ask) bool {
	return slices.Contains(next.Answers, ask) && len(from.About) > 0 && slices.Contains(next.About, from.About[0])
}
