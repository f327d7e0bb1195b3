package facts

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sahilm/fuzzy"

	"nutgraf/facts/internal/text"
)

// maxPattern bounds what is handed to sahilm/fuzzy: its scores overflow from 40
// adjacent letters on.
const maxPattern = 32

// Complete returns what somebody who has typed partial into a command may mean,
// best first, at most limit: names whose letters partial has in this order, or
// near spellings of a name. ask orders kinds: people first for who, events for
// when. Without partial it lists the table's main entities.
func (t *Table) Complete(ask Ask, partial string, limit int) []Choice {
	source := t.index.completions.of(ask)
	pattern := text.Fold(strings.TrimSpace(partial))
	if runes := []rune(pattern); len(runes) > maxPattern {
		pattern = string(runes[:maxPattern])
	}
	var out []Choice
	add := func(e *Entity) (more bool) {
		if len(out) >= limit {
			return false
		}
		if c := (Choice{Label: label(e), Ask: e.Name}); !slices.Contains(out, c) {
			out = append(out, c)
		}
		return true
	}
	if pattern == "" {
		for i := 0; i < len(source) && add(source[i].entity); i++ {
		}
		return out
	}
	matches := source.matching(pattern)
	for i := 0; i < len(matches) && add(matches[i].entity); i++ {
	}
	if len(out) == 0 {
		tokens := text.Tokens(partial)
		if n := t.index.reader.names.nearest(tokens, func(int) bool { return false }); n.used > 0 {
			for _, id := range n.name.entities {
				add(t.index.entities[id])
			}
		}
	}
	return out
}

func label(e *Entity) string {
	if e.Role == "" {
		return e.Name
	}
	return e.Name + " – " + e.Role
}

// candidate is one name of an entity, folded.
type candidate struct {
	entity *Entity
	name   string
	rank   int // of the entity for the question word, lower is better
}

// candidates implements fuzzy.Source.
type candidates []candidate

func (c candidates) String(i int) string { return c[i].name }
func (c candidates) Len() int            { return len(c) }

// matching returns the names that have the letters of the pattern in their order:
// names that begin with it, then names with a word that does, then the rest; the
// kind that the command asks for first, shorter names first.
func (c candidates) matching(pattern string) candidates {
	type match struct {
		candidate
		beginning int
	}
	var matches []match
	for _, m := range fuzzy.FindFrom(pattern, c) {
		matches = append(matches, match{c[m.Index], beginning(c[m.Index].name, pattern)})
	}
	slices.SortStableFunc(matches, func(a, b match) int {
		return cmp.Or(a.beginning-b.beginning, a.rank-b.rank, len(a.name)-len(b.name))
	})
	out := make(candidates, len(matches))
	for i, m := range matches {
		out[i] = m.candidate
	}
	return out
}

// beginning says whether a name begins with a pattern, 0, or one of its words
// does, 1, or neither, 2.
func beginning(name, pattern string) int {
	if strings.HasPrefix(name, pattern) {
		return 0
	}
	for rest := name; ; {
		space := strings.IndexByte(rest, ' ')
		if space < 0 {
			return 2
		}
		if rest = rest[space+1:]; strings.HasPrefix(rest, pattern) {
			return 1
		}
	}
}

// completions hold every name of every entity by question word, those that fit
// it first.
type completions map[Ask]candidates

func newCompletions(entities []Entity) completions {
	var all candidates
	for i := range entities {
		e := &entities[i]
		for _, alias := range append([]string{e.Name}, e.Aliases...) {
			all = append(all, candidate{entity: e, name: text.Fold(alias)})
		}
	}
	out := completions{AskAny: all}
	for ask := range kindOrder {
		ranked := slices.Clone(all)
		for i := range ranked {
			ranked[i].rank = kindRank(ask, ranked[i].entity.Kind)
		}
		slices.SortStableFunc(ranked, func(a, b candidate) int { return a.rank - b.rank })
		out[ask] = ranked
	}
	return out
}

// of returns the names for a question word; those that ask for no kind have no
// order of their own.
func (c completions) of(ask Ask) candidates {
	if ranked, ok := c[ask]; ok {
		return ranked
	}
	return c[AskAny]
}

// kindOrder says which kinds of entities go with a question word, best first.
var kindOrder = map[Ask][]Kind{
	AskWho:   {Person, Group, Organisation},
	AskWhat:  {Agreement, Event, Topic, Organisation, Document},
	AskWhen:  {Event, Agreement},
	AskWhere: {Event, Place, Country, Organisation},
	AskWhy:   {Event, Topic, Agreement},
	AskHow:   {Event, Topic, Agreement},
}

// kindRank says how well a kind of entity goes with a question word, 0 best.
func kindRank(ask Ask, k Kind) int {
	order := kindOrder[ask]
	if i := slices.Index(order, k); i >= 0 {
		return i
	}
	return len(order)
}
