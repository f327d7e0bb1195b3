package facts

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

const longestID = 60

var (
	idPattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	notInIDs  = regexp.MustCompile(`[^a-z0-9]+`)
)

// ids are the ids given so far in one part of the table.
type ids struct {
	r     *tableReader
	among string // "entities"
	given map[string]place
}

func newIDs(r *tableReader, among string) *ids {
	return &ids{r: r, among: among, given: map[string]place{}}
}

// take reads the id of an entry and sees that no other has it.
func (s *ids) take(f fieldSet) string {
	id := f.text("id")
	if id == "" {
		return ""
	}
	at := f.at("id")
	if !idPattern.MatchString(id) {
		do := "use lower-case letters a to z, digits, and hyphens between them"
		plain := strings.Trim(notInIDs.ReplaceAllString(strings.ToLower(id), "-"), "-")
		if plain != "" {
			do += fmt.Sprintf(", as in %q", plain)
		}
		s.r.report(at, quoted(id)+" can't be an id", do)
		return plain // the rest of the table may already use it
	}
	if len(id) > longestID {
		s.r.report(at, fmt.Sprintf("the id %s has more than %d characters", quoted(id), longestID), "give it a shorter one")
	}
	if before, twice := s.given[id]; twice {
		s.r.report(at, fmt.Sprintf("the id %s is given twice among %s, first in line %d", quoted(id), s.among, before.line),
			"give one of them another id")
		return id
	}
	s.given[id] = at
	return id
}

// reference is an id of an entity that stands somewhere in the table.
type reference struct {
	at    place
	key   string
	id    string
	self  string // id of the entity that refers, empty for facts
	kinds []Kind // that it may have; any if empty
}

// What places, claimants and countries can be. An institution is a place as in
// "at the State Department", and a country's side may be no country.
var (
	placeKinds   = []Kind{Place, Country, Organisation}
	byKinds      = []Kind{Person, Group, Organisation, Country}
	countryKinds = []Kind{Country, Place, Group, Organisation}
)

// refer returns the id of an entity that a key holds, to be looked up once all
// entities are known.
func (f fieldSet) refer(key, self string, kinds []Kind) string {
	id := f.text(key)
	if id != "" {
		f.r.refs = append(f.r.refs, reference{f.at(key), key, id, self, kinds})
	}
	return id
}

// referAll does the same for a list of ids.
func (f fieldSet) referAll(key string) []string {
	list := f.texts(key)
	for i, id := range list {
		if id != "" {
			f.r.refs = append(f.r.refs, reference{at: f.r.where.of(pathTo(f.to(key), i)), key: key, id: id})
		}
	}
	return list
}

// resolve reports references that lead nowhere, or to the wrong kind of thing.
func (r *tableReader) resolve(entities []Entity) {
	kinds := make(map[string]Kind, len(entities))
	all := make([]string, 0, len(entities))
	for _, e := range entities {
		kinds[e.ID] = e.Kind
		all = append(all, e.ID)
	}
	for _, ref := range r.refs {
		kind, known := kinds[ref.id]
		switch {
		case !known:
			do := "use the id of an entity, or add an entity with this id"
			if near := nearest(ref.id, all); near != "" {
				do = fmt.Sprintf("did you mean %q? Otherwise add an entity with this id", near)
			}
			r.report(ref.at, fmt.Sprintf("%s: no entity has the id %s", ref.key, quoted(ref.id)), do)
		case ref.id == ref.self:
			r.report(ref.at, fmt.Sprintf("%s: %s refers to itself", ref.key, quoted(ref.id)), "name another entity, or remove the key")
		case len(ref.kinds) > 0 && kind != "" && !slices.Contains(ref.kinds, kind):
			r.report(ref.at, fmt.Sprintf("%s: %s is of the kind %s", ref.key, quoted(ref.id), kind),
				"name an entity of the kind "+listed(ref.kinds, "or"))
		}
	}
}
