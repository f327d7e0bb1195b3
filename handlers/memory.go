package handlers

import (
	"container/list"
	"context"
	"sync"
	"time"

	"nutgraf/facts"
)

// MemoryOptions bound a memory. Zero values mean the defaults.
type MemoryOptions struct {
	Keep time.Duration    // how long a conversation is remembered; 10 minutes
	Most int              // how many conversations; 10,000, the oldest goes first
	Now  func() time.Time // the clock; time.Now
}

// inMemory is the default Memory.
type inMemory struct {
	mu      sync.Mutex
	options MemoryOptions
	byKey   map[string]*list.Element
	order   *list.List // of *remembered, most recent first
}

type remembered struct {
	key     string
	context facts.Context
	at      time.Time
}

// NewMemory returns a Memory that lives in this process.
func NewMemory(o MemoryOptions) Memory {
	if o.Keep <= 0 {
		o.Keep = 10 * time.Minute
	}
	if o.Most <= 0 {
		o.Most = 10_000
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return &inMemory{options: o, byKey: map[string]*list.Element{}, order: list.New()}
}

func (m *inMemory) Recall(_ context.Context, conversation string) (facts.Context, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	element, ok := m.byKey[conversation]
	if !ok {
		return facts.Context{}, false
	}
	if m.old(element) {
		m.forget(element)
		return facts.Context{}, false
	}
	return element.Value.(*remembered).context, true
}

func (m *inMemory) old(element *list.Element) bool {
	return m.options.Now().Sub(element.Value.(*remembered).at) >= m.options.Keep
}

func (m *inMemory) Keep(_ context.Context, conversation string, c facts.Context) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if element, ok := m.byKey[conversation]; ok {
		m.forget(element)
	}
	m.byKey[conversation] = m.order.PushFront(&remembered{conversation, c, m.options.Now()})
	for m.order.Len() > m.options.Most || m.old(m.order.Back()) {
		m.forget(m.order.Back())
	}
}

func (m *inMemory) forget(element *list.Element) {
	m.order.Remove(element)
	delete(m.byKey, element.Value.(*remembered).key)
}
