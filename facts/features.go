package facts

import (
	"math"

	"nutgraf/facts/internal/lexicon"
)

// feature numbers one thing that a question and a fact can share: an entity
// ("e:liu"), an idea ("c:extend"), a word of the table ("w:davo"), a number
// ("n:6"), a kind of entity ("t:person").
type feature int32

const noFeature feature = -1

// features numbers feature keys while an index is built; afterwards it is only
// read.
type features struct {
	ids  map[string]feature
	keys []string
}

func newFeatures() *features { return &features{ids: make(map[string]feature, 4096)} }

// id returns the number of a key, a new one if it has none.
func (f *features) id(key string) feature {
	if id, ok := f.ids[key]; ok {
		return id
	}
	id := feature(len(f.keys))
	f.ids[key] = id
	f.keys = append(f.keys, key)
	return id
}

// find returns the number of a key, noFeature if it has none.
func (f *features) find(space, name string) feature {
	var buf [64]byte
	key := append(append(buf[:0], space...), name...)
	if id, ok := f.ids[string(key)]; ok {
		return id
	}
	return noFeature
}

// The spaces of feature keys.
const (
	spaceEntity = "e:"
	spaceIdea   = "c:"
	spaceWord   = "w:"
	spaceNumber = "n:"
	spaceType   = "t:"
)

// rarity weighs a feature by how few of the targets have it: 1 for one of them,
// falling with the logarithm to 0.15 for all.
func rarity(have, targets int) float64 {
	if have < 1 {
		have = 1
	}
	n := float64(targets) + 1
	return max(rarityFloor, math.Log(n/float64(have))/math.Log(n))
}

// unitKind says what a part of a question is.
type unitKind uint8

const (
	unitIdea unitKind = iota
	unitEntity
	unitModifier
	unitAttribute
	unitNumber
	unitDate
	unitType    // a plain noun for a kind of entity: official, country
	unitWord    // an ordinary word that neither table nor lexicon knows
	unitStrange // no ordinary word: perhaps a name
)

// String returns the kind as explanations show it.
func (k unitKind) String() string {
	return [...]string{"idea", "entity", "modifier", "attribute", "number", "date", "type", "word", "name"}[k]
}

// option is one way to account for a unit: by all of these features together.
type option struct {
	feats  []feature
	factor float64 // how fully it accounts for the unit, at most 1
}

// unit is one part of a question that carries meaning.
type unit struct {
	kind    unitKind
	text    string
	options []option
	span    span     // dates
	miss    float64  // what it costs a fact that can't account for it
	light   bool     // never counts against a fact
	head    bool     // the noun of "which …"
	aside   bool     // stands in a clause that asks nothing
	entity  []string // ids, for entities
	types   []string // kinds of entities that the word is the noun for
	note    Match    // how it was matched, if not exactly
	narrow  bool     // a modifier that says which of several is meant
	person  bool     // a person's name
	partial bool     // one word of a longer name
	apart   int      // letters between a name and what was typed
	first   int      // index of its first token
	last    int      // index behind its last token
}

// entryKind returns what kind of unit a vocabulary entry makes.
func entryKind(e *lexicon.Entry) unitKind {
	switch e.Class {
	case lexicon.Modifier:
		return unitModifier
	case lexicon.Attribute:
		return unitAttribute
	}
	return unitIdea
}
