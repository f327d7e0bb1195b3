package main

import (
	"errors"

	"nutgraf/cmd/nutgraf/internal/config"
)

type runCmd struct{}

// Help is the end of what run --help prints.
func (runCmd) Help() string {
	return "The token comes from DISCORD_TOKEN, or from the file that DISCORD_TOKEN_FILE names; everything else " +
		"from the settings (see config.example.yaml). SIGINT or SIGTERM ends the bot when what it is answering " +
		"has been answered, a second one at once. SIGHUP reads the table's file again; so does saving it. While the file " +
		"has mistakes, they are in the log and the last good table answers.\n\n" + examples(
		"DISCORD_TOKEN=... nutgraf run",
		"DISCORD_TOKEN_FILE=/run/secrets/discord nutgraf run --config nutgraf.yaml",
		"NUTGRAF_LOG_LEVEL=debug nutgraf run",
	)
}

// Run keeps the bot on Discord until a signal.
func (runCmd) Run(a *app) error {
	s, err := a.service(true)
	if err != nil {
		return err
	}
	return s.run(a.ctx)
}

type startCmd struct{}

// Run is what nutgraf without a command does.
func (startCmd) Run(a *app) error {
	_, err := config.Token(a.env)
	if errors.Is(err, config.ErrNoToken) {
		return playgroundCmd{Addr: defaultAddr}.Run(a)
	}
	if err != nil {
		return err
	}
	return runCmd{}.Run(a)
}
