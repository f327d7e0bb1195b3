package bot

import (
	"fmt"
	"sync"

	"nutgraf/bot/localdiscord"
)

// ledger counts questions and answers as the local Discord sees them.
type ledger struct {
	mu       sync.Mutex
	open     map[string]chan<- string // by question: the one who waits for its id
	waiting  map[string]chan string   // by member
	asked    int
	answered int
	doubled  int
	loose    int // answers to commands that are messages, one a command
	runs     int // commands that are answered
}

func newLedger() *ledger {
	return &ledger{open: map[string]chan<- string{}, waiting: map[string]chan string{}}
}

// join makes a member known and returns where answered questions are told.
func (l *ledger) join(u *localdiscord.User) <-chan string {
	l.mu.Lock()
	defer l.mu.Unlock()
	c := make(chan string, 16)
	l.waiting[u.ID] = c
	return c
}

// watch is what the local Discord tells.
func (l *ledger) watch() localdiscord.Watch {
	return localdiscord.Watch{Message: l.message, Run: l.run}
}

func (l *ledger) message(change localdiscord.Change, m localdiscord.Message) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case change != localdiscord.MessagePosted:
	case !m.Author.Bot:
		l.ask(m.ID, m.Author.ID)
	case m.Reference != nil:
		l.answer(m.Reference.MessageID)
	default:
		l.loose++
	}
}

func (l *ledger) run(r localdiscord.RunInfo) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch _, open := l.open[r.ID]; {
	case r.Kind != 2:
	case r.Response == 0:
		l.ask(r.ID, r.UserID)
	case r.Done && open:
		l.runs++
		l.answer(r.ID)
	}
}

func (l *ledger) ask(id, member string) {
	l.asked++
	l.open[id] = l.waiting[member]
}

func (l *ledger) answer(id string) {
	told, open := l.open[id]
	if !open {
		l.doubled++
		return
	}
	delete(l.open, id)
	l.answered++
	select {
	case told <- id:
	default: // it waits for nothing any more
	}
}

// left returns the questions without an answer.
func (l *ledger) left() (ids []string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for id := range l.open {
		ids = append(ids, id)
	}
	return ids
}

// String is one line.
func (l *ledger) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return fmt.Sprintf("asked %d, answered %d, doubled %d", l.asked, l.answered, l.doubled+l.loose-l.runs)
}
