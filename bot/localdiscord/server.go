package localdiscord

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"
)

// ErrClosed is returned by what waits on a server that was closed.
var ErrClosed = errors.New("the local Discord was closed")

// Server is one Discord. Its methods are safe for concurrent use.
type Server struct {
	o        Options
	http     *http.Server
	url      string
	closed   chan struct{}
	closing  sync.Once
	tasks    sync.WaitGroup // REST calls, connections and the accept loop
	problems problems
	journal  journal

	mu       sync.Mutex // guards all that follows and all state of guilds, users and runs
	ids      snowflakes
	changed  chan struct{} // closed and replaced whenever something happens
	activity int64         // counts what Quiet must see the end of
	inFlight int           // REST calls being handled
	app      application
	guilds   []*Guild
	users    []*User
	channels map[string]*Channel
	runs     map[string]*Run // by token
	runOrder []string
	gateway  gatewayState
	outlived []Attachment // files whose message changed or went
	faults   []Fault      // that wait for their connection or call
	rest     http.Handler
}

// New starts a Discord that runs until Close.
func New(o Options) (*Server, error) {
	o = o.withDefaults()
	listener, err := net.Listen("tcp", o.Addr)
	if err != nil {
		return nil, fmt.Errorf("starting the local Discord: %w", err)
	}
	s := &Server{
		o:        o,
		url:      "http://" + listener.Addr().String(),
		closed:   make(chan struct{}),
		changed:  make(chan struct{}),
		channels: map[string]*Channel{},
		runs:     map[string]*Run{},
		problems: problems{fail: o.Fail},
		journal:  journal{limit: o.MaxRequests},
	}
	s.gateway.sessions = map[string]*session{}
	s.app = newApplication(s.ids.next(time.Now()), o.Name)
	s.rest = s.routes()
	s.http = &http.Server{Handler: http.HandlerFunc(s.serve), ReadHeaderTimeout: 10 * time.Second}
	s.tasks.Add(1)
	go func() {
		defer s.tasks.Done()
		// Serve always ends with an error; it is ErrServerClosed after Close.
		if err := s.http.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			s.problem(Problem{Text: "the local Discord stopped serving: " + err.Error()})
		}
	}()
	return s, nil
}

// Close disconnects everybody and ends all goroutines of the server.
func (s *Server) Close() {
	s.closing.Do(func() {
		s.mu.Lock()
		close(s.closed)
		for _, c := range s.gateway.conns {
			c.abandon()
		}
		s.mu.Unlock()
		// An error here is about closing the listener, which is of no use to anyone.
		_ = s.http.Close()
		s.tasks.Wait()
	})
}

// URL returns the base address, http://127.0.0.1:port, without a slash at the end.
func (s *Server) URL() string { return s.url }

// serve sorts requests into gateway, files and REST.
func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	if !s.begin() {
		http.Error(w, "closed", http.StatusServiceUnavailable)
		return
	}
	defer s.tasks.Done()
	switch {
	case r.URL.Path == "/" || r.URL.Path == resumePath || r.URL.Path == resumePath+"/":
		s.serveGateway(w, r)
	case isAttachmentPath(r.URL.Path):
		s.serveAttachment(w, r)
	default:
		s.serveREST(w, r)
	}
}

// begin registers a task, unless the server is closed.
func (s *Server) begin() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	select {
	case <-s.closed:
		return false
	default:
		s.tasks.Add(1)
		return true
	}
}
