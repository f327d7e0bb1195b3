package localdiscord_test

import (
	"testing"

	"nutgraf/bot/localdiscord"
)

func TestIntentsFilterAndStrip(t *testing.T) {
	const (
		guilds  = localdiscord.IntentGuildMessages
		direct  = localdiscord.IntentDirectMessages
		content = localdiscord.IntentMessageContent
	)
	for _, test := range []struct {
		name    string
		intents int
		do      func(*stage)
		comes   bool
		read    string // content that arrives
	}{
		{"guild message", guilds | content, (*stage).says, true, "hello"},
		{"guild message without content intent", guilds, (*stage).says, true, ""},
		{"guild message without intent", direct | content, (*stage).says, false, ""},
		{"direct message", direct, (*stage).writes, true, "hello"},
		{"direct message without intent", guilds | content, (*stage).writes, false, ""},
		{"mention without content intent", guilds, (*stage).mentions, true, "hello <@BOT>"},
		{"reply to the bot without content intent", guilds, (*stage).replies, true, "hello"},
		{"reply without ping", guilds, (*stage).repliesQuietly, true, ""},
		{"reply to a slash answer", guilds, (*stage).repliesToSlash, true, ""},
		{"edit without content intent", guilds, (*stage).edits, true, ""},
		{"hidden channel", guilds | content, (*stage).saysHidden, false, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newStage(t)
			test.do(s)
			c := join(t, s.srv, test.intents)
			s.act()
			if err := s.srv.Quiet(within(t)); err != nil {
				t.Fatal(err)
			}
			if comes := len(c.frames) > 0; comes != test.comes {
				t.Fatalf("an event came: %v", comes)
			}
			if !test.comes {
				return
			}
			m := decode(t, c.next().Data)
			want := s.fill(test.read)
			if m["content"] != want || len(m["embeds"].([]any)) != s.embeds(want) {
				t.Errorf("content %q with %d embeds, want %q", m["content"], len(m["embeds"].([]any)), want)
			}
			if m["author"].(object)["username"] != "alice" {
				t.Errorf("author is %v", m["author"])
			}
		})
	}
}

func TestContentIsStrippedOverREST(t *testing.T) {
	srv := start(t, localdiscord.Options{})
	general := srv.Guild("g").Channel("general")
	m := srv.User("alice").Says(general, "hello")
	path := "/channels/" + general.ID + "/messages/" + m.ID
	if got := decode(t, must(t, srv, "GET", path, nil)); got["content"] != "hello" {
		t.Errorf("content is %q", got["content"])
	}
	srv.Application().AllowMessageContent(false)
	if got := decode(t, must(t, srv, "GET", path, nil)); got["content"] != "" {
		t.Errorf("content is %q", got["content"])
	}
}

func TestQuotedMessagesAreStripped(t *testing.T) {
	s := newStage(t)
	secret := s.bob.Says(s.general, "a secret")
	c := join(t, s.srv, localdiscord.IntentGuildMessages)
	if _, err := s.alice.Send(s.general, localdiscord.Draft{Content: "what about it, " + s.srv.Application().Mention(), ReplyTo: &secret}); err != nil {
		t.Fatal(err)
	}
	m := c.event("MESSAGE_CREATE")
	if m["content"] == "" || m["referenced_message"].(object)["content"] != "" {
		t.Errorf("got %v", m)
	}
}

func TestGuildEventsCarryTheMember(t *testing.T) {
	s := newStage(t)
	c := join(t, s.srv, everything&^localdiscord.IntentGuilds)
	s.alice.Says(s.general, "hello")
	if m := c.event("MESSAGE_CREATE"); m["guild_id"] != s.general.Guild.ID || m["member"] == nil {
		t.Errorf("in a guild: %v", m)
	}
	s.alice.DM("hello")
	if m := c.event("MESSAGE_CREATE"); m["guild_id"] != nil || m["member"] != nil {
		t.Errorf("in a direct conversation: %v", m)
	}
	s.general.Webhook("news", "extra")
	if m := c.event("MESSAGE_CREATE"); m["webhook_id"] == nil || m["member"] != nil {
		t.Errorf("from a webhook: %v", m)
	}
	gone := s.alice.Says(s.general, "oops")
	c.event("MESSAGE_CREATE")
	s.alice.Deletes(gone)
	if m := c.event("MESSAGE_DELETE"); m["id"] != gone.ID || m["guild_id"] != s.general.Guild.ID {
		t.Errorf("deleted: %v", m)
	}
	other := s.srv.Bot("beep").Says(s.general, "boop")
	if m := c.event("MESSAGE_CREATE"); m["id"] != other.ID || m["author"].(object)["bot"] != true {
		t.Errorf("from a bot: %v", m)
	}
}
