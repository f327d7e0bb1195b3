package localdiscord

import "time"

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
	At      time.Time
}

// String returns the problem as one line.
func (p Problem) String() string { return p.Text }

// Problems returns everything that went wrong so far, expected problems
// included, oldest first.
func (s *Server) Problems() []Problem { return nil }

// Expect announces that problems with these codes are part of the test: they
// are still listed in Problems but no longer handed to Options.Fail.
func (s *Server) Expect(codes ...int) {}

// Request is one REST call that a client made.
type Request struct {
	Number   int // from 1, in order of arrival
	Method   string
	Path     string // without the query
	Query    string
	Header   map[string][]string // without Authorization
	Body     []byte
	Status   int
	Response []byte
	At       time.Time
	Took     time.Duration
}

// Requests returns the REST calls so far, oldest first, finished ones only.
func (s *Server) Requests() []Request { return nil }
