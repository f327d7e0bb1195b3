// Package quiz makes questions of a fact table, each with four options of one
// kind of which one is right.
//
// It promises that the same table, language and seed give the same round; that the table
// itself says which option is right, and says it of no other; that the options
// are distinct, and that none of them stands in the question under any of its
// names. It keeps nothing.
//
// It errs on the side of leaving a question out: where the table can't rule out
// that a second option is right as well, that option isn't offered, and with
// fewer than three wrong ones there is no question.
package quiz

import (
	"math/rand/v2"
	"slices"
	"time"

	"nutgraf/facts"
)

// Options is how many there are to choose from, Length how many questions a
// round has at most.
const (
	Options = 4
	Length  = 5
)

// Kind says what a question asks for, and so what its options are.
type Kind string

// The kinds of questions. Subject is what the words in braces stand for.
const (
	Name         Kind = "name"         // who is {role}? Persons.
	Role         Kind = "role"         // who is {person}? Roles of persons.
	Organisation Kind = "organisation" // which organisation is {role}? Organisations.
	Day          Kind = "day"          // on which day is {event}? Days.
	Place        Kind = "place"        // where is {event}? Places.
	Blank        Kind = "blank"        // who is missing in {fact with a gap}? Persons.
)

// Gap stands in a Blank's subject for the name that is missing.
const Gap = "_____"

// Voice says what the table holds in the language of a round.
type Voice interface {
	Name(facts.Entity) string
	Role(facts.Entity) string
	Answer(facts.Fact) string
	Date(time.Time) string // a day, with its weekday
}

// Question is one question.
type Question struct {
	Kind    Kind
	Subject string
	About   string   // id of the entity that the question is about
	Options []string // distinct; Options of them
	Right   int      // index of the right one
	Fact    facts.Fact
}

// candidate is a question with all wrong options that it could have.
type candidate struct {
	Question
	right string
	wrong []string
}

// A kind comes at most twice in a round, and one that the table yields few
// questions of comes more seldom than others, down from often of them.
const (
	twice = 2
	often = 8
)

// Deck holds all questions that a table yields in a language. It is immutable and
// safe for concurrent use.
type Deck struct{ pool []candidate }

// New makes the deck of a table.
func New(t *facts.Table, v Voice) *Deck { return &Deck{candidates(t, v)} }

// Round returns the questions of a round: at most Length of them, no two with
// the same fact, right option or subject. It is empty if the table yields none.
func (d *Deck) Round(seed uint32) []Question {
	random := rand.New(rand.NewPCG(uint64(seed), 0x6e757467726166))
	pool := slices.Clone(d.pool)
	random.Shuffle(len(pool), func(i, j int) { pool[i], pool[j] = pool[j], pool[i] })
	var round []Question
	used := map[string]bool{}
	times := map[Kind]int{}
	for len(round) < Length {
		pool = slices.DeleteFunc(pool, func(c candidate) bool {
			return times[c.Kind] == twice || slices.ContainsFunc(c.marks(), func(m string) bool { return used[m] })
		})
		if len(pool) == 0 {
			break
		}
		c := pick(random, pool)
		for _, m := range c.marks() {
			used[m] = true
		}
		times[c.Kind]++
		round = append(round, c.ask(random))
	}
	return round
}

// pick takes the first candidate of a kind that it draws.
func pick(random *rand.Rand, pool []candidate) candidate {
	var tickets []int // an index of pool for each chance of its kind
	chances := map[Kind]int{}
	first := map[Kind]int{}
	for i, c := range pool {
		if chances[c.Kind] == 0 {
			first[c.Kind] = i
		}
		if chances[c.Kind]++; chances[c.Kind] <= often {
			tickets = append(tickets, first[c.Kind])
		}
	}
	return pool[tickets[random.IntN(len(tickets))]]
}

// marks are what no two questions of a round may share.
func (c candidate) marks() []string {
	return []string{"fact " + c.Fact.ID, "right " + c.right, "about " + c.About}
}

// ask chooses the wrong options and the order of all.
func (c candidate) ask(random *rand.Rand) Question {
	q := c.Question
	q.Options = []string{c.right}
	for _, i := range random.Perm(len(c.wrong))[:Options-1] {
		q.Options = append(q.Options, c.wrong[i])
	}
	random.Shuffle(Options, func(i, j int) { q.Options[i], q.Options[j] = q.Options[j], q.Options[i] })
	q.Right = slices.Index(q.Options, c.right)
	return q
}
