package lexicon

import (
	"strings"
	"sync/atomic"
)

// stemmed remembers the stems of words that were asked for lately: a word of a
// question is looked up in many ways. It holds a fixed number of words, each in
// the one place that its hash names; the zero value is empty and safe for
// concurrent use.
type stemmed struct {
	places [2048]atomic.Pointer[stemmedWord]
}

type stemmedWord struct{ word, stem string }

func (m *stemmed) stem(word string) string {
	hash := uint32(2166136261) // FNV-1a
	for i := 0; i < len(word); i++ {
		hash = (hash ^ uint32(word[i])) * 16777619
	}
	place := &m.places[hash%uint32(len(m.places))]
	if known := place.Load(); known != nil && known.word == word {
		return known.stem
	}
	s := stem(word)
	place.Store(&stemmedWord{strings.Clone(word), strings.Clone(s)})
	return s
}
