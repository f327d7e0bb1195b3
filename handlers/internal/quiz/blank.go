package quiz

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"nutgraf/facts"
)

// maxBlank is how long a fact with a gap may be, in characters.
const maxBlank = 260

// blanks asks for each person whom a fact names once which name is missing.
func (s *source) blanks(f facts.Fact, persons []facts.Entity) {
	answer := s.voice.Answer(f)
	if utf8.RuneCountInString(answer) > maxBlank {
		return
	}
	for _, e := range persons {
		name := s.voice.Name(e)
		if !slices.Contains(f.About, e.ID) || strings.Count(answer, name) != 1 {
			continue
		}
		text := strings.Replace(answer, name, Gap, 1)
		if s.named(e, text) {
			continue
		}
		c := candidate{Question: Question{Kind: Blank, Subject: text, About: e.ID, Fact: f}, right: name}
		for _, o := range persons {
			if o.ID != e.ID && !slices.Contains(f.About, o.ID) && !s.named(o, text) && !s.fits(o.ID, f, e.ID) {
				c.wrong = append(c.wrong, s.voice.Name(o))
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
		names = append(namesOf(e, e.Name), namesOf(e, s.voice.Name(e))...)
		s.names[e.ID] = names
	}
	words := s.plain(text)
	return slices.ContainsFunc(names, func(n string) bool { return strings.Contains(words, n) })
}

// namesOf returns what counts as an entity's name beside one of its names, as
// plain writes it.
func namesOf(e facts.Entity, name string) []string {
	whole := plain(name)
	out := []string{whole}
	words := strings.Fields(whole)
	if e.Kind == facts.Person {
		for _, w := range words {
			out = append(out, plain(w))
		}
	}
	for _, alias := range e.Aliases {
		a := plain(alias)
		strange := func(w string) bool { return !slices.Contains(words, w) }
		own := strings.Fields(a)
		if len(own) > 0 && !slices.ContainsFunc(own, strange) || isHan(alias) && strings.Contains(whole, a) {
			out = append(out, a)
		}
	}
	return out
}

// holds reports whether a text has the words of another.
func (s *source) holds(text, words string) bool {
	return strings.Contains(s.plain(text), s.plain(words))
}

// plain is the function plain, which is slow, with a memory.
func (s *source) plain(text string) string {
	words, ok := s.folded[text]
	if !ok {
		words = plain(text)
		s.folded[text] = words
	}
	return words
}

// plain returns the words of a text in lower case with a space around each; Han
// characters, which have no spaces between words, get none either. Apostrophes
// end a word, so that "Liu's" has Liu.
func plain(s string) string {
	words := strings.FieldsFunc(cases.Fold().String(norm.NFKC.String(s)), func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsPunct(r)
	})
	if text := strings.Join(words, " "); isHan(text) {
		return text
	}
	return " " + strings.Join(words, " ") + " "
}

// isHan reports whether a text has Han characters.
func isHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}
