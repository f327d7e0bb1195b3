package localdiscord_test

import (
	"strings"
	"testing"

	"github.com/gorilla/websocket"

	"nutgraf/bot/localdiscord"
)

// resume connects again and asks for what was missed after seq.
func resume(t *testing.T, srv *localdiscord.Server, session string, seq int) *client {
	t.Helper()
	c := dial(t, srv)
	c.send(6, object{"token": "Bot " + srv.Application().Token(), "session_id": session, "seq": seq})
	return c
}

func TestResumeReplays(t *testing.T) {
	for name, end := range map[string]func(*localdiscord.Gateway){
		"closed":  func(g *localdiscord.Gateway) { g.Close(4000) },
		"dropped": func(g *localdiscord.Gateway) { g.Drop() },
	} {
		t.Run(name, func(t *testing.T) {
			srv := start(t, localdiscord.Options{})
			general, alice := srv.Guild("g").Channel("general"), srv.User("alice")
			c := dial(t, srv)
			session := c.identify(everything &^ localdiscord.IntentGuilds)["session_id"].(string)
			alice.Says(general, "one")
			c.event("MESSAGE_CREATE")
			end(srv.Gateway())
			if got, want := c.closed(), map[string]int{"closed": 4000, "dropped": 1006}[name]; got != want {
				t.Errorf("closed with %d", got)
			}
			if err := srv.Application().Offline(within(t)); err != nil {
				t.Fatal(err)
			}
			alice.Says(general, "two")
			again := resume(t, srv, session, 2)
			if m := again.event("MESSAGE_CREATE"); m["content"] != "two" {
				t.Errorf("replayed %v", m)
			}
			again.event("RESUMED")
			alice.Says(general, "three")
			if m := again.event("MESSAGE_CREATE"); m["content"] != "three" {
				t.Errorf("got %v", m)
			}
			if srv.Gateway().Identifies() != 1 || srv.Gateway().Resumes() != 1 {
				t.Error("counted wrongly")
			}
		})
	}
}

func TestResumeAtItsOwnAddress(t *testing.T) {
	srv := start(t, localdiscord.Options{})
	ready := dial(t, srv).identify(0)
	url := ready["resume_gateway_url"].(string)
	if !strings.HasPrefix(url, "ws://127.0.0.1:") {
		t.Fatal(url)
	}
	ws, _, err := websocket.DefaultDialer.Dial(url+"/?v=10&encoding=json", nil)
	if err != nil {
		t.Fatal(err)
	}
	ws.Close()
}

func TestResumeFails(t *testing.T) {
	invalid := func(t *testing.T, c *client) {
		t.Helper()
		if f := c.next(); f.Op != 9 || string(f.Data) != "false" {
			t.Errorf("op %d %s", f.Op, f.Data)
		}
		c.identify(everything) // on the same connection
	}
	t.Run("unknown session", func(t *testing.T) {
		srv := start(t, localdiscord.Options{})
		invalid(t, resume(t, srv, "nobody", 1))
	})
	t.Run("after a goodbye", func(t *testing.T) {
		srv := start(t, localdiscord.Options{})
		c := dial(t, srv)
		session := c.identify(0)["session_id"].(string)
		bye := websocket.FormatCloseMessage(websocket.CloseNormalClosure, "")
		if err := c.ws.WriteMessage(websocket.CloseMessage, bye); err != nil {
			t.Fatal(err)
		}
		c.closed()
		if err := srv.Application().Offline(within(t)); err != nil {
			t.Fatal(err)
		}
		invalid(t, resume(t, srv, session, 1))
	})
	t.Run("too much was missed", func(t *testing.T) {
		srv := start(t, localdiscord.Options{})
		session := dial(t, srv).identify(0)["session_id"].(string)
		srv.Gateway().Close(4000)
		for range 3000 {
			srv.Gateway().Dispatch("ANYTHING", object{})
		}
		invalid(t, resume(t, srv, session, 1))
	})
	t.Run("sequence from the future", func(t *testing.T) {
		srv := start(t, localdiscord.Options{})
		srv.Expect(4007)
		session := dial(t, srv).identify(0)["session_id"].(string)
		srv.Gateway().Close(4000)
		if code := resume(t, srv, session, 77).closed(); code != 4007 {
			t.Errorf("closed with %d", code)
		}
	})
	t.Run("after a fatal close", func(t *testing.T) {
		srv := start(t, localdiscord.Options{})
		session := dial(t, srv).identify(0)["session_id"].(string)
		srv.Gateway().Close(4009)
		invalid(t, resume(t, srv, session, 1))
	})
}

func TestReconnectAndInvalidate(t *testing.T) {
	srv := start(t, localdiscord.Options{})
	c := join(t, srv, 0)
	srv.Gateway().Reconnect()
	if f := c.next(); f.Op != 7 {
		t.Errorf("op %d", f.Op)
	}
	srv.Gateway().Invalidate(true)
	if f := c.next(); f.Op != 9 || string(f.Data) != "true" {
		t.Errorf("op %d %s", f.Op, f.Data)
	}
	if len(srv.Gateway().Sessions()) != 1 {
		t.Error("a resumable session was dropped")
	}
	srv.Gateway().Invalidate(false)
	if f := c.next(); f.Op != 9 || string(f.Data) != "false" {
		t.Errorf("op %d %s", f.Op, f.Data)
	}
	if len(srv.Gateway().Sessions()) != 0 {
		t.Error("an invalid session was kept")
	}
	c.identify(0)
}

func TestShards(t *testing.T) {
	srv := start(t, localdiscord.Options{})
	general, alice := srv.Guild("g").Channel("general"), srv.User("alice")
	heard := 0
	for shard := range 2 {
		c := dial(t, srv)
		id := identity(srv, everything&^localdiscord.IntentGuilds)
		id["shard"] = []int{shard, 2}
		c.send(2, id)
		c.event("READY")
		alice.Says(general, "to one of you")
		alice.DM("to the first")
		if err := srv.Quiet(within(t)); err != nil {
			t.Fatal(err)
		}
		direct := 0
		for len(c.frames) > 0 {
			f := c.next()
			switch {
			case f.Type != "MESSAGE_CREATE":
			case decode(t, f.Data)["guild_id"] != nil:
				heard++
			default:
				direct++
			}
		}
		if direct != 1-shard {
			t.Errorf("shard %d got %d direct messages", shard, direct)
		}
		c.ws.Close()
		if err := srv.Application().Offline(within(t)); err != nil {
			t.Fatal(err)
		}
	}
	if heard != 1 {
		t.Errorf("%d shards got the guild's message", heard)
	}
}
