package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"nutgraf/handlers"
)

// Changes says how the registered commands differ from the bot's own.
type Changes struct {
	Added   []string // names of commands that aren't registered
	Changed []string // registered, but differently
	Removed []string // registered, but not the bot's
}

// Empty says whether there is nothing to change.
func (c Changes) Empty() bool { return len(c.Added)+len(c.Changed)+len(c.Removed) == 0 }

// String lists the changes in one line: "add who, what; remove old".
func (c Changes) String() string {
	if c.Empty() {
		return "nothing to change"
	}
	var parts []string
	for _, p := range []struct {
		verb  string
		names []string
	}{{"add", c.Added}, {"change", c.Changed}, {"remove", c.Removed}} {
		if len(p.names) > 0 {
			parts = append(parts, p.verb+" "+strings.Join(p.names, ", "))
		}
	}
	return strings.Join(parts, "; ")
}

// command is an application command as far as the bot registers it; what else
// Discord sends back takes part in no comparison.
type command struct {
	Type             int               `json:"type"`
	Name             string            `json:"name"`
	Description      string            `json:"description,omitempty"`
	Options          []option          `json:"options,omitempty"`
	Contexts         []int             `json:"contexts,omitempty"`
	IntegrationTypes []int             `json:"integration_types,omitempty"`
	Permissions      *string           `json:"default_member_permissions,omitempty"`
	NSFW             bool              `json:"nsfw,omitempty"`
	Names            map[string]string `json:"name_localizations,omitempty"`
	Descriptions     map[string]string `json:"description_localizations,omitempty"`
}

type option struct {
	Type         int               `json:"type"`
	Name         string            `json:"name"`
	Description  string            `json:"description"`
	Required     bool              `json:"required,omitempty"`
	Autocomplete bool              `json:"autocomplete,omitempty"`
	Choices      []json.RawMessage `json:"choices,omitempty"`
	MinLength    *int              `json:"min_length,omitempty"`
	MaxLength    *int              `json:"max_length,omitempty"`
	Names        map[string]string `json:"name_localizations,omitempty"`
	Descriptions map[string]string `json:"description_localizations,omitempty"`
}

// Discord's types of options.
const (
	optionText = 3
	optionFlag = 5
)

// wanted turns the house's commands into Discord's. Registered globally they
// work wherever Discord lets them: for servers (integration type 0) and for
// members who install the bot for themselves (1), in guilds (context 0), in the
// bot's direct messages (1) and in those of others and groups (2).
func wanted(commands []handlers.Command, global bool) []command {
	list := make([]command, 0, len(commands))
	for _, c := range commands {
		d := command{Type: commandSlash, Name: c.Name, Description: c.Description, Names: c.Names, Descriptions: c.Descriptions}
		switch c.Kind {
		case handlers.MessageMenu: // without description and options
			d.Type, d.Description, d.Descriptions, c.Options = commandOnMessage, "", nil, nil
		}
		if global {
			d.Contexts, d.IntegrationTypes = []int{0, 1, 2}, []int{0, 1}
		}
		for _, o := range c.Options {
			kind := optionText
			if o.Flag {
				kind = optionFlag
			}
			d.Options = append(d.Options, option{Type: kind, Name: o.Name, Description: o.Description,
				Required: o.Required, Autocomplete: o.Autocomplete, Names: o.Names, Descriptions: o.Descriptions})
		}
		list = append(list, d)
	}
	return list
}

// compare finds what to change. Contexts and integration types of guild
// commands are Discord's business.
func compare(want, have []command, global bool) Changes {
	var c Changes
	registered := map[string]string{}
	for _, h := range have {
		registered[key(h)] = canonical(h, global)
	}
	for _, w := range want {
		is, known := registered[key(w)]
		switch {
		case !known:
			c.Added = append(c.Added, w.Name)
		case is != canonical(w, global):
			c.Changed = append(c.Changed, w.Name)
		}
		delete(registered, key(w))
	}
	for _, h := range have {
		if _, left := registered[key(h)]; left {
			c.Removed = append(c.Removed, h.Name)
		}
	}
	return c
}

