package config

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Env is the environment of a process, as [os.Environ] returns it.
type Env []string

// Get returns a variable's value, empty if it isn't set. Of several with one
// name the last counts, as it does in a shell.
func (e Env) Get(name string) string {
	for _, pair := range slices.Backward(e) {
		if value, ok := strings.CutPrefix(pair, name+"="); ok {
			return value
		}
	}
	return ""
}

// readEnv puts every NUTGRAF_ variable over the file's settings. An empty
// variable counts as not set.
func readEnv(env Env, c *Config) error {
	known := []string{"NUTGRAF_CONFIG"}
	var problems []error
	for _, s := range settings() {
		known = append(known, s.variable())
		if value := env.Get(s.variable()); value != "" {
			if err := s.set(c, value); err != nil {
				problems = append(problems, fmt.Errorf("%s is %w", s.variable(), err))
			}
		}
	}
	for _, pair := range env {
		name, _, _ := strings.Cut(pair, "=")
		switch {
		case !strings.HasPrefix(name, "NUTGRAF_") || slices.Contains(known, name):
		case strings.Contains(name, "TOKEN"):
			problems = append(problems, fmt.Errorf("%s is not read: the token belongs into DISCORD_TOKEN, or its file's path into DISCORD_TOKEN_FILE", name))
		default:
			// Not an error: container platforms make up such names (NUTGRAF_PORT).
			c.Warnings = append(c.Warnings, name+" is no setting of nutgraf and has no effect")
		}
	}
	return errors.Join(problems...)
}

// ErrNoToken says that the environment holds no token.
var ErrNoToken = errors.New("there is no Discord token: put the bot's token into DISCORD_TOKEN, or the path of a file that holds it into DISCORD_TOKEN_FILE")

// Token returns the Discord token from DISCORD_TOKEN or from the file that
// DISCORD_TOKEN_FILE names, without surrounding white space. It is [ErrNoToken]
// if neither is set.
func Token(env Env) (string, error) {
	token, path := strings.TrimSpace(env.Get("DISCORD_TOKEN")), env.Get("DISCORD_TOKEN_FILE")
	switch {
	case token != "" && path != "":
		return "", errors.New("both DISCORD_TOKEN and DISCORD_TOKEN_FILE are set: unset one of them")
	case token == "" && path == "":
		return "", ErrNoToken
	case path != "":
		text, err := readToken(path)
		if err != nil {
			return "", err
		}
		token = text
	}
	token = strings.TrimPrefix(token, "Bot ")
	if strings.ContainsFunc(token, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return "", errors.New("the Discord token has a space or an unprintable character in it: copy it again, in one piece")
	}
	return token, nil
}

func readToken(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", fmt.Errorf("reading the file that DISCORD_TOKEN_FILE names: %w", err)
	}
	defer f.Close()
	const limit = 4 << 10
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return "", fmt.Errorf("reading the file that DISCORD_TOKEN_FILE names: %w", err)
	}
	token := strings.TrimSpace(string(data))
	if token == "" || len(data) > limit {
		return "", fmt.Errorf("%s, which DISCORD_TOKEN_FILE names, holds no token: it should be one line with the token", path)
	}
	return token, nil
}

// stateFile returns where unanswered questions are kept if the settings name no
// file: where systemd gives the service a folder of its own, or where the XDG
// Base Directory Specification puts the state of programs. It is empty if the
// environment says neither.
func stateFile(env Env) string {
	const file = "unanswered.db"
	if given, _, _ := strings.Cut(env.Get("STATE_DIRECTORY"), ":"); filepath.IsAbs(given) {
		return filepath.Join(given, file)
	}
	if state := env.Get("XDG_STATE_HOME"); filepath.IsAbs(state) {
		return filepath.Join(state, "nutgraf", file)
	}
	if home := env.Get("HOME"); filepath.IsAbs(home) && home != "/" {
		return filepath.Join(home, ".local", "state", "nutgraf", file)
	}
	return ""
}
