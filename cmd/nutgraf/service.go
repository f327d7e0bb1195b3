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
	"nutgraf/cmd/nutgraf/internal/watch"
	"nutgraf/handlers"
)

// service is the bot as it runs for members, with what stands around it.
type service struct {
	settings config.Config
	bot      *bot.Bot
	house    *handlers.House
	log      *slog.Logger
	shelf    *shelf.Shelf
	metrics  *watch.Metrics
	notes    notebook
	watched  *watch.Server // nil: nobody watches
}

// service builds the bot from settings and environment. The error holds
// everything that is wrong with them, not just the first. With keeping it opens
// what is kept of unanswered questions; close ends that.
func (a *app) service(keeping bool) (*service, error) {
	c, wrong := a.settings()
	token, err := config.Token(a.env)
	wrong = errors.Join(wrong, err)
	table, err := shelf.Open(c.Table)
	if err := errors.Join(wrong, err); err != nil {
		return nil, err
	}
	s := &service{settings: c, shelf: table, log: newLog(a.stderr, c.Log, a.env)}
	for _, warning := range c.Warnings {
		s.log.Warn(warning)
	}
	t := table.Table()
	s.log.Debug("table loaded", "version", t.Version, "facts", len(t.Facts), "entities", len(t.Entities))
	s.metrics = watch.NewMetrics(programVersion(), table.Table)
	if keeping {
		s.notes = openNotebook(a.ctx, c.Unanswered, s.log, s.metrics)
	}
	s.house = houseOver(c, table.Table, s.notes)
	on := mannersOf(c.Discord)
	on.Token, on.APIURL, on.GuildID = bot.Token(token), c.Discord.APIURL, c.Discord.GuildID
	on.MessageContent, on.Register, on.Observer = bot.MessageContent(c.Discord.MessageContent), c.Discord.RegisterCommands, s.metrics
	s.bot, err = bot.New(on, s.house, s.log)
	if err != nil {
		return nil, errors.Join(err, s.notes.close())
	}
	s.metrics.Follow(s.bot)
	return s, nil
}

// mannersOf are the settings that hold on any Discord, the playground's too.
func mannersOf(d config.Discord) bot.Config {
	return bot.Config{Prefix: d.Prefix, Private: d.PrivateAnswers, PrivateGuilds: d.PrivateGuilds, PerMinute: d.QuestionsPerMinute}
}

// run keeps the bot and what stands around it going until ctx ends or Discord
// refuses the bot for good. Everything ends after the bot, which finishes what
// it is answering.
func (s *service) run(ctx context.Context) error {
	living, stop := context.WithCancel(ctx)
	var beside sync.WaitGroup
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, syscall.SIGHUP)
	s.watch(ctx, &beside)
	beside.Go(func() {
		defer signal.Stop(asked)
		s.shelf.Watch(living, asked, func(e shelf.Event) {
			logTable(s.log, e)
			if s.shelf.Path() != "" { // or there was nothing to read
				s.metrics.Reloaded(e.Err)
			}
		})
	})
	err := s.bot.Run(ctx)
	stop()
	if s.watched != nil {
		if err := s.watched.Close(); err != nil {
			s.log.Warn("closing health and metrics", "err", err)
		}
	}
	beside.Wait()
	if err := s.notes.close(); err != nil {
		s.log.Error("unanswered questions may be lost", "err", err)
	}
	if err == nil {
		s.log.Info("ended in good order")
	}
	return err
}

// watch serves health and metrics. That it can't is no reason not to answer
// members.
func (s *service) watch(ctx context.Context, beside *sync.WaitGroup) {
	if s.settings.Watch.Addr == "off" {
		return
	}
	version := programVersion()
	served, err := watch.Listen(s.settings.Watch.Addr, s.metrics, func() watch.State {
		gateway := "offline"
		switch {
		case ctx.Err() != nil:
			gateway = "stopping"
		case s.bot.Online():
			gateway = "online"
		}
		return watch.StateOf(version, gateway, s.shelf.Table())
	}, s.log)
	if err != nil {
		s.log.Error("nobody can watch the bot", "err", err, "remedy", "mend watch.addr, or set it to off")
		return
	}
	s.watched = served
	s.log.Info("health and metrics are served", "addr", served.Addr())
	beside.Go(func() {
		if err := served.Serve(); err != nil {
			s.log.Error("health and metrics are served no more", "err", err)
		}
	})
}
