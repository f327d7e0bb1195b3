package facts

import (
	"slices"
	"strings"
	"time"

	"nutgraf/facts/internal/lexicon"
	"nutgraf/facts/internal/text"
	"nutgraf/facts/internal/when"
)

type span = when.Span

// reading is a question as it was understood: what is asked for, and the units
// that say about what.
type reading struct {
	asks     []Ask
	special  map[string]bool // says-who, clock, list, name, yes-no and the like
	units    []unit
	pronouns []pronoun
	opener   bool // "and …", "what about …": leans on the question before
	words    int  // tokens in all
	strange  int  // tokens that are no words at all
	tokens   []text.Token
	key      string        // the words as they came, before any was taken for a misspelling
	voice    string        // whom a pronoun makes the speaker; an entity's id once it is known
	relation when.Relation // "before", "after" an event; empty if none
	relAt    int           // index of the token behind that relation
}

// pronoun is a word that stands for something said before.
type pronoun struct {
	word  string
	index int // token
}

func (r *reading) asksFor(a Ask) bool {
	for _, have := range r.asks {
		if have == a {
			return true
		}
	}
	return false
}

// solid reports whether a reading has a unit that counts.
func (r *reading) solid() bool {
	for i := range r.units {
		if !r.units[i].light {
			return true
		}
	}
	return false
}

// reader turns text into readings.
type reader struct {
	lex    *lexicon.Lexicon
	names  *nameIndex
	feats  *features
	table  map[string]*Entity
	anchor time.Time
	vocab  *vocabulary // words that a misspelling may stand for; nil: no typos
	plain  bool        // number ordinary words only: while phrasings are read
	grow   bool        // number unknown words too: while the index is built
}

// read understands a text.
func (rd *reader) read(s string) *reading {
	return rd.readTokens(rd.unframed(rd.expand(rd.respaced(rd.segment(text.Tokens(text.Clean(s)))))))
}

// singular takes the s of a possessive without its apostrophe from a name:
// "lius speech".
func (rd *reader) singular(word string) string {
	name, has := strings.CutSuffix(word, "s")
	if !has || len(name) < 2 || len(rd.names.byFirst[word]) > 0 || rd.lex.Word(word) != nil || rd.lex.Common(word) {
		return word
	}
	if len(rd.names.byFirst[name]) > 0 {
		return name
	}
	return word
}

// expand writes shortened words out.
func (rd *reader) expand(tokens []text.Token) []text.Token {
	for i := 0; i < len(tokens); i++ {
		tokens[i].Text = rd.singular(tokens[i].Text)
		full := rd.lex.Full(tokens[i].Text)
		if full == nil || len(rd.names.byFirst[tokens[i].Text]) > 0 {
			continue
		}
		more := make([]text.Token, len(full))
		for k, w := range full {
			more[k] = text.Token{Text: w}
		}
		more[len(more)-1].Break, more[len(more)-1].Stop = tokens[i].Break, tokens[i].Stop
		tokens = slices.Concat(tokens[:i], more, tokens[i+1:])
		i += len(full) - 1
	}
	return tokens
}

// readTokens understands a text that is already in tokens.
func (rd *reader) readTokens(tokens []text.Token) *reading {
	r := &reading{special: map[string]bool{}, tokens: tokens, words: len(tokens), key: joinTokens(tokens)}
	p := &pass{reader: rd, r: r, tokens: tokens, stems: make([]string, len(tokens))}
	p.mend()
	words := make([]string, len(tokens))
	for i, t := range tokens {
		words[i] = t.Text
	}
	p.dates = when.Find(words, rd.anchor)
	for i := 0; i < len(tokens) && len(r.units) < maxUnits; {
		i += p.step(i)
	}
	if len(words) > 1 && words[0] == "name" && p.lex.Word(words[1]) != nil {
		r.special["list"] = true
	}
	for i, w := range words {
		if r.relation != "" {
			break
		}
		switch w {
		case "between":
			r.relation, r.relAt = when.Between, i+1
		case "until", "till":
			r.relation, r.relAt = when.Until, i+1
		case "from": // "how many days from … to …"
			if slices.Contains(words[i+1:], "to") && (r.asksFor(AskHowMany) || r.asksFor(AskHowLong)) {
				r.relation, r.relAt = when.Between, i+1
			}
		}
	}
	p.finish()
	return r
}

