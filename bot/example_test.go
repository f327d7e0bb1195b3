package bot_test

import (
	"context"
	"fmt"
	"os"

	"nutgraf/bot"
	"nutgraf/bot/localdiscord"
	"nutgraf/handlers"
)

// A bot in a Discord of its own answers a member.
func Example() {
	raw, err := os.ReadFile("testdata/bridge.yaml")
	if err != nil {
		panic(err)
	}
	house, err := handlers.FromTable("bridge.yaml", raw)
	if err != nil {
		panic(err)
	}
	discord, err := localdiscord.New(localdiscord.Options{})
	if err != nil {
		panic(err)
	}
	defer discord.Close()

	b, err := bot.New(bot.Config{
		Token:  bot.Token(discord.Application().Token()),
		APIURL: discord.URL(), // leave out for Discord itself
	}, house, nil)
	if err != nil {
		panic(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error)
	go func() { done <- b.Run(ctx) }()
	if err := discord.Application().Online(ctx); err != nil {
		panic(err)
	}

	general := discord.Guild("riverside").Channel("general")
	answer, err := discord.User("alice").Mentions(general, "@bot who is the mayor?").Reply(ctx)
	if err != nil {
		panic(err)
	}
	fmt.Println(answer.Content)

	stop()
	fmt.Println("stopped:", <-done)
	// Output:
	// Ada King is the mayor of Riverside.
	// -# The Riverside Gazette, paragraph 1 · reported · as of March 7, 2024
	// stopped: <nil>
}
