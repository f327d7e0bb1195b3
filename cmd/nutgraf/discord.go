package main

import (
	"errors"
	"fmt"
	"log/slog"

	"nutgraf/bot"
	"nutgraf/cmd/nutgraf/internal/config"
	"nutgraf/cmd/nutgraf/internal/plain"
)

type runCmd struct{}

// Help is the end of what run --help prints.
func (runCmd) Help() string {
	return "The token comes from DISCORD_TOKEN, or from the file that DISCORD_TOKEN_FILE names; everything else " +
		"from the settings (see config.example.yaml). SIGINT or SIGTERM ends the bot when what it is answering " +
		"has been answered, a second one at once.\n\n" + examples(
		"DISCORD_TOKEN=... nutgraf run",
		"DISCORD_TOKEN_FILE=/run/secrets/discord nutgraf run --config nutgraf.yaml",
		"NUTGRAF_LOG_LEVEL=debug nutgraf run",
	)
}

// Run keeps the bot on Discord until a signal.
func (runCmd) Run(a *app) error {
	b, log, err := a.bot()
	if err != nil {
		return err
	}
	if err := b.Run(a.ctx); err != nil {
		return err
	}
	log.Info("ended in good order")
	return nil
}

type commandsCmd struct {
	Sync syncCmd `cmd:"" help:"Register the slash commands with Discord if they differ."`
}

// Help is the end of what commands --help prints.
func (commandsCmd) Help() string {
	return examples("nutgraf commands sync", "nutgraf commands sync --dry-run")
}

type syncCmd struct {
	DryRun bool `help:"Only say what would change."`
}

// Help is the end of what commands sync --help prints.
func (syncCmd) Help() string {
	return "Registers for the server in discord.guild_id, or everywhere if that is empty.\n\n" + examples(
		"nutgraf commands sync --dry-run",
		"NUTGRAF_DISCORD_GUILD_ID=123456789012345678 nutgraf commands sync",
	)
}

// Run brings the registered commands up to date.
func (c syncCmd) Run(a *app) error {
	b, _, err := a.bot()
	if err != nil {
		return err
	}
	changes, err := b.SyncCommands(a.ctx, c.DryRun)
	if err != nil {
		return err
	}
	switch text := changes.String(); {
	case changes.Empty():
		fmt.Fprintln(a.stdout, text)
	case c.DryRun:
		fmt.Fprintln(a.stdout, "would "+plain.Text(text))
	default:
		fmt.Fprintln(a.stdout, "done: "+plain.Text(text))
	}
	return nil
}

type startCmd struct{}

// Run is what nutgraf without a command does.
func (startCmd) Run(a *app) error {
	_, err := config.Token(a.env)
	if errors.Is(err, config.ErrNoToken) {
		return playgroundCmd{Addr: defaultAddr}.Run(a)
	}
	if err != nil {
		return err
	}
	return runCmd{}.Run(a)
}

// bot builds the bot from settings and environment, and its log.
func (a *app) bot() (*bot.Bot, *slog.Logger, error) {
	token, err := config.Token(a.env)
	if err != nil {
		return nil, nil, err
	}
	table, house, c, err := a.open()
	if err != nil {
		return nil, nil, err
	}
	log := newLog(a.stderr, c.Log, a.env)
	for _, warning := range c.Warnings {
		log.Warn(warning)
	}
	log.Debug("table loaded", "version", table.Version, "facts", len(table.Facts), "entities", len(table.Entities))
	b, err := bot.New(bot.Config{
		Token:          bot.Token(token),
		APIURL:         c.Discord.APIURL,
		Prefix:         c.Discord.Prefix,
		GuildID:        c.Discord.GuildID,
		MessageContent: bot.MessageContent(c.Discord.MessageContent),
		Register:       c.Discord.RegisterCommands,
	}, house, log)
	if err != nil {
		return nil, nil, err
	}
	return b, log, nil
}
