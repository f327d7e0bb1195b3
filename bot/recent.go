package bot

import (
	"container/list"
	"sync"
	"time"
)

// recent remembers values for a while, and so many at most: the oldest goes
// first. What is too old goes with the next that comes, whoever asks for it. It
// is safe for concurrent use.
type recent[V any] struct {
	keep time.Duration // 0: until there is no room
	most int
	now  func() time.Time

	mu    sync.Mutex
	byKey map[string]*list.Element
	order *list.List // of *kept[V], the latest first
}

type kept[V any] struct {
	key   string
	value V
	at    time.Time
}

func newRecent[V any](keep time.Duration, most int, now func() time.Time) *recent[V] {
	return &recent[V]{keep: keep, most: most, now: now, byKey: map[string]*list.Element{}, order: list.New()}
}

// get returns a value, false if there is none or it is too old.
func (r *recent[V]) get(key string) (V, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.find(key)
}

// put remembers a value from now on.
func (r *recent[V]) put(key string, value V) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.set(key, value)
}

// first remembers the value unless the key has one, and says whether it had none.
func (r *recent[V]) first(key string, value V) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, known := r.find(key); known {
		return false
	}
	r.set(key, value)
	return true
}

// change replaces a value by what becomes of it, the zero value if there is none.
// The time it was put stays.
func (r *recent[V]) change(key string, becomes func(V) V) V {
	r.mu.Lock()
	defer r.mu.Unlock()
	value, known := r.find(key)
	value = becomes(value)
	if known {
		r.byKey[key].Value.(*kept[V]).value = value
	} else {
		r.set(key, value)
	}
	return value
}

// forget removes a value.
func (r *recent[V]) forget(key string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if e, known := r.byKey[key]; known {
		r.remove(e)
	}
}

// find returns a value. The lock is held.
func (r *recent[V]) find(key string) (value V, ok bool) {
	e, known := r.byKey[key]
	if !known {
		return value, false
	}
	k := e.Value.(*kept[V])
	if r.old(k) {
		r.remove(e)
		return value, false
	}
	return k.value, true
}

func (r *recent[V]) old(k *kept[V]) bool { return r.keep > 0 && r.now().Sub(k.at) >= r.keep }

// set puts a value in front. The lock is held.
func (r *recent[V]) set(key string, value V) {
	if e, known := r.byKey[key]; known {
		r.remove(e)
	}
	r.byKey[key] = r.order.PushFront(&kept[V]{key, value, r.now()})
	for r.order.Len() > r.most || r.old(r.order.Back().Value.(*kept[V])) {
		r.remove(r.order.Back())
	}
}

// remove drops an element. The lock is held.
func (r *recent[V]) remove(e *list.Element) {
	r.order.Remove(e)
	delete(r.byKey, e.Value.(*kept[V]).key)
}
