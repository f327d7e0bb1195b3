package localdiscord

import "context"

// Account is a user in Discord's JSON.
type Account struct {
	ID            string  `json:"id"`
	Username      string  `json:"username"`
	Discriminator string  `json:"discriminator"`
	GlobalName    *string `json:"global_name"`
	Avatar        *string `json:"avatar"`
	Bot           bool    `json:"bot,omitempty"`
	PublicFlags   int     `json:"public_flags"`
}

// Application is the bot's application as its developer portal shows it.
type Application struct{ srv *Server }

// Application returns the application.
func (s *Server) Application() *Application { return nil }

// ID returns the application's id, which is also its bot's user id.
func (a *Application) ID() string { return "" }

// Token returns the bot's token, without "Bot ".
func (a *Application) Token() string { return "" }

// BotUser returns the bot's account.
func (a *Application) BotUser() Account { return Account{} }

// AllowMessageContent sets whether the privileged message-content intent is
// switched on in the developer portal. It is at first. Switching it off closes
// the sessions that use it with 4014.
func (a *Application) AllowMessageContent(allowed bool) {}

// Commands returns the registered commands of a guild, or the global ones for "".
func (a *Application) Commands(guildID string) []Command { return nil }

// Online waits until a session of the bot is ready.
func (a *Application) Online(ctx context.Context) error { return nil }

// Offline waits until no session of the bot is connected.
func (a *Application) Offline(ctx context.Context) error { return nil }

// Guild is a server with members and channels.
type Guild struct {
	ID   string
	Name string
	srv  *Server
}

// Guild returns the guild of that name, making it if need be. The bot and all
// users are members of every guild.
func (s *Server) Guild(name string) *Guild { return nil }

// Channel is a text channel of a guild or a direct conversation.
type Channel struct {
	ID    string
	Name  string // empty in a direct conversation
	Guild *Guild // nil in a direct conversation
	srv   *Server
}

// Channel returns the text channel of that name, making it if need be.
func (g *Guild) Channel(name string) *Channel { return nil }

// Messages returns what everybody in the channel sees, oldest first.
func (c *Channel) Messages() []Message { return nil }

// SeenBy returns what the user sees in the channel, ephemeral messages to them
// included, oldest first.
func (c *Channel) SeenBy(u *User) []Message { return nil }

// SetBotPermissions replaces the bot's permissions in a guild's channel.
func (c *Channel) SetBotPermissions(bits int64) {}

// Webhook posts a message as a webhook of that name would.
func (c *Channel) Webhook(name, content string) Message { return Message{} }

// User is a person, or another bot.
type User struct {
	ID   string
	Name string
	Bot  bool
	srv  *Server
}

// User returns the person of that name, making them if need be.
func (s *Server) User(name string) *User { return nil }

// Bot returns the other bot of that name, making it if need be.
func (s *Server) Bot(name string) *User { return nil }

// Speaks sets the language of the user's client, "en-US" at first.
func (u *User) Speaks(locale string) {}

// Mention returns what stands in a text for a mention of the user: <@id>.
func (u *User) Mention() string { return "" }

// DMs returns the user's direct conversation with the bot.
func (u *User) DMs() *Channel { return nil }

// Says posts a message.
func (u *User) Says(c *Channel, text string) Message { return Message{} }

// DM writes to the bot in the direct conversation.
func (u *User) DM(text string) Message { return Message{} }

// Mentions posts a message in which every "@bot" is a mention of the bot; in a
// text without "@bot" the mention comes first.
func (u *User) Mentions(c *Channel, text string) Message { return Message{} }

// Replies answers a message, with the ping that Discord's client sends unless
// it is switched off.
func (u *User) Replies(to Message, text string) Message { return Message{} }

// Edits changes the text of the user's own message.
func (u *User) Edits(m Message, text string) Message { return Message{} }

// Deletes deletes a message.
func (u *User) Deletes(m Message) {}

// Send posts what the other verbs can't say.
func (u *User) Send(c *Channel, d Draft) (Message, error) { return Message{}, nil }

// Draft is a message to be sent by a user.
type Draft struct {
	Content     string
	ReplyTo     *Message
	NoPing      bool // don't notify the author of ReplyTo
	Type        MessageType
	Embeds      []Embed
	Attachments []Attachment
	Components  []Component
}
