package localdiscord

import "time"

// Message is a message as it was at one moment, in Discord's own JSON. It is a
// value: [Message.Current] returns what has become of it since.
type Message struct {
	ID                string            `json:"id"`
	ChannelID         string            `json:"channel_id"`
	Type              MessageType       `json:"type"`
	Author            Account           `json:"author"`
	Content           string            `json:"content"`
	Timestamp         time.Time         `json:"timestamp"`
	EditedTimestamp   *time.Time        `json:"edited_timestamp"`
	TTS               bool              `json:"tts"`
	MentionEveryone   bool              `json:"mention_everyone"`
	Mentions          []Account         `json:"mentions"`
	MentionRoles      []string          `json:"mention_roles"`
	Attachments       []Attachment      `json:"attachments"`
	Embeds            []Embed           `json:"embeds"`
	Components        []Component       `json:"components"`
	Reactions         []Reaction        `json:"reactions,omitempty"`
	Pinned            bool              `json:"pinned"`
	Flags             int               `json:"flags"`
	Nonce             string            `json:"nonce,omitempty"`
	WebhookID         string            `json:"webhook_id,omitempty"`
	ApplicationID     string            `json:"application_id,omitempty"`
	Reference         *Reference        `json:"message_reference,omitempty"`
	ReferencedMessage *Message          `json:"referenced_message,omitempty"`
	Interaction       *InteractionTrace `json:"interaction_metadata,omitempty"`

	// Pings says whom the message notified, or would have notified as an edit.
	Pings Pings `json:"-"`
	// Request is the number of the REST request that sent or last edited the
	// message, see [Server.Requests]; 0 for messages of members.
	Request int `json:"-"`

	visibleTo string // user id; set on ephemeral messages only
	srv       *Server
}

// MessageType is Discord's message type.
type MessageType int

// The message types that the local Discord produces itself.
const (
	DefaultMessage     MessageType = 0
	PinMessage         MessageType = 6
	JoinMessage        MessageType = 7
	ReplyMessage       MessageType = 19
	ChatCommandMessage MessageType = 20
	ContextMenuMessage MessageType = 23
)

// The message flags that the local Discord knows.
const (
	FlagSuppressEmbeds        = 1 << 2
	FlagEphemeral             = 1 << 6
	FlagLoading               = 1 << 7
	FlagSuppressNotifications = 1 << 12
	FlagComponentsV2          = 1 << 15
)

// Reference points at another message.
type Reference struct {
	Type      int    `json:"type"`
	MessageID string `json:"message_id,omitempty"`
	ChannelID string `json:"channel_id,omitempty"`
	GuildID   string `json:"guild_id,omitempty"`
}

// InteractionTrace says which interaction a message came from.
type InteractionTrace struct {
	ID   string  `json:"id"`
	Type int     `json:"type"`
	User Account `json:"user"`
	Name string  `json:"name,omitempty"`
}

// Reaction counts one emoji under a message.
type Reaction struct {
	Emoji Emoji `json:"emoji"`
	Count int   `json:"count"`
	Me    bool  `json:"me"` // the bot is among those who reacted

	users []string // ids of those who reacted
}

// Pings says whom a message notifies.
type Pings struct {
	Everyone bool     // @everyone or @here
	Users    []string // ids, the author of a replied-to message included
	Roles    []string // ids
}

// None reports whether nobody is notified.
func (p Pings) None() bool { return !p.Everyone && len(p.Users) == 0 && len(p.Roles) == 0 }

// Ephemeral reports whether only one member sees the message.
func (m Message) Ephemeral() bool { return m.Flags&FlagEphemeral != 0 }
