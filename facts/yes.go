package facts

import (
	"slices"
	"strings"
)

// whether says Yes or No to a yes-or-no question, or nothing. Yes: each part of
// the question is in the fact's own words, everybody and everything that is named
// is what the fact is about, and the tenses agree. No: the same, but for the date,
// which is another. It errs towards saying neither; the fact itself is the answer
// then.
func (x *index) whether(r *reading, number int) string {
	f := x.targets[number].fact
	if f == nil || f.Status == Claimed || !r.special["yes-no"] || len(r.asks) > 0 || !r.solid() || !r.plainly() {
		return ""
	}
	if slices.Contains(plainWords(f.Answer), "whether") {
		return "" // it says that the matter is open
	}
	other := 0
	for i := range r.units {
		u := &r.units[i]
		switch {
		case contradicts(f, u):
			other++
		case !x.affirms(&x.targets[number], u):
			return ""
		}
	}
	switch {
	case other == 1 && names(r, f.About[0]):
		return "No"
	case other == 0 && (f.Status == Reported) != r.ahead():
		return "Yes"
	}
	return ""
}

// onAnotherDay judges "is it on Sunday?" as "when is it?", so that a wrong day
// doesn't hide the fact that has the right one; false if the question is another or
// its day is right.
func (x *index) onAnotherDay(r *reading, v verdict, c Context) (verdict, bool) {
	if !r.special["yes-no"] || len(r.asks) > 0 || !r.plainly() || r.relation != "" {
		return v, false
	}
	day := slices.IndexFunc(r.units, func(u unit) bool { return u.kind == unitDate && !u.aside })
	if day < 0 || v.outcome == Found && !contradicts(x.targets[v.chosen[0].target].fact, &r.units[day]) && names(r, x.targets[v.chosen[0].target].subject) {
		return v, false
	}
	when := *r
	when.asks, when.special = []Ask{AskWhen}, map[string]bool{}
	when.units = slices.Delete(slices.Clone(r.units), day, day+1)
	if !when.solid() || slices.ContainsFunc(when.units, func(u unit) bool { return u.kind == unitDate }) {
		return v, false
	}
	w := x.converse(&when, c)
	if w.outcome != Found || w.chosen[0].coverage < wholeCoverage || !contradicts(x.targets[w.chosen[0].target].fact, &r.units[day]) {
		return v, false
	}
	w.chosen, w.notA, w.reading = w.chosen[:1], "", r
	return w, true
}

// plainly reports whether a question has nothing that turns its sense: "or",
// "not", "only", a second clause.
func (r *reading) plainly() bool {
	for i, t := range r.tokens {
		switch t.Text {
		case "or", "not", "no", "never", "only", "already", "yet", "still", "all", "any", "every":
			return false
		}
		if i > 0 && t.Break && i < len(r.tokens)-1 {
			return false
		}
	}
	return true
}

// contradicts reports whether a unit is a date on which what a fact says was not,
// nor will be.
func contradicts(f *Fact, u *unit) bool {
	return u.kind == unitDate && !f.When.IsZero() && f.When.Precision != Period && !u.span.Open() && !u.span.Meets(f.When.From, f.When.To)
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
		return !tg.fact.When.IsZero() && u.span.Meets(tg.fact.When.From, tg.fact.When.To) && tg.dateCredit(u.span) >= 0.85
	case u.kind == unitEntity:
		return len(u.entity) == 1 && tg.entities[u.entity[0]]
	case u.kind != unitIdea || u.note != (Match{}):
		return false
	}
	for _, o := range u.options {
		if key := x.feats.keys[o.feats[0]]; len(o.feats) == 1 && !strings.HasPrefix(key, spaceType) && tg.says(o.feats[0]) {
			return true
		}
	}
	return false
}

// says reports whether a fact's own texts have a feature.
func (tg *target) says(f feature) bool {
	_, has := slices.BinarySearch(tg.own, f)
	return has
}
