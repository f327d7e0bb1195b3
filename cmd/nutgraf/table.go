package main

import (
	"fmt"
	"io"
	"os"

	"nutgraf/cmd/nutgraf/internal/config"
	"nutgraf/facts"
	"nutgraf/handlers"
)

// maxTable bounds what is read as a table, an article or questions; a mistyped
// path must not swallow a disk.
const maxTable = 16 << 20

func readFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err // it names the file already
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxTable+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxTable {
		return nil, fmt.Errorf("%s is larger than %d MiB: that is no table, no article and no question file", path, maxTable>>20)
	}
	return data, nil
}

func tableFrom(path string) (*facts.Table, error) {
	if path == "" {
		return facts.Embedded()
	}
	data, err := readFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading the table: %w", err)
	}
	return facts.Parse(path, data)
}

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
	table, err := tableFrom(c.Table)
	if err != nil {
		return nil, nil, c, err
	}
	house := handlers.New(handlers.Options{
		Tables: func() *facts.Table { return table },
		Memory: handlers.NewMemory(handlers.MemoryOptions{}),
		Prefix: c.Discord.Prefix,
	})
	return table, house, c, nil
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
