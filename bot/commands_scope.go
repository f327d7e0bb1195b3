package bot

import (
	"context"
	"fmt"
	"net/http"

	"github.com/bwmarrin/discordgo"
)

// RegisteredEverywhere returns the names of the commands that are registered for
// every server. Members of a server with commands of its own see both, so that
// each of the same name stands there twice.
func (b *Bot) RegisteredEverywhere(ctx context.Context) ([]string, error) {
	app, err := b.application(ctx)
	if err != nil {
		return nil, fmt.Errorf("reading the commands of every server: %w", err)
	}
	var have []command
	if err := b.rest.call(ctx, "reading the commands of every server", http.MethodGet, discordgo.EndpointApplicationGlobalCommands(app), nil, &have); err != nil {
		return nil, b.withRemedy(err)
	}
	names := make([]string, 0, len(have))
	for _, c := range have {
		names = append(names, c.Name)
	}
	return names, nil
}

// RemoveCommands takes every registered command back, in the configured guild or
// globally, never in both. With dryRun it only says which. It needs no running
// bot.
func (b *Bot) RemoveCommands(ctx context.Context, dryRun bool) (Changes, error) {
	app, err := b.application(ctx)
	if err != nil {
		return Changes{}, fmt.Errorf("removing commands: %w", err)
	}
	address := discordgo.EndpointApplicationGlobalCommands(app)
	if b.cfg.GuildID != "" {
		address = discordgo.EndpointApplicationGuildCommands(app, b.cfg.GuildID)
	}
	var have []command
	if err := b.rest.call(ctx, "reading the registered commands", http.MethodGet, address, nil, &have); err != nil {
		return Changes{}, fmt.Errorf("removing commands: %w", b.withRemedy(err))
	}
	var changes Changes
	for _, c := range have {
		changes.Removed = append(changes.Removed, c.Name)
	}
	if changes.Empty() || dryRun {
		return changes, nil
	}
	if err := b.rest.call(ctx, "removing the commands", http.MethodPut, address, []command{}, nil); err != nil {
		return changes, fmt.Errorf("removing commands: %w", b.withRemedy(err))
	}
	return changes, nil
}
