package localdiscord

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
)

// scope checks the application and guild of a path and returns the guild's id,
// "" for global commands.
func (c *call) scope() (string, error) {
	if c.r.PathValue("application") != c.s.app.id {
		return "", errUnknownApplication
	}
	if c.r.PathValue("guild") == "" {
		return "", nil
	}
	g, err := c.guild()
	if err != nil {
		return "", errMissingAccess
	}
	return g.ID, nil
}

// listCommands is GET …/commands.
func listCommands(c *call) (int, any, error) {
	guild, err := c.scope()
	if err != nil {
		return 0, nil, err
	}
	return http.StatusOK, c.localized(slices.Clone(c.s.app.commands[guild])), nil
}

// localized leaves translations out unless they are asked for, as Discord does.
func (c *call) localized(list []Command) []Command {
	if with, err := strconv.ParseBool(c.r.URL.Query().Get("with_localizations")); err == nil && with {
		return append([]Command{}, list...)
	}
	for i := range list {
		list[i].NameLocalizations, list[i].DescriptionLocalizations = nil, nil
		list[i].Options = plainOptions(list[i].Options)
	}
	return append([]Command{}, list...)
}

// plainOptions returns options without translations.
func plainOptions(options []CommandOption) []CommandOption {
	options = slices.Clone(options)
	for i := range options {
		options[i].NameLocalizations, options[i].DescriptionLocalizations = nil, nil
		options[i].Options = plainOptions(options[i].Options)
		options[i].Choices = slices.Clone(options[i].Choices)
		for j := range options[i].Choices {
			options[i].Choices[j].NameLocalizations = nil
		}
	}
	return options
}

// overwriteCommands is PUT …/commands: what isn't in the list goes.
func overwriteCommands(c *call) (int, any, error) {
	guild, err := c.scope()
	if err != nil {
		return 0, nil, err
	}
	var wanted []Command
	if err := c.fill(&wanted, checkAllCommands); err != nil {
		return 0, nil, err
	}
	registered := make([]Command, 0, len(wanted))
	for _, w := range wanted {
		registered = append(registered, c.register(guild, w))
	}
	c.s.app.commands[guild] = registered
	c.s.watchCommands()
	return http.StatusOK, slices.Clone(registered), nil
}

// checkAllCommands validates a list of commands.
func checkAllCommands(n node) {
	if !n.present() {
		n.required()
		return
	}
	counts, names := map[CommandType]int{}, map[string]bool{}
	for _, command := range n.list(0, maxChatCommands+2*maxMenuCommands) {
		checkCommand(command, false)
		kind := CommandType(max(command.kindOf(), int(ChatCommand)))
		counts[kind]++
		object, _ := command.value.(map[string]any)
		name, _ := object["name"].(string)
		if key := strconv.Itoa(int(kind)) + name; names[key] {
			command.at("name", nil).fail("APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique")
		} else {
			names[key] = true
		}
	}
	if counts[ChatCommand] > maxChatCommands || counts[UserCommand] > maxMenuCommands || counts[MessageCommand] > maxMenuCommands {
		n.fail("APPLICATION_COMMANDS_MAX", "Maximum number of application commands reached")
	}
}

// register gives a command the ids of an earlier one of the same type and name,
// and a new version if anything about it is new. The lock is held.
func (c *call) register(guild string, w Command) Command {
	if w.Type == 0 {
		w.Type = ChatCommand
	}
	w.ApplicationID, w.GuildID = c.s.app.id, guild
	if len(w.IntegrationTypes) == 0 {
		w.IntegrationTypes = []int{0}
	}
	if w.DMPermission == nil && guild == "" {
		yes := true
		w.DMPermission = &yes
	}
	w.ID, w.Version = "", ""
	for _, old := range c.s.app.commands[guild] {
		if old.Type != w.Type || old.Name != w.Name {
			continue
		}
		w.ID, w.Version = old.ID, old.Version
		if string(encode(old)) == string(encode(w)) {
			return old
		}
	}
	if w.ID == "" {
		w.ID = c.s.newID()
	}
	w.Version = c.s.newID()
	return w
}

// createCommand is POST …/commands; it replaces a command of the same name.
func createCommand(c *call) (int, any, error) {
	guild, err := c.scope()
	if err != nil {
		return 0, nil, err
	}
	var w Command
	if err := c.fill(&w, func(n node) { checkCommand(n, false) }); err != nil {
		return 0, nil, err
	}
	made := c.register(guild, w)
	list := slices.Clone(c.s.app.commands[guild])
	if i := slices.IndexFunc(list, func(o Command) bool { return o.ID == made.ID }); i >= 0 {
		list[i] = made
		c.s.app.commands[guild] = list
		c.s.watchCommands()
		return http.StatusOK, made, nil
	}
	c.s.app.commands[guild] = append(list, made)
	c.s.watchCommands()
	return http.StatusCreated, made, nil
}

// command returns the command that the path names and its place in the list.
func (c *call) command() (guild string, i int, err error) {
	guild, err = c.scope()
	if err != nil {
		return "", 0, err
	}
	id := c.r.PathValue("command")
	i = slices.IndexFunc(c.s.app.commands[guild], func(o Command) bool { return o.ID == id })
	if i < 0 {
		return "", 0, errUnknownCommand
	}
	return guild, i, nil
}

// getCommand is GET …/commands/{command}.
func getCommand(c *call) (int, any, error) {
	guild, i, err := c.command()
	if err != nil {
		return 0, nil, err
	}
	return http.StatusOK, c.s.app.commands[guild][i], nil
}

// editCommand is PATCH …/commands/{command}: what is left out stays.
func editCommand(c *call) (int, any, error) {
	guild, i, err := c.command()
	if err != nil {
		return 0, nil, err
	}
	changed := c.s.app.commands[guild][i]
	var form json.RawMessage
	if err := c.fill(&form, func(n node) { checkCommand(n, true) }); err != nil {
		return 0, nil, err
	}
	id, kind := changed.ID, changed.Type
	if err := json.Unmarshal(form, &changed); err != nil {
		return 0, nil, err
	}
	changed.ID, changed.Type, changed.Version = id, kind, c.s.newID()
	list := slices.Clone(c.s.app.commands[guild])
	list[i] = changed
	c.s.app.commands[guild] = list
	c.s.watchCommands()
	return http.StatusOK, changed, nil
}

// deleteCommand is DELETE …/commands/{command}.
func deleteCommand(c *call) (int, any, error) {
	guild, i, err := c.command()
	if err != nil {
		return 0, nil, err
	}
	list := slices.Clone(c.s.app.commands[guild])
	c.s.app.commands[guild] = slices.Delete(list, i, i+1)
	c.s.watchCommands()
	return http.StatusNoContent, nil, nil
}
