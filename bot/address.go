package bot

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// gatewayAddress returns where to connect. Without a session to resume it also
// waits until Discord allows another identify.
func (b *Bot) gatewayAddress(ctx context.Context, point *resumePoint) (string, error) {
	if point != nil && point.address != "" {
		return withQuery(point.address)
	}
	address, err := b.askGateway(ctx)
	if err != nil || point != nil {
		return address, err
	}
	return address, b.mayIdentify(ctx)
}

// gatewayInfo is what a server says of its gateway. Without a token it only says
// the address.
type gatewayInfo struct {
	URL    string `json:"url"`
	Shards int    `json:"shards"`
	Limit  *struct {
		Total      int     `json:"total"`
		Remaining  *int    `json:"remaining"`
		ResetAfter float64 `json:"reset_after"` // ms
	} `json:"session_start_limit"`
}

// limited says whether the server names a limit of sessions.
func (g gatewayInfo) limited() bool {
	return g.Limit != nil && g.Limit.Remaining != nil && (g.Limit.Total > 0 || *g.Limit.Remaining > 0)
}

// askGateway asks for the gateway's address and learns how many sessions may be
// started. A server that has no good answer to that may still name the address.
func (b *Bot) askGateway(ctx context.Context) (string, error) {
	var said, plain gatewayInfo
	err := b.rest.call(ctx, "asking for the gateway", http.MethodGet, discordgo.EndpointGatewayBot, nil, &said)
	if hasStatus(err, http.StatusUnauthorized) {
		return "", badToken()
	}
	if err == nil && said.limited() {
		b.gate.learn(said.Limit.Total, *said.Limit.Remaining, seconds(said.Limit.ResetAfter/1000), time.Now())
	}
	address := ""
	if err == nil {
		address, err = withQuery(said.URL)
	} else if !answered(err) {
		return "", err
	}
	if err == nil {
		return address, nil
	}
	if b.rest.call(ctx, "asking for the gateway", http.MethodGet, discordgo.EndpointGateway, nil, &plain) != nil {
		return "", err // the first answer says more
	}
	return withQuery(plain.URL)
}

// mayIdentify waits until another session may be started, for hours if need be.
func (b *Bot) mayIdentify(ctx context.Context) error {
	for {
		wait, short := b.gate.wait(time.Now())
		if wait <= 0 {
			return ctx.Err()
		}
		if short {
			left, reset := b.gate.left()
			b.log.Error("the bot has started so many sessions that it keeps the rest in reserve, since Discord resets a token that starts more than it may: the bot stays offline until then",
				"left", left, "until", reset.Round(time.Second),
				"remedy", "see whether another process uses the same token and what ended the sessions, then start the bot again: a new process may use the reserve")
			wait = min(wait, time.Hour) // and say it again
		}
		if err := sleep(ctx, wait); err != nil {
			return err
		}
	}
}

// resumeAddress returns the address to resume a session at, empty if it isn't
// one to trust with the token: it must be where the session is, or Discord's.
func resumeAddress(address, connected string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.User != nil {
		return ""
	}
	at, err := url.Parse(connected)
	if err != nil {
		return ""
	}
	host := strings.ToLower(u.Hostname())
	switch {
	case u.Scheme == at.Scheme && strings.EqualFold(u.Host, at.Host):
		return address
	case u.Scheme == "wss" && isDiscord(strings.ToLower(at.Hostname())) && isDiscord(host):
		return address
	}
	return ""
}

// isDiscord says whether a host is one of Discord's gateways.
func isDiscord(host string) bool {
	return host == "discord.gg" || strings.HasSuffix(host, ".discord.gg")
}

// withQuery adds what discordgo speaks to the gateway's address.
func withQuery(address string) (string, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "ws" && u.Scheme != "wss" {
		return "", fmt.Errorf("the gateway's address %q is not a websocket address", address)
	}
	if u.Path == "" {
		u.Path = "/"
	}
	u.RawQuery = url.Values{"v": {discordgo.APIVersion}, "encoding": {"json"}}.Encode()
	return u.String(), nil
}

// dial connects to the gateway.
func dial(ctx context.Context, address string, patience time.Duration) (*websocket.Conn, error) {
	dialer := websocket.Dialer{Proxy: http.ProxyFromEnvironment, HandshakeTimeout: patience}
	conn, resp, err := dialer.DialContext(ctx, address, nil)
	switch {
	case err != nil && resp != nil:
		return nil, fmt.Errorf("connecting to the gateway: %s: %w", resp.Status, err)
	case err != nil:
		return nil, fmt.Errorf("connecting to the gateway: %w", err)
	}
	return conn, nil
}
