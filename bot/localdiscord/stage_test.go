package localdiscord_test

import (
	"strings"
	"testing"

	"nutgraf/bot/localdiscord"
)

// stage is a guild with two members, and what one of them is about to do.
type stage struct {
	t          *testing.T
	srv        *localdiscord.Server
	general    *localdiscord.Channel
	alice, bob *localdiscord.User
	act        func()
}

// newStage sets the stage.
func newStage(t *testing.T) *stage {
	t.Helper()
	srv := start(t, localdiscord.Options{})
	return &stage{t: t, srv: srv, general: srv.Guild("riverside").Channel("general"), alice: srv.User("alice"), bob: srv.User("bob")}
}

// fill puts the bot's id into a text.
func (s *stage) fill(text string) string {
	return strings.ReplaceAll(text, "BOT", s.srv.Application().ID())
}

// embeds is how many cards a message of alice shows with a content.
func (s *stage) embeds(content string) int {
	if content == "" {
		return 0
	}
	return 1
}

// posts is alice posting a draft with a card.
func (s *stage) posts(c *localdiscord.Channel, d localdiscord.Draft) {
	d.Embeds = []localdiscord.Embed{{Title: "a card"}}
	s.act = func() {
		if _, err := s.alice.Send(c, d); err != nil {
			s.t.Fatal(err)
		}
	}
}

func (s *stage) says()     { s.posts(s.general, localdiscord.Draft{Content: "hello"}) }
func (s *stage) writes()   { s.posts(s.alice.DMs(), localdiscord.Draft{Content: "hello"}) }
func (s *stage) mentions() { s.posts(s.general, localdiscord.Draft{Content: s.fill("hello <@BOT>")}) }

func (s *stage) saysHidden() {
	s.general.SetBotPermissions(localdiscord.PermitSend)
	s.says()
}

func (s *stage) replies() {
	m := s.botSays("hi")
	s.posts(s.general, localdiscord.Draft{Content: "hello", ReplyTo: &m})
}

func (s *stage) repliesQuietly() {
	m := s.botSays("hi")
	s.posts(s.general, localdiscord.Draft{Content: "hello", ReplyTo: &m, NoPing: true})
}

func (s *stage) repliesToSlash() {
	s.register(object{"name": "who", "description": "who is it"})
	r := s.alice.Runs(s.general, "/who")
	s.respond(r, 4, object{"content": "nobody"})
	m, err := r.Answer(within(s.t))
	if err != nil {
		s.t.Fatal(err)
	}
	s.posts(s.general, localdiscord.Draft{Content: "hello", ReplyTo: &m})
}

func (s *stage) edits() {
	m, err := s.alice.Send(s.general, localdiscord.Draft{Content: "helo", Embeds: []localdiscord.Embed{{Title: "a card"}}})
	if err != nil {
		s.t.Fatal(err)
	}
	s.act = func() { s.alice.Edits(m, "hello") }
}

// botSays posts a message of the bot over REST and returns it.
func (s *stage) botSays(content string) localdiscord.Message {
	s.t.Helper()
	return s.botPosts(object{"content": content})
}

// botPosts is botSays for any body.
func (s *stage) botPosts(body object) localdiscord.Message {
	s.t.Helper()
	id := decode(s.t, must(s.t, s.srv, "POST", "/channels/"+s.general.ID+"/messages", body))["id"]
	for _, m := range s.general.Messages() {
		if m.ID == id {
			return m
		}
	}
	s.t.Fatalf("the message %v isn't there", id)
	return localdiscord.Message{}
}

// register overwrites the global commands.
func (s *stage) register(commands ...object) {
	s.t.Helper()
	must(s.t, s.srv, "PUT", "/applications/"+s.srv.Application().ID()+"/commands", commands)
}
