package browser

import (
	"context"
	"testing"
	"time"

	"nutgraf/bot/localdiscord/desk"
)

// stage is a desk with the show bot on it.
type stage struct {
	desk *desk.Desk
	bot  *showBot
}

// newStage opens a desk and waits until its bot is online. It skips the test
// where there is no browser.
func newStage(t *testing.T, o desk.Options) *stage {
	t.Helper()
	Need(t)
	o.Bot = "paperboy"
	d, err := desk.New(o)
	if err != nil {
		t.Fatal(err)
	}
	served := make(chan error, 1)
	go func() { served <- d.Serve(context.Background()) }()
	t.Cleanup(func() {
		d.Close()
		if err := <-served; err != nil {
			t.Error(err)
		}
	})
	s := &stage{desk: d, bot: startBot(t, d.Discord())}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if err := d.Discord().Application().Online(ctx); err != nil {
		t.Fatal(err)
	}
	return s
}

// open opens the page and waits for the bot's commands.
func (s *stage) open(t *testing.T, v View) *Page {
	t.Helper()
	p := Open(t, s.desk.URL(), v)
	p.Wait(`.tries button`)
	return p
}

// newest is the selector of the bot's last message.
const newest = `#messages li.message[data-author="paperboy"]:last-child`

// day is a time that pictures may show.
var day = time.Date(2024, 1, 11, 12, 0, 0, 0, time.UTC)