// key tells commands apart: a slash command and a context menu may share a name.
func key(c command) string { return fmt.Sprint(max(c.Type, commandSlash), " ", c.Name) }

// canonical is equal for commands that Discord treats alike.
func canonical(c command, global bool) string {
	c.Type = max(c.Type, commandSlash)
	if !global {
		c.Contexts, c.IntegrationTypes = nil, nil
	}
	c.Contexts, c.IntegrationTypes = slices.Clone(c.Contexts), slices.Clone(c.IntegrationTypes)
	slices.Sort(c.Contexts)
	slices.Sort(c.IntegrationTypes)
	text, err := json.Marshal(c)
	if err != nil {
		return err.Error() // only for raw choices that aren't JSON, which came from JSON
	}
	return string(text)
}

// SyncCommands compares the registered commands with the House's, in the
// configured guild or globally, and overwrites them if they differ, or if the
// server can't list them. With dryRun it only compares. It needs no running bot.
func (b *Bot) SyncCommands(ctx context.Context, dryRun bool) (Changes, error) {
	app, err := b.application(ctx)
	if err != nil {
		return Changes{}, fmt.Errorf("syncing commands: %w", err)
	}
	global := b.cfg.GuildID == ""
	address := discordgo.EndpointApplicationGlobalCommands(app)
	if !global {
		address = discordgo.EndpointApplicationGuildCommands(app, b.cfg.GuildID)
	}
	var have []command
	err = b.rest.call(ctx, "reading the registered commands", http.MethodGet, address+"?with_localizations=true", nil, &have)
	if err != nil && !missing(err) {
		return Changes{}, fmt.Errorf("syncing commands: %w", b.withRemedy(err))
	}
	want := wanted(b.house.Registered(), global)
	changes := compare(want, have, global)
	if changes.Empty() || dryRun {
		return changes, nil
	}
	if err := b.rest.call(ctx, "registering the commands", http.MethodPut, address, want, nil); err != nil {
		return changes, fmt.Errorf("syncing commands: %w", b.withRemedy(err))
	}
	return changes, nil
}

// missing says whether a server that isn't Discord has no such route. Discord
// itself gives a code with its refusals.
func missing(err error) bool {
	var refused *apiError
	return errors.As(err, &refused) && refused.code == 0 &&
		(refused.status == http.StatusNotFound || refused.status == http.StatusMethodNotAllowed || refused.status == http.StatusNotImplemented)
}

// application returns the application's id: from READY, or asked for.
func (b *Bot) application(ctx context.Context) (string, error) {
	if app, _ := b.app.Load().(string); app != "" {
		return app, nil
	}
	var me struct {
		ID string `json:"id"`
	}
	err := b.rest.call(ctx, "asking who the bot is", http.MethodGet, discordgo.EndpointApplication("@me"), nil, &me)
	if err != nil {
		return "", b.withRemedy(err)
	}
	return me.ID, nil
}

// withRemedy says what to do about the refusals that an operator can mend.
func (b *Bot) withRemedy(err error) error {
	switch {
	case hasStatus(err, http.StatusUnauthorized):
		return badToken()
	case refusedWith(err, codeMissingAccess) && b.cfg.GuildID != "":
		return fmt.Errorf("%w (invite the bot to guild %s with the scope applications.commands)", err, b.cfg.GuildID)
	}
	return err
}

// register syncs the commands once the bot is ready, again and again if Discord
// can't be reached, and not at all if it says no.
func (b *Bot) register(ctx context.Context) {
	select {
	case <-b.ready:
	case <-ctx.Done():
		return
	}
	for wait := b.timing.backoff; ; wait = min(2*wait, b.timing.backoffMax) {
		changes, err := b.SyncCommands(ctx, false)
		if err == nil {
			b.log.Info("slash commands are registered", "changes", changes.String())
			return
		}
		if ctx.Err() != nil {
			return
		}
		if permanent(err) {
			b.log.Error("slash commands could not be registered: mend the cause and start again", "err", err)
			return
		}
		b.log.Warn("slash commands could not be registered yet", "err", err, "again_in", wait.Round(time.Second))
		if sleep(ctx, wait) != nil {
			return
		}
	}
}
