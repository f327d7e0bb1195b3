package localdiscord_test

import (
	"slices"
	"strings"
	"testing"

	"nutgraf/bot/localdiscord"
)

func TestPings(t *testing.T) {
	for _, test := range []struct {
		name    string
		content string
		allowed any // allowed_mentions; "absent" leaves it out
		reply   bool
		pings   string // of alice, bob, role, everyone
	}{
		{"nothing said", "A B R @everyone", "absent", true, "alice bob role everyone"},
		{"null", "A", nil, false, "alice"},
		{"none", "A B R @everyone @here", object{"parse": []string{}}, true, ""},
		{"parse null", "A @here", object{"parse": nil}, false, ""},
		{"users", "A R @here", object{"parse": []string{"users"}}, false, "alice"},
		{"one user", "A B", object{"users": []string{"ALICE"}}, false, "alice"},
		{"user who isn't in the text", "hello", object{"users": []string{"ALICE"}}, false, ""},
		{"roles", "A R", object{"parse": []string{"roles"}}, false, "role"},
		{"one role", "A R", object{"roles": []string{"ROLE"}}, false, "role"},
		{"everyone", "A @everyone", object{"parse": []string{"everyone"}}, false, "everyone"},
		{"here", "@here", "absent", false, "everyone"},
		{"replied user", "hello", object{"parse": []string{}, "replied_user": true}, true, "bob"},
		{"reply by default", "hello", "absent", true, "bob"},
		{"old form", "<@!ALICE>", "absent", false, "alice"},
		{"nobody's id", "<@123456789012345678> <@&123456789012345678> a@everyones", "absent", false, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newStage(t)
			role := s.general.Guild.Role("editors")
			ids := strings.NewReplacer("ALICE", s.alice.ID, "ROLE", role, "A", s.alice.Mention(), "B", s.bob.Mention(), "R", "<@&"+role+">")
			body := object{"content": ids.Replace(test.content)}
			if test.allowed != "absent" {
				body["allowed_mentions"] = test.allowed
				if o, ok := test.allowed.(object); ok {
					for key, list := range o {
						if names, ok := list.([]string); ok && key != "parse" {
							o[key] = []string{ids.Replace(names[0])}
						}
					}
				}
			}
			if test.reply {
				body["message_reference"] = object{"message_id": s.bob.Says(s.general, "hey").ID}
			}
			m := s.botPosts(body)
			pings := []string{}
			for _, id := range m.Pings.Users {
				pings = append(pings, map[string]string{s.alice.ID: "alice", s.bob.ID: "bob"}[id])
			}
			for range m.Pings.Roles {
				pings = append(pings, "role")
			}
			if m.Pings.Everyone {
				pings = append(pings, "everyone")
			}
			want := strings.Fields(test.pings)
			slices.Sort(want)
			if slices.Sort(pings); !slices.Equal(pings, want) || m.Pings.None() != (len(want) == 0) {
				t.Errorf("pings %v, want %v", pings, want)
			}
		})
	}
}

func TestPingsOfEditsAndAnswers(t *testing.T) {
	s := newStage(t)
	m := s.botSays("hello")
	edit := func(body object) {
		t.Helper()
		must(t, s.srv, "PATCH", "/channels/"+s.general.ID+"/messages/"+m.ID, body)
		m, _ = m.Current()
	}
	edit(object{"content": s.alice.Mention(), "allowed_mentions": object{"parse": []string{}}})
	if !m.Pings.None() {
		t.Errorf("pings %v", m.Pings)
	}
	edit(object{"content": s.alice.Mention()})
	if !slices.Equal(m.Pings.Users, []string{s.alice.ID}) {
		t.Errorf("pings %v", m.Pings)
	}
	s.register(object{"name": "who", "description": "who is it"})
	run := s.bob.Runs(s.general, "/who")
	s.respond(run, 4, object{"content": s.alice.Mention() + " @everyone"})
	answer, err := run.Answer(within(t))
	if err != nil || !slices.Equal(answer.Pings.Users, []string{s.alice.ID}) || !answer.Pings.Everyone {
		t.Errorf("pings %v, %v", answer.Pings, err)
	}
}

func TestEveryoneNeedsAPermission(t *testing.T) {
	s := newStage(t)
	s.general.SetBotPermissions(localdiscord.PermitView | localdiscord.PermitSend)
	if m := s.botSays("@everyone " + s.alice.Mention()); m.Pings.Everyone || len(m.Pings.Users) != 1 {
		t.Errorf("pings %+v", m.Pings)
	}
}

func TestMentionsVerb(t *testing.T) {
	s := newStage(t)
	mention := s.srv.Application().Mention()
	for text, want := range map[string]string{
		"when?":               mention + " when?",
		"when, @bot?":         "when, " + mention + "?",
		"tell me @bot":        "tell me " + mention,
		"@bots are not @bot.": "@bots are not " + mention + ".",
	} {
		m := s.alice.Mentions(s.general, text)
		if m.Content != want || len(m.Mentions) != 1 || m.Mentions[0].ID != s.srv.Application().ID() {
			t.Errorf("%q became %q with mentions %v", text, m.Content, m.Mentions)
		}
	}
}
