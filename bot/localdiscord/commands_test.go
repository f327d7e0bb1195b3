package localdiscord_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"nutgraf/bot/localdiscord"
)

// commandsPath is where global commands are registered.
func commandsPath(srv *localdiscord.Server) string {
	return "/applications/" + srv.Application().ID() + "/commands"
}

func TestOverwriteCommands(t *testing.T) {
	srv := start(t, localdiscord.Options{})
	put := func(body any) []localdiscord.Command {
		t.Helper()
		var list []localdiscord.Command
		if err := json.Unmarshal(must(t, srv, "PUT", commandsPath(srv), body), &list); err != nil {
			t.Fatal(err)
		}
		return list
	}
	first := put([]object{who, {"name": "help", "description": "what I can"}})
	if len(first) != 2 || first[0].ID == "" || first[0].Version == "" || first[0].Type != localdiscord.ChatCommand || len(first[0].Options) != 2 {
		t.Fatalf("registered %+v", first)
	}
	second := put([]object{{"name": "help", "description": "changed"}, who})
	if second[1].ID != first[0].ID || second[1].Version != first[0].Version {
		t.Error("an unchanged command got new ids")
	}
	if second[0].ID != first[1].ID || second[0].Version == first[1].Version {
		t.Error("a changed command must keep its id and get a new version")
	}
	if third := put([]object{}); len(third) != 0 || len(srv.Application().Commands("")) != 0 {
		t.Error("commands are left")
	}
	refused(t, srv, 10002, "GET", "/applications/1/commands", nil)
	refused(t, srv, 50001, "GET", "/applications/"+srv.Application().ID()+"/guilds/1/commands", nil)
}

func TestSingleCommands(t *testing.T) {
	srv := start(t, localdiscord.Options{})
	general, alice := srv.Guild("g").Channel("general"), srv.User("alice")
	path := "/applications/" + srv.Application().ID() + "/guilds/" + general.Guild.ID + "/commands"
	if status, raw := rest(t, srv, "POST", path, who); status != 201 {
		t.Fatalf("%d %s", status, raw)
	}
	made := srv.Application().Commands(general.Guild.ID)[0]
	if status, raw := rest(t, srv, "POST", path, who); status != 200 || decode(t, raw)["id"] != made.ID {
		t.Errorf("registered twice: %d %s", status, raw)
	}
	changed := decode(t, must(t, srv, "PATCH", path+"/"+made.ID, object{"description": "changed"}))
	if changed["description"] != "changed" || changed["name"] != "who" || changed["version"] == made.Version {
		t.Errorf("changed to %v", changed)
	}
	if got := decode(t, must(t, srv, "GET", path+"/"+made.ID, nil)); got["guild_id"] != general.Guild.ID {
		t.Errorf("got %v", got)
	}
	c := join(t, srv, 0)
	alice.Runs(general, "/who", "name", "x")
	if data := c.event("INTERACTION_CREATE")["data"].(object); data["guild_id"] != general.Guild.ID {
		t.Errorf("data is %v", data)
	}
	must(t, srv, "DELETE", path+"/"+made.ID, nil)
	refused(t, srv, 10063, "GET", path+"/"+made.ID, nil)
}

func TestTranslationsComeOnRequest(t *testing.T) {
	srv := start(t, localdiscord.Options{})
	must(t, srv, "PUT", commandsPath(srv), []object{{"name": "who", "description": "who is it", "name_localizations": object{"de": "wer"}}})
	for query, want := range map[string]bool{"": false, "?with_localizations=true": true} {
		if raw := string(must(t, srv, "GET", commandsPath(srv)+query, nil)); strings.Contains(raw, "wer") != want {
			t.Errorf("%q: %s", query, raw)
		}
	}
}

