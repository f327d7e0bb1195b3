package main

import (
	"encoding/base64"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"nutgraf/bot/localdiscord"
)

// doctored are the findings of doctor: "ok settings", "MEND token".
func doctored(t *testing.T, env []string) (code int, findings []string, all string) {
	t.Helper()
	code, stdout, stderr := line{"doctor", env}.run(t)
	if stderr != "" {
		t.Errorf("doctor says on standard error: %s", stderr)
	}
	for text := range strings.Lines(stdout) {
		if state := strings.TrimSpace(text[:13]); state != "" {
			findings = append(findings, state+" "+strings.TrimSpace(text[15:26]))
		}
	}
	return code, findings, stdout
}

func TestDoctor(t *testing.T) {
	odd := filepath.Join(t.TempDir(), "odd.yaml")
	if err := os.WriteFile(odd, []byte("table: 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	const fit = "ok settings, ok table, ok unanswered, note watch, ok token, ok discord, ok bot, ok intents, ok gateway, ok servers, note commands"
	for _, c := range []struct {
		name string
		make func(srv *localdiscord.Server)
		env  []string
		code int
		want string // findings
		says string // a regular expression
	}{
		{"all is well", nil, nil, 0, fit, `will add who, what,.* when it starts`},
		{"no intent", func(s *localdiscord.Server) { s.Application().AllowMessageContent(false) }, nil, 0,
			strings.Replace(fit, "ok intents", "note intents", 1), "go unheard in server channels: switch on Message Content Intent"},
		{"no required intent", func(s *localdiscord.Server) { s.Application().AllowMessageContent(false) }, []string{"NUTGRAF_DISCORD_MESSAGE_CONTENT=required"}, 1,
			strings.Replace(fit, "ok intents", "MEND intents", 1), "or set discord.message_content to auto"},
		{"commands that nobody registers", nil, []string{"NUTGRAF_DISCORD_REGISTER_COMMANDS=false"}, 1,
			strings.Replace(fit, "note commands", "MEND commands", 1), "run nutgraf commands sync"},
		{"a server that the bot isn't in", func(s *localdiscord.Server) { s.Expect(50001) }, []string{"NUTGRAF_DISCORD_GUILD_ID=123456789012345678"}, 1,
			"", "the bot is not in server 123456789012345678: invite it"},
		{"a wrong token", func(s *localdiscord.Server) { s.Expect(http.StatusUnauthorized) }, []string{"DISCORD_TOKEN_FILE=", "DISCORD_TOKEN=" + shaped("123456789012345678")}, 1,
			"ok settings, ok table, ok unanswered, note watch, ok token, ok discord, MEND bot", "Discord refuses the bot's token"},
		{"no token", nil, []string{"DISCORD_TOKEN_FILE="}, 1,
			"ok settings, ok table, ok unanswered, note watch, MEND token, ok discord, not looked at bot", "DISCORD_TOKEN_FILE"},
		{"no Discord", nil, []string{"NUTGRAF_DISCORD_API_URL=http://127.0.0.1:1"}, 1,
			"ok settings, ok table, ok unanswered, note watch, ok token, MEND discord", "mend the network, the proxy or discord.api_url"},
		{"a faulty table", nil, []string{"NUTGRAF_TABLE=" + odd}, 1, strings.Replace(fit, "ok table", "MEND table", 1), `odd\.yaml:1:1: `},
		{"faulty settings", nil, []string{"NUTGRAF_LOG_LEVEL=loud", "NUTGRAF_LOG_FORMAT=odd"}, 1, "MEND settings, ok token, not looked at discord", `NUTGRAF_LOG_FORMAT is "odd"`},
		{"a folder that can't be written", nil, []string{"NUTGRAF_UNANSWERED_KEEP=file", "NUTGRAF_UNANSWERED_FILE=/dev/null/u.db"}, 1,
			strings.Replace(fit, "ok unanswered", "MEND unanswered", 1), "can't be made"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			srv := discord(t, localdiscord.Options{})
			srv.Guild("riverside")
			if c.make != nil {
				c.make(srv)
			}
			code, findings, all := doctored(t, append(environment(t, srv), c.env...))
			if got := strings.Join(findings, ", "); code != c.code || c.want != "" && got != c.want || !regexp.MustCompile(c.says).MatchString(all) {
				t.Errorf("exit status %d, want %d\n got %s\nwant %s, %q in\n%s", code, c.code, got, c.want, c.says, all)
			}
			if strings.Contains(all, srv.Application().Token()) {
				t.Errorf("the token is shown: %s", all)
			}
		})
	}
}

// Doctor looks and leaves everything as it was.
func TestDoctorChangesNothing(t *testing.T) {
	srv := discord(t, localdiscord.Options{})
	folder := t.TempDir()
	env := append(environment(t, srv), "NUTGRAF_UNANSWERED_KEEP=file", "NUTGRAF_UNANSWERED_FILE="+filepath.Join(folder, "new", "u.db"), "NUTGRAF_WATCH_ADDR=127.0.0.1:0")
	code, findings, all := doctored(t, env)
	if code != 0 || !strings.Contains(strings.Join(findings, ","), "ok unanswered,ok watch") {
		t.Errorf("exit status %d, %s", code, all)
	}
	left, err := os.ReadDir(folder)
	if err != nil || len(left) > 0 || len(srv.Application().Commands("")) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// shaped is a text in the form of a bot's token.
func shaped(id string) string {
	return base64.RawStdEncoding.EncodeToString([]byte(id)) + ".abcdef." + strings.Repeat("x", 38)
}

func TestMisshapen(t *testing.T) {
	for token, want := range map[string]string{
		shaped("123456789012345678"):        "",
		shaped("12345"):                     "whose first part is an id",
		"x." + shaped("123456789012345678"): "three parts",
		strings.Repeat("0f", 32):            "public key",
		"123456789012345678":                "an id",
		strings.Repeat("aB", 16):            "client secret",
		"hello":                             "three parts",
		"a.b.c":                             "three parts",
	} {
		if got := misshapen(token); !strings.Contains(got, want) || want == "" && got != "" || strings.Contains(got, token) {
			t.Errorf("%s: %q, want %q", token, got, want)
		}
	}
}
