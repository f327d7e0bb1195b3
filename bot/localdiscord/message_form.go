package localdiscord

import (
	"encoding/json"
	"fmt"
	"strings"
)

const (
	maxContent = 2000
	maxEmbeds  = 10
	maxNonce   = 25
)

// messageForm is a message as a bot sends or edits it. Members that are nil were
// left out, which leaves them as they are in an edit.
type messageForm struct {
	Content         *string           `json:"content"`
	TTS             bool              `json:"tts"`
	Embeds          *[]Embed          `json:"embeds"`
	Components      *[]Component      `json:"components"`
	AllowedMentions *allowedMentions  `json:"allowed_mentions"`
	Reference       *referenceForm    `json:"message_reference"`
	Nonce           json.RawMessage   `json:"nonce"`
	EnforceNonce    bool              `json:"enforce_nonce"`
	Flags           *int              `json:"flags"`
	Attachments     *[]attachmentForm `json:"attachments"`
}

// referenceForm says what a new message replies to.
type referenceForm struct {
	Type      int    `json:"type"`
	MessageID string `json:"message_id"`
	ChannelID string `json:"channel_id"`
	Fail      *bool  `json:"fail_if_not_exists"`
}

// attachmentForm describes an uploaded file or keeps one in an edit.
type attachmentForm struct {
	ID          json.RawMessage `json:"id"`
	Filename    string          `json:"filename"`
	Description string          `json:"description"`
}

// place says where a message is being written to, which decides what it may hold.
type place struct {
	flags    int  // that the sender may set
	webhook  bool // through an interaction's token
	editing  bool
	replying bool // message_reference and nonce are allowed
}

// The places.
var (
	placeChannel     = place{flags: FlagSuppressEmbeds | FlagSuppressNotifications | FlagComponentsV2, replying: true}
	placeEdit        = place{flags: FlagSuppressEmbeds | FlagComponentsV2, editing: true}
	placeResponse    = place{flags: FlagSuppressEmbeds | FlagSuppressNotifications | FlagEphemeral | FlagComponentsV2, webhook: true}
	placeWebhookEdit = place{flags: FlagSuppressEmbeds | FlagComponentsV2, webhook: true, editing: true}
)

// check validates a message's body for its place.
func (p place) check(n node) {
	known := []string{"content", "tts", "embeds", "components", "allowed_mentions", "flags", "attachments", "poll"}
	if p.replying {
		known = append(known, "message_reference", "nonce", "enforce_nonce", "sticker_ids")
	}
	if p.webhook && !p.editing {
		known = append(known, "username", "avatar_url", "thread_name")
	}
	get := n.fields(known...)
	content := get("content").text(0, maxContent)
	get("tts").flag()
	checkEmbeds(get("embeds"))
	checkAllowedMentions(get("allowed_mentions"))
	flags := get("flags").number(0, 1<<30)
	if wrong := flags &^ p.flags; wrong != 0 {
		n.form.unknown = append(n.form.unknown, fmt.Sprintf("the flags %d", wrong))
	}
	v2 := flags&FlagComponentsV2 != 0
	checkMessageComponents(get("components"), v2)
	if v2 && (content != "" || len(get("embeds").list(0, maxEmbeds)) > 0) {
		get("content").fail("MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", "The 'content' and 'embeds' fields cannot be used when using MessageFlags.IS_COMPONENTS_V2")
	}
	for _, file := range get("attachments").list(0, 10) {
		checkAttachment(file)
	}
	if get("poll").present() || len(get("sticker_ids").list(0, 3)) > 0 {
		n.form.unknown = append(n.form.unknown, "polls and stickers (the local Discord has none)")
	}
	if p.replying {
		checkReply(get)
	}
}

// checkAttachment validates one description of a file.
func checkAttachment(n node) {
	get := n.fields("id", "filename", "description", "title", "duration_secs", "waveform", "is_remix", "is_spoiler",
		"url", "proxy_url", "content_type", "width", "height", "size", "ephemeral", "flags")
	get("id").required()
	get("filename").text(0, 1024)
	get("description").text(0, 1024)
}

// checkReply validates what only messages in channels have.
func checkReply(get func(string) node) {
	member := get("message_reference").fields("type", "message_id", "channel_id", "guild_id", "fail_if_not_exists")
	if get("message_reference").present() {
		member("type").choice(0)
		member("message_id").required().snowflake()
		member("channel_id").snowflake()
		member("guild_id").snowflake()
		member("fail_if_not_exists").flag()
	}
	if nonce := get("nonce"); nonce.present() {
		if _, text := nonce.value.(string); text {
			nonce.text(0, maxNonce)
		} else {
			nonce.number(-1<<63, 1<<63-1)
		}
	}
	get("enforce_nonce").flag()
}

// checkAllowedMentions validates who may be notified.
func checkAllowedMentions(n node) {
	if !n.present() {
		return
	}
	get := n.fields("parse", "users", "roles", "replied_user")
	parsed := map[string]bool{}
	for _, kind := range get("parse").list(0, 3) {
		name := kind.text(0, 20)
		if name != "users" && name != "roles" && name != "everyone" {
			kind.fail("BASE_TYPE_CHOICES", "Value must be one of {'users', 'roles', 'everyone'}.")
		}
		parsed[name] = true
	}
	for _, kind := range []string{"users", "roles"} {
		ids := get(kind).list(0, 100)
		for _, id := range ids {
			id.snowflake()
		}
		if len(ids) > 0 && parsed[kind] {
			n.fail("MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", "parse:[\"%s\"] and %s: [ids...] are mutually exclusive.", kind, kind)
		}
	}
	get("replied_user").flag()
}

// nonce returns the form's nonce as text, "" if it has none.
func (f messageForm) nonce() string {
	if string(f.Nonce) == "null" {
		return ""
	}
	return strings.Trim(string(f.Nonce), `"`)
}
