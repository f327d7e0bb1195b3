package main

import (
	"fmt"
	"strings"

	"nutgraf/cmd/nutgraf/internal/plain"
)

type doctorCmd struct{}

// Help is the end of what doctor --help prints.
func (doctorCmd) Help() string {
	return "Looks at everything that the bot needs and says for each whether it is in order and what to mend: settings, table, " +
		"places on this machine, token, Discord, the gateway's limits, the message-content intent, permissions, registered " +
		"commands. It changes nothing and starts no session. Without a token it says what it couldn't look at.\n\n" + examples(
		"nutgraf doctor",
		"nutgraf doctor --config nutgraf.yaml",
		"DISCORD_TOKEN_FILE=/run/secrets/discord nutgraf doctor",
	) + "\n\nExit status: 0 nothing to mend, 1 something is to be mended, 2 no such command line."
}

// The findings of a doctor.
const (
	fine    = "ok"
	noted   = "note" // works, but is perhaps not meant
	broken  = "MEND"
	unknown = "not looked at"
)

// doctor prints findings as it makes them.
type doctor struct {
	*app
	sick bool
}

// finds prints a finding: of what, and in further lines what to know or to do.
func (d *doctor) finds(state, what, text string) {
	d.sick = d.sick || state == broken
	lines := strings.Split(strings.TrimRight(plain.Text(text), "\n"), "\n")
	fmt.Fprintf(d.stdout, "%-13s  %-11s  %s\n", state, what, lines[0])
	for _, line := range lines[1:] {
		fmt.Fprintf(d.stdout, "%-13s  %-11s  %s\n", "", "", line)
	}
}

// Run looks at everything, the nearest first.
func (doctorCmd) Run(a *app) error {
	d := &doctor{app: a}
	c, ok := d.settings()
	if ok {
		d.table(c)
		d.notes(c)
		d.port(c)
	}
	token := d.token(c)
	if ok {
		d.discord(c, token)
	} else {
		d.finds(unknown, "discord", "mend the settings first")
	}
	if d.sick {
		return exit(exitFailure)
	}
	return nil
}
