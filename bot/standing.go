package bot

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/bwmarrin/discordgo"
)

// Reach says why a Discord-compatible server can't be used: its API must name a
// gateway and that must say hello. An empty apiURL is Discord. It needs no token
// and starts no session.
func Reach(ctx context.Context, apiURL string) error {
	api, err := parseAPIURL(apiURL)
	if err != nil {
		return err
	}
	rest, err := newREST("", api, NoObserver{})
	if err != nil {
		return err
	}
	defer rest.wire.CloseIdleConnections()
	var said struct {
		URL string `json:"url"`
	}
	if err := rest.call(ctx, "asking for the gateway", http.MethodGet, discordgo.EndpointGateway, nil, &said); err != nil {
		return err
	}
	address, err := withQuery(said.URL)
	if err != nil {
		return err
	}
	conn, err := dial(ctx, address, 10*time.Second)
	if err != nil {
		return err
	}
	defer conn.Close()
	if deadline, ok := ctx.Deadline(); ok {
		if err := conn.SetReadDeadline(deadline); err != nil {
			return fmt.Errorf("waiting for the gateway: %w", err)
		}
	}
	var hello struct {
		Op int `json:"op"`
	}
	if err := conn.ReadJSON(&hello); err != nil {
		return fmt.Errorf("waiting for the gateway: %w", err)
	}
	if hello.Op != opHello {
		return fmt.Errorf("the gateway begins with op %d, not with hello", hello.Op)
	}
	return nil
}

// Identity is the bot as Discord knows it.
type Identity struct {
	User        string // id
	Name        string
	Application string // id
	// MessageContent says whether the privileged intent is switched on.
	MessageContent bool
}

// Identity asks Discord who the bot is.
func (b *Bot) Identity(ctx context.Context) (Identity, error) {
	var user struct {
		ID       string `json:"id"`
		Username string `json:"username"`
		Bot      bool   `json:"bot"`
	}
	if err := b.rest.call(ctx, "asking who the bot is", http.MethodGet, discordgo.EndpointUser("@me"), nil, &user); err != nil {
		return Identity{}, b.withRemedy(err)
	}
	if !user.Bot {
		return Identity{}, errors.New("the token is a person's, not a bot's: Discord forbids that; take the token from the Bot page of the developer portal")
	}
	var app struct {
		ID    string `json:"id"`
		Flags int    `json:"flags"`
	}
	if err := b.rest.call(ctx, "asking for the application", http.MethodGet, discordgo.EndpointApplication("@me"), nil, &app); err != nil {
		return Identity{}, b.withRemedy(err)
	}
	// https://discord.com/developers/docs/resources/application#application-object-application-flags
	const contentForMany, contentForFew = 1 << 18, 1 << 19
	return Identity{User: user.ID, Name: user.Username, Application: app.ID, MessageContent: app.Flags&(contentForMany|contentForFew) != 0}, nil
}

// Sessions is what Discord says of the gateway sessions that the bot may start.
// Another server may name no limit: then Total is 0.
type Sessions struct {
	Shards          int // that Discord recommends
	Total, Left     int // a day, and of these
	Reset           time.Duration
	ReserveFromHere int // with so many left, a running bot starts no more
}

// Sessions asks for the limits.
func (b *Bot) Sessions(ctx context.Context) (Sessions, error) {
	var said gatewayInfo
	if err := b.rest.call(ctx, "asking for the gateway's limits", http.MethodGet, discordgo.EndpointGatewayBot, nil, &said); err != nil {
		return Sessions{}, b.withRemedy(err)
	}
	if !said.limited() {
		return Sessions{Shards: said.Shards}, nil
	}
	total := max(said.Limit.Total, *said.Limit.Remaining)
	return Sessions{
		Shards: said.Shards, Total: total, Left: *said.Limit.Remaining,
		Reset: seconds(said.Limit.ResetAfter / 1000), ReserveFromHere: total / 10,
	}, nil
}

// Membership is a server that the bot is in.
type Membership struct {
	ID, Name string
	Lacks    []string // permissions that the bot needs and its roles don't give
}

// needed are the permissions for answering; channels may take them away again.
var needed = []struct {
	bit  int64
	name string
}{
	{discordgo.PermissionViewChannel, "View Channels"},
	{discordgo.PermissionSendMessages, "Send Messages"},
	{discordgo.PermissionSendMessagesInThreads, "Send Messages in Threads"},
	{discordgo.PermissionReadMessageHistory, "Read Message History"},
	{discordgo.PermissionAttachFiles, "Attach Files"}, // pictures
}

// Memberships asks for the first 200 servers that the bot is in.
func (b *Bot) Memberships(ctx context.Context) ([]Membership, error) {
	var guilds []struct {
		ID          string `json:"id"`
		Name        string `json:"name"`
		Owner       bool   `json:"owner"`
		Permissions string `json:"permissions"`
	}
	if err := b.rest.call(ctx, "asking for the bot's servers", http.MethodGet, discordgo.EndpointUserGuilds("@me"), nil, &guilds); err != nil {
		return nil, b.withRemedy(err)
	}
	list := make([]Membership, 0, len(guilds))
	for _, g := range guilds {
		m := Membership{ID: g.ID, Name: g.Name}
		has, err := strconv.ParseInt(g.Permissions, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("asking for the bot's servers: the permissions %q are no number", g.Permissions)
		}
		for _, p := range needed {
			if !g.Owner && has&(discordgo.PermissionAdministrator|p.bit) == 0 {
				m.Lacks = append(m.Lacks, p.name)
			}
		}
		list = append(list, m)
	}
	return list, nil
}

// Close lets go of the connections of a bot that doesn't run.
func (b *Bot) Close() { b.rest.wire.CloseIdleConnections() }
