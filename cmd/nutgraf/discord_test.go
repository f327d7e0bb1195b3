package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"nutgraf/bot/localdiscord"
)

// patience is how long anything in these tests may take; none comes near it.
const patience = 30 * time.Second

func discord(t *testing.T, o localdiscord.Options) *localdiscord.Server {
	t.Helper()
	o.Fail = func(p localdiscord.Problem) { t.Errorf("Discord: %v", p) }
	srv, err := localdiscord.New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(srv.Close)
	return srv
}

// environment is what the program needs to reach srv.
func environment(t *testing.T, srv *localdiscord.Server) []string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(file, []byte(srv.Application().Token()+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return []string{"DISCORD_TOKEN_FILE=" + file, "NUTGRAF_DISCORD_API_URL=" + srv.URL(), "NUTGRAF_TABLE=testdata/bridge/bridge.yaml",
		"NUTGRAF_UNANSWERED_KEEP=memory", "NUTGRAF_WATCH_ADDR=off"}
}

func TestDiscordWithoutUsableToken(t *testing.T) {
	for _, args := range []string{"run", "commands sync", "commands remove", "commands remove --dry-run"} {
		for _, c := range []struct {
			env  []string
			want string
		}{
			{nil, "there is no Discord token: put the bot's token into DISCORD_TOKEN"},
			{[]string{"DISCORD_TOKEN=a", "DISCORD_TOKEN_FILE=b"}, "unset one of them"},
			{[]string{"DISCORD_TOKEN=s3cret", "NUTGRAF_DISCORD_API_URL=nowhere"}, "write a whole address"},
			// Everything that is wrong is said at once.
			{[]string{"NUTGRAF_DISCORD_API_URL=nowhere", "NUTGRAF_LOG_LEVEL=loud"}, "there is no Discord token"},
			{[]string{"NUTGRAF_DISCORD_API_URL=nowhere", "NUTGRAF_LOG_LEVEL=loud"}, "write a whole address"},
			{[]string{"NUTGRAF_DISCORD_API_URL=nowhere", "NUTGRAF_LOG_LEVEL=loud"}, `NUTGRAF_LOG_LEVEL is "loud"`},
			{[]string{"NUTGRAF_TABLE=absent.yaml"}, "reading the table: open absent.yaml"},
		} {
			var stdout, stderr strings.Builder
			code := run(t.Context(), strings.Fields(args), c.env, nil, &stdout, &stderr)
			if code != exitFailure || !strings.Contains(stderr.String(), c.want) || strings.Contains(stderr.String(), "s3cret") {
				t.Errorf("%s, %v: exit status %d, %q; want %q", args, c.env, code, stderr.String(), c.want)
			}
		}
	}
}

// process is the bot as it runs in production.
type process struct {
	*exec.Cmd
	log   chan map[string]any // closed at the end
	ended chan error
}

func startBot(t *testing.T, env []string, args ...string) *process {
	t.Helper()
	p := &process{Cmd: exec.Command("nutgraf", args...), log: make(chan map[string]any, 1000), ended: make(chan error, 1)}
	p.Env = append(os.Environ(), env...)
	stderr, err := p.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Process.Kill() })
	go func() {
		defer close(p.log)
		for lines := bufio.NewScanner(stderr); lines.Scan(); {
			record := map[string]any{}
			if err := json.Unmarshal(lines.Bytes(), &record); err != nil {
				t.Errorf("the log has a line that is no JSON: %s", lines.Text())
			}
			p.log <- record
		}
		p.ended <- p.Wait()
	}()
	return p
}

func (p *process) signal(t *testing.T) {
	t.Helper()
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		t.Error(err)
	}
}

// Without a command and with a token nutgraf is the bot. It answers, logs JSON
// into a pipe without what members wrote, and a signal ends it in good order.
func TestBotAnswersAndEndsOnASignal(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	srv := discord(t, localdiscord.Options{})
	general, alice := srv.Guild("riverside").Channel("general"), srv.User("alice")
	p := startBot(t, environment(t, srv))
	if err := srv.Application().Online(ctx); err != nil {
		t.Fatal(err)
	}
	reply, err := alice.Says(general, "!who King").Reply(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if text, err := json.Marshal(reply); err != nil || !strings.Contains(string(text), "Ada King is the mayor of Riverside") {
		t.Errorf("reply %s, %v", text, err)
	}
	p.signal(t)
	if err := srv.Application().Offline(ctx); err != nil {
		t.Error(err)
	}
	if err := <-p.ended; err != nil {
		t.Errorf("the bot ended with %v", err)
	}
	last := ""
	for record := range p.log {
		last, _ = record["msg"].(string)
		line, _ := json.Marshal(record)
		for _, secret := range []string{srv.Application().Token(), "who King"} {
			if strings.Contains(string(line), secret) {
				t.Errorf("the log shows %q: %s", secret, line)
			}
		}
	}
	if last != "ended in good order" {
		t.Errorf("the last message in the log is %q", last)
	}
}

// An answer that hangs would keep the bot for ten seconds after the first signal.
func TestSecondSignalEndsAtOnce(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	hanging := make(chan struct{}, 100)
	srv := discord(t, localdiscord.Options{Intercept: func(_ http.ResponseWriter, r *http.Request) bool {
		if r.Method != http.MethodPost || !strings.HasSuffix(r.URL.Path, "/messages") {
			return false
		}
		hanging <- struct{}{}
		<-r.Context().Done()
		return true
	}})
	general, alice := srv.Guild("riverside").Channel("general"), srv.User("alice")
	p := startBot(t, environment(t, srv), "run")
	if err := srv.Application().Online(ctx); err != nil {
		t.Fatal(err)
	}
	alice.Says(general, "!who King")
	<-hanging
	// Two signals in quick succession are one to the kernel: repeat until the
	// second has come through.
	began, repeat := time.Now(), time.NewTicker(20*time.Millisecond)
	defer repeat.Stop()
	for ended := false; !ended; {
		select {
		case err := <-p.ended:
			ended = true
			if err == nil || !strings.Contains(err.Error(), "terminated") || time.Since(began) > 5*time.Second {
				t.Errorf("ended after %v with %v; the second signal should have killed it", time.Since(began), err)
			}
		case <-repeat.C:
			if err := p.Process.Signal(syscall.SIGTERM); err != nil && !errors.Is(err, os.ErrProcessDone) {
				t.Error(err)
			}
		}
	}
}

func TestBotSaysWhyDiscordRefusesIt(t *testing.T) {
	t.Parallel()
	srv := discord(t, localdiscord.Options{})
	srv.Expect(http.StatusUnauthorized)
	env := append(environment(t, srv), "DISCORD_TOKEN_FILE=", "DISCORD_TOKEN=wrong")
	var stdout, stderr strings.Builder
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	code := run(ctx, []string{"run"}, env, nil, &stdout, &stderr)
	if code != exitRefused || ctx.Err() != nil || !strings.Contains(stderr.String(), "nutgraf: ") {
		t.Errorf("exit status %d, %q", code, stderr.String())
	}
	if strings.Contains(stderr.String(), "wrong") {
		t.Errorf("the token is shown: %s", stderr.String())
	}
}
