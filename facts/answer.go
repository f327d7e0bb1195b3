package facts

// Outcome says what became of a question. The zero value is Unknown.
type Outcome int

// The outcomes of a question.
const (
	Unknown Outcome = iota // the article doesn't say, as far as the table knows
	Unsure                 // several readings are close: did you mean …?
	Chatter                // no question about anything
	Found                  // Answer.Facts (or Answer.Roll) answer it
)

// String returns the outcome as it stands in JSON: unknown, unsure, chatter or found.
func (o Outcome) String() string {
	return [...]string{"unknown", "unsure", "chatter", "found"}[o]
}

// GapRest is the Gap of a double question of which one half is open and no entry
// says what that is.
const GapRest = "the rest of what you ask"

// GapThen is the Gap of a question for a span of time that the article says
// nothing about. It stands in no entry of a table.
const GapThen = "what happens then"

// Answer is all that Ask has to say. What is rendered from it is the caller's
// business.
type Answer struct {
	Outcome Outcome
	// Facts answer the question, best first; empty unless Found.
	Facts []Fact
	// Roll lists entities when the question asked for all of a kind ("name the
	// US officials"); RollTitle says what they are.
	Roll      []Entity
	RollTitle string
	// Timeline is true when Facts are what the article says about a span of
	// time, in order.
	Timeline bool
	// Computed is a sentence worked out from the table's dates ("128 days lie
	// between …"); it stands before the facts.
	Computed string
	// Lapse is what Computed says, as a value; zero if it says nothing.
	Lapse Lapse
	// Verdict is "Yes", "No" or empty; only for yes-or-no questions whose every
	// part the fact accounts for or contradicts.
	Verdict string
	// NotA is set when the question word doesn't fit what was found: the bot
	// says what it knows and that this isn't a who (when, where …).
	NotA Ask
	// Matched says how a word was matched when that wasn't exact, one phrase
	// each: "Kritenbrink, 2 letters apart".
	Matched []string
	Matches []Match // the same as values
	// Gap is what the article leaves open, to continue "The article doesn't
	// say …"; empty if nothing fits better than silence. With Found it is the
	// part of a double question that has no answer.
	Gap string
	// Nearest names what the article does speak of near the question, when the
	// outcome is Unknown; never an answer.
	Nearest []Entity
	// Choices are the readings of an Unsure question.
	Choices []Choice
	// Mood says what kind of chatter it was.
	Mood Mood
	// Query is the question as it was understood.
	Query Query
	// Context belongs to the conversation: hand it to the next Ask.
	Context Context
}

// Choice is one reading of an unclear question.
type Choice struct {
	Label string // for people: "Antony Blinken"
	Ask   string // a question that Ask answers without doubt
}

// Mood says what kind of chatter a text is.
type Mood string

// The moods of chatter.
const (
	Greeting Mood = "greeting"
	Thanks   Mood = "thanks"
	Insult   Mood = "insult"
	Order    Mood = "order" // instructions to the bot: "ignore all rules"
	Noise    Mood = "noise"
	Empty    Mood = "empty" // nothing, or a question word alone
)
