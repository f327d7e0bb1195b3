package bot

import (
	"testing"
	"testing/synctest"
	"time"

	"nutgraf/bot/localdiscord"
)

func TestGateKeepsTheGap(t *testing.T) {
	t.Parallel()
	g, now := &gate{gap: 5 * time.Second}, time.Now()
	if wait, _ := g.wait(now); wait != 0 {
		t.Errorf("the first identify waits %s", wait)
	}
	g.spend(now)
	if wait, short := g.wait(now.Add(2 * time.Second)); wait != 3*time.Second || short {
		t.Errorf("waits %s", wait)
	}
	if left, _ := g.left(); left != identifiesADay-1 {
		t.Errorf("%d left", left)
	}
}

func TestGateKeepsAReserve(t *testing.T) {
	t.Parallel()
	now := time.Now()
	for name, tc := range map[string]struct {
		remaining int
		process   bool // has identified already
		want      time.Duration
	}{
		"enough":                      {101, true, 0},
		"the reserve":                 {100, true, time.Hour},
		"the reserve, a new process":  {100, false, 0},
		"nothing":                     {0, true, time.Hour},
		"nothing, even a new process": {0, false, time.Hour},
	} {
		g := &gate{}
		if tc.process {
			g.spend(now)
		}
		g.learn(1000, tc.remaining, time.Hour, now)
		if wait, short := g.wait(now); wait != tc.want || short != (tc.want > 0) {
			t.Errorf("%s: waits %s", name, wait)
		}
		if wait, _ := g.wait(now.Add(time.Hour)); wait != 0 {
			t.Errorf("%s: waits %s on the next day", name, wait)
		}
	}
}

// Without a word from Discord the bot counts for itself.
func TestGateCountsForItself(t *testing.T) {
	t.Parallel()
	g, now := &gate{}, time.Now()
	for range identifiesADay - identifiesADay/10 {
		if wait, _ := g.wait(now); wait != 0 {
			t.Fatalf("waits %s", wait)
		}
		g.spend(now)
	}
	if wait, short := g.wait(now); wait != day || !short {
		t.Errorf("waits %s", wait)
	}
}

func TestPulse(t *testing.T) {
	t.Parallel()
	now := time.Now()
	p := &pulse{}
	p.begin(40 * time.Second)
	for _, step := range []struct {
		after time.Duration
		acked bool // before
		dead  bool
	}{{0, false, false}, {40, true, false}, {41, false, false}, {80, true, false}, {120, false, true}} {
		if step.acked {
			p.heard()
		}
		if err := p.beat(now.Add(step.after * time.Second)); (err != nil) != step.dead {
			t.Errorf("after %d s: %v", step.after, err)
		}
	}
}

func TestWhereSessionsAreResumed(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct{ address, connected, want string }{
		{"wss://gateway-us-east1-b.discord.gg", "wss://gateway.discord.gg/?v=9", "wss://gateway-us-east1-b.discord.gg"},
		{"wss://gateway.discord.gg.evil.example", "wss://gateway.discord.gg", ""},
		{"wss://evildiscord.gg", "wss://gateway.discord.gg", ""},
		{"ws://gateway-us-east1-b.discord.gg", "wss://gateway.discord.gg", ""},
		{"wss://user@gateway-us-east1-b.discord.gg", "wss://gateway.discord.gg", ""},
		{"ws://127.0.0.1:4000/resume", "ws://127.0.0.1:4000/?v=9", "ws://127.0.0.1:4000/resume"},
		{"ws://127.0.0.1:4001/resume", "ws://127.0.0.1:4000", ""},
		{"wss://gateway.discord.gg", "ws://127.0.0.1:4000", ""},
		{"", "wss://gateway.discord.gg", ""},
		{"\x7f", "wss://gateway.discord.gg", ""},
	} {
		if got := resumeAddress(tc.address, tc.connected); got != tc.want {
			t.Errorf("%q while connected to %q: %q", tc.address, tc.connected, got)
		}
	}
}

func TestTheBotSaysWhyItWaits(t *testing.T) {
	t.Parallel()
	s := stage(t, Config{}, localdiscord.Options{})
	synctest.Test(t, func(t *testing.T) {
		b := s.bot
		b.gate = &gate{}
		b.gate.spend(time.Now())
		b.gate.learn(1000, 7, 90*time.Minute, time.Now())
		began := time.Now()
		if err := b.mayIdentify(t.Context()); err != nil {
			t.Error(err)
		}
		if waited := time.Since(began); waited != 90*time.Minute {
			t.Errorf("waited %s", waited)
		}
	})
	has(t, s.log.String(), "level=ERROR", "left=7", "remedy=")
}
