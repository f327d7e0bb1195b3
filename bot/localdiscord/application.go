package localdiscord

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"slices"
	"strings"
)

// The application's flags for a message-content intent that is switched on for
// an application that few users see.
const flagMessageContentLimited = 1 << 19

// application is the state behind Application.
type application struct {
	id       string
	name     string
	token    string
	content  bool // the message-content intent is switched on
	commands map[string][]Command
}

// newApplication makes an application without commands.
func newApplication(id, name string) application {
	token := strings.Join([]string{base64.RawURLEncoding.EncodeToString([]byte(id)), rand.Text()[:6], rand.Text() + rand.Text()[:12]}, ".")
	return application{id: id, name: name, token: token, content: true, commands: map[string][]Command{}}
}

// account returns the bot's user.
func (a *application) account() Account {
	return Account{ID: a.id, Username: a.name, Discriminator: "0", Bot: true}
}

// flags returns the application's public flags.
func (a *application) flags() int {
	if a.content {
		return flagMessageContentLimited
	}
	return 0
}

// owns reports whether a token is the bot's, with or without "Bot " before it.
func (a *application) owns(token string) bool {
	return strings.TrimPrefix(token, "Bot ") == a.token
}

// newToken returns an unguessable text of n letters.
func (s *Server) newToken(n int) string {
	text := ""
	for len(text) < n {
		text += rand.Text()
	}
	return strings.ToLower(text[:n])
}

// Application is the bot's application as its developer portal shows it.
type Application struct{ srv *Server }

// Application returns the application.
func (s *Server) Application() *Application { return &Application{s} }

// ID returns the application's id, which is also its bot's user id.
func (a *Application) ID() string { return a.srv.app.id }

// Token returns the bot's token, without "Bot ".
func (a *Application) Token() string { return a.srv.app.token }

// BotUser returns the bot's account.
func (a *Application) BotUser() Account { return a.srv.app.account() }

// Mention returns what stands in a text for a mention of the bot: <@id>.
func (a *Application) Mention() string { return "<@" + a.srv.app.id + ">" }

// AllowMessageContent sets whether the privileged message-content intent is
// switched on in the developer portal. It is at first. Switching it off closes
// the connections that use it with 4014.
func (a *Application) AllowMessageContent(allowed bool) {
	s := a.srv
	s.mu.Lock()
	defer s.mu.Unlock()
	s.app.content = allowed
	for _, c := range s.gateway.conns {
		if !allowed && c.session != nil && c.session.intents&IntentMessageContent != 0 {
			c.end(closeDisallowed)
		}
	}
	s.touch()
}

// Commands returns the registered commands of a guild, or the global ones for "".
func (a *Application) Commands(guildID string) []Command {
	a.srv.mu.Lock()
	defer a.srv.mu.Unlock()
	return slices.Clone(a.srv.app.commands[guildID])
}

// Online waits until a session of the bot is connected and ready.
func (a *Application) Online(ctx context.Context) error {
	return a.srv.await(ctx, "the bot to come online", a.srv.online)
}

// Offline waits until no connection of the bot is left.
func (a *Application) Offline(ctx context.Context) error {
	return a.srv.await(ctx, "the bot to go offline", func() bool { return len(a.srv.gateway.conns) == 0 })
}

// online reports whether a session is connected. The lock is held.
func (s *Server) online() bool {
	return slices.ContainsFunc(s.gateway.conns, func(c *conn) bool { return c.session != nil && !c.closing })
}
