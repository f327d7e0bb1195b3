package facts

import (
	"slices"
	"strings"
)

// yes reports whether a fact plainly affirms a yes-or-no question: each part of
// the question is in the fact's own words, everybody and everything that is
// named is what the fact is about, and the tenses agree. It errs towards saying
// neither yes nor no; the fact itself is the answer then.
func (x *index) yes(r *reading, number int) bool {
	f := x.targets[number].fact
	if f == nil || f.Status == Claimed || !r.special["yes-no"] || len(r.asks) > 0 || !r.solid() {
		return false
	}
	for i, t := range r.tokens {
		switch t.Text {
		case "or", "not", "no", "never", "only", "already", "yet", "still", "all", "any", "every":
			return false
		}
		if i > 0 && t.Break && i < len(r.tokens)-1 {
			return false
		}
	}
	if (f.Status == Reported) == r.ahead() {
		return false
	}
	if slices.Contains(plainWords(f.Answer), "whether") {
		return false // it says that the matter is open
	}
	for i := range r.units {
		if !x.affirms(&x.targets[number], &r.units[i]) {
			return false
		}
	}
	return true
}

// ahead reports whether a question speaks of what is to come.
func (r *reading) ahead() bool {
	for _, t := range r.tokens {
		switch t.Text {
		case "will", "going", "planning", "due", "expected", "scheduled", "set":
			return true
		}
	}
	return false
}

// affirms reports whether a fact's own texts have a unit.
func (x *index) affirms(tg *target, u *unit) bool {
	switch {
	case u.light:
		return true
	case u.kind == unitDate:
		return tg.dateCredit(u.span) >= 0.85
	case u.kind == unitEntity:
		return len(u.entity) == 1 && tg.entities[u.entity[0]]
	case u.kind != unitIdea || u.note != (Match{}):
		return false
	}
	for _, o := range u.options {
		if key := x.feats.keys[o.feats[0]]; len(o.feats) == 1 && !strings.HasPrefix(key, spaceType) && tg.own[o.feats[0]] {
			return true
		}
	}
	return false
}
