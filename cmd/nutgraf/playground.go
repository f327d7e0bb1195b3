package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"syscall"

	"nutgraf/bot"
	"nutgraf/bot/localdiscord/desk"
	"nutgraf/cmd/nutgraf/internal/config"
	"nutgraf/cmd/nutgraf/internal/plain"
	"nutgraf/cmd/nutgraf/internal/shelf"
	"nutgraf/handlers"
)

// defaultAddr is where the page is served.
const defaultAddr = "127.0.0.1:8620"

type playgroundCmd struct {
	Addr        string `default:"127.0.0.1:8620" placeholder:"HOST:PORT" help:"Serve the page there instead of ${default}."`
	AllowRemote bool   `help:"Let --addr be reached from other machines, with an access key."`
}

// Help is the end of what playground --help prints.
func (playgroundCmd) Help() string {
	return "Runs the bot against a small Discord in this program and prints the address of a page on which you are its " +
		"members: no token, no account, no server. Saving the table's file makes the bot answer from it at once; while " +
		"it has mistakes the last good one answers, and the page shows them.\n\n" + examples(
		"nutgraf playground",
		"nutgraf playground --table my-table.yaml",
		"nutgraf playground --addr 127.0.0.1:0    # any free port",
		"nutgraf playground --addr 0.0.0.0:8620 --allow-remote",
	)
}

// Run keeps the playground open until a signal.
func (c playgroundCmd) Run(a *app) error {
	settings, err := a.settings()
	if err != nil {
		return err
	}
	table, err := shelf.Open(settings.Table)
	if err != nil {
		return err
	}
	log := newLog(a.stderr, settings.Log, a.env)
	for _, warning := range settings.Warnings {
		log.Warn(warning)
	}
	p := &playground{log: log, settings: settings, shelf: table, notes: played(settings.Unanswered), again: make(chan struct{}, 1)}
	p.desk, err = desk.New(desk.Options{
		Addr: c.Addr, AllowRemote: c.AllowRemote, Bot: "nutgraf", Prefix: settings.Discord.Prefix, ContentGivenBack: p.restart,
		Channels: []string{"general", "news-desk"},
	})
	if err != nil {
		return c.explain(err)
	}
	defer p.desk.Close()
	fmt.Fprintf(a.stdout, "The playground is open at %s (Ctrl-C closes it)\n", plain.Text(p.desk.URL()))
	if p.desk.Remote() {
		fmt.Fprintln(a.stdout, "From another machine: the same with this machine's name in place of the address. Whoever has the key gets in.")
	}
	return p.run(a.ctx)
}

// explain says what to do about an address that can't be had.
func (c playgroundCmd) explain(err error) error {
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("%w: is another playground open? --addr 127.0.0.1:0 takes any free port", err)
	}
	if errors.Is(err, desk.ErrRemote) {
		return fmt.Errorf("%w: add --allow-remote to mean it", err)
	}
	return err
}

// playground is a desk, the bot on it and the table it answers from.
type playground struct {
	desk     *desk.Desk
	log      *slog.Logger
	settings config.Config
	shelf    *shelf.Shelf
	notes    notebook
	again    chan struct{} // has an element when the bot should start anew
}

// run serves the page and keeps the bot and the watch on the table going until
// ctx ends or one of them fails. The bot ends first, so that it can finish.
func (p *playground) run(ctx context.Context) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	served, watched := make(chan error, 1), make(chan struct{})
	go func() {
		err := p.desk.Serve(context.Background())
		stop(err)
		served <- err
	}()
	go func() {
		defer close(watched)
		note := tableNote{p.shelf.Path()}
		p.desk.Note(note.good(p.shelf.Table()))
		p.shelf.Watch(ctx, nil, func(e shelf.Event) {
			logTable(p.log, e)
			p.desk.Note(note.of(e))
		})
	}()
	err := p.bots(ctx)
	stop(nil)
	p.desk.Close()
	<-watched
	return errors.Join(err, <-served)
}

// bots runs one bot after another: a new one when it is to start anew.
func (p *playground) bots(ctx context.Context) error {
	house := houseOver(p.settings, p.shelf.Table, p.notes)
	for ctx.Err() == nil {
		living, end := context.WithCancel(ctx)
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			select {
			case <-p.again:
				end()
			case <-living.Done():
			}
		}()
		err := p.bot(living, house)
		end()
		<-ended
		if err != nil {
			return err
		}
	}
	return nil
}

// bot runs one bot on the local Discord, the same way as on the real one.
func (p *playground) bot(ctx context.Context, house *handlers.House) error {
	discord := p.desk.Discord()
	on := mannersOf(p.settings.Discord)
	on.Token, on.APIURL = bot.Token(discord.Application().Token()), discord.URL()
	on.MessageContent, on.Register = bot.MessageContentAuto, true
	b, err := bot.New(on, house, p.log)
	if err != nil {
		return err
	}
	return b.Run(ctx)
}

// restart makes the bot start anew.
func (p *playground) restart() {
	select {
	case p.again <- struct{}{}:
	default: // it is about to
	}
}
