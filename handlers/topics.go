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
	intro := block{items: []string{t.Say("topics.intro", words.With{
		"Facts": len(t.table.Facts), "Paragraphs": t.table.Article.Paragraphs,
	})}}
	all := t.coverage()
	pages := paginate(append([]block{intro}, all...), pageRoom)
	if len(pages) > 1 { // what there is most of on one page, then all
		pages = append(t.overview(intro, all), paginate(all, pageRoom)...)
	}
	if page < 0 || page >= len(pages) {
		return Reply{}, false
	}
	reply := Reply{List: true, Body: pages[page]}
	t.cite(&reply)
	row, hint := t.turn(r, "topics", page, len(pages))
	reply.Rows, reply.Body = rows(row), append(reply.Body, hint...)
	return reply, true
}

// overview is the first page: of each kind as many as fit.
func (t teller) overview(intro block, all []block) [][]string {
	for n := topItems; ; n-- {
		if pages := paginate(append([]block{intro}, t.most(all, n)...), maxAnswer-60); len(pages) == 1 || n == 1 {
			return pages
		}
	}
}

// topItems is how many of a kind the first page names at most.
const topItems = 3

// most shortens each block to n items.
func (t teller) most(all []block, n int) (short []block) {
	for _, b := range all {
		if rest := len(b.items) - n; rest > 0 {
			b.items = append(slices.Clone(b.items[:n]), t.Say("topics.rest", words.With{"Rest": rest}))
		}
		short = append(short, b)
	}
	return short
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
