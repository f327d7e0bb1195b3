package config

import (
	"fmt"
	"strconv"
	"strings"
)

// setPrivateGuilds reads the numbers of servers, with commas or spaces between.
func setPrivateGuilds(c *Config, value string) error {
	ids := strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == ' ' })
	for _, id := range ids {
		if _, err := strconv.ParseUint(id, 10, 64); err != nil || len(id) < 17 {
			return fmt.Errorf("%q: write servers' numbers, 17 to 20 digits each (Discord shows them under Copy Server ID in developer mode), with commas between", id)
		}
	}
	c.Discord.PrivateGuilds = ids
	if len(ids) == 0 {
		c.Discord.PrivateGuilds = nil
	}
	return nil
}

// maxPace is far beyond what a person types.
const maxPace = 100_000

func setPace(c *Config, value string) error {
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 || n > maxPace {
		return fmt.Errorf("%q: write a number from 0 to %d", value, maxPace)
	}
	c.Discord.QuestionsPerMinute = n
	return nil
}
