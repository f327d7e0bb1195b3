package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"nutgraf/bot"
	"nutgraf/cmd/nutgraf/internal/config"
	"nutgraf/cmd/nutgraf/internal/plain"
	"nutgraf/handlers"
)

type commandsCmd struct {
	Sync   syncCmd   `cmd:"" help:"Register the slash commands with Discord if they differ."`
	Remove removeCmd `cmd:"" help:"Take the registered slash commands back."`
}

// Help is the end of what commands --help prints.
func (commandsCmd) Help() string {
	return examples("nutgraf commands sync", "nutgraf commands sync --dry-run", "nutgraf commands remove --dry-run")
}

type syncCmd struct {
	DryRun bool `help:"Only say what would change."`
}

// Help is the end of what commands sync --help prints.
func (syncCmd) Help() string {
	return "Registers for the server in discord.guild_id, or everywhere if that is empty. Either leaves the other alone: " +
		"members of that server see a command twice if it is registered both ways, and sync says so. Without a token " +
		"--dry-run lists what would be registered, compared with nothing.\n\n" + examples(
		"nutgraf commands sync --dry-run",
		"NUTGRAF_DISCORD_GUILD_ID=123456789012345678 nutgraf commands sync",
	)
}

// Run brings the registered commands up to date.
func (c syncCmd) Run(a *app) error {
	if _, err := config.Token(a.env); c.DryRun && errors.Is(err, config.ErrNoToken) {
		return a.listCommands()
	}
	s, err := a.service(false)
	if err != nil {
		return err
	}
	changes, err := s.bot.SyncCommands(a.ctx, c.DryRun)
	if err != nil {
		return err
	}
	a.printChanges(changes, c.DryRun)
	if s.settings.Discord.GuildID == "" {
		return nil
	}
	everywhere, err := s.bot.RegisteredEverywhere(a.ctx)
	if err != nil {
		return err
	}
	if twice := doubled(s.house.Registered(), everywhere); len(twice) > 0 {
		fmt.Fprintf(a.stdout, "members of server %s see %s twice, registered for it and for every server: to take the latter back, leave discord.guild_id empty and run nutgraf commands remove\n",
			s.settings.Discord.GuildID, plain.Text(strings.Join(twice, ", ")))
	}
	return nil
}

// listCommands prints what would be registered, without asking Discord.
func (a *app) listCommands() error {
	_, house, _, err := a.open()
	if err != nil {
		return err
	}
	for _, c := range house.Registered() {
		if c.Kind == handlers.MessageMenu {
			fmt.Fprintf(a.stdout, "%s: in the menu of a message, under Apps\n", c.Name)
			continue
		}
		fmt.Fprintf(a.stdout, "/%s: %s\n", c.Name, c.Description)
	}
	fmt.Fprintln(a.stderr, "nutgraf: without a token in DISCORD_TOKEN these can't be compared with what is registered")
	return nil
}

// doubled returns the names that are registered everywhere as well.
func doubled(ours []handlers.Command, everywhere []string) (names []string) {
	for _, c := range ours {
		if slices.Contains(everywhere, c.Name) {
			names = append(names, c.Name)
		}
	}
	return names
}

type removeCmd struct {
	DryRun bool `help:"Only say what would be removed."`
}

// Help is the end of what commands remove --help prints.
func (removeCmd) Help() string {
	return "Removes those of the server in discord.guild_id, or those of every server if that is empty. A bot that " +
		"starts registers its commands again unless discord.register_commands is false.\n\n" + examples(
		"nutgraf commands remove --dry-run",
		"NUTGRAF_DISCORD_GUILD_ID=123456789012345678 nutgraf commands remove",
	)
}

// Run takes the registered commands back.
func (c removeCmd) Run(a *app) error {
	s, err := a.service(false)
	if err != nil {
		return err
	}
	changes, err := s.bot.RemoveCommands(a.ctx, c.DryRun)
	if err != nil {
		return err
	}
	a.printChanges(changes, c.DryRun)
	return nil
}

func (a *app) printChanges(changes bot.Changes, dryRun bool) {
	switch text := changes.String(); {
	case changes.Empty():
		fmt.Fprintln(a.stdout, text)
	case dryRun:
		fmt.Fprintln(a.stdout, "would "+plain.Text(text))
	default:
		fmt.Fprintln(a.stdout, "done: "+plain.Text(text))
	}
}
