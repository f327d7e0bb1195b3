package localdiscord

import (
	"context"
	"fmt"
	"time"
)

// The kinds of interactions.
const (
	runCommand      = 2
	runComponent    = 3
	runAutocomplete = 4
	runModal        = 5
)

// maxRuns is how many interactions are remembered.
const maxRuns = 4096

// Run is one interaction of a user with the bot: a command that was run, a
// button that was pressed, a form that was sent.
type Run struct {
	ID string

	srv      *Server
	refused  error // why it never happened
	kind     int
	customID string // of the component
	name     string // what a person would call it
	command  string // the command's name, if it is one
	menu     bool   // a command of a context menu
	token    string
	user     *User
	channel  *Channel
	created  time.Time
	target   *Message   // that the component or the menu belongs to
	focused  OptionType // of an autocomplete

	response  int // type of the first response, 0 if none
	original  string
	done      bool // the person sees an answer
	deleted   bool // the bot took it back
	choices   []Choice
	form      *Modal
	followUps []string
}

// start sends an interaction to the bot. The lock is held.
func (s *Server) start(r *Run, data map[string]any) *Run {
	r.ID, r.token, r.srv, r.created = s.newID(), s.newToken(64), s, time.Now()
	if len(s.runOrder) >= maxRuns {
		delete(s.runs, s.runOrder[0])
		s.runOrder = s.runOrder[1:]
	}
	s.runs[r.token] = r
	s.runOrder = append(s.runOrder, r.token)
	s.watchRun(r)
	s.dispatch("INTERACTION_CREATE", 0, r.channel.Guild, r.wire(data))
	return r
}

// wire returns the interaction as the gateway sends it. The lock is held.
func (r *Run) wire(data map[string]any) map[string]any {
	s, c := r.srv, r.channel
	w := map[string]any{
		"id": r.ID, "application_id": s.app.id, "type": r.kind, "data": data, "token": r.token, "version": 1,
		"channel_id": c.ID, "channel": c.wire(), "locale": r.user.locale, "app_permissions": bits(c.botMay),
		"entitlements": []any{}, "attachment_size_limit": maxFile,
	}
	if r.target != nil && (r.kind == runComponent || r.kind == runModal) {
		w["message"] = *r.target
	}
	if c.Guild == nil {
		w["user"], w["context"] = r.user.account(), c.context()
		w["authorizing_integration_owners"] = map[string]string{"1": r.user.ID}
		return w
	}
	m := c.Guild.memberWith(r.user.account())
	m.Permissions = bits(memberPermissions)
	w["member"], w["context"], w["guild_id"], w["guild_locale"] = m, 0, c.Guild.ID, "en-US"
	w["guild"] = map[string]any{"id": c.Guild.ID, "locale": "en-US", "features": []any{}}
	w["authorizing_integration_owners"] = map[string]string{"0": c.Guild.ID}
	return w
}

// refuse makes a run that never happened, and a problem of it.
func (u *User) refuse(name string, err error) *Run {
	err = fmt.Errorf("%s: %w", name, err)
	u.srv.problem(Problem{Text: u.Name + ": " + err.Error(), By: u.ID})
	return &Run{srv: u.srv, name: name, refused: err}
}

// acknowledged waits for the first response as long as Discord would.
func (r *Run) acknowledged(ctx context.Context) (int, error) {
	if r.refused != nil {
		return 0, r.refused
	}
	ctx, cancel := context.WithDeadlineCause(ctx, r.created.Add(r.srv.o.AnswerWithin), ErrNoResponse)
	defer cancel()
	response := 0
	err := r.srv.await(ctx, "an answer to "+r.name, func() bool {
		response = r.response
		return response != 0
	})
	return response, err
}

// Acknowledged waits for the first response and returns its type: 4 message,
// 5 deferred message, 6 deferred update, 7 update, 8 suggestions, 9 form. It
// fails with [ErrNoResponse] when Discord's client would say that the
// application did not respond.
func (r *Run) Acknowledged(ctx context.Context) (int, error) { return r.acknowledged(ctx) }

// Answer waits for the message that answers the run: the first response, what
// followed a deferral, or the changed message that a component belongs to. It
// fails with [ErrNoResponse] when Discord's client would say that the
// application did not respond.
func (r *Run) Answer(ctx context.Context) (Message, error) {
	response, err := r.acknowledged(ctx)
	if err != nil {
		return Message{}, err
	}
	if response == respondChoices || response == respondModal {
		return Message{}, fmt.Errorf("%s was answered with a response of type %d, which is no message", r.name, response)
	}
	ctx, cancel := context.WithDeadlineCause(ctx, r.created.Add(r.srv.o.TokenLife), ErrNoResponse)
	defer cancel()
	var answer Message
	there := false
	err = r.srv.await(ctx, "the answer after a deferral of "+r.name, func() bool {
		if r.done {
			answer, there = r.srv.current(Message{ID: r.original, ChannelID: r.channel.ID})
		}
		return r.done || r.deleted
	})
	if err == nil && !there {
		err = fmt.Errorf("the answer to %s was deleted", r.name)
	}
	return answer, err
}

// Form waits for the form that the run opened.
func (r *Run) Form(ctx context.Context) (Modal, error) {
	response, err := r.acknowledged(ctx)
	if err != nil {
		return Modal{}, err
	}
	if response != respondModal {
		return Modal{}, fmt.Errorf("%s was answered with a response of type %d, which is no form", r.name, response)
	}
	return *r.form, nil
}

// FollowUps returns the messages that followed the first answer and still
// exist, oldest first.
func (r *Run) FollowUps() []Message {
	r.srv.mu.Lock()
	defer r.srv.mu.Unlock()
	list := []Message{}
	for _, id := range r.followUps {
		if m, there := r.srv.current(Message{ID: id, ChannelID: r.channel.ID}); there {
			list = append(list, m)
		}
	}
	return list
}

// Modal is a form.
type Modal struct {
	CustomID   string      `json:"custom_id"`
	Title      string      `json:"title"`
	Components []Component `json:"components"`
}

// Token returns the interaction's token, which the bot answers with.
func (r *Run) Token() string { return r.token }
