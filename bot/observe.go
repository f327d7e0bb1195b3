package bot

import "time"

// Observer is told what the bot does, for metrics. Its methods are called from
// many goroutines at once, one of them the gateway's reader: they must return at
// once and must not panic. Every text comes from a small fixed set, without ids
// and without anything that a member typed, so that it can be a label. Embed
// [NoObserver] to stay complete when methods are added.
type Observer interface {
	// Event is an event that the gateway delivered: its name if the bot takes
	// such events in, otherwise "other".
	Event(name string)
	// Dropped is work that nobody will do: of a surface ("prefix", "mention",
	// "dm", "interaction"), because of "full" (no room), "flood" (one member's
	// share is used up) or "late" (Discord no longer takes the answer).
	Dropped(surface, why string)
	// Answered is a question that was answered: took is from the event's arrival
	// to Discord's word that it has the answer.
	Answered(surface, outcome string, took time.Duration)
	// Unsent is an answer that Discord didn't take: "gone" (deleted, expired, or
	// another process was first), "forbidden" or "failed".
	Unsent(surface, why string)
	// Panicked is a bug that was contained; where it was.
	Panicked(where string)
	// Connected is a gateway session that is ready; resumed says whether it goes
	// on from an earlier connection.
	Connected(resumed bool)
	// Disconnected is a connection that has ended, or was never had: "reconnect"
	// (op 7), "invalid" (op 9), "zombie", "network", "other", or a close code.
	Disconnected(why string)
	// Requested is one attempt at a REST call, such as "POST
	// /channels/{id}/messages". Status is Discord's HTTP status, 0 if there was
	// no answer; took is until the answer's header.
	Requested(route string, status int, took time.Duration)
	// Withheld is a REST call that wasn't made: "limit" (no time to wait for
	// Discord's rate limit), "invalid" (too many refusals, Discord would ban the
	// address) or "token" (Discord has refused the token).
	Withheld(route, why string)
}

// NoObserver is an Observer that ignores everything.
type NoObserver struct{}

// Event ignores.
func (NoObserver) Event(string) {}

// Dropped ignores.
func (NoObserver) Dropped(string, string) {}

// Answered ignores.
func (NoObserver) Answered(string, string, time.Duration) {}

// Unsent ignores.
func (NoObserver) Unsent(string, string) {}

// Panicked ignores.
func (NoObserver) Panicked(string) {}

// Connected ignores.
func (NoObserver) Connected(bool) {}

// Disconnected ignores.
func (NoObserver) Disconnected(string) {}

// Requested ignores.
func (NoObserver) Requested(string, int, time.Duration) {}

// Withheld ignores.
func (NoObserver) Withheld(string, string) {}

// Gauges are what is true of a bot at one moment.
type Gauges struct {
	// Online says whether the gateway is connected and ready.
	Online bool
	// Pending is how many questions wait or are being answered, QueueLimit how
	// many there may be.
	Pending, QueueLimit int
	// IdentifiesLeft is how many sessions Discord lets the bot start until
	// IdentifiesReset; -1 before Discord has said.
	IdentifiesLeft  int
	IdentifiesReset time.Time
	// InvalidRequests is how many REST calls of the last ten minutes Discord
	// refused with 401, 403 or 429. It bans the address at 10,000.
	InvalidRequests int
}

// Gauges returns what is true now. It is cheap and safe at any time.
func (b *Bot) Gauges() Gauges {
	g := Gauges{Online: b.online.Load(), Pending: b.pool.size() + b.quick.size(), QueueLimit: 2 * maxQueued}
	g.IdentifiesLeft, g.IdentifiesReset = b.gate.left()
	g.InvalidRequests = b.rest.invalid.count(time.Now())
	return g
}
