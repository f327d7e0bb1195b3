package main

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"nutgraf/cmd/nutgraf/internal/config"
	"nutgraf/cmd/nutgraf/internal/shelf"
	"nutgraf/cmd/nutgraf/internal/unanswered"
	"nutgraf/cmd/nutgraf/internal/watch"
	"nutgraf/handlers"
)

// settings looks at file and environment; false if they can't be used.
func (d *doctor) settings() (config.Config, bool) {
	c, err := d.app.settings()
	if err != nil {
		d.finds(broken, "settings", err.Error())
		return config.Default(), false
	}
	if len(c.Warnings) > 0 {
		d.finds(noted, "settings", strings.Join(c.Warnings, "\n"))
	} else {
		d.finds(fine, "settings", "every setting can be used")
	}
	return c, true
}

func (d *doctor) table(c config.Config) {
	table, err := shelf.Read(c.Table)
	if err != nil {
		d.finds(broken, "table", err.Error())
		return
	}
	name := c.Table
	if name == "" {
		name = "the built-in table"
	}
	text := fmt.Sprintf("%s: %d facts, version %s", name, len(table.Facts), table.Version)
	if problems := table.Check(""); len(problems) > 0 {
		d.finds(noted, "table", fmt.Sprintf("%s; nutgraf check finds %d things to improve", text, len(problems)))
		return
	}
	d.finds(fine, "table", text)
}

// notes looks where unanswered questions are kept, without making the file.
func (d *doctor) notes(c config.Config) {
	switch kept := promised(c.Unanswered).privacy.Questions; {
	case kept == handlers.KeepNothing:
		d.finds(fine, "unanswered", "not kept")
		return
	case kept == handlers.KeepMemory && c.Unanswered.Keep == "file":
		d.finds(noted, "unanswered", "kept in memory only, since the environment names no folder for them: set unanswered.file, or unanswered.keep to memory")
		return
	case kept == handlers.KeepMemory:
		d.finds(fine, "unanswered", "kept in memory")
		return
	}
	path := c.Unanswered.File
	if _, err := os.Stat(path); err != nil {
		if err := writable(filepath.Dir(path)); err != nil {
			d.finds(broken, "unanswered", fmt.Sprintf("%s can't be made: %v: mend the folder, or set unanswered.file or unanswered.keep", path, err))
			return
		}
		d.finds(fine, "unanswered", path+" will be made")
		return
	}
	file, err := unanswered.Open(d.ctx, path, handlers.UnansweredOptions{Days: c.Unanswered.Days}, nil)
	if err != nil {
		d.finds(broken, "unanswered", err.Error())
		return
	}
	defer file.Close()
	list, err := file.List(d.ctx)
	if err != nil {
		d.finds(broken, "unanswered", err.Error())
		return
	}
	d.finds(fine, "unanswered", fmt.Sprintf("%s: %d entries", path, len(list)))
}

// writable says why nothing can be written into a folder, or into the nearest
// one above it that there is.
func writable(folder string) error {
	for {
		f, err := os.CreateTemp(folder, ".nutgraf-doctor-*")
		if err == nil {
			return errors.Join(f.Close(), os.Remove(f.Name()))
		}
		if above := filepath.Dir(folder); errors.Is(err, os.ErrNotExist) && above != folder {
			folder = above
			continue
		}
		return err
	}
}

// port looks whether health and metrics can be served, or are by another bot.
func (d *doctor) port(c config.Config) {
	if c.Watch.Addr == "off" {
		d.finds(noted, "watch", "health and metrics are off")
		return
	}
	listener, err := net.Listen("tcp", c.Watch.Addr)
	if err == nil {
		d.finds(fine, "watch", fmt.Sprintf("%s is free", listener.Addr()))
		listener.Close()
		return
	}
	if state, err := askRunning(d.ctx, c.Watch.Addr); err == nil {
		d.finds(fine, "watch", fmt.Sprintf("a bot runs there: version %s, table %s, gateway %s", state.Version, state.Table.Version, state.Gateway))
		return
	}
	d.finds(broken, "watch", fmt.Sprintf("%v: mend watch.addr, or set it to off", err))
}

// askRunning asks the bot that runs at an address how it is.
func askRunning(ctx context.Context, addr string) (s watch.State, err error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return s, err
	}
	if ip := net.ParseIP(host); host == "" || ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+net.JoinHostPort(host, port)+"/readyz", nil)
	if err != nil {
		return s, err
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return s, err
	}
	defer answer.Body.Close()
	if err := json.NewDecoder(io.LimitReader(answer.Body, 1<<16)).Decode(&s); err != nil || s.Version == "" {
		return s, fmt.Errorf("no nutgraf answers there: %w", err)
	}
	return s, nil
}

// token looks at the token's shape and returns it, empty if there is none to
// use. It is never printed.
func (d *doctor) token(c config.Config) string {
	token, err := config.Token(d.env)
	if err != nil {
		d.finds(broken, "token", err.Error())
		return ""
	}
	if path := d.env.Get("DISCORD_TOKEN_FILE"); path != "" {
		if info, err := os.Stat(path); err == nil && info.Mode().Perm()&0o007 != 0 {
			d.finds(noted, "token", path+" can be read by everybody on this machine: chmod 600 it")
		}
	}
	if odd := misshapen(token); odd != "" {
		state := broken
		if !strings.HasPrefix(c.Discord.APIURL, "https://discord.com") {
			state = noted // another server may have tokens of its own form
		}
		d.finds(state, "token", odd)
		return token
	}
	d.finds(fine, "token", "looks like a bot's token")
	return token
}

// misshapen says what a text is rather than a bot's token: that is three parts
// with dots between, of which the first is the bot's id in base64.
func misshapen(token string) string {
	const advice = "copy the token from the Bot page of Discord's developer portal"
	hex := len(token) == 64 && strings.Trim(strings.ToLower(token), "0123456789abcdef") == ""
	switch parts := strings.Split(token, "."); {
	case hex:
		return "that is the application's public key, not the bot's token: " + advice
	case strings.Trim(token, "0123456789") == "":
		return "that is an id, not the bot's token: " + advice
	case len(parts) == 1 && len(token) == 32:
		return "that is the application's client secret, not the bot's token: " + advice
	case len(parts) != 3 || parts[1] == "" || len(parts[2]) < 20:
		return "that doesn't look like a bot's token, which has three parts with dots between: " + advice
	case ownerOf(token) == "":
		return "that doesn't look like a bot's token, whose first part is an id in base64: " + advice
	}
	return ""
}

// ownerOf returns the id in a token, empty if there is none.
func ownerOf(token string) string {
	first, _, _ := strings.Cut(token, ".")
	id, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(first, "="))
	if err != nil || len(id) < 17 || len(id) > 20 || strings.Trim(string(id), "0123456789") != "" {
		return ""
	}
	return string(id)
}
