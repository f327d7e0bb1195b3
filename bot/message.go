package bot

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"nutgraf/handlers"
)

// message is what the bot needs of a MESSAGE_CREATE event.
type message struct {
	ID        string    `json:"id"`
	ChannelID string    `json:"channel_id"`
	GuildID   string    `json:"guild_id"` // empty in direct messages
	Type      int       `json:"type"`
	Content   string    `json:"content"` // empty without the intent, unless the bot is mentioned
	WebhookID string    `json:"webhook_id"`
	Author    *account  `json:"author"`
	Mentions  []account `json:"mentions"`
	Edited    string    `json:"edited_timestamp"`
	// Referenced is the message that this one replies to.
	Referenced *struct {
		Content string   `json:"content"`
		Author  *account `json:"author"`
	} `json:"referenced_message"`
}

type account struct {
	ID     string `json:"id"`
	Bot    bool   `json:"bot"`
	System bool   `json:"system"`
}

// Message types that people write.
const (
	typeDefault = 0
	typeReply   = 19
)

func readMessage(raw json.RawMessage) (message, error) {
	var m message
	if err := json.Unmarshal(raw, &m); err != nil {
		return m, fmt.Errorf("reading a message: %w", err)
	}
	return m, nil
}

// fromPerson says whether a person wrote the message, not a bot, a webhook or
// Discord.
func (m message) fromPerson() bool {
	return m.ID != "" && m.ChannelID != "" && m.Author != nil && m.Author.ID != "" &&
		!m.Author.Bot && !m.Author.System && m.WebhookID == "" &&
		(m.Type == typeDefault || m.Type == typeReply)
}

// addressed turns a message that is meant for the bot into a request: a direct
// message, a mention, or a command with the prefix.
func (b *Bot) addressed(m message) (handlers.Request, bool) {
	self, _ := b.self.Load().(string)
	if !m.fromPerson() || self == "" || m.Author.ID == self {
		return handlers.Request{}, false
	}
	text, mentioned := withoutMention(m.Content, self)
	mentioned = mentioned || slices.ContainsFunc(m.Mentions, func(a account) bool { return a.ID == self })
	command, rest, isCommand := b.house.ParsePrefix(text)
	r := handlers.Request{
		Text:         text,
		Conversation: m.ChannelID + "/" + m.Author.ID,
		Asker:        askerKey(m.Author.ID),
		Alone:        m.GuildID == "",
		Direct:       m.GuildID == "",
		PrefixDeaf:   b.deaf.Load(),
		Seed:         seedOf(m.ID),
	}
	switch {
	case m.GuildID == "":
		r.Surface = handlers.DM
	case mentioned:
		r.Surface = handlers.Mention
	case isCommand:
		r.Surface = handlers.Prefix
	default:
		return handlers.Request{}, false
	}
	if q := m.Referenced; q != nil && q.Author != nil && q.Author.ID != self {
		r.About = q.Content
	}
	if isCommand { // "!who Liu" means the same wherever it is typed
		r.Command, r.Text = command, rest
	}
	return r, true
}

// askerKey is a user's id in fewer characters, since it goes into ids of buttons.
func askerKey(user string) string {
	n, err := strconv.ParseUint(user, 10, 64)
	if err != nil {
		return user
	}
	return strconv.FormatUint(n, 36)
}

// seedOf makes an id of Discord's, which is a number, one for the quiz.
func seedOf(id string) uint64 {
	n, err := strconv.ParseUint(id, 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// withoutMention takes the mentions of the user out of the text.
func withoutMention(content, user string) (string, bool) {
	text := content
	for _, mention := range []string{"<@" + user + ">", "<@!" + user + ">"} {
		text = strings.ReplaceAll(text, mention, " ")
	}
	if text == content {
		return strings.TrimSpace(content), false
	}
	return strings.Join(strings.Fields(text), " "), true
}

// answerMessage answers a message with a reply to it.
func (b *Bot) answerMessage(m message, r handlers.Request, began time.Time) {
	ctx, cancel := b.workContext()
	defer cancel()
	answered := b.typing(ctx, m.ChannelID)
	said := b.ask(ctx, r)
	answered()
	key := sameKey(m.GuildID, m.ChannelID, said)
	said, pointed := b.pointed(key, r, said)
	done, err := b.reply(ctx, m, said.page)
	if err != nil {
		b.logUnsent(r.Surface, err)
		return
	}
	if given, known := b.answers.Find(m.ID); known {
		given.MessageID = done.ID
		b.answers.Keep(m.ID, given)
	}
	if !pointed {
		b.remember(key, m.GuildID, r, done)
	}
	b.logAnswer(r, said, began)
}
