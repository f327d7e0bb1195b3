package facts

import (
	"slices"
	"strings"

	"nutgraf/facts/internal/lexicon"
	"nutgraf/facts/internal/text"
)

// addEntity gives a target an entity, and more weakly what is known of it.
func (x *index) addEntity(tg *target, id string, credit float64) {
	e := x.entities[id]
	if e == nil {
		return
	}
	if credit >= creditAbout {
		tg.entities[id] = true
	}
	tg.give(x.feats.id(spaceEntity+id), credit)
	tg.give(x.feats.id(spaceType+string(e.Kind)), creditType)
	if e.Kind == Group {
		tg.give(x.feats.id(spaceType+string(Person)), creditType)
	}
	if e.Country != "" {
		tg.give(x.feats.id(spaceEntity+e.Country), creditEntity)
	}
	if e.Where != "" {
		x.addEntity(tg, e.Where, creditEntity)
	}
	x.inTexts = true
	for _, r := range x.textsOf(e) {
		tg.take(x, r, creditEntity)
	}
	x.inTexts = false
}

// textsOf returns what the texts of an entity say, read once.
func (x *index) textsOf(e *Entity) []*reading {
	if have, ok := x.readings[e.ID]; ok {
		return have
	}
	var out []*reading
	for _, s := range append([]string{e.Role, e.Name}, e.Aliases...) {
		out = append(out, x.reader.read(s))
	}
	x.readings[e.ID] = out
	return out
}

// addText gives a target the units of a text.
func (x *index) addText(tg *target, s string, credit float64) {
	if s != "" {
		tg.take(x, x.reader.read(s), credit)
	}
}

// take gives a target the units of a reading.
func (tg *target) take(x *index, r *reading, credit float64) {
	for i := range r.units {
		u, credit1 := &r.units[i], credit
		switch {
		case u.kind == unitDate:
			tg.dates = append(tg.dates, Interval{From: u.span.From, To: u.span.To})
			continue
		case len(u.options) == 0:
			x.giveWord(tg, u.text, credit)
		}
		if u.kind == unitEntity && credit == creditAnswer && !mentions(tg, u) {
			credit1 = creditMention / creditAside
			x.mention(tg, u)
		}
		for _, o := range x.given(tg, u) {
			for _, f := range o.feats {
				tg.give(f, credit1*o.factor)
			}
		}
	}
}

// mention gives a target, weakly, what an entity is that its answer names.
func (x *index) mention(tg *target, u *unit) {
	if len(u.entity) != 1 || tg.fact == nil {
		return
	}
	e := x.entities[u.entity[0]]
	tg.give(x.feats.id(spaceType+string(e.Kind)), creditMention)
	if e.Role != "" {
		tg.take(x, x.textsOf(e)[0], creditMention-0.05)
	}
}

// mentions reports whether a target is about an entity of a unit.
func mentions(tg *target, u *unit) bool {
	return slices.ContainsFunc(u.entity, func(id string) bool { return tg.entities[id] })
}

// given returns those options of a unit that a target's own text stands for,
// with what they count: of a name that several share, the entities that the
// target is about; of a word with many senses, each a little less; of what
// reports seldom say (an age, a salary), in a fact, the very word.
func (x *index) given(tg *target, u *unit) []option {
	shared := u.kind == unitEntity && len(u.entity) > 1
	senses := 0
	for _, o := range u.options {
		if strings.HasPrefix(x.feats.keys[o.feats[0]], spaceIdea) {
			senses++
		}
	}
	out := make([]option, 0, len(u.options))
	for _, o := range u.options {
		key := x.feats.keys[o.feats[0]]
		switch {
		case len(o.feats) > 1:
		case shared && strings.HasPrefix(key, spaceEntity) && !tg.entities[key[len(spaceEntity):]]:
			continue
		case tg.fact != nil && strings.HasPrefix(key, spaceIdea+lexicon.AttributeMark) && key != spaceIdea+nameIdea:
			continue
		case strings.HasPrefix(key, spaceIdea) && senses > 2:
			o.factor *= manySenses
		case tg.fact != nil && strings.HasPrefix(key, spaceEntity) && !x.inTexts && !mentions(tg, u):
			o.factor *= creditAside
		}
		out = append(out, o)
	}
	return out
}

// giveWord gives a target a word that has no other meaning than itself.
func (x *index) giveWord(tg *target, word string, credit float64) {
	for _, t := range text.Tokens(word) {
		tg.give(x.feats.id(spaceWord+x.reader.lex.Stem(t.Text)), credit)
	}
}
