package bot

import (
	"fmt"
	"strings"
	"time"

	"nutgraf/handlers"
)

const (
	// sameFor is how long an answer in a channel is near enough to point at.
	sameFor = time.Minute
	// pressedFor is how long a second press of a button is taken for a slip.
	pressedFor = time.Minute
	// maxRemembered bounds each of the lists that manners need.
	maxRemembered = 8192
)

// manners is what the bot remembers so as not to be a nuisance.
type manners struct {
	told    *recent[told]  // by channel and facts
	presses *recent[bool]  // by button and member
	asked   *recent[asked] // by member
}

// told is an answer in a channel.
type told struct {
	asker    string
	question uint64 // a hash of it, folded: the text isn't kept
	link     string
}

// asked counts one member's questions.
type asked struct {
	count  int
	warned bool
}

func newManners(now func() time.Time) manners {
	return manners{
		told:    newRecent[told](sameFor, maxRemembered, now),
		presses: newRecent[bool](pressedFor, maxRemembered, now),
		asked:   newRecent[asked](time.Minute, maxRemembered, now),
	}
}

// tooMany counts a question of a member. warn is true for the first that is one
// too many within a minute.
func (b *Bot) tooMany(member string) (refuse, warn bool) {
	if b.cfg.PerMinute <= 0 {
		return false, false
	}
	b.manners.asked.change(member, func(a asked) asked {
		a.count++
		refuse = a.count > b.cfg.PerMinute
		warn = refuse && !a.warned
		a.warned = a.warned || refuse
		return a
	})
	return refuse, warn
}

// slowDown asks a member for patience. In a channel others see it, so that it is
// said once and then the bot is silent until the minute is over.
func (b *Bot) slowDown(m message, r handlers.Request, _ time.Time) {
	ctx, cancel := b.workContext()
	defer cancel()
	if _, err := b.reply(ctx, m, page{Content: b.house.Notice(handlers.NoticeSlower, r)}); err != nil {
		b.logUnsent(r.Surface, err)
	}
}

// sameKey is where an answer is remembered, empty if it isn't: in private, in
// direct messages, and when it tells no fact. In another language it is another
// answer.
func sameKey(guild, channel string, s said) string {
	if guild == "" || s.private || s.outcome != "found" || len(s.facts) == 0 {
		return ""
	}
	return channel + "/" + s.language + "/" + strings.Join(s.facts, "/")
}

// alike is the same number for questions that are typed alike.
func (b *Bot) alike(r handlers.Request) uint64 {
	return b.hashOf(strings.ToLower(strings.Join(strings.Fields(r.Command+" "+r.Text), " ")))
}

// pointed returns what to say instead when somebody else got the same answer in
// that channel a moment ago: where it stands, and for another question also its
// text, without small print and buttons. Whoever asks again themselves is in a
// conversation of their own and gets the whole answer.
func (b *Bot) pointed(key string, r handlers.Request, s said) (said, bool) {
	if key == "" {
		return s, false
	}
	before, found := b.manners.told.get(key)
	if !found || before.asker == r.Asker {
		return s, false
	}
	line := b.house.Notice(handlers.NoticeAnswered, r) + " " + before.link
	if before.question != b.alike(r) {
		line = fit(s.body, limitContent-units(line)-4) + "\n-# " + line
	}
	s.page = page{Content: line}
	s.private = true // where the surface can do that
	return s, true
}

// remember notes an answer that others may be pointed to.
func (b *Bot) remember(key, guild string, r handlers.Request, m sent) {
	if key != "" && m.ID != "" {
		link := fmt.Sprintf("https://discord.com/channels/%s/%s/%s", guild, m.ChannelID, m.ID)
		b.manners.told.put(key, told{asker: r.Asker, question: b.alike(r), link: link})
	}
}
