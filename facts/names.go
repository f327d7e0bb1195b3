package facts

import (
	"slices"
	"strings"

	"nutgraf/facts/internal/lexicon"
	"nutgraf/facts/internal/text"
	"nutgraf/facts/internal/typo"
)

// name is one way to write one or more entities.
type name struct {
	words    []string // folded
	joined   string   // the words without spaces
	mask     uint32   // of joined
	entities []string // ids, more than one if the name is shared
	partial  bool     // one word of a person's longer name
	plain    string   // as the table writes it
}

// nameIndex finds entities in folded words.
type nameIndex struct {
	byFirst  map[string][]*name // longest first
	all      []*name            // those that may be matched with typos
	keys     []nameKey          // of all, one beside the other: most are ruled out by these alone
	byPlain  map[string]*name   // by words joined with spaces
	longest  int                // words in the longest name
	hanFirst map[rune][]*name   // Chinese names by first character, longest first
}

// nameKey is what of a name tells that it is far from a word.
type nameKey struct {
	mask   uint32 // of its letters
	length int32
}

func newNames(t *Table, lex *lexicon.Lexicon) *nameIndex {
	n := &nameIndex{byFirst: map[string][]*name{}, byPlain: map[string]*name{}, hanFirst: map[rune][]*name{}}
	for i := range t.Entities {
		e := &t.Entities[i]
		for _, alias := range append([]string{e.Name}, append(e.Aliases, e.Shared...)...) {
			n.add(e, alias, lex)
		}
	}
	for _, candidate := range n.all {
		n.keys = append(n.keys, nameKey{candidate.mask, int32(len(candidate.joined))})
	}
	n.addVariants(lex)
	for first := range n.byFirst {
		slices.SortStableFunc(n.byFirst[first], func(a, b *name) int { return len(b.words) - len(a.words) })
	}
	for first := range n.hanFirst {
		slices.SortStableFunc(n.hanFirst[first], func(a, b *name) int { return len(b.joined) - len(a.joined) })
	}
	return n
}

// addVariants adds to each name of several words that has a country in it the
// other words for that country: "US top diplomat" is America's, too.
func (n *nameIndex) addVariants(lex *lexicon.Lexicon) {
	for _, have := range slices.Clone(n.all) {
		for i, w := range have.words {
			known := lex.Word(w)
			if len(have.words) < 2 || known == nil || known.Place == "" {
				continue
			}
			for _, other := range lex.Peoples(known.Place) {
				words := slices.Clone(have.words)
				words[i] = other
				n.addWords(words, have)
			}
		}
	}
}

// addWords adds another way to write a name, unless it is taken.
func (n *nameIndex) addWords(words []string, like *name) {
	key := strings.Join(words, " ")
	if n.byPlain[key] != nil {
		return
	}
	entry := &name{words: words, joined: strings.Join(words, ""), entities: like.entities, plain: like.plain}
	entry.mask = typo.Mask(entry.joined)
	n.byPlain[key] = entry
	n.byFirst[words[0]] = append(n.byFirst[words[0]], entry)
}

func (n *nameIndex) add(e *Entity, alias string, lex *lexicon.Lexicon) {
	words := nameWords(lex.Simplify(alias))
	if len(words) == 0 {
		return
	}
	key := strings.Join(words, " ")
	if known := n.byPlain[key]; known != nil {
		if !slices.Contains(known.entities, e.ID) {
			known.entities = append(known.entities, e.ID)
		}
		return
	}
	joined := strings.Join(words, "")
	entry := &name{words: words, joined: joined, mask: typo.Mask(joined), entities: []string{e.ID}, plain: alias}
	entry.partial = e.Kind == Person && len(words) == 1 && strings.Contains(e.Name, " ")
	n.byPlain[key] = entry
	n.byFirst[words[0]] = append(n.byFirst[words[0]], entry)
	n.longest = max(n.longest, len(words))
	if r := []rune(joined)[0]; text.IsHan(r) {
		n.hanFirst[r] = append(n.hanFirst[r], entry)
	} else {
		n.all = append(n.all, entry)
	}
}

// nameWords folds a name into words, leaving out a leading article.
func nameWords(alias string) []string {
	tokens := text.Tokens(alias)
	words := make([]string, 0, len(tokens))
	for i, t := range tokens {
		if i == 0 && t.Text == "the" && len(tokens) > 1 {
			continue
		}
		words = append(words, t.Text)
	}
	return words
}

// at returns the longest name that the words begin with, nil if none.
func (n *nameIndex) at(words []text.Token) *name {
	if len(words) == 0 {
		return nil
	}
	for _, candidate := range n.byFirst[words[0].Text] {
		if len(candidate.words) <= len(words) && sameWords(candidate.words, words) {
			return candidate
		}
	}
	return nil
}

func sameWords(name []string, words []text.Token) bool {
	for i, w := range name {
		if words[i].Text != w {
			return false
		}
	}
	return true
}

// han returns the longest Chinese name that s begins with.
func (n *nameIndex) han(s string, first rune) *name {
	for _, candidate := range n.hanFirst[first] {
		if strings.HasPrefix(s, candidate.joined) {
			return candidate
		}
	}
	return nil
}
