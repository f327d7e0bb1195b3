package main

import (
	"strings"
	"testing"

	"nutgraf/bot/localdiscord"
	"nutgraf/handlers"
)

// names lists what is registered, as the program prints it.
func names() string {
	var list []string
	for _, c := range handlers.New(handlers.Options{}).Registered() {
		list = append(list, c.Name)
	}
	return strings.Join(list, ", ")
}

// run runs one command line and returns what it prints.
func (l line) run(t *testing.T) (code int, stdout, stderr string) {
	t.Helper()
	var out, log strings.Builder
	code = run(t.Context(), strings.Fields(l.args), l.env, nil, &out, &log)
	return code, out.String(), log.String()
}

// line is a command line in its environment.
type line struct {
	args string
	env  []string
}

func TestCommandsSyncAndRemove(t *testing.T) {
	srv := discord(t, localdiscord.Options{})
	everywhere, all := environment(t, srv), names()
	guild := srv.Guild("riverside").ID
	here := append(environment(t, srv), "NUTGRAF_DISCORD_GUILD_ID="+guild)
	twice := "members of server " + guild + " see " + all + " twice"
	for n, step := range []struct {
		args         string
		env          []string
		prints, also string
		global, own  bool // registered afterwards
	}{
		{"commands sync --dry-run", everywhere, "would add " + all + "\n", "", false, false},
		{"commands sync", everywhere, "done: add " + all + "\n", "", true, false},
		{"commands sync", everywhere, "nothing to change\n", "", true, false},
		{"commands sync --dry-run", here, "would add " + all + "\n", twice, true, false},
		{"commands sync", here, "done: add " + all + "\n", twice, true, true},
		{"commands remove --dry-run", everywhere, "would remove " + all + "\n", "", true, true},
		{"commands remove", everywhere, "done: remove " + all + "\n", "", false, true},
		{"commands remove", everywhere, "nothing to change\n", "", false, true},
		{"commands sync", here, "nothing to change\n", "", false, true},
		{"commands remove", here, "done: remove " + all + "\n", "", false, false},
	} {
		code, stdout, stderr := line{step.args, step.env}.run(t)
		first, rest, _ := strings.Cut(stdout, "\n")
		if code != 0 || first+"\n" != step.prints || !strings.HasPrefix(rest, step.also) || step.also == "" && rest != "" {
			t.Errorf("step %d, %s: exit status %d, %q, %q; want %q and %q", n, step.args, code, stdout, stderr, step.prints, step.also)
		}
		if got := len(srv.Application().Commands("")) > 0; got != step.global {
			t.Errorf("step %d, %s: registered everywhere: %v", n, step.args, got)
		}
		if got := len(srv.Application().Commands(guild)) > 0; got != step.own {
			t.Errorf("step %d, %s: registered in the server: %v", n, step.args, got)
		}
	}
}

// Without a token there is nothing to compare with, but something to show.
func TestCommandsWithoutToken(t *testing.T) {
	code, stdout, stderr := line{"commands sync --dry-run", nil}.run(t)
	if code != 0 || !strings.HasPrefix(stdout, "/who: Who somebody is") || !strings.Contains(stdout, "\n/help: ") || !strings.Contains(stderr, "without a token") {
		t.Errorf("exit status %d, %q, %q", code, stdout, stderr)
	}
}