// pass walks the tokens of one text from left to right.
type pass struct {
	*reader
	r       *reading
	tokens  []text.Token
	stems   []string
	dates   []span
	slips   map[int]Match // notes for misspelt words that were mended, by token
	which   int           // index of the token after the last "which" or "what", 0 if none is open
	guesses int           // how many misspellings were looked up
}

// maxUnits bounds how much of a rant is weighed; no question has so many parts.
const maxUnits = 60

// maxGuesses bounds the work that a text full of unknown words can cause.
const maxGuesses = 24

func (p *pass) stem(i int) string {
	if p.stems[i] == "" {
		p.stems[i] = p.lex.Stem(p.tokens[i].Text)
	}
	return p.stems[i]
}

// step reads what begins at token i and returns how many tokens it took.
func (p *pass) step(i int) int {
	found := p.names.at(p.tokens[i:])
	date, dated := p.dateAt(i)
	phrase := p.phraseAt(i)
	nameLen, dateLen, phraseLen := 0, 0, 0
	if found != nil {
		nameLen = len(found.words)
	}
	if dated {
		dateLen = date.Last - i
	}
	if phrase != nil {
		phraseLen = len(phrase.Stems)
	}
	switch {
	case nameLen > 0 && nameLen >= phraseLen && nameLen >= dateLen:
		if longer := p.longer(i, nameLen); longer.used > 0 {
			p.addName(i, longer.used, longer.name, longer)
			return longer.used
		}
		p.addName(i, nameLen, found, near{})
		return nameLen
	case dateLen > 0 && dateLen >= phraseLen:
		p.addDate(i, date)
		return dateLen
	case phraseLen > 1 && p.howMuch(i+phraseLen):
		return phraseLen - 1 // "exactly how | long": the next two words are the question
	case phraseLen > 1 && phrase.Entry.Class == lexicon.Function && p.asksLast(i+phraseLen-1):
		return phraseLen - 1 // "in | which": the last word asks
	case phraseLen > 0:
		p.pronounsIn(i, phraseLen, phrase.Entry)
		p.addEntry(i, phraseLen, phrase.Entry)
		return phraseLen
	}
	return p.single(i)
}

// asksLast reports whether token i is a question word in its own right.
func (p *pass) asksLast(i int) bool { return p.tokens[i].Text == "which" || p.tokens[i].Text == "what" }

// howMuch reports whether the token before i is "how" and goes on as a question
// for a length, a number or an age.
func (p *pass) howMuch(i int) bool {
	if i >= len(p.tokens) || p.tokens[i-1].Text != "how" {
		return false
	}
	switch p.tokens[i].Text {
	case "long", "many", "much", "old", "often":
		return true
	}
	return false
}

func (p *pass) dateAt(i int) (span, bool) {
	for _, d := range p.dates {
		if d.First <= i && i < d.Last {
			return d, true
		}
	}
	return span{}, false
}

// phraseAt returns the longest phrase of the vocabulary that begins at token i.
func (p *pass) phraseAt(i int) *lexicon.Phrase {
	if i+1 >= len(p.tokens) {
		return nil
	}
	candidates := p.lex.Phrases(p.stem(i), p.stem(i+1))
	for k := range candidates {
		if p.hasStems(i, candidates[k].Stems) && (candidates[k].Entry.Place == "" || sameWords(candidates[k].Words, p.tokens[i:])) {
			return &candidates[k]
		}
	}
	return nil
}

func (p *pass) hasStems(i int, stems []string) bool {
	if i+len(stems) > len(p.tokens) {
		return false
	}
	for k, s := range stems {
		if p.stem(i+k) != s || k > 0 && p.tokens[i+k-1].Stop {
			return false
		}
	}
	return true
}
