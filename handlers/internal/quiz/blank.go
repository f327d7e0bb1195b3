package quiz

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"nutgraf/facts"
)

// maxBlank is how long a fact with a gap may be, in characters.
const maxBlank = 260

// blanks asks for each person whom a fact names once which name is missing.
func (s *source) blanks(f facts.Fact, persons []facts.Entity) {
	if utf8.RuneCountInString(f.Answer) > maxBlank {
		return
	}
	for _, e := range persons {
		if !slices.Contains(f.About, e.ID) || strings.Count(f.Answer, e.Name) != 1 {
			continue
		}
		text := strings.Replace(f.Answer, e.Name, Gap, 1)
		if s.named(e, text) {
			continue
		}
		c := candidate{Question: Question{Kind: Blank, Subject: text, About: e.ID, Fact: f}, right: e.Name}
		for _, o := range persons {
			if o.ID != e.ID && !slices.Contains(f.About, o.ID) && !s.named(o, text) && !s.fits(o.ID, f, e.ID) {
				c.wrong = append(c.wrong, o.Name)
			}
		}
		s.add(c)
	}
}

// fits reports whether somebody might stand in a fact's gap as well: the table
// has a fact about them and something else that this fact is about. Countries
// don't count, as everybody has one.
func (s *source) fits(id string, f facts.Fact, missing string) bool {
	return slices.ContainsFunc(f.About, func(other string) bool {
		e, ok := s.table.Find(other)
		return ok && other != missing && e.Kind != facts.Country && s.together(id, other)
	})
}

// named reports whether a text has an entity's name, a part of a person's name,
// or an alias made of words of the name. What only describes ("the premier") is
// no name here: it is what a question may be made of.
func (s *source) named(e facts.Entity, text string) bool {
	names, ok := s.names[e.ID]
	if !ok {
		names = namesOf(e)
		s.names[e.ID] = names
	}
	if text != s.text {
		s.text, s.words = text, plain(text)
	}
	return slices.ContainsFunc(names, func(n string) bool { return strings.Contains(s.words, n) })
}

// namesOf returns what counts as an entity's name, as plain writes it.
func namesOf(e facts.Entity) []string {
	out := []string{plain(e.Name)}
	words := strings.Fields(out[0])
	if e.Kind == facts.Person {
		for _, w := range words {
			out = append(out, plain(w))
		}
	}
	for _, alias := range e.Aliases {
		name := plain(alias)
		strange := func(w string) bool { return !slices.Contains(words, w) }
		if own := strings.Fields(name); len(own) > 0 && !slices.ContainsFunc(own, strange) {
			out = append(out, name)
		}
	}
	return out
}

// plain returns the words of a text with a space around each; apostrophes end a
// word, so that "Liu's" has Liu.
func plain(s string) string {
	words := strings.FieldsFunc(cases.Fold().String(norm.NFKC.String(s)), func(r rune) bool {
		return strings.ContainsRune(" \t\n.,;:!?'’‘\"“”()[]–—-/", r)
	})
	return " " + strings.Join(words, " ") + " "
}
