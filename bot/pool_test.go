package bot

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// plenty is room for everything.
var plenty = bounds{pending: 1000, perMember: 1000, perGroup: 1000}

func TestPoolKeepsTheOrderOfAKey(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p := newPool(plenty)
		p.start(4)
		var mu sync.Mutex
		got := map[string][]int{}
		for n := range 100 {
			for _, key := range []string{"a", "b", "c"} {
				if refused := p.submit(job{key: key, run: func() {
					time.Sleep(time.Millisecond)
					mu.Lock()
					defer mu.Unlock()
					got[key] = append(got[key], n)
				}}); refused != "" {
					t.Fatal(refused)
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
		if len(p.queues)+len(p.groups)+len(p.waiting)+len(p.turns) != 0 {
			t.Errorf("left behind: %v %v %v", p.queues, p.groups, p.waiting)
		}
	})
}

func TestPoolLetsOthersPastAFlood(t *testing.T) {
	t.Parallel()
	for name, flood := range map[string]func(n int) job{
		"in one channel":  func(int) job { return job{key: "flood", group: "here"} },
		"in all channels": func(n int) job { return job{key: fmt.Sprint("flood", n), group: fmt.Sprint(n)} },
	} {
		p := newPool(bounds{pending: 100, perMember: 5, perGroup: 1})
		var order []string
		for n := range 70 {
			j := flood(n)
			j.member, j.run = "flood", func() { order = append(order, "flood") }
			p.submit(j)
		}
		for _, place := range []string{"here", "there"} {
			p.submit(job{key: place + "/alice", group: place, member: "alice", run: func() { order = append(order, "alice") }})
		}
		p.start(1)
		p.close()
		if at := slices.Index(order, "alice"); len(order) != 7 || name == "in one channel" && (at != 1 || order[2] != "alice") {
			t.Errorf("%s: ran as %v", name, order)
		}
	}
}

func TestPoolLeavesWorkersToOtherPlaces(t *testing.T) {
	t.Parallel()
	p := newPool(bounds{pending: 100, perMember: 100, perGroup: 2})
	p.start(3)
	slow, quick := make(chan struct{}), make(chan struct{})
	for n := range 10 {
		p.submit(job{key: fmt.Sprint(n), group: "slow", run: func() { <-slow }})
	}
	p.submit(job{key: "quick", group: "quick", run: func() { close(quick) }})
	<-quick
	close(slow)
	p.close()
}

func TestPoolIsBounded(t *testing.T) {
	t.Parallel()
	p := newPool(bounds{pending: 3, perMember: 2, perGroup: 9})
	var got []string
	submit := func(member string, late func(time.Time) bool) {
		refused := p.submit(job{key: member, member: member, late: late, run: func() { got = append(got, "ran "+member) },
			drop: func(why string) { got = append(got, member+" is "+why) }})
		if refused != "" {
			got = append(got, member+" is refused: "+refused)
		}
	}
	gone := false
	submit("a", nil)
	submit("a", func(time.Time) bool { return gone })
	submit("a", nil)
	submit("b", nil)
	submit("c", nil)
	gone = true
	submit("c", nil)
	p.start(1)
	p.close()
	submit("d", nil)
	want := []string{"a is refused: flood", "c is refused: full", "a is late", "ran a", "ran b", "ran c", "d is refused: closed"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
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
