package bot

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"nutgraf/handlers"
)

// said is an answer in Discord's markup.
type said struct {
	page
	private  bool
	effect   handlers.Effect
	outcome  string   // for the log
	facts    []string // ids
	language string   // BCP 47
	body     string   // the answer alone, without small print
}

// ask gets the answer. There always is one: a UserError is shown, any other
// error or panic becomes a number that the member can pass on and the log knows.
func (b *Bot) ask(ctx context.Context, r handlers.Request) said {
	s, err := b.consult(ctx, r)
	if err == nil {
		return s
	}
	var shown handlers.UserError
	if errors.As(err, &shown) && shown.Text != "" {
		return said{page: page{Content: fit(escape(shown.Text), limitContent)}, private: true, outcome: "refused"}
	}
	number := newReference()
	b.log.Error("a question failed", "reference", number, "surface", r.Surface, "command", r.Command, "err", err)
	return said{page: page{Content: b.sorry(r.Locale, number)}, private: true, outcome: "failed"}
}

// consult calls the house and turns a panic into an error.
func (b *Bot) consult(ctx context.Context, r handlers.Request) (s said, err error) {
	defer func() {
		if p := recover(); p != nil {
			b.cfg.Observer.Panicked("handler")
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	reply, err := b.house.Handle(ctx, r)
	if err != nil {
		return said{}, err
	}
	p, left := render(reply, r.Asker)
	for _, err := range left {
		b.log.Error("a button had to be left out", "command", r.Command, "err", err)
	}
	if p.Content == "" && reply.Effect != handlers.Remove && reply.Effect != handlers.Share {
		return said{}, errors.New("the answer is empty")
	}
	return said{p, reply.Private, reply.Effect, reply.Outcome, reply.Facts, reply.Language, bodyOf(reply)}, nil
}

// sorry says that something went wrong, under a number. It asks no table, which
// may be what went wrong.
func (b *Bot) sorry(locale, number string) string {
	return b.house.Notice(handlers.NoticeFailed, handlers.Request{Locale: locale}) + " " + number
}

// newReference returns a short number, random enough to find one log line.
func newReference() string { return rand.Text()[:8] }

// workContext bounds one answer.
func (b *Bot) workContext() (context.Context, context.CancelFunc) {
	return context.WithTimeout(b.work, b.timing.work)
}

// logAnswer never logs what a member typed.
func (b *Bot) logAnswer(r handlers.Request, s said, began time.Time) {
	b.cfg.Observer.Answered(string(r.Surface), s.outcome, time.Since(began))
	b.log.Info("answered", "surface", r.Surface, "command", r.Command, "outcome", s.outcome,
		"took", time.Since(began).Round(time.Microsecond))
}

// logUnsent tells what members cause in passing from what an operator can mend.
func (b *Bot) logUnsent(surface handlers.Surface, err error) {
	level, why, hint := slog.LevelError, "failed", ""
	switch {
	case refusedWith(err, codeUnknownChannel, codeUnknownMessage, codeAcknowledged):
		level, why, hint = slog.LevelDebug, "gone", "deleted, or answered by another process"
	case refusedWith(err, codeUnknownInteraction):
		level, why, hint = slog.LevelWarn, "gone", "too late: Discord waits 3 s"
	case refusedWith(err, codeUnknownWebhook, codeBadWebhookToken):
		level, why, hint = slog.LevelDebug, "gone", "too late: Discord takes answers for 15 min"
	case refusedWith(err, codeMissingAccess, codeMissingPermissions):
		level, why, hint = slog.LevelWarn, "forbidden", "the bot may not write there: give it View Channel and Send Messages"
	}
	b.cfg.Observer.Unsent(string(surface), why)
	b.log.Log(context.Background(), level, "an answer could not be sent", "surface", surface, "err", err, "hint", hint)
}
