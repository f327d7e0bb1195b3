package desk

import (
	"net/http"
	"slices"
	"strconv"
	"time"

	"nutgraf/bot/localdiscord"
)

// snapshotView is everything that a page shows at first.
type snapshotView struct {
	Version      int                      `json:"version"`
	Now          time.Time                `json:"now"`
	As           string                   `json:"as"`
	Prefix       string                   `json:"prefix"`
	Application  applicationView          `json:"application"`
	Guild        named                    `json:"guild"`
	Channels     []channelView            `json:"channels"`
	Members      []memberView             `json:"members"`
	Commands     []commandView            `json:"commands"`
	Messages     map[string][]messageView `json:"messages"`
	More         map[string]bool          `json:"more"`
	Interactions []interaction            `json:"interactions"`
	Refusals     []Refusal                `json:"refusals"`
	Gateway      gatewayView              `json:"gateway"`
	Notes        []Note                   `json:"notes"`
	Limits       map[string]int           `json:"limits"`
}

type named struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

type applicationView struct {
	named
	Mention string `json:"mention"`
}

type channelView struct {
	named
	Kind  string `json:"kind"` // text or dm
	Topic string `json:"topic"`
	With  string `json:"with,omitempty"`
}

type memberView struct {
	ID       string `json:"id"`
	Username string `json:"username"`
	Bot      bool   `json:"bot"`
	Status   string `json:"status"`
	Locale   string `json:"locale,omitempty"` // of a human's client
}

// commandView is a COMMAND as the page gets it.
type commandView struct {
	localdiscord.Command
	Desk struct {
		InGuild bool `json:"in_guild"`
		InDM    bool `json:"in_dm"`
	} `json:"desk"`
}

// viewer returns the member that a request is for, the first one if it doesn't
// say.
func (d *Desk) viewer(r *http.Request) (*localdiscord.User, error) {
	if as := r.URL.Query().Get("as"); as != "" {
		return d.member(as)
	}
	return d.members[0], nil
}

// getSnapshot is GET /api/snapshot.
func (d *Desk) getSnapshot(r *http.Request) (snapshotView, error) {
	u, err := d.viewer(r)
	if err != nil {
		return snapshotView{}, err
	}
	return d.snapshot(u), nil
}

// snapshot returns what a member sees now.
func (d *Desk) snapshot(u *localdiscord.User) snapshotView {
	app := d.srv.Application()
	v := snapshotView{
		Version: 1, Now: time.Now().UTC(), As: u.ID, Prefix: d.o.Prefix,
		Application: applicationView{named{d.bot.ID, d.bot.Username}, app.Mention()},
		Guild:       named{d.guild.ID, d.guild.Name},
		Members:     d.memberViews(app.IsOnline()), Commands: d.commands(),
		Messages: map[string][]messageView{}, More: map[string]bool{}, Gateway: d.gateway(),
		Limits: map[string]int{"content": 2000, "answer_within_ms": int(d.o.AnswerWithin.Milliseconds())},
	}
	for _, c := range d.channels {
		v.Channels = append(v.Channels, channelView{named: named{c.ID, c.Name}, Kind: "text"})
		v.Messages[c.ID], v.More[c.ID] = d.page(c, u, "", maxShown)
	}
	private := u.DMs()
	v.Channels = append(v.Channels, channelView{named: named{private.ID, d.bot.Username}, Kind: "dm", With: d.bot.ID})
	v.Messages[private.ID], v.More[private.ID] = d.page(private, u, "", maxShown)
	d.mu.Lock()
	defer d.mu.Unlock()
	v.Interactions, v.Refusals, v.Notes = []interaction{}, append([]Refusal{}, d.ledger.refusals...), append([]Note{}, d.notes...)
	for _, id := range d.ledger.runs.order {
		if i, _ := d.ledger.runs.get(id); i.UserID == u.ID && (i.State == "sent" || i.State == "failed" || i.State == "deferred") {
			v.Interactions = append(v.Interactions, *i)
		}
	}
	v.Interactions = v.Interactions[max(0, len(v.Interactions)-maxShown):]
	return v
}

// memberViews lists the human members, then the bot.
func (d *Desk) memberViews(online bool) []memberView {
	list := []memberView{}
	for _, m := range d.members {
		list = append(list, viewOf(m))
	}
	return append(list, memberView{ID: d.bot.ID, Username: d.bot.Username, Bot: true, Status: status(online)})
}

// viewOf shows a human member.
func viewOf(u *localdiscord.User) memberView {
	return memberView{ID: u.ID, Username: u.Name, Status: status(true), Locale: u.Locale()}
}

// commands lists what the bot has registered, everywhere and for the guild.
func (d *Desk) commands() []commandView {
	list := []commandView{}
	app := d.srv.Application()
	for _, c := range slices.Concat(app.Commands(d.guild.ID), app.Commands("")) {
		v := commandView{Command: c}
		v.Desk.InGuild, v.Desk.InDM = c.InGuild(), c.InDM()
		list = append(list, v)
	}
	return list
}

// page returns the latest messages of a channel before one, oldest first, and
// whether there are more.
func (d *Desk) page(c *localdiscord.Channel, u *localdiscord.User, before string, limit int) ([]messageView, bool) {
	seen := c.SeenBy(u)
	if before != "" {
		end := slices.IndexFunc(seen, func(m localdiscord.Message) bool { return !older(m.ID, before) })
		if end >= 0 {
			seen = seen[:end]
		}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	all := d.views(seen, u.ID)
	return all[max(0, len(all)-limit):], len(all) > limit
}

// older reports whether an id is older than another.
func older(a, b string) bool { return len(a) < len(b) || len(a) == len(b) && a < b }

// messagesView is a page of messages.
type messagesView struct {
	Messages []messageView `json:"messages"`
	More     bool          `json:"more"`
}

// getMessages is GET /api/messages.
func (d *Desk) getMessages(r *http.Request) (messagesView, error) {
	query := r.URL.Query()
	u, c, err := d.place(query.Get("as"), query.Get("channel_id"))
	if err != nil {
		return messagesView{}, err
	}
	limit, err := limitOf(r, 50)
	if err != nil {
		return messagesView{}, err
	}
	messages, more := d.page(c, u, query.Get("before"), limit)
	return messagesView{messages, more}, nil
}

// limitOf reads how many things are asked for.
func limitOf(r *http.Request, otherwise int) (int, error) {
	text := r.URL.Query().Get("limit")
	if text == "" {
		return otherwise, nil
	}
	limit, err := strconv.Atoi(text)
	if err != nil || limit < 1 || limit > 100 {
		return 0, wrong(http.StatusBadRequest, "limit must be between 1 and 100")
	}
	return limit, nil
}
