package handlers

import (
	"slices"

	"nutgraf/facts"
	"nutgraf/handlers/internal/words"
)

// people says who is who, by side: first those with names, then groups.
func people(h *House, r Request, page int, _ []string) (Reply, bool) {
	t := h.teller(r)
	pages := paginate(t.sides(), pageRoom)
	if page < 0 || page >= len(pages) {
		return Reply{}, false
	}
	reply := Reply{List: true, Body: pages[page]}
	t.cite(&reply)
	row, hint := t.turn(r, "people", page, len(pages))
	reply.Rows, reply.Body = rows(row), append(reply.Body, hint...)
	return reply, true
}

// sides returns the people of the table under the country that they belong to, in
// the table's order.
func (t teller) sides() (blocks []block) {
	for _, kind := range []facts.Kind{facts.Person, facts.Group} {
		var order []string
		by := map[string][]string{}
		for _, e := range t.table.Entities {
			if e.Kind != kind {
				continue
			}
			if by[e.Country] == nil && e.Country != "" {
				order = append(order, e.Country)
			}
			by[e.Country] = append(by[e.Country], "• "+t.who(e))
		}
		if by[""] != nil { // whoever belongs to no side comes last
			order = append(order, "")
		}
		for _, country := range order {
			blocks = append(blocks, block{heading: t.side(kind, country), items: by[country]})
		}
	}
	return slices.DeleteFunc(blocks, func(b block) bool { return len(b.items) == 0 })
}

// who is somebody with the role.
func (t teller) who(e facts.Entity) string {
	if role := t.Role(e); role != "" {
		return t.Say("people.line", words.With{"Name": t.Name(e), "Role": role})
	}
	return t.Name(e)
}

// side is the heading of a country's people.
func (t teller) side(k facts.Kind, country string) string {
	id := "people." + string(k)
	c, ok := t.table.Find(country)
	if !ok {
		return t.Say(id + ".none")
	}
	return t.Say(id, words.With{"Side": t.Name(c)})
}
