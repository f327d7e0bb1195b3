package localdiscord

import "context"

// Run is one interaction of a user with the bot: a command that was run, a
// button that was pressed, a form that was sent.
type Run struct {
	ID  string
	srv *Server
}

// Runs runs a slash command as "/who" or "/group sub", with pairs of option
// name and value. A command that isn't registered there, an unknown option, a
// missing required one or a value of the wrong type is a [Problem], and the
// run's Answer returns it as an error.
func (u *User) Runs(c *Channel, command string, pairs ...string) *Run { return nil }

// RunsOn runs a message command of the context menu on a message.
func (u *User) RunsOn(m Message, command string) *Run { return nil }

// Clicks presses a button of a message by its custom id or its label.
func (u *User) Clicks(m Message, button string) *Run { return nil }

// Selects chooses values in a select menu of a message by the menu's custom id.
func (u *User) Selects(m Message, menu string, values ...string) *Run { return nil }

// Submits sends the form that the run opened, with pairs of custom id and value.
func (u *User) Submits(form *Run, pairs ...string) *Run { return nil }

// Types asks for suggestions while the last of the pairs is being typed. It
// waits for the bot as long as Discord would.
func (u *User) Types(c *Channel, command string, pairs ...string) ([]Choice, error) { return nil, nil }

// Answer waits for the message that answers the run: the first response, what
// followed a deferral, or the changed message that a component belongs to. It
// fails with [ErrNoResponse] when Discord's client would say that the
// application did not respond.
func (r *Run) Answer(ctx context.Context) (Message, error) { return Message{}, nil }

// Acknowledged waits for the first response and returns its type: 4 message,
// 5 deferred message, 6 deferred update, 7 update, 8 suggestions, 9 form.
func (r *Run) Acknowledged(ctx context.Context) (int, error) { return 0, nil }

// Form waits for the form that the run opened.
func (r *Run) Form(ctx context.Context) (Modal, error) { return Modal{}, nil }

// FollowUps returns the messages that followed the first answer, oldest first.
func (r *Run) FollowUps() []Message { return nil }

// Modal is a form.
type Modal struct {
	CustomID   string      `json:"custom_id"`
	Title      string      `json:"title"`
	Components []Component `json:"components"`
}
