package handlers

// Button is one thing to press under a reply. Its state is all in its Action, so
// that it lives through a restart of the bot.
type Button struct {
	// Label is required, also beside an emoji: at most 80 characters.
	Label string
	// Emoji stands before the label and means nothing by itself; empty for none.
	Emoji string
	// Style is how much weight the button has; empty means Quiet.
	Style Style
	// Action is what pressing it asks for. A link has none.
	Action Action
	// Link makes the button open an address (https) instead.
	Link string
	// Disabled shows the button without letting anybody press it.
	Disabled bool
}

// Style is the weight of a button. It never carries a meaning of its own.
type Style string

// The styles.
const (
	Quiet   Style = ""        // what most buttons are
	Primary Style = "primary" // the one that most people will want
	Good    Style = "good"    // a right answer; the label says so as well
	Danger  Style = "danger"  // deletes something; the label says so as well
)

// Action is what a button asks for: a command of the one list, which gets it as
// Request.Action, and what that command needs to know. All of it together must
// fit into 100 characters, see [ButtonID].
type Action struct {
	// Name is the name of the command that is pressed.
	Name string
	// Args are short and plain: ids of facts, page numbers, words of a fixed
	// vocabulary. Never what a member typed, never a secret.
	Args []string
	// Bound lets only the one press it whom the reply answers. Others get a
	// private word from the bot, the command doesn't hear of it.
	Bound bool
}

// IsZero says whether there is no action.
func (a Action) IsZero() bool { return a.Name == "" }

// Arg returns an argument by its number from 0, empty if there is none: what
// comes in with a press is as untrusted as any text.
func (a Action) Arg(n int) string {
	if n < 0 || n >= len(a.Args) {
		return ""
	}
	return a.Args[n]
}

// Picture is an image that belongs to a reply.
type Picture struct {
	// Name is the file's name: "timeline.png".
	Name string
	// Alt says in words what is to be seen; required, at most 1024 characters.
	Alt string
	// PNG is the file, at most 8 MiB.
	PNG []byte
}

// Effect says what becomes of the message whose button was pressed.
type Effect string

// The effects. Without a pressed button each is the same as Post.
const (
	// Post leaves it and answers with a message of its own.
	Post Effect = ""
	// Update puts the reply in its place: paging, the next question of a quiz.
	Update Effect = "update"
	// Remove deletes it; the reply says so to whoever pressed, in private.
	Remove Effect = "remove"
	// Share shows what it says to everybody and takes its buttons away.
	Share Effect = "share"
)
