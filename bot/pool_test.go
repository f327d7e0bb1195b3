package bot

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestPoolKeepsTheOrderOfAKey(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p := newPool(1000, 1000)
		p.start(4)
		var mu sync.Mutex
		got := map[string][]int{}
		for n := range 100 {
			for _, key := range []string{"a", "b", "c"} {
				if !p.submit(key, func() {
					time.Sleep(time.Millisecond)
					mu.Lock()
					defer mu.Unlock()
					got[key] = append(got[key], n)
				}) {
					t.Fatal("refused")
				}
			}
		}
		if err := p.wait(t.Context()); err != nil {
			t.Fatal(err)
		}
		p.close()
		for key, order := range got {
			if len(order) != 100 || !slices.IsSorted(order) {
				t.Errorf("%s ran as %v", key, order)
			}
		}
	})
}

func TestPoolLetsOthersPastAFlood(t *testing.T) {
	t.Parallel()
	p := newPool(100, 100)
	var order []string
	for n := range 50 {
		p.submit("flood", func() { order = append(order, fmt.Sprint("flood", n)) })
	}
	p.submit("alice", func() { order = append(order, "alice") })
	p.start(1)
	p.close()
	if at := slices.Index(order, "alice"); at != 1 || len(order) != 51 {
		t.Errorf("alice came at %d of %d", at, len(order))
	}
}

func TestPoolIsBounded(t *testing.T) {
	t.Parallel()
	p := newPool(3, 2)
	took := []bool{p.submit("a", func() {}), p.submit("a", func() {}), p.submit("a", func() {}),
		p.submit("b", func() {}), p.submit("c", func() {})}
	if want := []bool{true, true, false, true, false}; !slices.Equal(took, want) {
		t.Errorf("took %v, want %v", took, want)
	}
	p.start(1)
	p.close()
	if p.submit("d", func() {}) {
		t.Error("took a job after close")
	}
}

func TestSeenForgetsTheOldest(t *testing.T) {
	t.Parallel()
	s := newSeen(3)
	for _, step := range []struct {
		id   string
		want bool
	}{{"1", true}, {"1", false}, {"2", true}, {"3", true}, {"1", false}, {"4", true}, {"2", false}, {"1", true}} {
		if got := s.first(step.id); got != step.want {
			t.Errorf("first(%s) = %v", step.id, got)
		}
	}
	if len(s.ids) != 3 {
		t.Errorf("remembers %d ids", len(s.ids))
	}
}
