package config

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// setting is one key of the file and, under another name, of the environment.
type setting struct {
	key  string // path in the file: "discord.api_url"
	flag bool   // true or false; everything else is a text
	// set puts a value into c, or says what it should have been, to continue
	// "discord.prefix is …".
	set func(c *Config, value string) error
}

// variable returns the name of the environment variable: NUTGRAF_DISCORD_API_URL.
func (s setting) variable() string {
	return "NUTGRAF_" + strings.ToUpper(strings.ReplaceAll(s.key, ".", "_"))
}

func settings() []setting {
	return []setting{
		{key: "table", set: func(c *Config, v string) error { c.Table = v; return nil }},
		{key: "discord.api_url", set: setAPIURL},
		{key: "discord.prefix", set: setPrefix},
		{key: "discord.guild_id", set: setGuildID},
		{key: "discord.message_content", set: func(c *Config, v string) error {
			return oneOf(&c.Discord.MessageContent, v, "auto", "required", "off")
		}},
		{key: "discord.register_commands", flag: true, set: func(c *Config, v string) error {
			return boolean(&c.Discord.RegisterCommands, v)
		}},
		{key: "discord.private_answers", flag: true, set: func(c *Config, v string) error {
			return boolean(&c.Discord.PrivateAnswers, v)
		}},
		{key: "discord.private_guilds", set: setPrivateGuilds},
		{key: "discord.questions_per_minute", set: setPace},
		{key: "unanswered.keep", set: func(c *Config, v string) error {
			return oneOf(&c.Unanswered.Keep, v, "file", "memory", "off")
		}},
		{key: "unanswered.file", set: func(c *Config, v string) error { c.Unanswered.File = v; return nil }},
		{key: "unanswered.direct_messages", flag: true, set: func(c *Config, v string) error {
			return boolean(&c.Unanswered.DirectMessages, v)
		}},
		{key: "unanswered.days", set: setDays},
		{key: "watch.addr", set: setAddr},
		{key: "log.level", set: setLevel},
		{key: "log.format", set: func(c *Config, v string) error {
			return oneOf(&c.Log.Format, v, "auto", "text", "json")
		}},
	}
}

func oneOf(field *string, value string, allowed ...string) error {
	if !slices.Contains(allowed, value) {
		return fmt.Errorf("%q: write one of %s", value, strings.Join(allowed, ", "))
	}
	*field = value
	return nil
}

func boolean(field *bool, value string) error {
	if value != "true" && value != "false" {
		return fmt.Errorf("%q: write true or false", value)
	}
	*field = value == "true"
	return nil
}

func setLevel(c *Config, value string) error {
	var level string
	if err := oneOf(&level, value, "debug", "info", "warn", "error"); err != nil {
		return err
	}
	return c.Log.Level.UnmarshalText([]byte(level))
}

func setAPIURL(c *Config, value string) error {
	u, err := url.Parse(value)
	switch {
	case err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Hostname() == "":
		return fmt.Errorf("%q: write a whole address such as https://discord.com or http://127.0.0.1:8080", value)
	case u.User != nil || u.RawQuery != "" || u.Fragment != "":
		return errors.New("an address with a name, a question mark or a # in it: write scheme, host and path alone")
	}
	if port := u.Port(); port != "" {
		if n, err := strconv.Atoi(port); err != nil || n < 1 || n > 65535 {
			return fmt.Errorf("%q: write a port from 1 to 65535", value)
		}
	}
	c.Discord.APIURL = strings.TrimRight(value, "/")
	return nil
}

func setPrefix(c *Config, value string) error {
	odd := func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }
	switch {
	case value == "" || utf8.RuneCountInString(value) > 8 || strings.ContainsFunc(value, odd):
		return fmt.Errorf("%q: write one to eight characters without spaces", value)
	case strings.ContainsAny(value[:1], "/@<#"):
		return fmt.Errorf("%q: Discord gives that first character a meaning of its own; use another, such as ! or ?", value)
	}
	c.Discord.Prefix = value
	return nil
}

func setGuildID(c *Config, value string) error {
	if value != "" {
		if _, err := strconv.ParseUint(value, 10, 64); err != nil || len(value) < 17 {
			return fmt.Errorf("%q: write the server's number, 17 to 20 digits (Discord shows it under Copy Server ID in developer mode), or leave it empty", value)
		}
	}
	c.Discord.GuildID = value
	return nil
}

func setDays(c *Config, value string) error {
	days, err := strconv.Atoi(value)
	if err != nil || days < 1 || days > 3650 {
		return fmt.Errorf("%q: write a number of days from 1 to 3650", value)
	}
	c.Unanswered.Days = days
	return nil
}

func setAddr(c *Config, value string) error {
	if value != "off" {
		_, port, err := net.SplitHostPort(value)
		if n, wrong := strconv.Atoi(port); err != nil || wrong != nil || n < 0 || n > 65535 {
			return fmt.Errorf("%q: write an address such as 127.0.0.1:8621, :8621 for every network that the machine is in, or off", value)
		}
	}
	c.Watch.Addr = value
	return nil
}

// warn notes a token that would travel in the clear.
func (c *Config) warn() {
	u, err := url.Parse(c.Discord.APIURL)
	if err != nil || u.Scheme != "http" {
		return
	}
	host := u.Hostname()
	if ip := net.ParseIP(host); host == "localhost" || (ip != nil && ip.IsLoopback()) {
		return
	}
	c.Warnings = append(c.Warnings, "discord.api_url is plain http to another machine: the token travels unencrypted; use https")
}
