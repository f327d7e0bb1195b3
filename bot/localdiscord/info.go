package localdiscord

import (
	"slices"
	"time"
)

// RunInfo is what is known of an interaction at one moment.
type RunInfo struct {
	ID        string
	Kind      int    // 2 command, 3 component, 4 autocomplete, 5 form
	Menu      bool   // a command of a message's context menu
	Name      string // what a person would call it
	Command   string // the command's name, if it is one
	Token     string
	UserID    string
	ChannelID string
	TargetID  string // the message that a component or a menu belongs to
	CustomID  string // of the component
	Created   time.Time
	Response  int    // type of the first response, 0 if there is none yet
	Done      bool   // the person sees an answer
	MessageID string // of the answer
	Form      *Modal // that the bot opened
}

// Info returns what is known of the interaction now. A run that was refused has
// no ID.
func (r *Run) Info() RunInfo {
	r.srv.mu.Lock()
	defer r.srv.mu.Unlock()
	return r.info()
}

// info is Info with the lock held.
func (r *Run) info() RunInfo {
	i := RunInfo{
		ID: r.ID, Kind: r.kind, Menu: r.menu, Name: r.name, Command: r.command, Token: r.token, CustomID: r.customID,
		Created: r.created, Response: r.response, Done: r.done, MessageID: r.original, Form: r.form,
	}
	if r.user != nil {
		i.UserID = r.user.ID
	}
	if r.channel != nil {
		i.ChannelID = r.channel.ID
	}
	if r.target != nil {
		i.TargetID = r.target.ID
	}
	return i
}

// Refused returns why the run never happened, nil if it did.
func (r *Run) Refused() error { return r.refused }

// VisibleTo returns the id of the only user who sees an ephemeral message, ""
// for a message that everybody sees.
func (m Message) VisibleTo() string { return m.visibleTo }

// InGuild reports whether the command can be used in a guild's channels.
func (c Command) InGuild() bool { return c.usable(0) }

// InDM reports whether the command can be used in direct conversations.
func (c Command) InDM() bool { return c.usable(1) }

// usable reports whether the command can be used in a context.
func (c Command) usable(context int) bool {
	if context == contextPrivate && !slices.Contains(c.IntegrationTypes, 1) {
		return false // it isn't for members who install it for themselves
	}
	if c.Contexts != nil {
		for _, allowed := range c.Contexts {
			if allowed == context {
				return true
			}
		}
		return false
	}
	if context == contextGuild {
		return true
	}
	return context == contextBotDM && c.GuildID == "" && (c.DMPermission == nil || *c.DMPermission)
}
