package desk

import (
	"encoding/json"
	"time"

	"nutgraf/bot/localdiscord"
)

// What the ledger remembers at most.
const (
	maxDeeds   = 2000
	maxAnswers = 4000
	maxLedger  = 500      // REST calls
	maxBytes   = 32 << 20 // of their bodies
)

// cause points at what the bot answers: a message or an interaction.
type cause struct {
	Kind string `json:"kind"` // message or interaction
	ID   string `json:"id"`
}

// deed is something that a person did, and what came of it.
type deed struct {
	cause
	text      string
	userID    string
	channelID string
	at        time.Time // when the event was given to a session, or else when it was done
	event     *localdiscord.SentEvent
	calls     []int // numbers of the bot's REST calls because of it
}

// reaction is what is known of a message of the bot.
type reaction struct {
	cause  *cause
	after  time.Duration // from the cause's event until the message stood
	hidden bool          // dismissed by the one member who saw it
}

// record is one REST call of the bot and what it was made for.
type record struct {
	localdiscord.Request
	cause *cause
	after time.Duration // from the cause's event until it began
}

// ledger connects what people did with what the bot made of it.
type ledger struct {
	deeds    bounded[string, *deed]        // by id of message or interaction
	answers  bounded[string, *reaction]    // by id of the bot's message
	calls    bounded[int, *record]         // by number
	bytes    int                           // of the calls' bodies
	latest   map[string]string             // the latest message of a person, by channel
	tokens   bounded[string, string]       // interaction by token
	runs     bounded[string, *interaction] // by id
	refusals []Refusal                     // the latest
	counted  int                           // refusals so far
	total    int                           // calls so far
	timers   map[string]*time.Timer        // of interactions that wait
}

// newLedger returns an empty ledger.
func newLedger() ledger {
	return ledger{
		deeds: newBounded[string, *deed](maxDeeds), answers: newBounded[string, *reaction](maxAnswers),
		calls: newBounded[int, *record](maxLedger), tokens: newBounded[string, string](maxDeeds),
		runs: newBounded[string, *interaction](maxDeeds), latest: map[string]string{}, timers: map[string]*time.Timer{},
	}
}

// did notes what a person did.
func (l *ledger) did(x deed) { l.deeds.put(x.ID, &x) }

// sent notes that a session got the event of a deed.
func (l *ledger) sent(e localdiscord.SentEvent) {
	if e.Type != "MESSAGE_CREATE" && e.Type != "INTERACTION_CREATE" {
		return
	}
	var about struct {
		ID string `json:"id"`
	}
	if json.Unmarshal(e.Data, &about) != nil {
		return // an event that a test made up
	}
	if x, known := l.deeds.get(about.ID); known && x.event == nil {
		x.event, x.at = &e, e.At
	}
}

// posted notes a message of the bot as an answer to what its REST call was for.
// The time counts until the first message that isn't a placeholder; an edit is an
// answer of its own when something else caused it.
func (l *ledger) posted(m localdiscord.Message) {
	a, there := l.answers.get(m.ID)
	if !there {
		a = &reaction{}
		l.answers.put(m.ID, a)
	}
	call, known := l.calls.get(m.Request)
	switch {
	case !known || call.cause == nil:
		return
	case a.cause != nil && *a.cause == *call.cause && a.after != 0:
		return
	}
	a.cause, a.after = call.cause, 0
	if x, found := l.deeds.get(call.cause.ID); found && m.Flags&localdiscord.FlagLoading == 0 {
		a.after = time.Since(x.at)
	}
}

// hidden reports whether a message was dismissed.
func (l *ledger) hidden(messageID string) bool {
	a, known := l.answers.get(messageID)
	return known && a.hidden
}

// dismiss hides a message.
func (l *ledger) dismiss(messageID string) {
	a, known := l.answers.get(messageID)
	if !known {
		a = &reaction{}
		l.answers.put(messageID, a)
	}
	a.hidden = true
}

// stop ends all timers.
func (l *ledger) stop() {
	for _, t := range l.timers {
		t.Stop()
	}
}

// bounded is a map that forgets the oldest of too many.
type bounded[K comparable, V any] struct {
	limit int
	at    map[K]V
	order []K
}

// newBounded returns an empty map.
func newBounded[K comparable, V any](limit int) bounded[K, V] {
	return bounded[K, V]{limit: limit, at: map[K]V{}}
}

// get returns a value.
func (b *bounded[K, V]) get(k K) (V, bool) {
	v, there := b.at[k]
	return v, there
}

// put keeps a value.
func (b *bounded[K, V]) put(k K, v V) {
	if _, there := b.at[k]; !there {
		if len(b.order) >= b.limit {
			b.drop()
		}
		b.order = append(b.order, k)
	}
	b.at[k] = v
}

// drop forgets the oldest value and returns it.
func (b *bounded[K, V]) drop() V {
	k := b.order[0]
	v := b.at[k]
	delete(b.at, k)
	b.order = b.order[1:]
	return v
}
