package localdiscord

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Runs runs a slash command as "/who" or "/group sub", with pairs of option
// name and value. A command that isn't registered there, an unknown option, a
// missing required one or a value of the wrong type is a [Problem], and the
// run's Answer returns it as an error.
func (u *User) Runs(c *Channel, command string, pairs ...string) *Run {
	s := u.srv
	s.mu.Lock()
	defer s.mu.Unlock()
	name := strings.Join(append([]string{command}, pairs...), " ")
	data, _, err := u.typed(c, command, pairs, false)
	if err != nil {
		return u.refuse(name, err)
	}
	return s.start(&Run{kind: runCommand, name: name, command: data["name"].(string), user: u, channel: c}, data)
}

// Types asks for suggestions while the last of the pairs is being typed. It
// waits for the bot as long as Discord would.
func (u *User) Types(c *Channel, command string, pairs ...string) ([]Choice, error) {
	r := u.typing(c, command, pairs)
	response, err := r.acknowledged(context.Background())
	if err != nil {
		return nil, err
	}
	if response != respondChoices {
		return nil, fmt.Errorf("%s was answered with a response of type %d, which has no suggestions", r.name, response)
	}
	return slices.Clone(r.choices), nil
}

// typing starts the autocomplete of Types.
func (u *User) typing(c *Channel, command string, pairs []string) *Run {
	s := u.srv
	s.mu.Lock()
	defer s.mu.Unlock()
	name := "typing " + strings.Join(append([]string{command}, pairs...), " ")
	data, focused, err := u.typed(c, command, pairs, true)
	if err != nil {
		return u.refuse(name, err)
	}
	return s.start(&Run{kind: runAutocomplete, name: name, user: u, channel: c, focused: focused}, data)
}

// RunsOn runs a command of a message's context menu.
func (u *User) RunsOn(m Message, command string) *Run {
	s := u.srv
	s.mu.Lock()
	defer s.mu.Unlock()
	now, there := s.current(m)
	if !there {
		return u.refuse(command, errors.New("the message was deleted"))
	}
	channel := s.channels[now.ChannelID]
	registered, found := channel.command(command, MessageCommand)
	if !found {
		return u.refuse(command, errors.New("no message command of that name is registered here"))
	}
	data := map[string]any{
		"id": registered.ID, "name": registered.Name, "type": MessageCommand, "target_id": now.ID,
		"resolved": map[string]any{"messages": map[string]any{now.ID: now}},
	}
	if registered.GuildID != "" {
		data["guild_id"] = registered.GuildID
	}
	return s.start(&Run{kind: runCommand, name: command, command: command, menu: true, user: u, channel: channel, target: &now}, data)
}

// command finds a registered command that can be used in the channel; those of
// the guild come before the global ones. The lock is held.
func (c *Channel) command(name string, kind CommandType) (Command, bool) {
	var scopes []string
	here := c.context()
	if c.Guild != nil {
		scopes = append(scopes, c.Guild.ID)
	}
	for _, scope := range append(scopes, "") {
		for _, command := range c.srv.app.commands[scope] {
			if command.Name == name && command.Type == kind && command.usable(here) {
				return command, true
			}
		}
	}
	return Command{}, false
}

// typed reads what was typed into the data of an interaction. While typing, the
// last pair is the option in focus, and required options may still be missing.
// The lock is held.
func (u *User) typed(c *Channel, line string, pairs []string, typing bool) (map[string]any, OptionType, error) {
	words := strings.Fields(strings.TrimPrefix(line, "/"))
	if len(words) == 0 || len(pairs)%2 != 0 || typing && len(pairs) == 0 {
		return nil, 0, errors.New("needs a command and pairs of option and value")
	}
	if !c.holds(u) {
		return nil, 0, errors.New("somebody else's direct conversation")
	}
	command, found := c.command(words[0], ChatCommand)
	if !found {
		return nil, 0, errors.New("no such command is registered here")
	}
	filler := filler{server: u.srv, pairs: pairs, typing: typing, resolved: map[string]map[string]any{}}
	options, err := filler.descend(command.Options, words[1:])
	if err != nil {
		return nil, 0, err
	}
	data := map[string]any{"id": command.ID, "name": command.Name, "type": ChatCommand, "options": options}
	if command.GuildID != "" {
		data["guild_id"] = command.GuildID
	}
	if len(filler.resolved) > 0 {
		data["resolved"] = filler.resolved
	}
	return data, filler.focused, nil
}
