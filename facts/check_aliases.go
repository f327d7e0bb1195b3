package facts

import (
	"fmt"
	"strings"
)

// claim is a name or an alias of an entity.
type claim struct {
	entity int
	path   string
	text   string
	shared bool
}

// aliases reports words that lead to two entities and words that are listed as
// shared but aren't.
func (c *checker) aliases() {
	claims := map[string][]claim{}
	var order []string
	for i, e := range c.table.Entities {
		for _, cl := range claimsOf(i, e) {
			key := strings.Join(plainWords(cl.text), " ")
			if key == "" {
				continue // it couldn't be read
			}
			if claims[key] == nil {
				order = append(order, key)
			}
			claims[key] = append(claims[key], cl)
		}
	}
	for _, key := range order {
		c.claims(claims[key])
	}
}

func claimsOf(i int, e Entity) []claim {
	list := []claim{{entity: i, path: pathTo("entities", i, "name"), text: e.Name}}
	for j, alias := range e.Aliases {
		list = append(list, claim{entity: i, path: pathTo("entities", i, "aliases", j), text: alias})
	}
	for j, alias := range e.Shared {
		list = append(list, claim{entity: i, path: pathTo("entities", i, "shared", j), text: alias, shared: true})
	}
	return list
}

// claims judges all claims of one word.
func (c *checker) claims(list []claim) {
	owners := map[int]bool{}
	for _, cl := range list {
		owners[cl.entity] = true
	}
	for n, cl := range list {
		other := otherClaim(list, n)
		switch {
		case len(owners) == 1 && cl.shared:
			c.report(fmt.Sprintf("only this entity lists %q as shared", cl.text),
				"list it under shared: of the other entities it can mean, or move it to aliases:", cl.path)
		case len(owners) > 1 && !cl.shared && other.shared:
			c.report(fmt.Sprintf("%q means this entity alone here, but %s lists it as shared", cl.text, c.describe(other)), sharedDo(cl), cl.path)
		case len(owners) > 1 && !cl.shared && n > 0 && other.entity != cl.entity:
			c.report(fmt.Sprintf("%q already means %s", cl.text, c.describe(other)), sharedDo(cl), cl.path)
		}
	}
}

// otherClaim returns the first claim of another entity, one that shares the
// word if there is any.
func otherClaim(list []claim, n int) claim {
	var found *claim
	for i := range list {
		if list[i].entity == list[n].entity {
			continue
		}
		if found == nil || list[i].shared && !found.shared {
			found = &list[i]
		}
	}
	if found == nil {
		return list[n]
	}
	return *found
}

func sharedDo(cl claim) string {
	if strings.HasSuffix(cl.path, "/name") {
		return "give this entity a fuller name; then both may list the short one under shared:"
	}
	return "keep it where it can mean nobody else; if it can mean both, list it under shared: of both"
}

func (c *checker) describe(cl claim) string {
	at := c.table.where.of(cl.path)
	return fmt.Sprintf("%s (line %d)", c.table.Entities[cl.entity].ID, at.line)
}
