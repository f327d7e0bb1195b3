package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"nutgraf/bot"
	"nutgraf/cmd/nutgraf/internal/config"
	"nutgraf/facts"
)

// patient is how long one question to Discord may take.
const patient = 15 * time.Second

// discord looks at what Discord says, as far as there is a token.
func (d *doctor) discord(c config.Config, token string) {
	ctx, cancel := context.WithTimeout(d.ctx, patient)
	err := bot.Reach(ctx, c.Discord.APIURL)
	cancel()
	if err != nil {
		d.finds(broken, "discord", fmt.Sprintf("%s can't be used: %v: mend the network, the proxy or discord.api_url", c.Discord.APIURL, err))
		return
	}
	d.finds(fine, "discord", c.Discord.APIURL+" and its gateway answer")
	if token == "" {
		d.finds(unknown, "bot", "without a token: who the bot is, its intents, limits, servers and commands")
		return
	}
	b, err := bot.New(bot.Config{
		Token: bot.Token(token), APIURL: c.Discord.APIURL, Prefix: c.Discord.Prefix,
		GuildID: c.Discord.GuildID, MessageContent: bot.MessageContent(c.Discord.MessageContent),
	}, houseOver(c, func() *facts.Table { return nil }, notebook{}), nil)
	if err != nil {
		d.finds(broken, "bot", err.Error())
		return
	}
	defer b.Close()
	for _, look := range []func(context.Context, *bot.Bot, config.Config) bool{d.identity, d.sessions, d.servers, d.registered} {
		ctx, cancel := context.WithTimeout(d.ctx, patient)
		more := look(ctx, b, c)
		cancel()
		if !more {
			return
		}
	}
}

// identity is false if the other questions make no sense.
func (d *doctor) identity(ctx context.Context, b *bot.Bot, c config.Config) bool {
	who, err := b.Identity(ctx)
	if err != nil {
		d.finds(broken, "bot", err.Error())
		return false
	}
	d.finds(fine, "bot", fmt.Sprintf("%s, user %s, application %s", who.Name, who.User, who.Application))
	const mend = "switch on Message Content Intent on the Bot page of your application at https://discord.com/developers/applications"
	switch wanted := c.Discord.MessageContent; {
	case wanted == "off":
		d.finds(fine, "intents", "message content is not asked for: commands such as "+c.Discord.Prefix+"who go unheard in server channels")
	case who.MessageContent:
		d.finds(fine, "intents", "message content may be read: commands such as "+c.Discord.Prefix+"who work in server channels")
	case wanted == "required":
		d.finds(broken, "intents", "message content is required and not allowed: "+mend+", or set discord.message_content to auto")
	default:
		d.finds(noted, "intents", "message content is not allowed, so that commands such as "+c.Discord.Prefix+"who go unheard in server channels: "+mend)
	}
	return true
}

func (d *doctor) sessions(ctx context.Context, b *bot.Bot, _ config.Config) bool {
	s, err := b.Sessions(ctx)
	reset := time.Now().Add(s.Reset).Format(time.TimeOnly)
	switch text := fmt.Sprintf("%d of %d sessions a day are left", s.Left, s.Total); {
	case err != nil:
		d.finds(broken, "gateway", err.Error())
	case s.Total == 0:
		d.finds(fine, "gateway", "the server names no limit of sessions")
	case s.Left == 0:
		d.finds(broken, "gateway", text+": the bot can't connect before "+reset+"; see whether another process uses the token")
	case s.Left <= s.ReserveFromHere:
		d.finds(noted, "gateway", text+", new ones at "+reset+": see whether another process uses the token")
	case s.Shards > 1:
		d.finds(noted, "gateway", fmt.Sprintf("%s; Discord recommends %d shards, and this bot has one connection: take it out of some servers before it is in 2,500", text, s.Shards))
	default:
		d.finds(fine, "gateway", text)
	}
	return true
}

// maxNamed is how many servers are named for lacking something.
const maxNamed = 10

func (d *doctor) servers(ctx context.Context, b *bot.Bot, c config.Config) bool {
	list, err := b.Memberships(ctx)
	if err != nil {
		d.finds(broken, "servers", err.Error())
		return true
	}
	var lacking []string
	found := c.Discord.GuildID == "" || len(list) == 200 // there may be more
	for _, m := range list {
		found = found || m.ID == c.Discord.GuildID
		if len(m.Lacks) > 0 {
			lacking = append(lacking, fmt.Sprintf("%s (%s) lacks %s", m.Name, m.ID, strings.Join(m.Lacks, ", ")))
		}
	}
	if !found {
		d.finds(broken, "servers", "the bot is not in server "+c.Discord.GuildID+": invite it, or mend discord.guild_id")
	}
	switch {
	case len(list) == 0:
		d.finds(noted, "servers", "the bot is in no server: invite it, as the README says")
	case len(lacking) > 0:
		more := ""
		if left := len(lacking) - maxNamed; left > 0 {
			lacking, more = lacking[:maxNamed], fmt.Sprintf("\nand %d more", left)
		}
		d.finds(broken, "servers", "give the bot's role what it needs to answer:\n"+strings.Join(lacking, "\n")+more)
	default:
		d.finds(fine, "servers", fmt.Sprintf("%d, in each the bot's roles let it answer; a channel may still take that away", len(list)))
	}
	return true
}

func (d *doctor) registered(ctx context.Context, b *bot.Bot, c config.Config) bool {
	changes, err := b.SyncCommands(ctx, true)
	switch {
	case err != nil:
		d.finds(broken, "commands", err.Error())
	case changes.Empty():
		d.finds(fine, "commands", "the registered ones are up to date")
	case c.Discord.RegisterCommands:
		d.finds(noted, "commands", "the bot will "+changes.String()+" when it starts")
	default:
		d.finds(broken, "commands", "to "+changes.String()+", run nutgraf commands sync")
	}
	if c.Discord.GuildID == "" || err != nil {
		return true
	}
	everywhere, err := b.RegisteredEverywhere(ctx)
	if err != nil {
		d.finds(broken, "commands", err.Error())
		return true
	}
	if twice := doubled(houseOver(c, nil, notebook{}).Registered(), everywhere); len(twice) > 0 {
		d.finds(noted, "commands", "members of server "+c.Discord.GuildID+" see "+strings.Join(twice, ", ")+" twice: leave discord.guild_id empty and run nutgraf commands remove")
	}
	return true
}
