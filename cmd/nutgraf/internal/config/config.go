// Package config reads nutgraf's settings: a YAML file, environment variables
// over it, and the Discord token from the environment alone.
//
// One list of settings drives the file's keys, the variables' names and every
// message about them. Nothing that is misspelt is skipped: unknown keys, wrong
// types and impossible values are errors that name file, line and column and
// say what to do, all of them in one run. The token never appears in an error.
package config

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"path/filepath"
)

// DefaultFile is read from the working directory when no other file is named.
const DefaultFile = "nutgraf.yaml"

// Config is everything that can be set, with all defaults filled in.
type Config struct {
	// Table is the path of the fact table; empty means the embedded one. A path
	// in a configuration file counts from that file's folder.
	Table      string
	Discord    Discord
	Unanswered Unanswered
	Watch      Watch
	Log        Log
	// Warnings name settings that are allowed but probably not meant.
	Warnings []string
}

// Discord says how the bot meets Discord.
type Discord struct {
	APIURL           string // where the API is, without the version: "https://discord.com"
	Prefix           string // of commands in channels: "!"
	GuildID          string // register commands for this server only; empty: everywhere
	MessageContent   string // auto, required or off
	RegisterCommands bool   // bring the slash commands up to date when the bot starts

	PrivateAnswers     bool     // slash commands answer the asker alone unless told otherwise
	PrivateGuilds      []string // ids of servers where they do so anyway; nil for none
	QuestionsPerMinute int      // of one member; 0 for any number
}

// Unanswered says what is kept of questions without an answer.
type Unanswered struct {
	Keep           string // file, memory or off
	File           string // empty if the environment names no place for it
	DirectMessages bool   // keep those from direct messages, too
	Days           int    // how long after the last time that it was asked
}

// Watch says where the operator can watch the bot.
type Watch struct {
	Addr string // host:port of health and metrics, or "off"
}

// Log says what is logged, and how.
type Log struct {
	Level  slog.Level
	Format string // auto, text or json
}

// Default returns the settings of a file that sets nothing.
func Default() Config {
	return Config{
		Discord: Discord{
			APIURL:           "https://discord.com",
			Prefix:           "!",
			MessageContent:   "auto",
			RegisterCommands: true,

			QuestionsPerMinute: 600,
		},
		Unanswered: Unanswered{Keep: "file", Days: 90},
		Watch:      Watch{Addr: "127.0.0.1:8621"},
		Log:        Log{Level: slog.LevelInfo, Format: "auto"},
	}
}

// Load returns the settings of the file at path with the environment over them.
// With an empty path it reads the file that NUTGRAF_CONFIG names, or else
// [DefaultFile] if there is one. The error holds what is wrong in both.
func Load(path string, env Env) (Config, error) {
	if path == "" {
		path = env.Get("NUTGRAF_CONFIG")
	}
	optional := path == ""
	if optional {
		path = DefaultFile
	}
	c := Default()
	var wrong error
	err := readFile(path, &c)
	switch {
	case err == nil:
		for _, name := range []*string{&c.Table, &c.Unanswered.File} {
			if *name != "" && !filepath.IsAbs(*name) {
				*name = filepath.Join(filepath.Dir(path), *name)
			}
		}
	case optional && errors.Is(err, fs.ErrNotExist):
	case errors.Is(err, fs.ErrNotExist):
		wrong = fmt.Errorf("%s: there is no such file: mend --config or NUTGRAF_CONFIG, or copy config.example.yaml there", path)
	default:
		wrong = err
	}
	if err := errors.Join(wrong, readEnv(env, &c)); err != nil {
		return Config{}, err
	}
	if c.Unanswered.File == "" {
		c.Unanswered.File = stateFile(env)
	}
	c.warn()
	return c, nil
}
