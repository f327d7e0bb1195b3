// Package bot puts a handlers.House into Discord: gateway events in,
// handlers.Request through, handlers.Reply out. It is the only package that
// knows discordgo.
//
// It promises that an addressed bot is never silent and an unaddressed one never
// speaks; that nothing a member types pings anybody or is repeated as markup;
// that a token is in no log, error or answer; and that whatever the gateway
// does, [Bot.Run] either mends it or ends with one sentence that says what to do.
//
// It errs towards silence where it can't know that it was meant: other bots,
// webhooks, system messages, role mentions and @everyone get no answer.
//
// An event's way through the files:
//
//	supervisor.go  keeps one connection alive: backoff and resume; gate.go when
//	               another session may be started, address.go where
//	link.go        one connection: a discordgo session behind a relay
//	relay.go       stands between discordgo and the gateway and stops what
//	               discordgo can't take (op 7, op 9, malformed frames); uplink.go
//	               sees to it that heartbeats are acknowledged
//	fate.go        how a connection ended, and what that means
//	events.go      the reader's side: read little, drop doubles (seen.go), enqueue
//	pool.go        workers: conversations in order, floods held back
//	message.go     is it for us? → handlers.Request
//	interaction.go commands, buttons and autocomplete → handlers.Request; ack.go
//	               acknowledges them in time
//	ask.go         the house is asked; errors and panics become a number
//	render.go      handlers.Reply → Discord's markup (escape.go, fit.go)
//	send.go        the only place that writes to Discord's channels
//	rest.go        one REST call; policy.go and limits.go when and how often,
//	               invalid.go when no more
//	commands.go    what is registered, compared with what should be;
//	               commands_scope.go for one server or for all
//	standing.go    how the bot stands with Discord, for an operator who looks
//	observe.go     what is told to metrics
package bot
