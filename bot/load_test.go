package bot

import (
	"context"
	"flag"
	"fmt"
	"net/http"
	"os"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"nutgraf/bot/localdiscord"
	"nutgraf/handlers"
)

// go test ./bot -run TestLoad -v -load -load.for 30s
var (
	underLoad = flag.Bool("load", false, "measure how fast the bot answers many members, beside a bare discordgo bot")
	loadFor   = flag.Duration("load.for", 2*time.Second, "how long -load measures each bot on each surface, in all")
)

const (
	loadMembers = 50
	// pace is how many messages a second are written: what a bot sends into
	// channels has a limit that answers to slash commands don't have.
	pace = 40
	// loadRounds is how often the bots take turns.
	loadRounds = 5
)

// TestLoad measures the time from an event to its answer for 50 members who ask
// at once: with slash commands as fast as answers come, and with messages at a
// pace below Discord's limit. Without -load it only looks whether every question
// is answered.
func TestLoad(t *testing.T) {
	span, rounds := 300*time.Millisecond, 1
	if *underLoad {
		span, rounds = *loadFor/loadRounds, loadRounds
	}
	for _, surface := range []struct {
		name string
		ask  func(l *loaded, u *localdiscord.User, question string) error
		gap  time.Duration
	}{
		{"slash", (*loaded).runs, 0},
		{"message", (*loaded).says, loadMembers * time.Second / pace},
	} {
		var bare, ours figures
		var ratios []float64
		// In turns, so that a machine that gets slower or faster counts for neither.
		for range rounds {
			theirs := bare.add(measure(t, startBare, surface.ask, surface.gap, span), span)
			ratios = append(ratios, float64(ours.add(measure(t, startOurs, surface.ask, surface.gap, span), span))/float64(theirs))
		}
		slices.Sort(ratios)
		t.Logf("%-7s  bare     %s", surface.name, &bare)
		t.Logf("%-7s  nutgraf  %s", surface.name, &ours)
		t.Logf("%-7s  medians  %.2f times the bare one's; rounds from %.2f to %.2f", surface.name, ratios[len(ratios)/2], ratios[0], ratios[len(ratios)-1])
	}
}

// figures are the times of answers.
type figures struct {
	times []time.Duration
	span  time.Duration
}

// add adds the times of a round and returns their median.
func (f *figures) add(times []time.Duration, span time.Duration) time.Duration {
	round := figures{times: slices.Sorted(slices.Values(times))}
	f.times, f.span = append(f.times, times...), f.span+span
	slices.Sort(f.times)
	return round.at(50)
}

// at is the time within which that many of a hundred were answered.
func (f *figures) at(percent int) time.Duration { return f.times[(len(f.times)-1)*percent/100] }

func (f *figures) String() string {
	return fmt.Sprintf("%6.0f questions/s  median %8v  p99 %8v", float64(len(f.times))/f.span.Seconds(),
		f.at(50).Round(time.Microsecond), f.at(99).Round(time.Microsecond))
}

// loaded is a Discord whose members ask.
type loaded struct {
	srv      *localdiscord.Server
	general  *localdiscord.Channel
	mu       sync.Mutex
	asked    map[string]time.Time // message or interaction, until it is answered
	waiting  map[string]chan time.Duration
	commands chan struct{} // closed once commands are registered
}

// measure lets members ask a bot and returns how long each answer took.
func measure(t *testing.T, start func(*testing.T, *loaded) (stop func()), ask func(*loaded, *localdiscord.User, string) error, gap, span time.Duration) []time.Duration {
	t.Helper()
	l := &loaded{asked: map[string]time.Time{}, waiting: map[string]chan time.Duration{}, commands: make(chan struct{})}
	srv, err := localdiscord.New(localdiscord.Options{
		MaxMessages: 100, MaxRequests: 100,
		Watch: localdiscord.Watch{Message: l.message, Run: l.run, Commands: sync.OnceFunc(func() { close(l.commands) })},
		Fail:  func(p localdiscord.Problem) { t.Error(p) },
	})
	if err != nil {
		t.Fatal(err)
	}
	defer srv.Close()
	l.srv, l.general = srv, srv.Guild("g").Channel("general")
	users := make([]*localdiscord.User, loadMembers)
	for i := range users {
		users[i] = srv.User(fmt.Sprint("member-", i))
		l.waiting[users[i].ID] = make(chan time.Duration, 1)
	}
	defer start(t, l)()
	var members sync.WaitGroup
	results := make([][]time.Duration, loadMembers)
	until := time.Now().Add(span)
	for i, u := range users {
		members.Go(func() {
			first := time.NewTimer(gap * time.Duration(i) / loadMembers)
			<-first.C
			for n := i; time.Now().Before(until); n++ {
				again := time.NewTimer(gap)
				if err := ask(l, u, loadQuestions[n%len(loadQuestions)]); err != nil {
					t.Errorf("member %d: %v", i, err)
					return
				}
				select {
				case took := <-l.waiting[u.ID]:
					results[i] = append(results[i], took)
				case <-time.After(20 * time.Second):
					t.Errorf("member %d isn't answered", i)
					return
				}
				<-again.C
			}
		})
	}
	members.Wait()
	all := slices.Concat(results...)
	if len(all) == 0 {
		t.Fatal("nothing was answered")
	}
	return all
}

