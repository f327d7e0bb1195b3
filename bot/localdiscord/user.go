package localdiscord

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
)

// User is a person, or another bot. Its verbs are what people do in Discord's
// client; a verb that Discord would refuse becomes a [Problem].
type User struct {
	ID   string
	Name string
	Bot  bool

	srv    *Server
	locale string
	dms    *Channel
}

// User returns the person of that name, making them if need be.
func (s *Server) User(name string) *User { return s.user(name, false) }

// Bot returns the other bot of that name, making it if need be.
func (s *Server) Bot(name string) *User { return s.user(name, true) }

// user finds or makes a user.
func (s *Server) user(name string, bot bool) *User {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, u := range s.users {
		if u.Name == name && u.Bot == bot {
			return u
		}
	}
	u := &User{ID: s.newID(), Name: name, Bot: bot, srv: s, locale: "en-US"}
	s.users = append(s.users, u)
	return u
}

// account returns the user in Discord's JSON.
func (u *User) account() Account {
	return Account{ID: u.ID, Username: u.Name, Discriminator: "0", Bot: u.Bot}
}

// Speaks sets the language of the user's client, "en-US" at first. One that
// Discord's client doesn't have becomes a [Problem].
func (u *User) Speaks(locale string) { u.must(Message{}, u.Speak(locale)) }

// Speak is Speaks with the error instead of the problem.
func (u *User) Speak(locale string) error {
	if !slices.Contains(locales, locale) {
		return fmt.Errorf("discord's client doesn't come in the language %q", locale)
	}
	u.srv.mu.Lock()
	defer u.srv.mu.Unlock()
	u.locale = locale
	return nil
}

// Locale returns the language of the user's client.
func (u *User) Locale() string {
	u.srv.mu.Lock()
	defer u.srv.mu.Unlock()
	return u.locale
}

// Mention returns what stands in a text for a mention of the user: <@id>.
func (u *User) Mention() string { return "<@" + u.ID + ">" }

// DMs returns the user's direct conversation with the bot.
func (u *User) DMs() *Channel {
	u.srv.mu.Lock()
	defer u.srv.mu.Unlock()
	return u.conversation()
}

// conversation is DMs with the lock held.
func (u *User) conversation() *Channel {
	if u.dms == nil {
		u.dms = u.srv.newChannel("", nil, u)
	}
	return u.dms
}

// Says posts a message.
func (u *User) Says(c *Channel, text string) Message { return u.must(u.Send(c, Draft{Content: text})) }

// DM writes to the bot in the direct conversation.
func (u *User) DM(text string) Message { return u.Says(u.DMs(), text) }

// atBot is what Mentions replaces.
var atBot = regexp.MustCompile(`@bot\b`)

// Mentions posts a message in which every "@bot" is a mention of the bot; in a
// text without "@bot" the mention comes first.
func (u *User) Mentions(c *Channel, text string) Message {
	mention := u.srv.Application().Mention()
	if !atBot.MatchString(text) {
		text = "@bot " + text
	}
	return u.Says(c, atBot.ReplaceAllLiteralString(text, mention))
}

// Replies answers a message, with the ping that Discord's client sends unless
// it is switched off.
func (u *User) Replies(to Message, text string) Message {
	c, err := u.srv.channelOf(to)
	if err != nil {
		return u.must(Message{}, err)
	}
	return u.must(u.Send(c, Draft{Content: text, ReplyTo: &to}))
}

// Edits changes the text of the user's own message.
func (u *User) Edits(m Message, text string) Message { return u.must(u.srv.editAs(u, m, text)) }

// Deletes deletes a message.
func (u *User) Deletes(m Message) { u.must(m, u.srv.deleteAs(m)) }

// must makes an error a problem.
func (u *User) must(m Message, err error) Message {
	if err != nil {
		p := Problem{Text: u.Name + ": " + err.Error(), By: u.ID}
		var refused *apiError
		if errors.As(err, &refused) {
			p.Code = refused.code()
		}
		u.srv.problem(p)
	}
	return m
}
