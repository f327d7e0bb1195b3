package handlers

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"
	"time"
)

// Unanswered is what is kept, for the curator, of a question that couldn't be
// answered, or of a fact that members reported. It holds nothing that tells who
// asked or where: no id of a member, a server, a channel or a message.
type Unanswered struct {
	Question string // folded by [Fold]; empty for a report
	Outcome  string // unknown, unsure or [OutcomeReported]
	// Nearest is the id of the fact, or of the entry for what the article leaves
	// open, that came nearest; of a report the fact. Empty if there is none.
	Nearest  string
	Surface  Surface
	Language string // of the question, such as "en" or "zh"; empty if unknown
	Count    int    // how often
	// First and Last are the days when it was noted, midnight UTC.
	First, Last time.Time
}

// OutcomeReported marks a fact that somebody reported as wrong.
const OutcomeReported = "reported"

// UnansweredLog keeps questions for the curator. Implementations are safe for
// concurrent use and bounded.
type UnansweredLog interface {
	// Note counts a question. What is alike in everything but Count, First and
	// Last is one entry; those three are the log's, whatever the caller sets. It
	// never waits for a disk: an answer waits for it. An error means that the
	// question was not noted.
	Note(ctx context.Context, u Unanswered) error
	// List returns all entries: the most frequent first, of those the latest.
	List(ctx context.Context) ([]Unanswered, error)
	// Clear forgets everything.
	Clear(ctx context.Context) error
}

// UnansweredOptions bound a log. Zero values mean the defaults.
type UnansweredOptions struct {
	// Most is how many entries are kept, 2,000 by default. One more drives out the
	// rarest, of those the oldest: so a flood of nonsense can't drive out what many ask.
	Most int
	// Days is how long an entry is kept after its last day; 90 by default.
	Days int
	Now  func() time.Time // the clock; time.Now
}

// The defaults of UnansweredOptions.
const (
	DefaultMostUnanswered = 2000
	DefaultDaysUnanswered = 90
)

// Complete fills in the defaults.
func (o UnansweredOptions) Complete() UnansweredOptions {
	if o.Most <= 0 {
		o.Most = DefaultMostUnanswered
	}
	if o.Days <= 0 {
		o.Days = DefaultDaysUnanswered
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return o
}

// Today returns the day at this moment, midnight UTC.
func (o UnansweredOptions) Today() time.Time { return o.Now().UTC().Truncate(24 * time.Hour) }

// Oldest returns the earliest last day of an entry that is still kept.
func (o UnansweredOptions) Oldest() time.Time { return o.Today().AddDate(0, 0, -o.Days) }

// inMemoryUnanswered is the default UnansweredLog: it ends with the process.
type inMemoryUnanswered struct {
	options UnansweredOptions
	mu      sync.Mutex
	entries map[Unanswered]Unanswered // by what is alike
}

// NewUnanswered returns an UnansweredLog that lives in this process.
func NewUnanswered(o UnansweredOptions) UnansweredLog {
	return &inMemoryUnanswered{options: o.Complete(), entries: map[Unanswered]Unanswered{}}
}

func (l *inMemoryUnanswered) Note(ctx context.Context, u Unanswered) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("noting a question: %w", err)
	}
	u.Count, u.First, u.Last = 0, time.Time{}, time.Time{}
	key, today := u, l.options.Today()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.expire()
	entry, known := l.entries[key]
	if !known {
		if len(l.entries) >= l.options.Most {
			l.evict()
		}
		entry = u
		entry.First = today
	}
	entry.Count++
	entry.Last = today
	l.entries[key] = entry
	return nil
}

func (l *inMemoryUnanswered) expire() {
	oldest := l.options.Oldest()
	for key, e := range l.entries {
		if e.Last.Before(oldest) {
			delete(l.entries, key)
		}
	}
}

// evict forgets the rarest entry, of those the oldest.
func (l *inMemoryUnanswered) evict() {
	first := true
	var least, leastKey Unanswered
	for key, e := range l.entries {
		if first || cmp.Or(cmp.Compare(e.Count, least.Count), e.Last.Compare(least.Last), compareUnanswered(e, least)) < 0 {
			first, least, leastKey = false, e, key
		}
	}
	delete(l.entries, leastKey)
}

func (l *inMemoryUnanswered) List(ctx context.Context) ([]Unanswered, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("listing questions: %w", err)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.expire()
	list := make([]Unanswered, 0, len(l.entries))
	for _, e := range l.entries {
		list = append(list, e)
	}
	slices.SortFunc(list, func(a, b Unanswered) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), b.Last.Compare(a.Last), compareUnanswered(a, b))
	})
	return list, nil
}

func (l *inMemoryUnanswered) Clear(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("forgetting questions: %w", err)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	clear(l.entries)
	return nil
}

// compareUnanswered orders entries of one count and day.
func compareUnanswered(a, b Unanswered) int {
	return cmp.Or(cmp.Compare(a.Question, b.Question), cmp.Compare(a.Outcome, b.Outcome), cmp.Compare(a.Nearest, b.Nearest),
		cmp.Compare(a.Surface, b.Surface), cmp.Compare(a.Language, b.Language))
}
