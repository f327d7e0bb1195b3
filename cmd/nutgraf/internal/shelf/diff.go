package shelf

import (
	"reflect"

	"nutgraf/facts"
)

// Diff says how one table differs from another: ids of facts, in the order of
// the file.
type Diff struct {
	Added, Changed, Removed []string
	// Else is true when something besides the facts differs: the article, an
	// entity, or what the article leaves open.
	Else bool
}

// Empty reports whether the tables say the same.
func (d Diff) Empty() bool { return len(d.Added)+len(d.Changed)+len(d.Removed) == 0 && !d.Else }

// Compare says how after differs from before.
func Compare(before, after *facts.Table) Diff {
	var d Diff
	was := map[string]facts.Fact{}
	for _, f := range before.Facts {
		was[f.ID] = f
	}
	for _, f := range after.Facts {
		old, known := was[f.ID]
		switch {
		case !known:
			d.Added = append(d.Added, f.ID)
		case !reflect.DeepEqual(old, f):
			d.Changed = append(d.Changed, f.ID)
		}
		delete(was, f.ID)
	}
	for _, f := range before.Facts {
		if _, left := was[f.ID]; left {
			d.Removed = append(d.Removed, f.ID)
		}
	}
	d.Else = !reflect.DeepEqual(before.Article, after.Article) || !reflect.DeepEqual(before.Entities, after.Entities) ||
		!reflect.DeepEqual(before.Unsaid, after.Unsaid)
	return d
}
