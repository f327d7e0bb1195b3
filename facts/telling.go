package facts

import "strings"

// telling reports whether a unit matters so much that a fact which can't account
// for it is no answer, however much else it has.
func (x *index) telling(u *unit, r *reading) bool {
	switch {
	case u.aside:
		return false
	case u.kind == unitAttribute, u.kind == unitStrange, u.narrow, u.person, x.asksName(u):
		return true
	case u.kind == unitWord:
		return r.size() <= shortQuestion
	case u.kind == unitIdea && u.miss >= missTelling && x.oneSense(u):
		return true
	}
	return u.head && u.kind != unitType
}

// oneSense reports whether a unit can mean but one idea.
func (x *index) oneSense(u *unit) bool {
	senses := 0
	for _, o := range u.options {
		if len(o.feats) == 1 && strings.HasPrefix(x.feats.keys[o.feats[0]], spaceIdea) {
			senses++
		}
	}
	return senses == 1
}

// size is how many parts of a question count.
func (r *reading) size() int {
	n := 0
	for i := range r.units {
		if !r.units[i].light && !r.units[i].aside {
			n++
		}
	}
	return n
}

// asksName reports whether a unit is the wish for a name.
func (x *index) asksName(u *unit) bool {
	return len(u.options) == 1 && x.feats.keys[u.options[0].feats[0]] == spaceIdea+nameIdea
}
