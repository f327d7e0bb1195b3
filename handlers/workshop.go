package handlers

import (
	"sync"

	"nutgraf/facts"
	"nutgraf/handlers/internal/digest"
	"nutgraf/handlers/internal/quiz"
)

// made remembers what takes long to make of the current table, under a key of few
// values: a language, a theme.
type made[T any] struct {
	mu    sync.Mutex
	table *facts.Table
	byKey map[string]T
}

// of returns what make makes of a table. Whoever asks for the same meanwhile
// waits rather than making it twice.
func (m *made[T]) of(t *facts.Table, key string, make func() T) T {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.table != t {
		m.table, m.byKey = t, map[string]T{}
	}
	v, known := m.byKey[key]
	if !known {
		v = make()
		m.byKey[key] = v
	}
	return v
}

// workshop is what a house has made of its table.
type workshop struct {
	pictures made[*Picture]
	rounds   made[[][]digest.Item]
	decks    made[*quiz.Deck]
}
