package localdiscord_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"nutgraf/bot/localdiscord"
)

func TestIdentify(t *testing.T) {
	srv := start(t, localdiscord.Options{Name: "paperboy"})
	guild := srv.Guild("riverside")
	guild.Channel("general")
	c := dial(t, srv)
	ready := c.identify(everything)
	if user := ready["user"].(object); user["id"] != srv.Application().ID() || user["username"] != "paperboy" || user["bot"] != true {
		t.Errorf("user is %v", user)
	}
	if ready["session_id"] == "" || ready["resume_gateway_url"] == "" || ready["v"] != 10.0 {
		t.Errorf("READY is %v", ready)
	}
	if g := ready["guilds"].([]any)[0].(object); g["id"] != guild.ID || g["unavailable"] != true {
		t.Errorf("READY's guild is %v", g)
	}
	if g := c.event("GUILD_CREATE"); g["name"] != "riverside" || len(g["channels"].([]any)) != 1 {
		t.Errorf("GUILD_CREATE is %v", g)
	}
	if err := srv.Application().Online(within(t)); err != nil {
		t.Error(err)
	}
	later := srv.Guild("later")
	if g := c.event("GUILD_CREATE"); g["id"] != later.ID {
		t.Errorf("GUILD_CREATE is %v", g)
	}
	later.Channel("news")
	if ch := c.event("CHANNEL_CREATE"); ch["guild_id"] != later.ID || ch["type"] != 0.0 {
		t.Errorf("CHANNEL_CREATE is %v", ch)
	}
}

func TestGatewayRefuses(t *testing.T) {
	wrong := func(key string, value any) func(*client) {
		return func(c *client) {
			id := identity(c.srv, everything)
			id[key] = value
			c.send(2, id)
		}
	}
	raw := func(kind int, text string) func(*client) {
		return func(c *client) { _ = c.ws.WriteMessage(kind, []byte(text)) }
	}
	for _, test := range []struct {
		name string
		code int
		do   func(*client)
	}{
		{"unknown opcode", 4001, func(c *client) { c.send(99, nil) }},
		{"dispatch from a client", 4001, func(c *client) { c.send(0, nil) }},
		{"not JSON", 4002, raw(websocket.TextMessage, "hello")},
		{"no opcode", 4002, raw(websocket.TextMessage, `{"d":1}`)},
		{"binary", 4002, raw(websocket.BinaryMessage, `{"op":1,"d":null}`)},
		{"too long", 4002, raw(websocket.TextMessage, fmt.Sprintf(`{"op":1,"d":null,"x":"%05000d"}`, 0))},
		{"heartbeat of the wrong type", 4002, func(c *client) { c.send(1, "three") }},
		{"heartbeat from the future", 4007, func(c *client) { c.identify(0); c.send(1, 99) }},
		{"presence before identify", 4003, func(c *client) { c.send(3, object{}) }},
		{"wrong token", 4004, wrong("token", "x")},
		{"no token", 4002, wrong("token", nil)},
		{"no properties", 4002, wrong("properties", nil)},
		{"shard out of range", 4010, wrong("shard", []int{2, 2})},
		{"unknown intents", 4013, wrong("intents", 1<<30)},
		{"no intents", 4013, wrong("intents", nil)},
		{"members intent", 4014, wrong("intents", localdiscord.IntentGuildMembers)},
		{"content intent while off", 4014, func(c *client) {
			c.srv.Application().AllowMessageContent(false)
			c.send(2, identity(c.srv, everything))
		}},
		{"identify twice", 4005, func(c *client) { c.identify(everything); c.send(2, identity(c.srv, everything)) }},
		{"resume with a wrong token", 4004, func(c *client) { c.send(6, object{"token": "x", "session_id": "y", "seq": 0}) }},
		{"too many messages", 4008, func(c *client) {
			for range 121 {
				c.send(1, nil)
			}
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			srv := start(t, localdiscord.Options{})
			srv.Expect(test.code)
			c := dial(t, srv)
			test.do(c)
			if got := c.closed(); got != test.code {
				t.Errorf("closed with %d, want %d", got, test.code)
			}
			if p := srv.Problems(); len(p) != 1 || p[0].Code != test.code {
				t.Errorf("problems are %v", p)
			}
			if err := srv.Application().Offline(within(t)); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestContentIntentIsTakenAway(t *testing.T) {
	srv := start(t, localdiscord.Options{})
	without := join(t, srv, localdiscord.IntentGuildMessages)
	with := join(t, srv, everything)
	srv.Application().AllowMessageContent(false)
	if got := with.closed(); got != 4014 {
		t.Errorf("closed with %d", got)
	}
	without.beat()
	if f := without.next(); f.Op != 11 {
		t.Errorf("op %d", f.Op)
	}
	if n := len(srv.Gateway().Sessions()); n != 1 {
		t.Errorf("%d sessions", n)
	}
}

func TestSessionsAreBounded(t *testing.T) {
	srv := start(t, localdiscord.Options{})
	for range 40 {
		join(t, srv, 0)
		srv.Gateway().Close(4000)
		if err := srv.Application().Offline(within(t)); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(srv.Gateway().Sessions()); n != 32 {
		t.Errorf("%d sessions are kept", n)
	}
}

func TestGatewayVersion(t *testing.T) {
	srv := start(t, localdiscord.Options{})
	srv.Expect(4012)
	ws, _, err := websocket.DefaultDialer.Dial("ws"+srv.URL()[4:]+"/?v=6&encoding=json", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	for err == nil {
		_, _, err = ws.ReadMessage()
	}
	if !websocket.IsCloseError(err, 4012) {
		t.Error(err)
	}
}

func TestHeartbeat(t *testing.T) {
	srv := start(t, localdiscord.Options{})
	c := dial(t, srv)
	c.send(1, nil)
	if f := c.next(); f.Op != 11 {
		t.Errorf("op %d acknowledges a heartbeat", f.Op)
	}
	c.identify(0)
	c.beat()
	if f := c.next(); f.Op != 11 {
		t.Errorf("op %d acknowledges a heartbeat", f.Op)
	}
	if s := srv.Gateway().Sessions(); len(s) != 1 || s[0].Heard != 1 || s[0].Sent != 1 || !s[0].Connected {
		t.Errorf("sessions are %+v", s)
	}
}

func TestSilentClientIsClosed(t *testing.T) {
	srv := start(t, localdiscord.Options{HeartbeatInterval: 20 * time.Millisecond})
	srv.Expect(4009)
	c := dial(t, srv)
	c.send(2, identity(srv, 0))
	if got := c.closed(); got != 4009 {
		t.Errorf("closed with %d", got)
	}
	if s := srv.Gateway().Sessions(); len(s) != 0 {
		t.Errorf("the session is kept: %+v", s)
	}
}