// loadQuestions are asked in turns: people, things, dates, a typo, a miss.
var loadQuestions = []string{"Liu", "Xi", "the election", "Kritenbrink", "Taiwan's president", "Kritenbrnk", "the mayor of Paris", "Blinken", "the Communist Party", "inauguration"}

// runs asks with a slash command.
func (l *loaded) runs(u *localdiscord.User, question string) error {
	return u.Runs(l.general, "/who", "name", question).Refused()
}

// says asks with a message.
func (l *loaded) says(u *localdiscord.User, question string) error {
	_, err := u.Send(l.general, localdiscord.Draft{Content: "!who " + question})
	return err
}

// message takes the time of messages.
func (l *loaded) message(change localdiscord.Change, m localdiscord.Message) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case change != localdiscord.MessagePosted:
	case !m.Author.Bot:
		l.asked[m.ID] = time.Now()
	case m.Reference != nil:
		l.answered(m.Reference.MessageID, m.ReferencedMessage.Author.ID)
	}
}

// run takes the time of interactions.
func (l *loaded) run(r localdiscord.RunInfo) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if r.Response == 0 {
		l.asked[r.ID] = time.Now()
		return
	}
	l.answered(r.ID, r.UserID)
}

// answered lets a member go on.
func (l *loaded) answered(id, userID string) {
	if began, waits := l.asked[id]; waits {
		delete(l.asked, id)
		l.waiting[userID] <- time.Since(began)
	}
}

// startOurs starts the bot with the article's table.
func startOurs(t *testing.T, l *loaded) func() {
	t.Helper()
	const name = "../facts/article.yaml"
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	house, err := handlers.FromTable(name, raw)
	if err != nil {
		t.Fatal(err)
	}
	b, err := New(Config{Token: Token(l.srv.Application().Token()), APIURL: l.srv.URL(), Register: true}, house, nil)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- b.Run(ctx) }()
	l.ready(t)
	return func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
}

// startBare starts a bot of discordgo and nothing else, which says pong.
func startBare(t *testing.T, l *loaded) func() {
	t.Helper()
	session, err := discordgo.New("Bot " + l.srv.Application().Token())
	if err != nil {
		t.Fatal(err)
	}
	api, err := parseAPIURL(l.srv.URL())
	if err != nil {
		t.Fatal(err)
	}
	wire := http.DefaultTransport.(*http.Transport).Clone()
	session.Client = &http.Client{Transport: rewrite{to: api, next: wire}, Timeout: 20 * time.Second}
	session.Identify.Intents = discordgo.IntentsGuildMessages | discordgo.IntentMessageContent
	failed := func(err error) {
		if err != nil {
			t.Error(err)
		}
	}
	session.AddHandler(func(s *discordgo.Session, m *discordgo.MessageCreate) {
		if m.Author.Bot {
			return
		}
		_, err := s.ChannelMessageSendComplex(m.ChannelID, &discordgo.MessageSend{Content: "pong", Reference: m.Reference()})
		failed(err)
	})
	session.AddHandler(func(s *discordgo.Session, i *discordgo.InteractionCreate) {
		failed(s.InteractionRespond(i.Interaction, &discordgo.InteractionResponse{
			Type: discordgo.InteractionResponseChannelMessageWithSource, Data: &discordgo.InteractionResponseData{Content: "pong"},
		}))
	})
	if err := session.Open(); err != nil {
		t.Fatal(err)
	}
	option := &discordgo.ApplicationCommandOption{Type: discordgo.ApplicationCommandOptionString, Name: "name", Description: "who"}
	_, err = session.ApplicationCommandCreate(l.srv.Application().ID(), "", &discordgo.ApplicationCommand{
		Name: "who", Description: "who", Options: []*discordgo.ApplicationCommandOption{option},
	})
	failed(err)
	l.ready(t)
	return func() {
		failed(session.Close())
		wire.CloseIdleConnections()
	}
}

// ready waits until the bot is online and has its commands.
func (l *loaded) ready(t *testing.T) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	if err := l.srv.Application().Online(ctx); err != nil {
		t.Fatal(err)
	}
	select {
	case <-l.commands:
	case <-ctx.Done():
		t.Fatal("the bot has registered no commands")
	}
}
