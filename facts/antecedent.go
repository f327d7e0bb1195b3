package facts

import "slices"

// maxAntecedents bounds how many readings of a pronoun are tried.
const maxAntecedents = 4

// antecedents are the entities that the pronouns of a reading may stand for,
// likeliest first: whom the last answer brought in for a "who", then whom the
// last question named, then the rest by how recently they were spoken of.
func (x *index) antecedents(r *reading, c Context) []string {
	var out []string
	add := func(id string) {
		e := x.entities[id]
		if e == nil || len(out) == maxAntecedents || slices.Contains(out, id) || names(r, id) {
			return
		}
		for _, p := range r.pronouns {
			if fitsPronoun(p.word, e) {
				out = append(out, id)
				return
			}
		}
	}
	said := x.lastAbout(c)
	if c.reading.asksFor(AskWho) {
		for _, id := range said {
			if !names(c.reading, id) {
				add(id)
			}
		}
	}
	for _, u := range c.reading.units {
		if u.kind == unitEntity && len(u.entity) == 1 {
			add(u.entity[0])
		}
	}
	for _, id := range said {
		add(id)
	}
	for _, id := range c.Entities {
		add(id)
	}
	return out
}

// lastAbout returns what the last facts are about.
func (x *index) lastAbout(c Context) []string {
	var out []string
	for _, id := range c.Facts {
		if n, ok := x.facts[id]; ok {
			out = append(out, x.targets[n].fact.About...)
		}
	}
	return out
}

// names reports whether a reading names an entity.
func names(r *reading, id string) bool {
	return slices.ContainsFunc(r.units, func(u unit) bool { return slices.Contains(u.entity, id) })
}

// fitsPronoun reports whether a pronoun can stand for an entity. He and she are
// one: the table doesn't know, and it doesn't matter.
func fitsPronoun(word string, e *Entity) bool {
	switch word {
	case "he", "him", "his", "she", "her", "hers", "himself", "herself":
		return e.Kind == Person || e.Kind == Group
	case "they", "them", "their", "theirs", "themselves":
		return e.Kind != Date
	case "there":
		return e.Kind == Place || e.Kind == Country || e.Kind == Event || e.Kind == Organisation
	}
	return e.Kind != Person
}
