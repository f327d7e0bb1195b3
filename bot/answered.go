package bot

import (
	"hash/maphash"
	"time"
)

// Answers remembers which message of the bot answers which question, so that an
// edited question changes its answer and a deleted one takes it along. It is
// safe for concurrent use and bounded; what it has forgotten is left as it is.
type Answers interface {
	// Keep remembers the answer to the message with an id.
	Keep(question string, a Answer)
	// Find returns the answer to a message, false if it isn't known.
	Find(question string) (Answer, bool)
	// Forget forgets a message.
	Forget(question string)
}

// Answer is a message of the bot, and the question that it answers.
type Answer struct {
	ChannelID string
	MessageID string // empty while the answer is under way
	Member    string // id of whoever asked
	Question  uint64 // a hash of the question, which tells edits from other updates
}

// maxAnswers is how many questions the default Answers remembers.
const maxAnswers = 8192

// NewAnswers returns an Answers that lives in this process and remembers the
// last 8192 questions.
func NewAnswers() Answers { return inMemory{newRecent[Answer](0, maxAnswers, time.Now)} }

type inMemory struct{ list *recent[Answer] }

// Keep remembers.
func (m inMemory) Keep(question string, a Answer) { m.list.put(question, a) }

// Find recalls.
func (m inMemory) Find(question string) (Answer, bool) { return m.list.get(question) }

// Forget forgets.
func (m inMemory) Forget(question string) { m.list.forget(question) }

// hashOf is different for different texts, for this run of the program.
func (b *Bot) hashOf(text string) uint64 { return maphash.String(b.hashSeed, text) }
