package facts

import "slices"

// Context is what a conversation remembers from one question to the next. The
// zero value is a new conversation. It belongs to the table that made it; for
// another table it is as good as new.
type Context struct {
	Facts    []string // ids of the last facts, best first
	Entities []string // ids of entities spoken of, most recent first

	reading *reading // the last question, complete
	version string   // of the table
}

// maxRemembered bounds the entities that a conversation remembers.
const maxRemembered = 12

// remember returns the context after a verdict.
func (x *index) remember(v verdict, c Context) Context {
	next := Context{version: x.version, reading: v.reading.gist(), Facts: c.Facts}
	if v.outcome == Found {
		next.Facts = nil
		for _, h := range v.chosen {
			next.Facts = append(next.Facts, x.targets[h.target].fact.ID)
		}
	}
	push := func(id string) {
		if !slices.Contains(next.Entities, id) {
			next.Entities = append(next.Entities, id)
		}
	}
	for i := len(v.reading.units) - 1; i >= 0; i-- {
		if u := v.reading.units[i]; u.kind == unitEntity && len(u.entity) == 1 {
			push(u.entity[0])
		}
	}
	for _, h := range v.chosen {
		for _, id := range x.targets[h.target].fact.About {
			push(id)
		}
	}
	for _, id := range c.Entities {
		push(id)
	}
	if len(next.Entities) > maxRemembered {
		next.Entities = next.Entities[:maxRemembered]
	}
	return next
}

// gist is what a conversation keeps of a question: its first parts that count.
func (r *reading) gist() *reading {
	out := &reading{asks: r.asks, special: map[string]bool{}}
	for _, u := range r.units {
		if u.light || len(out.units) == maxRemembered {
			continue
		}
		u.note = Match{}
		out.units = append(out.units, u)
	}
	return out
}
