package handlers

// Surface says where a request came from.
type Surface string

// The surfaces.
const (
	Terminal Surface = "terminal"
	Prefix   Surface = "prefix"  // "!who Liu" in a channel
	Slash    Surface = "slash"   // "/who name:Liu"
	Mention  Surface = "mention" // "@nutgraf who is Liu?"
	DM       Surface = "dm"      // a direct message
)

// Request is one member's question or command, free of any chat service.
type Request struct {
	Surface Surface
	// Command is a command's name ("who"), or empty for a free question.
	Command string
	// Text is what follows the command, or the whole question, as typed.
	Text string
	// Conversation keys the memory for follow-ups: one member in one channel.
	// Empty means no memory.
	Conversation string
	// Locale is the member's language as Discord names it ("en-US", "zh-TW");
	// empty means English.
	Locale string
	// PrefixDeaf is true when the bot can't read "!who" in server channels (no
	// message-content intent); help and mention answers then say so.
	PrefixDeaf bool
}
