package facts

import (
	"slices"
	"time"
)

// Table is one article's curated facts, immutable after [Parse] and safe for
// concurrent use.
type Table struct {
	// Version identifies the table's content: the first 12 hex digits of its SHA-256.
	Version  string
	Article  Article
	Entities []Entity
	Facts    []Fact
	Unsaid   []Unsaid

	index *index
	where *positions
}

// Article is the source that a table was curated from.
type Article struct {
	Title      string
	Publisher  string
	Published  time.Time // midnight UTC of the day; anchors relative dates
	Paragraphs int       // numbered from 1, headline and subheadings not counted
	Link       string    // empty if unknown
	Titles     Translations
	Publishers Translations
}

// Kind says what sort of thing an entity is.
type Kind string

// The kinds of entities.
const (
	Person       Kind = "person"
	Group        Kind = "group" // people without names: "Republican lawmakers"
	Organisation Kind = "organisation"
	Place        Kind = "place"
	Country      Kind = "country"
	Event        Kind = "event"
	Agreement    Kind = "agreement"
	Document     Kind = "document"
	Topic        Kind = "topic"
	Date         Kind = "date"
)

// Entity is somebody or something that the article speaks of.
type Entity struct {
	ID      string
	Kind    Kind
	Name    string
	Names   Translations
	Role    string // what one says after "who is …?"; empty if none
	Roles   Translations
	Country string   // id of a country entity; empty if none
	Aliases []string // as people type them
	Shared  []string // aliases that other entities claim as well
	When    Interval // events with a date
	Where   string   // id of a place entity; empty if none
}

// Status says how firm a fact is.
type Status string

// The statuses of facts.
const (
	Reported  Status = "reported"
	Announced Status = "announced"
	Expected  Status = "expected"
	Claimed   Status = "claimed"
)

// Ask is a question word that a fact answers.
type Ask string

// The question words. AskAny stands for a question without one.
const (
	AskAny     Ask = ""
	AskWho     Ask = "who"
	AskWhat    Ask = "what"
	AskWhen    Ask = "when"
	AskWhere   Ask = "where"
	AskWhy     Ask = "why"
	AskHow     Ask = "how"
	AskHowLong Ask = "how-long"
	AskHowMany Ask = "how-many"
)

// Fact is one thing that the article says.
type Fact struct {
	ID      string
	Answers []Ask
	About   []string // entity ids, the main subject first
	Answer  string   // one or two sentences that stand alone, in English
	// Translations are the answer in further languages; Answer is the original.
	Translations Translations

	Status    Status
	By        string   // id of the claimant; empty means the publisher
	When      Interval // zero if the fact has no date
	Words     string   // the article's words for that date
	Where     string   // id of a place entity; empty if none
	Paragraph int      // from 1
	Evidence  string   // at most eight verbatim words
	Phrasings []string
	Needs     [][]string
}

// clone returns a copy that shares nothing with the table.
func (f *Fact) clone() Fact {
	c := *f
	c.Translations = f.Translations.clone()
	c.Answers, c.About, c.Phrasings = slices.Clone(f.Answers), slices.Clone(f.About), slices.Clone(f.Phrasings)
	c.Needs = make([][]string, len(f.Needs))
	for i, group := range f.Needs {
		c.Needs[i] = slices.Clone(group)
	}
	return c
}

// Unsaid is something that readers ask and the article leaves open.
type Unsaid struct {
	ID    string
	About []string
	Gap   string // continues "The article doesn't say …"
	// Translations are the gap in further languages, as a phrase for a thing.
	Translations Translations

	Phrasings []string
	Needs     [][]string
}

// Interval is a half-open span of days [From, To) in UTC. The zero value is no
// interval.
type Interval struct {
	From, To  time.Time
	Precision Precision
}

// IsZero reports whether there is no interval.
func (i Interval) IsZero() bool { return i.From.IsZero() }

// Precision says how exact an interval's edges are.
type Precision string

// The precisions, finest first.
const (
	Day    Precision = "day"
	Week   Precision = "week"
	Month  Precision = "month"
	Year   Precision = "year"
	Period Precision = "period" // any other span
)
