package main

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"os/signal"
	"sync"
	"syscall"

	"nutgraf/bot"
	"nutgraf/cmd/nutgraf/internal/config"
	"nutgraf/cmd/nutgraf/internal/shelf"
	"nutgraf/handlers"
)

// service is the bot as it runs for members, with what stands around it.
type service struct {
	settings config.Config
	bot      *bot.Bot
	house    *handlers.House
	log      *slog.Logger
	shelf    *shelf.Shelf
}

// service builds the bot from settings and environment. The error holds
// everything that is wrong with them, not just the first.
func (a *app) service() (*service, error) {
	c, wrong := a.settings()
	token, err := config.Token(a.env)
	wrong = errors.Join(wrong, err)
	table, err := shelf.Open(c.Table)
	if err := errors.Join(wrong, err); err != nil {
		return nil, err
	}
	log := newLog(a.stderr, c.Log, a.env)
	for _, warning := range c.Warnings {
		log.Warn(warning)
	}
	t := table.Table()
	log.Debug("table loaded", "version", t.Version, "facts", len(t.Facts), "entities", len(t.Entities))
	house := houseOver(c, table.Table)
	b, err := bot.New(bot.Config{
		Token:          bot.Token(token),
		APIURL:         c.Discord.APIURL,
		Prefix:         c.Discord.Prefix,
		GuildID:        c.Discord.GuildID,
		MessageContent: bot.MessageContent(c.Discord.MessageContent),
		Register:       c.Discord.RegisterCommands,
	}, house, log)
	if err != nil {
		return nil, err
	}
	return &service{settings: c, bot: b, house: house, log: log, shelf: table}, nil
}

// run keeps the bot and the watch on the table going until ctx ends or Discord
// refuses the bot for good.
func (s *service) run(ctx context.Context) error {
	living, stop := context.WithCancel(ctx)
	var beside sync.WaitGroup
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, syscall.SIGHUP)
	beside.Go(func() {
		defer signal.Stop(asked)
		s.shelf.Watch(living, asked, func(e shelf.Event) { logTable(s.log, e) })
	})
	err := s.bot.Run(ctx)
	stop()
	beside.Wait()
	if err == nil {
		s.log.Info("ended in good order")
	}
	return err
}
