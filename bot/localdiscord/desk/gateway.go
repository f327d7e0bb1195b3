package desk

import (
	"time"

	"nutgraf/bot/localdiscord"
)

// maxLog is how many lines of the gateway's log are kept.
const maxLog = 50

// logLine is something that happened to the gateway.
type logLine struct {
	At   time.Time `json:"at"`
	Kind string    `json:"kind"`
	Text string    `json:"text"`
	Code int       `json:"code,omitempty"`
}

// gatewayView is a GATEWAY as the page gets it.
type gatewayView struct {
	Online         bool         `json:"online"`
	Identifies     int          `json:"identifies"`
	Resumes        int          `json:"resumes"`
	MessageContent bool         `json:"message_content"`
	Heartbeat      ms           `json:"heartbeat_interval_ms"`
	Session        *sessionView `json:"session"`
	Faults         *faults      `json:"faults"`
	Calls          int          `json:"calls"`
	Log            []logLine    `json:"log"`
}

// sessionView is the bot's session as the page gets it.
type sessionView struct {
	ID            string     `json:"id"`
	Connected     bool       `json:"connected"`
	Sequence      int64      `json:"sequence"`
	Heard         int64      `json:"heard"`
	Heartbeats    int        `json:"heartbeats"`
	LastHeartbeat *time.Time `json:"last_heartbeat"`
	Intents       int        `json:"intents"`
	IntentNames   []string   `json:"intent_names"`
}

// onGateway keeps a line of the log.
func (d *Desk) onGateway(n localdiscord.GatewayNews) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.log = append(d.log, logLine{n.At.UTC(), n.Kind, n.Text, n.Code})
	d.log = append([]logLine{}, d.log[max(0, len(d.log)-maxLog):]...)
	d.gatewayChanged()
}

// gatewayChanged lets every feed send the gateway's state. The lock is held.
func (d *Desk) gatewayChanged() {
	for f := range d.feeds {
		f.gateway = true
		f.rouse()
	}
}

// gateway returns the state of the gateway. The session is the latest one.
func (d *Desk) gateway() gatewayView {
	g, app := d.srv.Gateway(), d.srv.Application()
	v := gatewayView{
		Online: app.IsOnline(), Identifies: g.Identifies(), Resumes: g.Resumes(), MessageContent: app.MessageContent(),
		Heartbeat: ms(d.srv.HeartbeatInterval()),
	}
	if sessions := g.Sessions(); len(sessions) > 0 {
		n := sessions[len(sessions)-1]
		v.Session = &sessionView{
			ID: n.ID, Connected: n.Connected, Sequence: n.Sent, Heard: n.Heard, Heartbeats: n.Heartbeats,
			Intents: n.Intents, IntentNames: intentNames(n.Intents),
		}
		if !n.LastHeartbeat.IsZero() {
			at := n.LastHeartbeat.UTC()
			v.Session.LastHeartbeat = &at
		}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.faults != nil {
		now := *d.faults
		v.Faults = &now
	}
	v.Calls, v.Log = d.ledger.total, append([]logLine{}, d.log...)
	return v
}

// intentNames says which intents a session has.
func intentNames(intents int) []string {
	names := []string{}
	for bit, name := range []string{
		"guilds", "guild members", "guild moderation", "guild expressions", "guild integrations", "guild webhooks",
		"guild invites", "guild voice states", "guild presences", "guild messages", "guild message reactions",
		"guild message typing", "direct messages", "direct message reactions", "direct message typing", "message content",
		"guild scheduled events", "", "", "", "auto moderation configuration", "auto moderation execution", "", "",
		"guild message polls", "direct message polls",
	} {
		if intents&(1<<bit) != 0 && name != "" {
			names = append(names, name)
		}
	}
	return names
}
