package localdiscord

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// resumePath is where sessions are resumed, on the same host as everything else.
const resumePath = "/resume"

// identifyData is what a client says of itself.
type identifyData struct {
	Token      *string         `json:"token"`
	Properties json.RawMessage `json:"properties"`
	Intents    *int            `json:"intents"`
	Compress   bool            `json:"compress"`
	Threshold  int             `json:"large_threshold"`
	Shard      *[2]int         `json:"shard"`
	Presence   json.RawMessage `json:"presence"`
}

// identify starts a session. The lock is held.
func (c *conn) identify(data json.RawMessage) {
	s := c.srv
	s.gateway.identifies++
	var id identifyData
	if err := c.decode("identify", data, &id); err != nil {
		c.fail(closeDecode, err.Error())
		return
	}
	shard := [2]int{0, 1}
	if id.Shard != nil {
		shard = *id.Shard
	}
	switch {
	case c.session != nil:
		c.fail(closeAlreadyAuthed, "identified twice")
	case id.Token == nil || len(id.Properties) == 0 || id.Properties[0] != '{':
		c.fail(closeDecode, "an identify needs a token and properties")
	case !s.app.owns(*id.Token):
		c.fail(closeAuthFailed, "a token that isn't this application's")
	case shard[0] < 0 || shard[0] >= shard[1]:
		c.fail(closeInvalidShard, fmt.Sprintf("shard %v", shard))
	case id.Intents == nil || *id.Intents&^knownIntents != 0:
		c.fail(closeInvalidIntents, "identified with missing or unknown intents")
	case *id.Intents&(IntentGuildMembers|IntentGuildPresences) != 0:
		c.fail(closeDisallowed, "the members and presences intents are off in this application's portal")
	case *id.Intents&IntentMessageContent != 0 && !s.app.content:
		c.fail(closeDisallowed, "the message-content intent is off in this application's portal")
	default:
		c.ready(&session{id: s.newToken(16), intents: *id.Intents, shard: shard, conn: c, watch: s.o.Watch.Event})
	}
}

// ready welcomes a new session. The lock is held.
func (c *conn) ready(n *session) {
	s := c.srv
	c.session = n
	s.addSession(n)
	s.news("identify", fmt.Sprintf("identified with intents %d", n.intents), 0)
	unavailable := []map[string]any{}
	for _, g := range s.guilds {
		if n.sees(g) {
			unavailable = append(unavailable, map[string]any{"id": g.ID, "unavailable": true})
		}
	}
	n.send("READY", map[string]any{
		"v": c.version, "user": s.app.account(), "guilds": unavailable, "private_channels": []any{},
		"session_id": n.id, "session_type": "normal", "shard": n.shard,
		"resume_gateway_url": s.gatewayURL() + resumePath,
		"application":        map[string]any{"id": s.app.id, "flags": s.app.flags()},
	})
	if n.intents&IntentGuilds != 0 {
		for _, g := range s.guilds {
			if n.sees(g) {
				n.send("GUILD_CREATE", g.wire())
			}
		}
	}
	s.touch()
}

// resumeData names the session to go on with.
type resumeData struct {
	Token     string `json:"token"`
	SessionID string `json:"session_id"`
	Seq       int64  `json:"seq"`
}

// resume replays to a client what it missed. The lock is held.
func (c *conn) resume(data json.RawMessage) {
	s := c.srv
	var r resumeData
	if err := c.decode("resume", data, &r); err != nil {
		c.fail(closeDecode, err.Error())
		return
	}
	n := s.gateway.sessions[r.SessionID]
	switch {
	case c.session != nil:
		c.fail(closeAlreadyAuthed, "resumed after identify")
		return
	case !s.app.owns(r.Token):
		c.fail(closeAuthFailed, "a token that isn't this application's")
		return
	case n != nil && (r.Seq > n.seq || r.Seq < 0):
		s.dropSession(n.id)
		c.fail(closeInvalidSeq, fmt.Sprintf("resumed at sequence %d, the last one is %d", r.Seq, n.seq))
		return
	case n == nil || n.seq-r.Seq > int64(len(n.replay)):
		s.news("invalidate", fmt.Sprintf("asked to resume at sequence %d, which can't be: told to identify again", r.Seq), 0)
		c.push(payload{Op: opInvalidSession, Data: encode(false)})
		return
	}
	if n.conn != nil {
		n.conn.session = nil
		n.conn.shut(closeUnknown, "resumed elsewhere")
	}
	n.conn, c.session = c, n
	s.gateway.resumes++
	s.news("resume", fmt.Sprintf("resumed at sequence %d, %d events were missed", r.Seq, n.seq-r.Seq), 0)
	missed := n.replay[int64(len(n.replay))-(n.seq-r.Seq):]
	for _, p := range missed {
		c.push(p)
	}
	n.send("RESUMED", map[string]any{"_trace": []string{"localdiscord"}})
	s.touch()
}

// decode reads a payload's data and reports members that Discord doesn't know.
func (c *conn) decode(what string, data json.RawMessage, into any) error {
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	strict := json.NewDecoder(bytes.NewReader(data))
	strict.DisallowUnknownFields()
	if err := strict.Decode(into); err != nil {
		c.srv.problem(Problem{Text: "gateway: " + what + ": " + err.Error()})
	}
	return nil
}

// gatewayURL returns the address that a client connects to.
func (s *Server) gatewayURL() string { return "ws" + strings.TrimPrefix(s.url, "http") }
