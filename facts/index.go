package facts

import (
	"slices"
	"sync"

	"nutgraf/facts/internal/lexicon"
	"nutgraf/facts/internal/text"
)

// index is all that Ask needs of a table, made once by Parse.
type index struct {
	reader      *reader
	feats       *features
	targets     []target
	postings    [][]posting // by feature: the targets that have it
	probes      []probe
	slots       [][][]feature // by probe and place: what fills it, while the index is built
	probesOf    [][]slot      // by feature: where in the probes it stands
	answers     askProfiles
	circles     []circle // by target
	completions completions
	weight      []float64 // by feature: what it counts when it is shared
	entities    map[string]*Entity
	facts       map[string]int // target number by fact id
	version     string
	exact       map[string]int        // target number by a phrasing's words
	general     int                   // the fact for questions about the article as a whole, -1 if none
	boards      sync.Pool             // of *board, one for each question under way
	inTexts     bool                  // what is taken are an entity's texts
	readings    map[string][]*reading // of entities' texts, while the index is built
}

// target is a fact or an unsaid entry, as something that a question can hit.
type target struct {
	fact     *Fact
	unsaid   *Unsaid
	credits  map[feature]float64
	dates    []Interval          // its own and those that its answer names
	own      []feature           // what the fact's own texts say, not its phrasings; in order
	share    map[feature]float64 // of the phrasings that have it
	askShare map[Ask]float64     // of the phrasings that ask so
	sources  bool                // a phrasing asks who says so
	needs    []need
	asks     map[Ask]bool // what a fact answers
	asked    map[Ask]bool // what the phrasings ask
	subject  string       // id of the main entity
	entities map[string]bool
}

type posting struct {
	target int32
	credit float64 // for a unit that has the feature
	usual  float64 // how usual the feature is in questions for the target, 0 to 1
}

// need is a group of words of which a question must have one: by what they
// mean, or to the letter where they carry no meaning of their own ("before").
type need struct {
	options []option
	words   map[string]bool
}

// probe is one phrasing, or one that the index adds, as a set of slots: each
// holds the features of one unit, any of which fills it.
type probe struct {
	target  int32
	askBits uint16  // see there
	total   float64 // of the weights of its slots
	prior   float64 // how much it counts: 1 for a curator's phrasing
}

// slot is a place in a probe. A table can't have more targets than its type
// takes, see MaxTableBytes.
type slot struct {
	weight float64
	probe  int32
	target uint16 // of the probe
	index  uint8
}

// newIndex reads every text of a table.
func newIndex(t *Table) *index {
	lex := lexicon.Load()
	x := &index{version: t.Version, exact: map[string]int{}, general: -1, feats: newFeatures(), entities: map[string]*Entity{}, facts: map[string]int{}, readings: map[string][]*reading{}}
	for i := range t.Entities {
		x.entities[t.Entities[i].ID] = &t.Entities[i]
	}
	x.reader = &reader{lex: lex, names: newNames(t, lex), feats: x.feats, table: x.entities, anchor: t.Article.Published, grow: true}
	for i := range t.Facts {
		x.facts[t.Facts[i].ID] = len(x.targets)
		x.addFact(&t.Facts[i])
	}
	for i := range t.Unsaid {
		x.addUnsaid(&t.Unsaid[i])
	}
	x.ownProbes()
	x.completions = newCompletions(t.Entities)
	x.reader.grow, x.readings = false, nil
	x.post()
	x.boards.New = func() any { return x.newBoard() }
	x.reader.vocab = x.newVocabulary()
	return x
}

func (x *index) addFact(f *Fact) {
	tg := target{fact: f, credits: map[feature]float64{}, asks: map[Ask]bool{}, asked: map[Ask]bool{}, entities: map[string]bool{}}
	for _, a := range f.Answers {
		tg.asks[a] = true
	}
	if !f.When.IsZero() {
		tg.dates = append(tg.dates, f.When)
		tg.give(x.feats.id(spaceType+string(Date)), creditType)
		if !f.When.To.After(x.reader.anchor) {
			tg.give(x.feats.id(spaceIdea+"last"), creditAnswer) // "last time": it is past
		}
	}
	for i, id := range f.About {
		if i == 0 {
			tg.subject = id
		}
		x.addEntity(&tg, id, creditAbout)
	}
	if f.By != "" {
		x.addEntity(&tg, f.By, creditBy)
		tg.give(x.feats.id(spaceIdea+"say"), creditAnswer)
	}
	if f.Where != "" {
		x.addEntity(&tg, f.Where, creditBy)
	}
	x.addText(&tg, f.Answer, creditAnswer)
	x.addText(&tg, f.Evidence, creditAnswer)
	x.addNeeds(&tg, f.Needs)
	for feat, credit := range tg.credits {
		if credit >= creditAnswer*manySenses-0.001 {
			tg.own = append(tg.own, feat)
		}
	}
	slices.Sort(tg.own)
	x.targets = append(x.targets, tg)
	x.addPhrasings(len(x.targets)-1, f.Phrasings)
}

func (x *index) addUnsaid(u *Unsaid) {
	tg := target{unsaid: u, credits: map[feature]float64{}, asks: map[Ask]bool{}, asked: map[Ask]bool{}, entities: map[string]bool{}}
	for i, id := range u.About {
		if i == 0 {
			tg.subject = id
		}
		x.addEntity(&tg, id, creditAbout)
	}
	x.addText(&tg, u.Gap, creditAnswer)
	x.addNeeds(&tg, u.Needs)
	x.targets = append(x.targets, tg)
	x.addPhrasings(len(x.targets)-1, u.Phrasings)
}

func (tg *target) give(f feature, credit float64) {
	if credit = min(credit, 1); f != noFeature && tg.credits[f] < credit {
		tg.credits[f] = credit
	}
}

func (x *index) addNeeds(tg *target, groups [][]string) {
	for _, group := range groups {
		n := need{words: map[string]bool{}}
		for _, word := range group {
			if x.entities[word] != nil {
				n.options = append(n.options, option{feats: []feature{x.feats.id(spaceEntity + word)}, factor: 1})
				continue
			}
			n.words[text.Fold(word)] = true
			for _, u := range x.reader.read(word).units {
				n.options = append(n.options, u.options...)
			}
		}
		tg.needs = append(tg.needs, n)
	}
}

// newVocabulary gathers the words that a misspelling may stand for.
func (x *index) newVocabulary() *vocabulary {
	v := &vocabulary{bare: map[string]string{}}
	seen := map[string]bool{}
	add := func(word string, own bool) {
		if !seen[word] {
			seen[word] = true
			v.add(word, own)
		}
	}
	for i := range x.targets {
		for _, s := range x.targets[i].texts() {
			for _, t := range text.Tokens(s) {
				if !seen[t.Text] && x.reader.lex.Common(t.Text) {
					add(t.Text, true)
				}
			}
		}
	}
	var general []string
	x.reader.lex.EachWord(func(word string) { general = append(general, word) })
	slices.Sort(general) // the vocabulary has no order of its own, the answers must
	for _, word := range general {
		add(word, false)
	}
	v.sort()
	return v
}

func (tg *target) texts() []string {
	if tg.fact != nil {
		return append(slices.Clone(tg.fact.Phrasings), tg.fact.Answer)
	}
	return append(slices.Clone(tg.unsaid.Phrasings), tg.unsaid.Gap)
}
