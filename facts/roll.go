package facts

import (
	"slices"
	"strings"

	"nutgraf/facts/internal/text"
)

// rollKinds says which kinds of entities a noun's type lists.
var rollKinds = map[string][]Kind{
	"person": {Person}, "group": {Group}, "organisation": {Organisation}, "place": {Place, Country},
	"country": {Country}, "event": {Event}, "agreement": {Agreement}, "document": {Document, Agreement},
	"topic": {Topic}, "date": {Event},
}

// roll is a question for all entities of a kind: "name the US officials".
type roll struct {
	types   []string
	country string   // id, empty for all
	words   []string // stems that a role must have, one of them
}

// asRoll reads a question as a roll, false if it asks for something else.
func (x *index) asRoll(r *reading) (roll, bool) {
	var q roll
	if r.strictly(AskWho, AskWhat) && !r.special["list"] && !r.namesPlaces() {
		return q, false
	}
	for i := range r.units {
		u := &r.units[i]
		switch {
		case u.kind == unitEntity && x.pluralName(r, u, &q):
		case u.kind == unitEntity && x.isKind(u, Country) && q.country == "":
			q.country = u.entity[0]
		case u.kind == unitEntity && x.isKind(u, Document):
		case rollFiller[u.text]:
		case len(u.types) > 0 && u.kind != unitEntity && rollKinds[u.types[0]] != nil:
			q.types = append(q.types, u.types[0])
			q.words = append(q.words, x.reader.lex.Stem(lastWord(u.text)))
		case u.light || u.miss <= missType+0.01:
		default:
			return q, false
		}
	}
	if len(q.types) == 0 && r.asksFor(AskWho) && (r.special["list"] || aboutArticle(r)) && q.country == "" {
		q.types, q.words = []string{"person"}, []string{""}
		if aboutArticle(r) && !r.solid() {
			return q, true // "who else is mentioned?"
		}
	}
	if len(q.types) == 0 && r.special["list"] && slices.ContainsFunc(r.tokens, func(t text.Token) bool { return t.Text == "everyone" || t.Text == "everybody" }) {
		q.types, q.words = []string{"person"}, []string{""}
	}
	return q, len(q.types) == 1 && (r.special["list"] || r.plural() && (r.bare() || aboutArticle(r)))
}

// namesPlaces reports whether a question is "which countries" or "which places", in
// which the noun makes a "where" of it.
func (r *reading) namesPlaces() bool {
	return len(r.units) == 1 && r.units[0].head && inPlural(r.units[0].text) && r.asksFor(AskWhere)
}

// pluralName takes a name such as "US officials", which may also mean all of
// that kind.
func (x *index) pluralName(r *reading, u *unit, q *roll) bool {
	if u.apart > 0 || u.last > len(r.tokens) || len(u.entity) == 1 && !x.isKind(u, Group) || x.inFull(u) {
		return false
	}
	words := r.tokens[u.first:u.last]
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1].Text
	e := x.reader.lex.Word(last)
	if e == nil || len(e.Types) == 0 || !inPlural(last) || rollKinds[e.Types[0]] == nil {
		return false
	}
	for _, w := range words[:len(words)-1] {
		place := w.Text
		if d := x.reader.lex.Word(w.Text); d != nil && d.Place != "" {
			place = d.Place
		}
		if n := x.reader.names.byPlain[place]; n != nil && x.entities[n.entities[0]].Kind == Country {
			q.country = n.entities[0]
		}
	}
	q.types = append(q.types, e.Types[0])
	q.words = append(q.words, x.reader.lex.Stem(last))
	return true
}

var rollFiller = map[string]bool{"mentioned": true, "named": true, "appear": true, "involved": true, "listed": true, "name": true, "names": true}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

func (x *index) isKind(u *unit, k Kind) bool {
	return len(u.entity) == 1 && x.entities[u.entity[0]] != nil && x.entities[u.entity[0]].Kind == k
}

// inFull reports whether a unit is an entity's whole name.
func (x *index) inFull(u *unit) bool {
	return len(u.entity) == 1 && text.Fold(x.entities[u.entity[0]].Name) == u.text
}

// inPlural reports whether a noun's form is that of more than one.
func inPlural(noun string) bool {
	return strings.HasSuffix(noun, "s") && !strings.HasSuffix(noun, "ss")
}

// plural reports whether a reading has a noun in the plural.
func (r *reading) plural() bool {
	return slices.ContainsFunc(r.units, func(u unit) bool {
		return (len(u.types) > 0 || u.kind == unitEntity) && (inPlural(u.text) || strings.HasSuffix(u.text, "people") || u.text == "timeline")
	})
}

// aboutArticle reports whether a question is about the article as a text.
func aboutArticle(r *reading) bool { return ofArticle(r.tokens) }

// ofArticle reports whether words name the article.
func ofArticle(tokens []text.Token) bool {
	return slices.ContainsFunc(tokens, func(t text.Token) bool {
		switch t.Text {
		case "article", "story", "mentioned", "named", "appear", "appears", "text", "involved", "report", "piece":
			return true
		}
		return false
	})
}

// entitiesOf returns what a roll lists, in the table's order.
func (x *index) entitiesOf(t *Table, q roll) []Entity {
	all := x.matching(t, q, nil)
	if !slices.Contains(q.types, "person") {
		return all
	}
	narrowed := x.matching(t, q, q.words)
	if len(narrowed) > 0 || !slices.ContainsFunc(q.words, func(w string) bool { return everybody[w] }) {
		return narrowed
	}
	return all
}

// everybody holds the stems of nouns that leave nobody out.
var everybody = map[string]bool{
	"peopl": true, "person": true, "offici": true, "politician": true, "figur": true, "individu": true,
	"name": true, "charact": true, "everyon": true, "everybodi": true, "player": true, "protagonist": true, "": true,
}

// matching returns the entities of a roll whose role has one of the words; all
// of them if there are no words or the words fit nobody.
func (x *index) matching(t *Table, q roll, words []string) []Entity {
	var out []Entity
	for _, e := range t.Entities {
		if !slices.ContainsFunc(q.types, func(s string) bool { return slices.Contains(rollKinds[s], e.Kind) }) {
			continue
		}
		if q.country != "" && e.Country != q.country {
			continue
		}
		if words != nil && !slices.ContainsFunc(text.Tokens(e.Role), func(w text.Token) bool {
			return slices.Contains(words, x.reader.lex.Stem(w.Text))
		}) {
			continue
		}
		out = append(out, e)
	}
	return out
}
