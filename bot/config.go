package bot

import (
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"strings"
)

// Config of a Bot.
type Config struct {
	// Token of the bot, with or without "Bot " before it.
	Token Token
	// APIURL is the base address of a Discord-compatible server, such as
	// http://127.0.0.1:8080; empty means Discord. The gateway's address is what
	// that server says it is.
	APIURL string
	// Prefix of commands in channels; empty means "!". It must be the House's.
	Prefix string
	// GuildID is the guild to register commands in; empty registers globally.
	GuildID string
	// MessageContent says whether to ask for the privileged intent; empty means
	// MessageContentAuto.
	MessageContent MessageContent
	// Register makes Run register the commands at start if they differ.
	Register bool
	// Private makes slash commands in servers answer the asker alone unless their
	// option "private" says otherwise.
	Private bool
	// PrivateGuilds are guilds where that holds though Private is false.
	PrivateGuilds []string
	// PerMinute is how many questions one member may ask in a minute; 0 for any
	// number.
	PerMinute int
	// Answers remembers which message answers which question; nil means
	// NewAnswers.
	Answers Answers
	// Observer is told what the bot does; nil means nobody.
	Observer Observer
}

// Token is a bot's token. However it is printed, it doesn't show itself.
type Token string

const hiddenToken = "[token]"

// String hides the token.
func (t Token) String() string { return hiddenToken }

// GoString hides the token from %#v.
func (t Token) GoString() string { return hiddenToken }

// Format hides the token from every other verb.
func (t Token) Format(f fmt.State, _ rune) { fmt.Fprint(f, hiddenToken) }

// LogValue hides the token from slog.
func (t Token) LogValue() slog.Value { return slog.StringValue(hiddenToken) }

// MarshalText hides the token from encoders.
func (t Token) MarshalText() ([]byte, error) { return []byte(hiddenToken), nil }

// header is the value of the Authorization header.
func (t Token) header() string {
	words := strings.Fields(string(t))
	if len(words) > 0 && words[0] == "Bot" {
		words = words[1:]
	}
	return "Bot " + strings.Join(words, " ")
}

// check never quotes the token in its error.
func (t Token) check() error {
	bare := strings.TrimPrefix(t.header(), "Bot ")
	switch {
	case bare == "":
		return errors.New("the bot's token is missing: copy it from the Bot page of Discord's developer portal")
	case strings.ContainsFunc(bare, func(r rune) bool { return r <= ' ' || r > '~' }):
		return errors.New("the bot's token has a character that no token has: copy it again from the Bot page of Discord's developer portal")
	}
	return nil
}

// MessageContent says how to treat the privileged message-content intent, which
// "!who" in server channels needs. Mentions, direct messages and slash commands
// work without it.
type MessageContent string

// The ways to treat the intent.
const (
	// MessageContentAuto asks for it and does without if Discord refuses.
	MessageContentAuto MessageContent = "auto"
	// MessageContentRequired asks for it and ends if Discord refuses.
	MessageContentRequired MessageContent = "required"
	// MessageContentOff never asks for it.
	MessageContentOff MessageContent = "off"
)

// complete fills in defaults and says what is wrong.
func (c Config) complete() (Config, error) {
	if err := c.Token.check(); err != nil {
		return c, err
	}
	if c.Observer == nil {
		c.Observer = NoObserver{}
	}
	if c.Answers == nil {
		c.Answers = NewAnswers()
	}
	if c.Prefix == "" {
		c.Prefix = "!"
	}
	switch c.MessageContent {
	case "":
		c.MessageContent = MessageContentAuto
	case MessageContentAuto, MessageContentRequired, MessageContentOff:
	default:
		return c, fmt.Errorf("message_content is %q: it must be auto, required or off", c.MessageContent)
	}
	if c.GuildID != "" && strings.Trim(c.GuildID, "0123456789") != "" {
		return c, fmt.Errorf("the guild id is %q: it must be a number, as Discord copies it with developer mode on", c.GuildID)
	}
	return c, nil
}

// parseAPIURL returns the address of the Discord-compatible server, nil for
// Discord itself.
func parseAPIURL(raw string) (*url.URL, error) {
	if raw == "" {
		return nil, nil
	}
	u, err := url.Parse(raw)
	if err != nil {
		return nil, fmt.Errorf("reading api_url %q: %w", raw, err)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return nil, fmt.Errorf("api_url is %q: it must be like http://127.0.0.1:8080", u.Redacted())
	}
	switch strings.TrimSuffix(u.Path, "/") {
	case "", "/api", "/api/v9":
		return &url.URL{Scheme: u.Scheme, Host: u.Host}, nil
	}
	return nil, fmt.Errorf("api_url is %q: leave out the path, the bot adds /api/v9 itself", raw)
}
