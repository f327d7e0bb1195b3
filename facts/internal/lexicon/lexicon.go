// Package lexicon holds what the bot knows of English, of Chinese and of news,
// apart from any article: which words mean much the same, which carry nothing,
// which ask what, and which are chatter. It is read once from embedded text
// files (FORMAT.md) and immutable. A word that it doesn't know is said to be
// unknown, never guessed.
package lexicon

import (
	_ "embed" // the vocabulary files
	"slices"
	"strings"
	"sync"

	"github.com/kljensen/snowball/english"
)

// Class says what part a word or phrase plays in a question.
type Class uint8

// The classes, most telling last: where an entry has several, the last counts.
const (
	None      Class = iota
	Frame           // polite or narrative padding
	Function        // grammar that carries nothing
	Concept         // an idea
	Modifier        // narrows which one is meant: next, first, former
	Attribute       // what reports seldom say: age, salary
	Ask             // a question word or phrase
)

// AttributeMark begins the names of ideas that are attributes, so that "single"
// as one of several and as unmarried stay two things.
const AttributeMark = "@"

// Entry is what is known of a word or phrase.
type Entry struct {
	Class  Class
	Senses []string // ideas it may stand for, each a concept's name
	Ask    string   // the question word, if Class is Ask
	Types  []string // kinds of entities that it is the plain noun for
	Title  bool     // droppable before a name
	Place  string   // the country that a demonym belongs to
	Weight float64  // what lacking it counts against a fact: 1, less for general ideas, more for telling ones
	Light  bool     // listed as function or frame too: never counts against a fact
}

// Phrase is an entry of more than one word.
type Phrase struct {
	Words []string // as the files have them
	Stems []string
	Entry *Entry
}

// Lexicon is the whole vocabulary.
type Lexicon struct {
	words   map[string]*Entry                // by exact form
	stems   map[string]*Entry                // by stem
	stemOf  map[string]string                // stems of all words in the files
	stemmed stemmed                          // stems of other words
	phrases map[[2]string][]Phrase           // by the stems of the first two words, longest first
	moods   map[string]map[string][][]string // phrases of greeting, thanks, insult, order and noise by first word
	shorts  map[string][]string              // full words by their short form
	peoples map[string][]string              // single words for a country and its people, by country
	chinese map[rune][]gloss                 // by the first character, longest first
	simple  map[rune]rune                    // Traditional to Simplified
	plain   map[rune]bool                    // Simplified forms of other characters
	common  string                           // ordinary words, each on a line of its own
}

//go:embed english.txt
var englishText string

//go:embed weights.txt
var weightsText string

//go:embed chinese.txt
var chineseText string

//go:embed t2s.txt
var t2sText string

//go:embed words.txt
var wordsText string

// Load returns the vocabulary. The files are read at the first call.
var Load = sync.OnceValue(func() *Lexicon {
	l := &Lexicon{
		words:   make(map[string]*Entry, 16384),
		stems:   make(map[string]*Entry, 16384),
		stemOf:  make(map[string]string, 16384),
		phrases: make(map[[2]string][]Phrase, 16384),
		moods:   make(map[string]map[string][][]string),
		shorts:  map[string][]string{},
		peoples: map[string][]string{},
		common:  "\n" + wordsText,
	}
	l.readEnglish(englishText)
	l.widen()
	l.weigh(weightsText)
	l.readChinese(chineseText, t2sText)
	return l
})

// Stem returns the Porter2 stem of a folded word.
func (l *Lexicon) Stem(word string) string {
	if s, ok := l.stemOf[word]; ok {
		return s
	}
	return l.stemmed.stem(word)
}

func stem(word string) string {
	if len(word) > 40 {
		return word
	}
	return english.Stem(word, true)
}

// Word returns what is known of a single folded word: under its exact form, or
// under its stem; nil if nothing is.
func (l *Lexicon) Word(word string) *Entry {
	if e, ok := l.words[word]; ok {
		return e
	}
	return l.stems[l.Stem(word)]
}

// Knows reports whether a folded word itself stands in the vocabulary, not only
// another of its stem.
func (l *Lexicon) Knows(word string) bool { return l.words[word] != nil }

// Phrases returns the phrases that begin with words of these stems, longest
// first.
func (l *Lexicon) Phrases(first, second string) []Phrase { return l.phrases[[2]string{first, second}] }

// Mood returns the longest phrase of a kind of chatter (greeting, thanks,
// insult, order or noise) that the words begin with; nil if none.
func (l *Lexicon) Mood(mood string, words []string) []string {
	var best []string
	if len(words) == 0 {
		return nil
	}
	for _, phrase := range l.moods[mood][words[0]] {
		if len(phrase) > len(best) && len(phrase) <= len(words) && slices.Equal(phrase, words[:len(phrase)]) {
			best = phrase
		}
	}
	return best
}

// Peoples returns the single words for a country, its people and what is its:
// us, american, america.
func (l *Lexicon) Peoples(country string) []string { return l.peoples[country] }

// Full returns the words that a shortened word stands for; nil if it is none.
func (l *Lexicon) Full(word string) []string { return l.shorts[word] }

// Common reports whether a folded word is an ordinary English word.
func (l *Lexicon) Common(word string) bool {
	lo, hi := 0, len(l.common)
	for lo < hi {
		mid := (lo + hi) / 2
		start := strings.LastIndexByte(l.common[:mid], '\n') + 1
		if start < lo {
			start = lo
		}
		end := strings.IndexByte(l.common[start:], '\n')
		if end < 0 {
			end = len(l.common) - start
		}
		switch line := l.common[start : start+end]; {
		case line == word:
			return word != ""
		case line < word:
			lo = start + end + 1
		default:
			hi = start
		}
	}
	return false
}

// EachWord calls f with every single word of the vocabulary that carries an
// idea, in no fixed order.
func (l *Lexicon) EachWord(f func(word string)) {
	for w, e := range l.words {
		if e.Class >= Concept {
			f(w)
		}
	}
}
