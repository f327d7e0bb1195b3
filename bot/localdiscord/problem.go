package localdiscord

import (
	"fmt"
	"slices"
	"sync"
	"time"
)

// maxProblems bounds what is kept of a client that does everything wrong.
const maxProblems = 1000

// Problem is something that a client did and Discord would refuse, ignore or
// not know, or something that a person in the test couldn't do.
type Problem struct {
	// Code is Discord's: a JSON error code (50035), a gateway close code (4014),
	// an HTTP status (401, 404) where there is none; 0 for all else.
	Code int
	// Text says what was done and what was wrong with it.
	Text string
	// Request is the number of the REST request, 0 if there was none.
	Request int
	// By is the id of the person who couldn't do it, empty for what a client did.
	By string
	At time.Time
}

// String returns the problem as one line.
func (p Problem) String() string {
	text := p.Text
	if p.Code != 0 {
		text = fmt.Sprintf("%d: %s", p.Code, text)
	}
	if p.Request != 0 {
		text += fmt.Sprintf(" (request %d)", p.Request)
	}
	return text
}

// problems is the list of what went wrong. It has a lock of its own because it
// is written with and without the server's.
type problems struct {
	mu       sync.Mutex
	list     []Problem
	expected []int
	fail     func(Problem)
}

// problem keeps a problem and reports it.
func (s *Server) problem(p Problem) {
	p.At = time.Now()
	s.problems.mu.Lock()
	defer s.problems.mu.Unlock()
	if s.o.Watch.Problem != nil {
		s.o.Watch.Problem(p)
	}
	if len(s.problems.list) < maxProblems {
		s.problems.list = append(s.problems.list, p)
	}
	if s.problems.fail != nil && !slices.Contains(s.problems.expected, p.Code) {
		s.problems.fail(p)
	}
}

// Problems returns everything that went wrong so far, expected problems
// included, oldest first; of more than 1,000 only the first ones.
func (s *Server) Problems() []Problem {
	s.problems.mu.Lock()
	defer s.problems.mu.Unlock()
	return slices.Clone(s.problems.list)
}

// Expect announces that problems with these codes are part of the test: they
// are still listed in Problems but no longer handed to Options.Fail.
func (s *Server) Expect(codes ...int) {
	s.problems.mu.Lock()
	defer s.problems.mu.Unlock()
	s.problems.expected = append(s.problems.expected, codes...)
}
