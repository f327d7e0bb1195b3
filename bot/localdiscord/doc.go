// Package localdiscord is a small strict Discord in one process: a gateway and
// a REST API on a loopback port, with guilds, channels, direct messages, users,
// messages, application commands and interactions in memory. A bot that is
// pointed at [Server.URL] can't tell it from Discord in what it implements, and
// what it doesn't implement it refuses aloud.
//
// It promises three things. It speaks JSON of its own, so that a mistake in a
// client library's structs can't cancel itself out. It has Discord's limits and
// answers with Discord's own error codes; whatever Discord would refuse, ignore
// or not know is also kept as a [Problem], so that a test fails on it. And it is
// bounded: histories have a length, everything ends at [Server.Close].
//
// It errs towards strictness: where Discord's documentation and its published
// OpenAPI description differ, the stricter one counts, and texts that a bot
// sends are measured in UTF-16 units, the larger of the two possible counts.
//
// People are values with verbs. They act, then wait for what the bot makes of it:
//
//	srv, err := localdiscord.New(localdiscord.Options{})
//	defer srv.Close()
//	general := srv.Guild("riverside").Channel("general")
//	alice := srv.User("alice")
//	asked := alice.Says(general, "!who King")
//	answer, err := asked.Reply(ctx)
//	run := alice.Runs(general, "/who", "name", "King")
//	card, err := run.Answer(ctx)
//
// Nothing sleeps: [Server.Quiet] is the barrier after which everything that was
// sent to the bot has been handled and answered.
package localdiscord
