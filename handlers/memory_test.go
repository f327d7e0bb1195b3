package handlers

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"nutgraf/facts"
)

// memories are the implementations of Memory; each must pass testMemory.
var memories = map[string]func(MemoryOptions) Memory{
	"in this process": NewMemory,
}

func TestMemories(t *testing.T) {
	for name, open := range memories {
		t.Run(name, func(t *testing.T) { testMemory(t, open) })
	}
}

// testMemory holds an implementation of Memory to what the interface promises.
// open returns an empty one within the options.
func testMemory(t *testing.T, open func(MemoryOptions) Memory) {
	t.Run("remembers the last of each", func(t *testing.T) {
		m := open(MemoryOptions{})
		recalls(t, m, "a", "")
		keep(m, "a", "one")
		keep(m, "b", "two")
		keep(m, "a", "three")
		recalls(t, m, "a", "three")
		recalls(t, m, "b", "two")
		recalls(t, m, "A", "")
		recalls(t, m, "", "")
	})
	t.Run("forgets with time", func(t *testing.T) {
		now := clock{at: time.Date(2024, 1, 11, 12, 0, 0, 0, time.UTC)}
		m := open(MemoryOptions{Keep: time.Minute, Now: now.now})
		keep(m, "a", "one")
		now.add(59 * time.Second)
		recalls(t, m, "a", "one")
		keep(m, "a", "two") // a turn begins the time anew, looking doesn't
		now.add(59 * time.Second)
		recalls(t, m, "a", "two")
		now.add(time.Second)
		recalls(t, m, "a", "")
		keep(m, "a", "three")
		recalls(t, m, "a", "three")
	})
	t.Run("forgets after ten minutes unless told otherwise", func(t *testing.T) {
		now := clock{at: time.Unix(0, 0)}
		m := open(MemoryOptions{Now: now.now})
		keep(m, "a", "one")
		now.add(10*time.Minute - 1)
		recalls(t, m, "a", "one")
		now.add(1)
		recalls(t, m, "a", "")
	})
	t.Run("is bounded", func(t *testing.T) {
		const most = 3
		m := open(MemoryOptions{Most: most})
		for i := range 10 {
			keep(m, fmt.Sprint(i), "x")
		}
		for i := range 10 {
			if _, ok := m.Recall(context.Background(), fmt.Sprint(i)); ok != (i >= 10-most) {
				t.Errorf("conversation %d of 10 is remembered: %v", i, ok)
			}
		}
		keep(m, "7", "again") // now 8 is the oldest
		keep(m, "new", "x")
		recalls(t, m, "8", "")
		recalls(t, m, "7", "again")
	})
	t.Run("serves many at once", func(t *testing.T) {
		m := open(MemoryOptions{Most: 5})
		var all sync.WaitGroup
		for side := range 8 {
			all.Go(func() {
				key := fmt.Sprint(side % 4)
				for range 200 {
					keep(m, key, key)
					if c, ok := m.Recall(context.Background(), key); ok && c.Facts[0] != key {
						t.Errorf("%s has the context of %s", key, c.Facts[0])
					}
				}
			})
		}
		all.Wait()
		recalls(t, m, "0", "0")
	})
}

// TestMemoryLetsGo looks inside: what is too old or too much takes no room.
func TestMemoryLetsGo(t *testing.T) {
	now := clock{at: time.Unix(0, 0)}
	m := NewMemory(MemoryOptions{Keep: time.Minute, Most: 4, Now: now.now}).(*inMemory)
	for i := range 100 {
		keep(m, fmt.Sprint(i%7), "x")
		if len(m.byKey) > 4 || m.order.Len() != len(m.byKey) {
			t.Fatalf("%d keys, %d in order", len(m.byKey), m.order.Len())
		}
	}
	now.add(time.Hour)
	for i := range 7 {
		recalls(t, m, fmt.Sprint(i), "")
	}
	if len(m.byKey) != 0 || m.order.Len() != 0 {
		t.Errorf("%d keys and %d in order are left of the forgotten", len(m.byKey), m.order.Len())
	}
	keep(m, "a", "x")
	keep(m, "b", "x")
	now.add(time.Minute)
	keep(m, "c", "x") // nobody asks for the others again
	if len(m.byKey) != 1 || m.order.Len() != 1 {
		t.Errorf("%d keys and %d in order, of which one is young", len(m.byKey), m.order.Len())
	}
}

// TestConversations asks follow-ups through a house: a conversation is one
// member in one channel, and none leaks into another.
func TestConversations(t *testing.T) {
	table, err := facts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	now := clock{at: time.Unix(0, 0)}
	house := New(Options{Tables: func() *facts.Table { return table }, Memory: NewMemory(MemoryOptions{Now: now.now})})
	ask := func(conversation, text string) Reply {
		t.Helper()
		r, err := house.Handle(context.Background(), Request{Surface: DM, Text: text, Conversation: conversation})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	for _, conversation := range []string{"alice", ""} {
		ask(conversation, "who is meeting Liu on Friday?")
	}
	if r := ask("alice", "where?"); r.Outcome != "found" {
		t.Errorf("alice gets %s: %v", r.Outcome, r.Body)
	}
	for _, other := range []string{"bob", ""} {
		if r := ask(other, "where?"); r.Outcome == "found" {
			t.Errorf("%q, who hasn't asked before, gets %v", other, r.Facts)
		}
	}
	ask("carol", "who is meeting Liu on Friday?")
	now.add(10 * time.Minute)
	if r := ask("carol", "where?"); r.Outcome == "found" {
		t.Errorf("carol, who asked ten minutes ago, gets %v", r.Facts)
	}
}

func keep(m Memory, conversation, what string) {
	m.Keep(context.Background(), conversation, facts.Context{Facts: []string{what}})
}

// recalls fails unless a conversation is remembered as want; as nothing if that
// is empty.
func recalls(t *testing.T, m Memory, conversation, want string) {
	t.Helper()
	c, ok := m.Recall(context.Background(), conversation)
	if ok != (want != "") || ok && (len(c.Facts) != 1 || c.Facts[0] != want) {
		t.Errorf("%q is remembered as %v (%v), want %q", conversation, c.Facts, ok, want)
	}
}

// clock is a time that stands still until it is moved.
type clock struct{ at time.Time }

func (c *clock) now() time.Time      { return c.at }
func (c *clock) add(d time.Duration) { c.at = c.at.Add(d) }
