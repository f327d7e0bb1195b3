package bot

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"time"
)

// logBook is a log that tests can read and wait for.
type logBook struct {
	mu      sync.Mutex
	text    bytes.Buffer
	changed chan struct{}
}

func (l *logBook) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.changed != nil {
		close(l.changed)
		l.changed = nil
	}
	return l.text.Write(p)
}

func (l *logBook) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

func (l *logBook) reset() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.text.Reset()
}

// await returns once the log holds a text.
func (l *logBook) await(t *testing.T, part string) {
	t.Helper()
	l.awaitThat(t, part, func(text string) bool { return strings.Contains(text, part) })
}

// awaitThat returns once something is true of the log.
func (l *logBook) awaitThat(t *testing.T, what string, is func(text string) bool) {
	t.Helper()
	deadline := time.After(time.Minute)
	for {
		l.mu.Lock()
		if is(l.text.String()) {
			l.mu.Unlock()
			return
		}
		if l.changed == nil {
			l.changed = make(chan struct{})
		}
		changed := l.changed
		l.mu.Unlock()
		select {
		case <-changed:
		case <-deadline:
			t.Fatalf("%q is never logged:\n%s", what, l)
		}
	}
}
