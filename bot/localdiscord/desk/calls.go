package desk

import (
	"bytes"
	"encoding/json"
	"io"
	"mime"
	"mime/multipart"
	"regexp"
	"strings"
	"time"

	"nutgraf/bot/localdiscord"
)

// begin notes a REST call that has arrived and finds out what it is for.
func (l *ledger) begin(r localdiscord.Request) {
	l.total++
	c := &record{Request: r, cause: l.causeOf(r)}
	if c.cause != nil {
		if x, known := l.deeds.get(c.cause.ID); known {
			x.calls = append(x.calls, r.Number)
			c.after = r.At.Sub(x.at)
		}
	}
	l.bytes += len(r.Body)
	for len(l.calls.order) > 0 && l.bytes > maxBytes || len(l.calls.order) >= maxLedger {
		old := l.calls.drop()
		l.bytes -= len(old.Body) + len(old.Response)
	}
	l.calls.put(r.Number, c)
}

// end notes the answer to a REST call.
func (l *ledger) end(r localdiscord.Request) (*record, bool) {
	c, known := l.calls.get(r.Number)
	if known {
		l.bytes += len(r.Response)
		c.Request = r
	}
	return c, known
}

// causeOf finds what a call is for: what it names, or else the latest message of
// a person in its channel.
func (l *ledger) causeOf(r localdiscord.Request) *cause {
	steps := strings.Split(strings.TrimPrefix(r.Path, "/api/"), "/") // v9, channels, id, messages, id
	if len(steps) < 3 {
		return nil
	}
	switch kind, id := steps[1], steps[2]; {
	case kind == "interactions":
		return l.known("interaction", id)
	case kind == "webhooks" && len(steps) > 3:
		run, _ := l.tokens.get(steps[3])
		return l.known("interaction", run)
	case kind == "channels" && len(steps) > 4:
		if a, known := l.answers.get(steps[4]); known {
			return a.cause
		}
		return l.known("message", steps[4])
	case kind == "channels" && r.Method == "POST":
		if c := l.known("message", repliedTo(r)); c != nil {
			return c
		}
		return l.known("message", l.latest[id])
	}
	return nil
}

// known returns a cause if there is such a deed.
func (l *ledger) known(kind, id string) *cause {
	if x, there := l.deeds.get(id); there && x.Kind == kind {
		return &cause{kind, id}
	}
	return nil
}

// repliedTo returns the id of the message that a new one replies to.
func repliedTo(r localdiscord.Request) string {
	var body struct {
		Reference struct {
			ID string `json:"message_id"`
		} `json:"message_reference"`
	}
	if json.Unmarshal(jsonOf(r), &body) != nil {
		return "" // it will be refused, and is then shown beside the latest message
	}
	return body.Reference.ID
}

// jsonOf returns a request's JSON, of a multipart one its payload_json.
func jsonOf(r localdiscord.Request) []byte {
	kind, parameters, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/form-data" {
		return r.Body
	}
	parts := multipart.NewReader(bytes.NewReader(r.Body), parameters["boundary"])
	for {
		part, err := parts.NextPart()
		if err != nil {
			return nil
		}
		if part.FormName() != "payload_json" {
			continue
		}
		raw, err := io.ReadAll(part)
		if err != nil {
			return nil
		}
		return raw
	}
}

// tokenInPath is an interaction's token in a path or in a text with one.
var tokenInPath = regexp.MustCompile(`(/(?:interactions|webhooks)/[0-9]+/)[^/\s:]+`)

// withoutTokens hides tokens of interactions.
func withoutTokens(text string) string { return tokenInPath.ReplaceAllString(text, "${1}TOKEN") }

// maxText is how much is shown of a body that isn't JSON.
const maxText = 16000

// bodyView is a body as the page gets it.
type bodyView struct {
	ContentType string          `json:"content_type"`
	JSON        json.RawMessage `json:"json,omitempty"`
	Text        string          `json:"text,omitempty"`
}

// viewBody shows a body.
func viewBody(contentType string, raw []byte) *bodyView {
	switch {
	case len(raw) == 0:
		return nil
	case json.Valid(raw):
		return &bodyView{ContentType: contentType, JSON: raw}
	}
	return &bodyView{ContentType: contentType, Text: strings.ToValidUTF8(string(raw[:min(len(raw), maxText)]), "\uFFFD")}
}

// callView is a CALL as the page gets it.
type callView struct {
	Number   int       `json:"number"`
	At       time.Time `json:"at"`
	Took     ms        `json:"took_ms"`
	Method   string    `json:"method"`
	Path     string    `json:"path"`
	Query    string    `json:"query"`
	Status   int       `json:"status"`
	Fault    bool      `json:"fault"`
	Cause    *cause    `json:"cause,omitempty"`
	After    ms        `json:"after_ms"`
	Request  *bodyView `json:"request,omitempty"`
	Response *bodyView `json:"response,omitempty"`
}

// view shows a call, with its bodies if they are asked for.
func (c *record) view(whole bool) callView {
	v := callView{
		Number: c.Number, At: c.At.UTC(), Took: ms(c.Took), Method: c.Method, Path: withoutTokens(c.Path), Query: c.Query,
		Status: c.Status, Fault: c.Intercepted, Cause: c.cause, After: ms(c.after),
	}
	if whole {
		v.Request = viewBody(c.Header.Get("Content-Type"), c.Body)
		v.Response = viewBody("application/json", c.Response)
	}
	return v
}

// ms is a duration in JSON: milliseconds with three decimals.
type ms time.Duration

// MarshalJSON writes the milliseconds.
func (d ms) MarshalJSON() ([]byte, error) {
	return json.Marshal(float64(time.Duration(d).Microseconds()) / 1000)
}
