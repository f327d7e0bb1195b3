package main

import (
	"nutgraf/cmd/nutgraf/internal/config"
	"nutgraf/cmd/nutgraf/internal/shelf"
	"nutgraf/facts"
	"nutgraf/handlers"
)

// settings returns the configuration with the flags over it.
func (a *app) settings() (config.Config, error) {
	c, err := config.Load(a.flags.Config, a.env)
	if err == nil && a.flags.Table != "" {
		c.Table = a.flags.Table
	}
	return c, err
}

// open returns the table that is asked for, a house over it and the settings.
func (a *app) open() (*facts.Table, *handlers.House, config.Config, error) {
	c, err := a.settings()
	if err != nil {
		return nil, nil, c, err
	}
	table, err := shelf.Read(c.Table)
	if err != nil {
		return nil, nil, c, err
	}
	house := houseOver(c, func() *facts.Table { return table }, notebook{})
	return table, house, c, nil
}

// houseOver is a house with the settings in force. Unanswered questions go into
// notes; with the zero value none is kept.
func houseOver(c config.Config, tables func() *facts.Table, notes notebook) *handlers.House {
	return handlers.New(handlers.Options{
		Tables: tables, Memory: handlers.NewMemory(handlers.MemoryOptions{}), Prefix: c.Discord.Prefix,
		Unanswered: notes.log, Privacy: notes.privacy,
	})
}

// command splits a text into a command's name and what follows it. Without a
// command's name in front, command is empty and rest is the text.
func command(house *handlers.House, text string) (name, rest string) {
	first, rest := cutWord(text)
	for _, c := range house.Commands() {
		if c.Name == first {
			return c.Name, rest
		}
	}
	return "", text
}
