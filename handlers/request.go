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
	Menu     Surface = "menu"    // the context menu of a message
	Pressed  Surface = "button"  // a button under a reply
)

// Request is one member's question or command, free of any chat service.
type Request struct {
	Surface Surface
	// Command is a command's name ("who"), or empty for a free question.
	Command string
	// Text is what follows the command, or the whole question, as typed.
	Text string
	// About is the text of somebody's message that is asked about: the target of
	// a context menu, or the message that the question replies to. It is not the
	// member's own and never repeated.
	About string
	// Action is what the pressed button says; zero unless Surface is Pressed.
	Action Action
	// Asker is an opaque key, the same whenever the same member asks or presses;
	// empty in the terminal. It is for comparing only.
	Asker string
	// Own is true when the one who presses is the one whom the reply answered, as
	// far as is known.
	Own bool
	// Private is the wish for an answer that only the asker sees, by option, by
	// default, or because the pressed button was under such an answer.
	Private bool
	// Alone is true where nobody else reads along anyway: in direct messages.
	Alone bool
	// Plain says that the surface shows no buttons, so that none are looked for.
	Plain bool
	// Conversation keys the memory for follow-ups: one member in one channel.
	// Empty means no memory.
	Conversation string
	// Locale is the member's language as Discord names it ("en-US", "zh-TW");
	// empty means English.
	Locale string
	// Direct is true where no server is around: a direct message or a group of
	// friends, also for commands there.
	Direct bool
	// Seed differs from request to request and is the same when one is repeated;
	// the quiz draws its questions by it. Zero is as good as any.
	Seed uint64
	// PrefixDeaf is true when the bot can't read "!who" in server channels (no
	// message-content intent); help and mention answers then say so.
	PrefixDeaf bool
}
