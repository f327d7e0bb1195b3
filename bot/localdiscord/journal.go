package localdiscord

import (
	"net/http"
	"slices"
	"sync"
	"time"
)

// Request is one REST call that a client made.
type Request struct {
	Number   int // from 1, in order of arrival
	Method   string
	Path     string // without the query
	Query    string
	Header   http.Header // without Authorization
	Body     []byte
	Status   int
	Response []byte
	At       time.Time
	Took     time.Duration
	// Intercepted says that Options.Intercept answered.
	Intercepted bool
}

// journal keeps the latest requests. It has a lock of its own so that writing
// it never waits for the state.
type journal struct {
	mu    sync.Mutex
	limit int
	count int
	kept  []Request
}

// number returns the next request's number.
func (j *journal) number() int {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.count++
	return j.count
}

// add keeps a finished request.
func (j *journal) add(r Request) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.kept = appendBounded(j.kept, r, j.limit)
}

// appendBounded appends and keeps at least the last limit elements, at most
// twice as many, so that dropping the oldest costs little.
func appendBounded[T any](list []T, element T, limit int) []T {
	if len(list) >= 2*limit {
		list = append(make([]T, 0, 2*limit), list[len(list)-limit+1:]...)
	}
	return append(list, element)
}

// Requests returns the finished REST calls so far, in the order in which they
// arrived; the latest of them if there were more than Options.MaxRequests. Their
// slices and headers are shared: read them only.
func (s *Server) Requests() []Request {
	s.journal.mu.Lock()
	defer s.journal.mu.Unlock()
	kept := s.journal.kept
	requests := slices.Clone(kept[max(0, len(kept)-s.journal.limit):])
	slices.SortFunc(requests, func(a, b Request) int { return a.Number - b.Number })
	return requests
}
