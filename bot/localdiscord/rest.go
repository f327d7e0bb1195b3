package localdiscord

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

// maxBody is the largest body that is read: some files and their message.
const maxBody = 32 << 20

// call is one REST request being handled.
type call struct {
	s      *Server
	r      *http.Request
	number int
	body   []byte            // JSON, also of a multipart request
	files  map[string][]byte // of a multipart request, by form name
	names  map[string]string // their file names
	rawErr error             // why body and files can't be read
}

// handler answers a call with a status and a value for JSON, nil for no body.
// The lock is held.
type handler func(c *call) (int, any, error)

// serveREST handles a request and writes it into the journal.
func (s *Server) serveREST(w http.ResponseWriter, r *http.Request) {
	c := &call{s: s, r: r, number: s.journal.number()}
	started := time.Now()
	s.mu.Lock()
	s.inFlight++
	s.touch()
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		s.inFlight--
		s.touch()
		s.mu.Unlock()
	}()
	raw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		c.rawErr = errTooLarge
	case err != nil:
		panic(http.ErrAbortHandler) // the client left in the middle of its call: it asked for nothing
	}
	r.Body = io.NopCloser(bytes.NewReader(raw))
	c.inspect(raw)
	header := r.Header.Clone()
	header.Del("Authorization")
	record := Request{Number: c.number, Method: r.Method, Path: r.URL.Path, Query: r.URL.RawQuery, Header: header, Body: raw, At: started}
	if s.o.Watch.Begin != nil {
		s.o.Watch.Begin(record)
	}
	answer := &recorder{header: http.Header{}, status: http.StatusOK}
	handle := func() { s.rest.ServeHTTP(answer, r.WithContext(withCall(r.Context(), c))) }
	if f := s.restFault(r); f != nil {
		record.Intercepted = true
		f.rest.do(answer, r, handle)
	} else if record.Intercepted = s.o.Intercept != nil && s.o.Intercept(answer, r); !record.Intercepted {
		handle()
	}
	if !answer.bare {
		c.limits(answer.header)
	}
	record.Status, record.Response, record.Took = answer.status, answer.body.Bytes(), time.Since(started)
	s.journal.add(record)
	if s.o.Watch.End != nil {
		s.o.Watch.End(record)
	}
	answer.send(w)
}

// inspect checks what every request must have and shows it to the test.
func (c *call) inspect(raw []byte) {
	if agent := c.r.UserAgent(); !strings.HasPrefix(agent, "DiscordBot (") {
		c.problem(fmt.Sprintf("the user agent %q isn't DiscordBot (url, version); Discord may block it", agent))
	}
	if c.rawErr == nil {
		c.rawErr = c.readBody(raw)
	}
	if c.s.o.OnRequest == nil {
		return
	}
	shown := c.r.Clone(c.r.Context())
	shown.Body = io.NopCloser(bytes.NewReader(raw))
	if err := c.s.o.OnRequest(shown, raw); err != nil {
		c.problem(err.Error())
	}
}

// problem keeps a problem of this call that Discord has no code for.
func (c *call) problem(text string) {
	c.s.problem(Problem{Text: fmt.Sprintf("%s %s: %s", c.r.Method, c.r.URL.Path, text), Request: c.number})
}

// run handles a call whose route is known.
func (c *call) run(w http.ResponseWriter, h handler, open bool) {
	status, value, err := c.admit(open)
	if err == nil {
		status, value, err = c.locked(h)
	}
	if err != nil {
		c.refuse(w, err)
		return
	}
	if value == nil {
		w.WriteHeader(status)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(encode(value))
}

// locked calls a handler with the lock held.
func (c *call) locked(h handler) (int, any, error) {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	return h(c)
}

// admit checks version, token and body. Open routes need no token.
func (c *call) admit(open bool) (int, any, error) {
	version := c.r.PathValue("version")
	switch {
	case version != "v9" && version != "v10":
		return 0, nil, errVersion
	case !open && !c.authorised():
		return 0, nil, errUnauthorized
	}
	return 0, nil, c.rawErr
}

// authorised reports whether the call carries the bot's token.
func (c *call) authorised() bool {
	token, isBot := strings.CutPrefix(c.r.Header.Get("Authorization"), "Bot ")
	return isBot && token == c.s.app.token
}

// refuse answers with an error and keeps it as a problem.
func (c *call) refuse(w http.ResponseWriter, err error) {
	var refused *apiError
	if !errors.As(err, &refused) {
		refused = &apiError{status: http.StatusInternalServerError, Message: err.Error()}
	}
	c.s.problem(Problem{Code: refused.code(), Text: fmt.Sprintf("%s %s: %s", c.r.Method, c.r.URL.Path, refused), Request: c.number})
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(refused.status)
	_, _ = w.Write(encode(refused))
}

// fill checks the body with check and decodes it.
func (c *call) fill(into any, check func(n node)) error {
	n, err := parseForm(c.body)
	if err != nil {
		return err
	}
	check(n)
	if err := n.form.err(); err != nil {
		return err
	}
	for _, name := range n.form.unknown {
		c.problem("Discord doesn't know and ignores " + name)
	}
	if err := json.Unmarshal(c.body, into); err != nil {
		return fmt.Errorf("the local Discord checks less than it decodes: %w", err)
	}
	return nil
}
