package localdiscord

import (
	"fmt"
	"net/http"
	"slices"
	"time"
)

// Fault is one way in which Discord, or the way to it, fails.
type Fault struct {
	// Name says what happens, such as "op 9 on resume".
	Name string
	// Kind says where.
	Kind FaultKind
	// Code is the close code or Discord's error code that the client sees; 0 if
	// there is none.
	Code int
	// Silent faults are noticed by nothing but missing heartbeats.
	Silent bool
	// Loses says that events which the session had not delivered are lost, as the
	// session can't be resumed.
	Loses bool

	dial     func(w http.ResponseWriter, r *http.Request) // instead of the handshake
	connect  func(c *conn) bool                           // instead of hello
	begin    func(c *conn, op int) bool                   // instead of the answer to identify or resume
	onResume bool                                         // begin suits a resume only
	now      func(s *Server)                              // to what is connected
	rest     restFault
}

// FaultKind is where a fault happens.
type FaultKind string

// The kinds of faults.
const (
	// FaultOpening happens to the next connections to the gateway.
	FaultOpening FaultKind = "opening"
	// FaultGateway happens at once, to all connections.
	FaultGateway FaultKind = "gateway"
	// FaultEvent is an event that no client should see, sent at once. A client
	// need not even notice.
	FaultEvent FaultKind = "event"
	// FaultAddress happens to the next questions for the gateway's address.
	FaultAddress FaultKind = "address"
	// FaultREST happens to the next calls that write into channels or answer
	// interactions.
	FaultREST FaultKind = "rest"
	// FaultRefusal is such a call that Discord refuses for good.
	FaultRefusal FaultKind = "refusal"
)

// Faults returns the table of faults, in a fixed order. The names are unique.
func Faults() []Fault {
	return slices.Concat(openingFaults(), gatewayFaults(), eventFaults(), addressFaults(), restFaults(), refusals())
}

// Break lets a fault of the table happen: to the next so many connections or
// calls, or so many times at once. It must not be called by what the server
// itself calls, such as Watch.
func (s *Server) Break(name string, times int) error {
	for _, f := range Faults() {
		if f.Name != name {
			continue
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		s.news("fault", name, f.Code)
		for range times {
			if f.now != nil {
				f.now(s)
			} else {
				s.faults = append(s.faults, f)
			}
		}
		s.touch()
		return nil
	}
	return fmt.Errorf("the local Discord has no fault %q", name)
}

// Broken returns how many faults still wait for their connection or call.
func (s *Server) Broken() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.faults)
}

// Mend calls off the faults that still wait, and returns how many.
func (s *Server) Mend() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := len(s.faults)
	s.faults = nil
	return n
}

// fault takes the next fault that suits from those that wait, nil if there is
// none. The lock is held.
func (s *Server) fault(suits func(f Fault) bool) *Fault {
	for n, f := range s.faults {
		if suits(f) {
			s.faults = slices.Delete(s.faults, n, n+1)
			return &f
		}
	}
	return nil
}

// closeCodes are those that Discord documents or a proxy on the way sends.
var closeCodes = []int{1000, 1001, 1006, 1011, 1012, 4000, 4001, 4002, 4003, 4004, 4005, 4007, 4008, 4009, 4010, 4011, 4012, 4013, 4014}

// FaultDelay is how long what is slow takes.
const FaultDelay = 300 * time.Millisecond
