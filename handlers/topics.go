package handlers

import (
	"cmp"
	"slices"

	"nutgraf/facts"
	"nutgraf/handlers/internal/words"
)

// topicKinds are what can be asked about, in the order of telling.
var topicKinds = []facts.Kind{
	facts.Event, facts.Agreement, facts.Document, facts.Topic, facts.Person, facts.Group,
	facts.Organisation, facts.Country, facts.Place, facts.Date,
}

// topics says what can be asked: what the table knows of, and how much of each.
func topics(h *House, r Request, page int, _ []string) (Reply, bool) {
	t := h.teller(r)
	blocks := []block{{items: []string{t.Say("topics.intro", words.With{
		"Facts": len(t.table.Facts), "Paragraphs": t.table.Article.Paragraphs,
	})}}}
	blocks = append(blocks, t.coverage()...)
	pages := paginate(blocks, pageRoom)
	if page < 0 || page >= len(pages) {
		return Reply{}, false
	}
	reply := Reply{List: true, Body: pages[page]}
	t.cite(&reply)
	row, hint := t.turn(r, "topics", page, len(pages))
	reply.Rows, reply.Body = rows(row), append(reply.Body, hint...)
	return reply, true
}

// coverage lists entities by kind, each with the number of facts about it, most
// first. What no fact is about is left out.
func (t teller) coverage() (blocks []block) {
	count := map[string]int{}
	for _, f := range t.table.Facts {
		for _, id := range f.About {
			count[id]++
		}
	}
	for _, k := range topicKinds {
		var list []facts.Entity
		for _, e := range t.table.Entities {
			if e.Kind == k && count[e.ID] > 0 {
				list = append(list, e)
			}
		}
		slices.SortStableFunc(list, func(a, b facts.Entity) int { return cmp.Compare(count[b.ID], count[a.ID]) })
		b := block{heading: t.Say("topics." + string(k)), inline: t.Say("list.semicolon")}
		for _, e := range list {
			b.items = append(b.items, t.Say("topics.item", words.With{"Name": t.Name(e), "Facts": count[e.ID]}))
		}
		if len(b.items) > 0 {
			blocks = append(blocks, b)
		}
	}
	return blocks
}