func TestCommandLimits(t *testing.T) {
	command := func(body string) string { return `[{"name":"who","description":"d",` + body + `}]` }
	named := func(name string) string { return `[{"name":"` + name + `","description":"d"}]` }
	option := func(body string) string { return command(`"options":[{"name":"o","description":"d",` + body + `}]`) }
	options := func(n int) string {
		return command(`"options":[` + many(n, `{"type":3,"name":"o%d","description":"d"}`) + `]`)
	}
	fixed := func(n int) string {
		return option(`"type":3,"choices":[` + many(n, `{"name":"n%d","value":"v"}`) + `]`)
	}
	commands := func(n, kind int) string {
		format := `{"type":` + fmt.Sprint(kind) + `,"name":"c%d"`
		if kind == 1 {
			format += `,"description":"d"`
		}
		return `[` + many(n, format+`}`) + `]`
	}
	big := func(last int) string { // 7,999 characters and the last
		group := `{"type":1,"name":"s%d","description":"` + long(98) + `","options":[` + many(25, `{"type":3,"name":"o","description":"`+long(99)+`"}`) + `]}`
		group = strings.ReplaceAll(group, `"name":"o"`, `"name":"NAME"`)
		var parts []string
		for i := range 3 {
			part := fmt.Sprintf(group, i)
			for j := range 25 {
				part = strings.Replace(part, "NAME", string(rune('a'+j)), 1)
			}
			parts = append(parts, part)
		}
		return `[{"name":"w","description":"` + long(last) + `","options":[` + strings.Join(parts, ",") +
			`,{"type":1,"name":"t","description":"` + long(99) + `"},{"type":1,"name":"u","description":"` + long(97) + `"}]}]`
	}
	for _, test := range []struct {
		name, good, bad, where, code string
	}{
		{"name", named(long(32)), named(long(33)), "0.name", "BASE_TYPE_BAD_LENGTH"},
		{"letters of the name", named("wer_weiß-谁"), named("who is"), "0.name", "APPLICATION_COMMAND_INVALID_NAME"},
		{"case of the name", named("who"), named("Who"), "0.name", "APPLICATION_COMMAND_INVALID_NAME"},
		{"menu names are free", `[{"type":3,"name":"Answer This"}]`, `[{"type":3,"name":"x","description":"d"}]`, "0.description", "APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED"},
		{"description", `[{"name":"who","description":"` + long(100) + `"}]`, `[{"name":"who","description":"` + long(101) + `"}]`, "0.description", "BASE_TYPE_BAD_LENGTH"},
		{"no description", named("who"), `[{"name":"who"}]`, "0.description", "BASE_TYPE_REQUIRED"},
		{"no name", named("who"), `[{"description":"d"}]`, "0.name", "BASE_TYPE_REQUIRED"},
		{"same name twice", `[{"name":"who","description":"d"},{"name":"who","type":3}]`, `[{"name":"who","description":"d"},{"name":"who","description":"e"}]`, "1.name", "APPLICATION_COMMANDS_DUPLICATE_NAME"},
		{"options", options(25), options(26), "0.options", "BASE_TYPE_MAX_LENGTH"},
		{"option type", option(`"type":3`), option(`"type":12`), "0.options.0.type", "BASE_TYPE_CHOICES"},
		{"same option twice", options(2), command(`"options":[` + many(2, `{"type":3,"name":"o","description":"d"}`) + `]`), "0.options.1.name", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS"},
		{"required first", command(`"options":[{"type":3,"name":"a","description":"d","required":true},{"type":3,"name":"b","description":"d"}]`),
			command(`"options":[{"type":3,"name":"a","description":"d"},{"type":3,"name":"b","description":"d","required":true}]`), "0.options.1.required", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"},
		{"choices", fixed(25), fixed(26), "0.options.0.choices", "BASE_TYPE_MAX_LENGTH"},
		{"choices and autocomplete", option(`"type":3,"autocomplete":true`), option(`"type":3,"autocomplete":true,"choices":[{"name":"n","value":"v"}]`), "0.options.0.autocomplete", "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES"},
		{"value of a number", option(`"type":4,"choices":[{"name":"n","value":3}]`), option(`"type":4,"choices":[{"name":"n","value":"3"}]`), "0.options.0.choices.0.value", "NUMBER_TYPE_COERCE"},
		{"subcommands among options", command(`"options":[{"type":1,"name":"a","description":"d"}]`),
			command(`"options":[{"type":1,"name":"a","description":"d"},{"type":3,"name":"b","description":"d"}]`), "0.options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"},
		{"language", command(`"name_localizations":{"de":"wer"}`), command(`"name_localizations":{"xx":"wer"}`), "0.name_localizations.xx", "BASE_TYPE_CHOICES"},
		{"permissions are text", command(`"default_member_permissions":"8"`), command(`"default_member_permissions":8`), "0.default_member_permissions", "NUMBER_TYPE_COERCE"},
		{"contexts", command(`"contexts":[0,1,2]`), command(`"contexts":[3]`), "0.contexts.0", "BASE_TYPE_CHOICES"},
		{"chat commands", commands(100, 1), commands(101, 1), "", "APPLICATION_COMMANDS_MAX"},
		{"user commands", commands(15, 2), commands(16, 2), "", "APPLICATION_COMMANDS_MAX"},
		{"size", big(1), big(2), "0", "APPLICATION_COMMAND_TOO_LARGE"},
	} {
		t.Run(test.name, func(t *testing.T) {
			srv := start(t, localdiscord.Options{})
			must(t, srv, "PUT", commandsPath(srv), test.good)
			answer := refused(t, srv, 50035, "PUT", commandsPath(srv), test.bad)
			at := answer
			if test.where == "" {
				at = object{"errors": object{"": answer["errors"]}}
			}
			if got := codeAt(at, test.where); got != test.code {
				t.Errorf("%s has %q, want %s: %v", test.where, got, test.code, answer["errors"])
			}
		})
	}
}
