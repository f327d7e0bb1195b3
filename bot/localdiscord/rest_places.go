package localdiscord

import (
	"net/http"
	"time"
)

// getGateway is GET /gateway.
func getGateway(c *call) (int, any, error) {
	return http.StatusOK, map[string]any{"url": c.s.gatewayURL()}, nil
}

// getGatewayBot is GET /gateway/bot. The number of identifies left goes down as
// Discord's does, and never below zero.
func getGatewayBot(c *call) (int, any, error) {
	daily := c.s.o.Identifies
	return http.StatusOK, map[string]any{
		"url": c.s.gatewayURL(), "shards": 1,
		"session_start_limit": map[string]any{
			"total": daily, "remaining": max(0, daily-c.s.gateway.identifies),
			"reset_after": (24 * time.Hour).Milliseconds(), "max_concurrency": 1,
		},
	}, nil
}

// getMe is GET /users/@me.
func getMe(c *call) (int, any, error) { return http.StatusOK, c.s.app.account(), nil }

// getUser is GET /users/{user}.
func getUser(c *call) (int, any, error) {
	account, known := c.s.accountByID(c.r.PathValue("user"))
	if !known {
		return 0, nil, errUnknownUser
	}
	return http.StatusOK, account, nil
}

// getMyGuilds is GET /users/@me/guilds.
func getMyGuilds(c *call) (int, any, error) {
	list := []any{}
	for _, g := range c.s.guilds {
		list = append(list, map[string]any{
			"id": g.ID, "name": g.Name, "icon": nil, "owner": false, "permissions": bits(memberPermissions), "features": []any{},
		})
	}
	return http.StatusOK, list, nil
}

// createDM is POST /users/@me/channels.
func createDM(c *call) (int, any, error) {
	var f struct {
		Recipient string `json:"recipient_id"`
	}
	err := c.fill(&f, func(n node) { n.fields("recipient_id")("recipient_id").required().snowflake() })
	if err != nil {
		return 0, nil, err
	}
	for _, u := range c.s.users {
		if u.ID == f.Recipient {
			return http.StatusOK, u.conversation().wire(), nil
		}
	}
	return 0, nil, errUnknownUser
}

// getApplication is GET /applications/@me.
func getApplication(c *call) (int, any, error) {
	app := &c.s.app
	return http.StatusOK, map[string]any{
		"id": app.id, "name": app.name, "icon": nil, "description": "", "bot": app.account(), "bot_public": true,
		"bot_require_code_grant": false, "flags": app.flags(), "verify_key": "", "summary": "", "team": nil,
		"integration_types_config": map[string]any{"0": map[string]any{}},
	}, nil
}

// guild returns the guild that the path names.
func (c *call) guild() (*Guild, error) {
	for _, g := range c.s.guilds {
		if g.ID == c.r.PathValue("guild") {
			return g, nil
		}
	}
	return nil, errUnknownGuild
}

// getGuild is GET /guilds/{guild}.
func getGuild(c *call) (int, any, error) {
	g, err := c.guild()
	if err != nil {
		return 0, nil, err
	}
	return http.StatusOK, g.wire(), nil
}

// getGuildChannels is GET /guilds/{guild}/channels.
func getGuildChannels(c *call) (int, any, error) {
	g, err := c.guild()
	if err != nil {
		return 0, nil, err
	}
	return http.StatusOK, g.wire()["channels"], nil
}

// getGuildRoles is GET /guilds/{guild}/roles.
func getGuildRoles(c *call) (int, any, error) {
	g, err := c.guild()
	if err != nil {
		return 0, nil, err
	}
	return http.StatusOK, g.wire()["roles"], nil
}

// getMember is GET /guilds/{guild}/members/{user}.
func getMember(c *call) (int, any, error) {
	g, err := c.guild()
	if err != nil {
		return 0, nil, err
	}
	account, known := c.s.accountByID(c.r.PathValue("user"))
	if !known {
		return 0, nil, errUnknownMember
	}
	return http.StatusOK, g.memberWith(account), nil
}

// getChannel is GET /channels/{channel}.
func getChannel(c *call) (int, any, error) {
	channel, err := c.channel()
	if err != nil {
		return 0, nil, err
	}
	return http.StatusOK, channel.wire(), nil
}

// startTyping is POST /channels/{channel}/typing.
func startTyping(c *call) (int, any, error) {
	channel, err := c.channel()
	if err != nil {
		return 0, nil, err
	}
	if err := channel.permits(PermitSend); err != nil {
		return 0, nil, err
	}
	channel.typing = time.Now()
	if c.s.o.Watch.Typing != nil {
		c.s.o.Watch.Typing(channel.ID)
	}
	c.s.wake()
	return http.StatusNoContent, nil, nil
}
