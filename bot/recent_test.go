package bot

import (
	"testing"
	"time"
)

// What is too old takes no room, even if nobody asks for it again; changing a
// value doesn't make it younger.
func TestRecentLetsGo(t *testing.T) {
	t.Parallel()
	now := time.Now()
	r := newRecent[int](time.Minute, 3, func() time.Time { return now })
	r.put("a", 1)
	r.put("b", 1)
	now = now.Add(30 * time.Second)
	r.put("c", 1)
	r.change("a", func(n int) int { return n + 1 })
	now = now.Add(30 * time.Second)
	r.put("d", 1)
	if len(r.byKey) != 2 || r.order.Len() != 2 {
		t.Errorf("%d keys, %d in order", len(r.byKey), r.order.Len())
	}
	for key, want := range map[string]int{"a": 0, "b": 0, "c": 1, "d": 1} {
		if got, known := r.get(key); got != want || known != (want > 0) {
			t.Errorf("%s: %d, %v", key, got, known)
		}
	}
	for _, key := range []string{"e", "f"} {
		r.put(key, 1)
	}
	if _, known := r.get("c"); known || r.order.Len() != 3 {
		t.Errorf("%d in order", r.order.Len())
	}
}
