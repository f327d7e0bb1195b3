package facts

import (
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
	source := t.completions(ask)
	pattern := text.Fold(strings.TrimSpace(partial))
	if runes := []rune(pattern); len(runes) > maxPattern {
		pattern = string(runes[:maxPattern])
	}
	var out []Choice
	add := func(e *Entity) {
		c := Choice{Label: label(e), Ask: e.Name}
		if len(out) < limit && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	if pattern == "" {
		for _, s := range source {
			add(s.entity)
		}
		return out
	}
	matches := fuzzy.FindFrom(pattern, source)
	slices.SortStableFunc(matches, func(a, b fuzzy.Match) int { return source.better(pattern, a.Index, b.Index) })
	for _, m := range matches {
		add(source[m.Index].entity)
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

// better orders two matches: names that begin with the pattern, then names with
// a word that does, then the rest; the kind that the command asks for first,
// shorter names first.
func (c candidates) better(pattern string, i, j int) int {
	a, b := c[i], c[j]
	if d := beginning(a.name, pattern) - beginning(b.name, pattern); d != 0 {
		return d
	}
	if a.rank != b.rank {
		return a.rank - b.rank
	}
	return len(a.name) - len(b.name)
}

func beginning(name, pattern string) int {
	switch {
	case strings.HasPrefix(name, pattern):
		return 0
	case strings.Contains(name, " "+pattern):
		return 1
	}
	return 2
}

// completions lists every name of every entity, those that fit the question
// word first.
func (t *Table) completions(ask Ask) candidates {
	var out candidates
	for i := range t.Entities {
		e := &t.Entities[i]
		for _, alias := range append([]string{e.Name}, e.Aliases...) {
			out = append(out, candidate{e, text.Fold(alias), kindRank(ask, e.Kind)})
		}
	}
	slices.SortStableFunc(out, func(a, b candidate) int { return a.rank - b.rank })
	return out
}

// kindRank says how well a kind of entity goes with a question word, 0 best.
func kindRank(ask Ask, k Kind) int {
	order := map[Ask][]Kind{
		AskWho:   {Person, Group, Organisation},
		AskWhat:  {Agreement, Event, Topic, Organisation, Document},
		AskWhen:  {Event, Agreement},
		AskWhere: {Event, Place, Country, Organisation},
		AskWhy:   {Event, Topic, Agreement},
		AskHow:   {Event, Topic, Agreement},
	}[ask]
	if i := slices.Index(order, k); i >= 0 {
		return i
	}
	return len(order)
}
