package desk

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
)

// feedPath is where the feed is.
const feedPath = "/api/feed"

// handler returns the handler of everything.
func (d *Desk) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+feedPath, d.serveFeed)
	mux.HandleFunc("GET /api/snapshot", get(d.getSnapshot))
	mux.HandleFunc("GET /api/messages", get(d.getMessages))
	mux.HandleFunc("GET /api/inside", get(d.getInside))
	mux.HandleFunc("GET /api/calls", get(d.getCalls))
	mux.HandleFunc("GET /api/calls/{number}", get(d.getCall))

	mux.HandleFunc("POST /api/send", post(d.send))
	mux.HandleFunc("POST /api/edit", post(d.edit))
	mux.HandleFunc("POST /api/delete", post(d.remove))
	mux.HandleFunc("POST /api/dismiss", post(d.dismiss))
	mux.HandleFunc("POST /api/react", post(d.react))
	mux.HandleFunc("POST /api/speak", post(d.speak))
	mux.HandleFunc("POST /api/run", post(d.run))
	mux.HandleFunc("POST /api/autocomplete", post(d.autocomplete))
	mux.HandleFunc("POST /api/menu", post(d.menu))
	mux.HandleFunc("POST /api/click", post(d.click))
	mux.HandleFunc("POST /api/select", post(d.choose))
	mux.HandleFunc("POST /api/submit", post(d.submit))

	mux.HandleFunc("POST /api/gateway/drop", post(d.drop))
	mux.HandleFunc("POST /api/gateway/reconnect", post(d.reconnect))
	mux.HandleFunc("POST /api/gateway/invalidate", post(d.invalidate))
	mux.HandleFunc("POST /api/gateway/content", post(d.content))
	mux.HandleFunc("POST /api/faults", post(d.setFaults))
	mux.HandleFunc("GET /api/break", get(d.getTable))
	mux.HandleFunc("POST /api/break", post(d.breakIt))

	mux.HandleFunc("GET /attachments/", d.serveAttachment)
	mux.HandleFunc("GET /", d.serveFile)
	return d.guard.wrap(d.bounded(inJSON(mux)))
}

// bounded refuses calls that are too many at once. A feed isn't a call; feeds
// have a bound of their own.
func (d *Desk) bounded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == feedPath {
			next.ServeHTTP(w, r)
			return
		}
		d.mu.Lock()
		err := d.begin()
		d.mu.Unlock()
		if err != nil {
			fail(w, err)
			return
		}
		defer d.tasks.Done()
		select {
		case d.underWay <- struct{}{}:
			defer func() { <-d.underWay }()
			next.ServeHTTP(w, r)
		default:
			fail(w, wrong(http.StatusTooManyRequests, "%d calls are under way already", maxCalls))
		}
	})
}

// inJSON answers in JSON where the mux would answer in plain text that it has no
// such call.
func inJSON(mux *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, pattern := mux.Handler(r)
		isCall := strings.HasPrefix(r.URL.Path, "/api/")
		switch {
		case isCall && pattern == "GET /":
			fail(w, wrong(http.StatusNotFound, "there is no call %s %s", r.Method, r.URL.Path))
		case pattern == "":
			fail(w, wrong(http.StatusMethodNotAllowed, "there is no %s of %s", r.Method, r.URL.Path))
		default:
			mux.ServeHTTP(w, r)
		}
	})
}

// strictly decodes one JSON value and refuses members that it doesn't know.
func strictly(raw []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into); err != nil {
		return err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something follows the JSON")
	}
	return nil
}
