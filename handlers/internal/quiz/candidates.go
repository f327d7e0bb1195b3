package quiz

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nutgraf/facts"
)

// source makes candidates of a table.
type source struct {
	table  *facts.Table
	voice  Voice
	out    []candidate
	names  map[string][]string // of entities, by id
	folded map[string]string   // texts as plain writes them
	pairs  map[[2]string]bool  // of ids, see together
}

// candidates returns all questions that a table yields, in a fixed order.
func candidates(t *facts.Table, v Voice) []candidate {
	s := &source{table: t, voice: v, names: map[string][]string{}, folded: map[string]string{}, pairs: pairsOf(t)}
	persons, organisations := of(t, facts.Person), of(t, facts.Organisation)
	for _, e := range persons {
		s.name(Name, e, persons)
		s.role(e, persons)
	}
	for _, e := range organisations {
		s.name(Organisation, e, organisations)
	}
	for _, e := range of(t, facts.Event) {
		s.day(e)
		s.place(e)
	}
	for _, f := range t.Facts {
		s.blanks(f, persons)
	}
	return s.out
}

func of(t *facts.Table, k facts.Kind) (out []facts.Entity) {
	for _, e := range t.Entities {
		if e.Kind == k {
			out = append(out, e)
		}
	}
	return out
}

// add keeps a candidate that has enough wrong options.
func (s *source) add(c candidate) {
	slices.Sort(c.wrong)
	c.wrong = slices.Compact(c.wrong)
	c.wrong = slices.DeleteFunc(c.wrong, func(w string) bool { return w == c.right || s.holds(c.Subject, w) })
	if len(c.wrong) >= Options-1 && c.Fact.ID != "" && c.right != "" && !s.holds(c.Subject, c.right) {
		s.out = append(s.out, c)
	}
}

// name asks who or what has a role.
func (s *source) name(k Kind, e facts.Entity, all []facts.Entity) {
	role := s.voice.Role(e)
	if role == "" || s.named(e, role) {
		return
	}
	c := candidate{Question: Question{Kind: k, Subject: role, About: e.ID}, right: s.voice.Name(e)}
	c.Fact = s.proof(e.ID, facts.AskWho, facts.AskWhat)
	for _, o := range all {
		if s.voice.Role(o) != role && !s.named(o, role) && !(general(role) && o.Country == e.Country) {
			c.wrong = append(c.wrong, s.voice.Name(o))
		}
	}
	s.add(c)
}

// role asks which role a person has.
func (s *source) role(e facts.Entity, all []facts.Entity) {
	if s.named(e, s.voice.Role(e)) {
		return
	}
	c := candidate{Question: Question{Kind: Role, Subject: s.voice.Name(e), About: e.ID}, right: s.voice.Role(e)}
	c.Fact = s.proof(e.ID, facts.AskWho, facts.AskWhat)
	for _, o := range all {
		role := s.voice.Role(o)
		if o.ID != e.ID && role != "" && !s.named(e, role) && !(general(role) && o.Country == e.Country) {
			c.wrong = append(c.wrong, role)
		}
	}
	s.add(c)
}

// general reports whether a role is so short that it may fit others of the same
// country: "Chinese leader" is true of a premier as well.
func general(role string) bool {
	if isHan(role) {
		return utf8.RuneCountInString(role) <= 6
	}
	return len(strings.Fields(role)) <= 2
}

// day asks on which day an event is.
func (s *source) day(e facts.Entity) {
	if e.When.Precision != facts.Day {
		return
	}
	c := candidate{Question: Question{Kind: Day, Subject: s.voice.Name(e), About: e.ID}, right: s.date(e.When)}
	for _, f := range s.table.Facts {
		if f.About[0] == e.ID && f.When == e.When && slices.Contains(f.Answers, facts.AskWhen) {
			c.Fact = f
			break
		}
	}
	ruledOut := func(i facts.Interval) bool {
		return slices.ContainsFunc(s.table.Facts, func(f facts.Fact) bool {
			return slices.Contains(f.About, e.ID) && f.When == i
		})
	}
	for _, i := range s.days() {
		if i != e.When && !ruledOut(i) {
			c.wrong = append(c.wrong, s.date(i))
		}
	}
	s.add(c)
}

// days returns the days that the table speaks of.
func (s *source) days() (out []facts.Interval) {
	for _, e := range s.table.Entities {
		if e.When.Precision == facts.Day {
			out = append(out, e.When)
		}
	}
	for _, f := range s.table.Facts {
		if f.When.Precision == facts.Day {
			out = append(out, f.When)
		}
	}
	return out
}

func (s *source) date(i facts.Interval) string { return s.voice.Date(i.From) }

// place asks where an event is.
func (s *source) place(e facts.Entity) {
	where, ok := s.table.Find(e.Where)
	name := s.voice.Name(e)
	if !ok || s.named(where, name) {
		return
	}
	c := candidate{Question: Question{Kind: Place, Subject: name, About: e.ID}, right: s.voice.Name(where)}
	for _, f := range s.table.Facts {
		if f.About[0] == e.ID && f.Where == e.Where && slices.Contains(f.Answers, facts.AskWhere) {
			c.Fact = f
			break
		}
	}
	for _, p := range of(s.table, where.Kind) {
		if p.ID != where.ID && !s.together(p.ID, e.ID) && !s.named(p, name) {
			c.wrong = append(c.wrong, s.voice.Name(p))
		}
	}
	s.add(c)
}

// proof returns the first fact whose main subject an entity is and that answers
// one of the questions; none has an empty id.
func (s *source) proof(id string, asks ...facts.Ask) facts.Fact {
	for _, f := range s.table.Facts {
		if f.About[0] == id && slices.ContainsFunc(asks, func(a facts.Ask) bool { return slices.Contains(f.Answers, a) }) {
			return f
		}
	}
	return facts.Fact{}
}

// together reports whether a fact of the table is about both.
func (s *source) together(a, b string) bool { return s.pairs[[2]string{a, b}] }

// pairsOf returns the pairs of entities that facts are about together.
func pairsOf(t *facts.Table) map[[2]string]bool {
	out := map[[2]string]bool{}
	for _, f := range t.Facts {
		for _, a := range f.About {
			for _, b := range f.About {
				out[[2]string{a, b}] = true
			}
		}
	}
	return out
}
