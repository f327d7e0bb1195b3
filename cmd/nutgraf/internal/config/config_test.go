package config

import (
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

func write(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "c.yaml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// The example must set every key, each to its default, or its readers learn
// something untrue.
func TestExampleIsTheDefaults(t *testing.T) {
	const example = "../../../../config.example.yaml"
	got, err := Load(example, nil)
	if err != nil {
		t.Fatal(err)
	}
	if want := Default(); !reflect.DeepEqual(got, want) {
		t.Errorf("config.example.yaml sets\n%+v\ndefaults are\n%+v", got, want)
	}
	data, err := os.ReadFile(example)
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseBytes(data, 0)
	if err != nil {
		t.Fatal(err)
	}
	documented := map[string]bool{}
	for _, top := range file.Docs[0].Body.(*ast.MappingNode).Values {
		key := top.Key.GetToken().Value
		documented[key] = true
		if section, ok := top.Value.(*ast.MappingNode); ok {
			for _, v := range section.Values {
				documented[key+"."+v.Key.GetToken().Value] = true
			}
		}
	}
	for _, s := range settings() {
		if !documented[s.key] {
			t.Errorf("config.example.yaml doesn't document %s", s.key)
		}
	}
}

func TestFileThenEnvironment(t *testing.T) {
	path := write(t, "\ufefftable: t.yaml\ndiscord:\n  guild_id: 012345678901234567\n  message_content: off\n"+
		"  register_commands: false\n  prefix:\nlog:\n  level: debug\n"+
		"unanswered: {file: u.db, days: 7, direct_messages: true}\n")
	got, err := Load(path, Env{
		"NUTGRAF_DISCORD_API_URL=http://[::1]:9/base/", "NUTGRAF_LOG_FORMAT=json",
		"NUTGRAF_UNANSWERED_KEEP=memory", "NUTGRAF_WATCH_ADDR=:80", "HOME=/home/ada",
		"NUTGRAF_LOG_LEVEL=", "NUTGRAF_DISCORD_PREFIX=?", "NUTGRAF_DISCORD_PREFIX=$",
	})
	if err != nil {
		t.Fatal(err)
	}
	want := Config{
		Table: filepath.Join(filepath.Dir(path), "t.yaml"),
		Discord: Discord{APIURL: "http://[::1]:9/base", Prefix: "$", GuildID: "012345678901234567",
			MessageContent: "off", QuestionsPerMinute: 600},
		Unanswered: Unanswered{Keep: "memory", File: filepath.Join(filepath.Dir(path), "u.db"), DirectMessages: true, Days: 7},
		Watch:      Watch{Addr: ":80"},
		Log:        Log{Level: slog.LevelDebug, Format: "json"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestEachVariableSetsItsKey(t *testing.T) {
	values := map[string]string{
		"table": "x", "discord.api_url": "https://x.example", "discord.prefix": "?",
		"discord.guild_id": "123456789012345678", "discord.message_content": "off",
		"discord.register_commands": "false", "log.level": "error", "log.format": "json",
		"unanswered.keep": "off", "unanswered.file": "u.db", "unanswered.direct_messages": "true", "unanswered.days": "1",
		"watch.addr": "off", "discord.private_answers": "true", "discord.private_guilds": "123456789012345678", "discord.questions_per_minute": "5",
	}
	for _, s := range settings() {
		t.Chdir(t.TempDir())
		got, err := Load("", Env{s.variable() + "=" + values[s.key]})
		if err != nil {
			t.Errorf("%s: %v", s.variable(), err)
		}
		if reflect.DeepEqual(got, Default()) {
			t.Errorf("%s changes nothing", s.variable())
		}
	}
}

func TestWhichFile(t *testing.T) {
	t.Chdir(t.TempDir())
	named := write(t, "discord: {prefix: a}")
	if err := os.WriteFile(DefaultFile, []byte("discord: {prefix: b}"), 0o600); err != nil {
		t.Fatal(err)
	}
	other := write(t, "discord: {prefix: c}")
	for _, c := range []struct {
		flag string
		env  Env
		want string
	}{
		{"", nil, "b"},
		{"", Env{"NUTGRAF_CONFIG=" + named}, "a"},
		{other, Env{"NUTGRAF_CONFIG=" + named}, "c"},
	} {
		got, err := Load(c.flag, c.env)
		if err != nil || got.Discord.Prefix != c.want {
			t.Errorf("flag %q, env %v: prefix %q, error %v; want %q", c.flag, c.env, got.Discord.Prefix, err, c.want)
		}
	}
	if _, err := Load("absent.yaml", nil); err == nil || !strings.Contains(err.Error(), "absent.yaml: there is no such file") {
		t.Errorf("absent file: %v", err)
	}
	if _, err := Load(t.TempDir(), nil); err == nil || !strings.Contains(err.Error(), "is a directory: mend --config") {
		t.Errorf("a folder: %v", err)
	}
}

func TestMistakesInTheFile(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"unknown key", "discord:\n  prefx: x", "c.yaml:2:3: unknown key discord.prefx: allowed here: api_url, prefix, guild_id, message_content, register_commands, private_answers, private_guilds, questions_per_minute"},
		{"unknown section", "discrod: {}", "c.yaml:1:1: unknown key discrod: allowed here: table, discord, unanswered, watch, log"},
		{"wrong section", "log:\n  prefix: x", "c.yaml:2:3: unknown key log.prefix: it belongs under discord"},
		{"no section", "level: info", "c.yaml:1:1: unknown key level: it belongs under log"},
		{"list for text", "table: [a]", "c.yaml:1:8: table has the wrong type"},
		{"mapping for text", "log:\n  level: {a: b}", "c.yaml:2:10: log.level has the wrong type"},
		{"truth for text", "discord: {prefix: true}", "c.yaml:1:19: discord.prefix has the wrong type: write a text"},
		{"text for truth", "discord:\n  register_commands: \"yes\"", "c.yaml:2:22: discord.register_commands has the wrong type: write true or false"},
		{"text for section", "discord: on", "c.yaml:1:10: discord is no list of keys"},
		{"text for all", "hello", "c.yaml:1:1: the file is no list of keys"},
		{"tag", "discord:\n  prefix: !", "c.yaml:2:11: discord.prefix has the wrong type: write a text, in quotes"},
		{"anchor", "table: &a x", "table has the wrong type"},
		{"merge", "<<: {table: x}", "unknown key <<"},
		{"duplicate", "table: a\ntable: b", "c.yaml:2:1: mapping key \"table\" already defined"},
		{"two documents", "table: a\n---\ntable: b", "c.yaml:3:6: a second document"},
		{"syntax", "table: [", "c.yaml:1:8: "},
		{"token", "discord:\n  token: abc.def.ghi", "c.yaml:2:3: discord.token is not read from a file"},
		{"level", "log: {level: loud}", `c.yaml:1:14: log.level is "loud": write one of debug, info, warn, error`},
		{"private guilds", "discord: {private_guilds: \"123456789012345678, here\"}", "discord.private_guilds is \"here\": write servers' numbers"},
		{"pace", "discord: {questions_per_minute: -1}", "discord.questions_per_minute is \"-1\": write a number from 0"},
		{"guild", "discord: {guild_id: 12}", "discord.guild_id is \"12\": write the server's number"},
		{"prefix", "discord: {prefix: \"/\"}", "discord.prefix is \"/\": Discord gives that"},
		{"blank prefix", "discord: {prefix: \" \"}", "discord.prefix is \" \": write one to eight"},
		{"url", "discord: {api_url: discord.com}", "write a whole address"},
		{"url scheme", "discord: {api_url: ftp://discord.com}", "write a whole address"},
		{"url query", "discord: {api_url: \"https://u:secret@discord.com\"}", "write scheme, host and path alone"},
		{"url port", "discord: {api_url: \"https://discord.com:0\"}", "a port from 1 to 65535"},
		{"days", "unanswered: {days: 0}", `c.yaml:1:20: unanswered.days is "0": write a number of days`},
		{"days in words", "unanswered: {days: ten}", `unanswered.days is "ten": write a number of days`},
		{"keeping", "unanswered: {keep: always}", `unanswered.keep is "always": write one of file, memory, off`},
		{"watch", "watch: {addr: 8621}", `watch.addr is "8621": write an address such as 127.0.0.1:8621`},
		{"watch port", "watch: {addr: \":99999\"}", "watch.addr is \":99999\": write an address"},
		{"not UTF-8", "table: \xff", "not UTF-8"},
		{"huge", "#" + strings.Repeat(" ", 64<<10), "larger than 64 KiB"},
	} {
		_, err := Load(write(t, c.text), nil)
		if err == nil {
			t.Errorf("%s: no error, want %q", c.name, c.want)
		} else if !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s:\n got %v\nwant %s", c.name, err, c.want)
		} else if strings.Contains(err.Error(), "secret") || strings.Contains(err.Error(), "abc.def") {
			t.Errorf("%s: the error shows a secret: %v", c.name, err)
		}
	}
}

func TestAllMistakesInOneRun(t *testing.T) {
	_, err := Load(write(t, "a: 1\nlog: {level: loud, form: x}\n"), nil)
	if err == nil || strings.Count(err.Error(), "\n") != 2 {
		t.Errorf("want three problems, got %v", err)
	}
	t.Chdir(t.TempDir())
	_, err = Load("", Env{"NUTGRAF_LOG_LEVEL=loud", "NUTGRAF_DISCORD_REGISTER_COMMANDS=1", "NUTGRAF_TOKEN=s3cret"})
	if err == nil || strings.Count(err.Error(), "\n") != 2 || strings.Contains(err.Error(), "s3cret") {
		t.Errorf("want three problems and no token, got %v", err)
	}
	// What is wrong in the file doesn't hide what is wrong in the environment.
	_, err = Load(write(t, "log: {level: loud}"), Env{"NUTGRAF_LOG_FORMAT=xml"})
	if err == nil || !strings.Contains(err.Error(), "log.level") || !strings.Contains(err.Error(), "NUTGRAF_LOG_FORMAT") {
		t.Errorf("want both problems, got %v", err)
	}
}

func TestWarnings(t *testing.T) {
	t.Chdir(t.TempDir())
	for value, want := range map[string]int{
		"http://example.org": 1, "https://example.org": 0, "http://localhost:1": 0, "http://127.0.0.2:1": 0, "http://[::1]": 0,
	} {
		got, err := Load("", Env{"NUTGRAF_DISCORD_API_URL=" + value})
		if err != nil || len(got.Warnings) != want {
			t.Errorf("%s: %v %v", value, got.Warnings, err)
		}
	}
	got, err := Load("", Env{"NUTGRAF_PREFIX=x"})
	if err != nil || len(got.Warnings) != 1 || !strings.Contains(got.Warnings[0], "NUTGRAF_PREFIX") {
		t.Errorf("unknown variable: %v %v", got.Warnings, err)
	}
}

func TestToken(t *testing.T) {
	file := write(t, "  from.a.file \n")
	empty := write(t, "\n")
	for _, c := range []struct {
		env        Env
		want, fail string
	}{
		{Env{"DISCORD_TOKEN=x.y\n"}, "x.y", ""},
		{Env{"DISCORD_TOKEN=Bot x.y"}, "x.y", ""},
		{Env{"DISCORD_TOKEN_FILE=" + file}, "from.a.file", ""},
		{Env{"DISCORD_TOKEN=x", "DISCORD_TOKEN_FILE=" + file}, "", "both"},
		{nil, "", "there is no Discord token"},
		{Env{"DISCORD_TOKEN="}, "", "there is no Discord token"},
		{Env{"DISCORD_TOKEN_FILE=" + empty}, "", "holds no token"},
		{Env{"DISCORD_TOKEN_FILE=" + file + ".not"}, "", "no such file"},
		{Env{"DISCORD_TOKEN=sec ret"}, "", "copy it again"},
	} {
		got, err := Token(c.env)
		if got != c.want || (err == nil) != (c.fail == "") || (err != nil && !strings.Contains(err.Error(), c.fail)) {
			t.Errorf("%q: %q, %v; want %q, %q", c.env, got, err, c.want, c.fail)
		}
		if err != nil && strings.Contains(err.Error(), "sec ret") {
			t.Errorf("the error shows the token: %v", err)
		}
	}
}

func TestStateFile(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, c := range []struct {
		env  Env
		want string
	}{
		{nil, ""},
		{Env{"HOME=/"}, ""},
		{Env{"HOME=relative"}, ""},
		{Env{"HOME=/home/ada"}, "/home/ada/.local/state/nutgraf/unanswered.db"},
		{Env{"HOME=/home/ada", "XDG_STATE_HOME=/state"}, "/state/nutgraf/unanswered.db"},
		{Env{"HOME=/home/ada", "XDG_STATE_HOME=/state", "STATE_DIRECTORY=/var/lib/nutgraf:/other"}, "/var/lib/nutgraf/unanswered.db"},
		{Env{"HOME=/home/ada", "NUTGRAF_UNANSWERED_FILE=here.db"}, "here.db"},
	} {
		got, err := Load("", c.env)
		if err != nil || got.Unanswered.File != filepath.FromSlash(c.want) {
			t.Errorf("%v: %q, %v; want %q", c.env, got.Unanswered.File, err, c.want)
		}
	}
}
