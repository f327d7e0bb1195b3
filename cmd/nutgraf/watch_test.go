package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"nutgraf/bot/localdiscord"
)

// get returns what is served at a path of the bot that is watched.
func get(t *testing.T, address, path string) (int, string) {
	t.Helper()
	answer, err := http.Get("http://" + address + path)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(body)
}

// The bot as an operator and a curator have it: watched from outside, with a file
// of what couldn't be answered.
func TestBotIsWatched(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	file := filepath.Join(t.TempDir(), "state", "u.db")
	srv := discord(t, localdiscord.Options{})
	general, alice := srv.Guild("riverside").Channel("general"), srv.User("alice")
	env := append(environment(t, srv), "NUTGRAF_WATCH_ADDR=127.0.0.1:0", "NUTGRAF_UNANSWERED_KEEP=file", "NUTGRAF_UNANSWERED_FILE="+file)
	p := startBot(t, env, "run")
	address := fmt.Sprint(p.logged(t, ctx, "health and metrics are served")["addr"])
	if err := srv.Application().Online(ctx); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"!who King", "!who is the pilot", "!who is the pilot", srv.Application().Mention() + " =who is  the PILOT", "!privacy"} {
		if _, err := alice.Says(general, text).Reply(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := alice.DM("who is the captain?").Reply(ctx); err != nil {
		t.Fatal(err)
	}

	if code, body := get(t, address, "/healthz"); code != http.StatusOK || !strings.Contains(body, `"alive"`) {
		t.Errorf("/healthz: %d %s", code, body)
	}
	var ready struct {
		Ready   bool
		Gateway string
		Table   struct {
			Version string
			Facts   int
		}
	}
	code, body := get(t, address, "/readyz")
	if err := json.Unmarshal([]byte(body), &ready); err != nil || code != http.StatusOK || !ready.Ready || ready.Gateway != "online" || len(ready.Table.Version) != 12 || ready.Table.Facts != 2 {
		t.Errorf("/readyz: %d %s", code, body)
	}
	// What was sent is counted a moment after members have it.
	for _, body = get(t, address, "/metrics"); ctx.Err() == nil && !(strings.Contains(body, `surface="dm"`) && strings.Contains(body, "nutgraf_queue_length 0")); {
		_, body = get(t, address, "/metrics")
	}
	for _, want := range []string{
		`nutgraf_questions_total{outcome="found",surface="prefix"} 1`,
		`nutgraf_questions_total{outcome="unknown",surface="prefix"} 2`,
		`nutgraf_questions_total{outcome="unknown",surface="dm"} 1`,
		`nutgraf_answer_duration_seconds_count{surface="prefix"} 4`,
		"\nnutgraf_gateway_up 1\n", `nutgraf_gateway_sessions_total{resumed="false"} 1`,
		`nutgraf_table_info{version="` + ready.Table.Version + `"} 1`, "\nnutgraf_table_current 1\n", // not its help
		`nutgraf_gateway_identifies_remaining 999`, `nutgraf_queue_length 0`, `nutgraf_build_info{`,
		`nutgraf_rest_requests_total{route="POST /channels/{id}/messages",status="200"} 6`,
		`go_goroutines`, `process_open_fds`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("the metrics lack %s", want)
		}
	}
	for _, secret := range []string{srv.Application().ID(), srv.Application().Token(), general.ID, alice.ID, "pilot"} {
		if strings.Contains(body, secret) {
			t.Errorf("the metrics hold %q", secret)
		}
	}
	p.signal(t)
	p.logged(t, ctx, "ended in good order")

	for args, want := range map[string]string{
		"unanswered":              "  unknown  prefix   en                 who is the pilot\n",
		"unanswered --export csv": "'=who is the pilot,unknown,",
	} {
		code, stdout, stderr := line{args, env}.run(t)
		if code != 0 || !strings.Contains(stdout, want) || strings.Contains(stdout, "captain") {
			t.Errorf("%s: exit status %d, %q, %q; want %q", args, code, stdout, stderr, want)
		}
	}
	if code, stdout, _ := (line{"unanswered --export json --clear", env}).run(t); code != 0 || strings.Count(stdout, `"count"`) != 2 {
		t.Errorf("exit status %d, %s", code, stdout)
	}
	if _, stdout, _ := (line{"unanswered", env}).run(t); !strings.Contains(stdout, "holds no unanswered questions") {
		t.Errorf("after clearing: %s", stdout)
	}
}

// Without a file there is none with mistakes: SIGHUP sets no alert off.
func TestTheBuiltInTableIsCurrent(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	p := startBot(t, append(environment(t, discord(t, localdiscord.Options{})), "NUTGRAF_WATCH_ADDR=127.0.0.1:0", "NUTGRAF_TABLE="), "run")
	address := fmt.Sprint(p.logged(t, ctx, "health and metrics are served")["addr"])
	for range 2 { // the second is logged when the first has been counted
		if err := p.Process.Signal(syscall.SIGHUP); err != nil {
			t.Fatal(err)
		}
		p.logged(t, ctx, "the table's file can't be used, the last good table answers")
	}
	if _, body := get(t, address, "/metrics"); !strings.Contains(body, "\nnutgraf_table_current 1\n") {
		t.Error("the metrics say that the built-in table is out of date")
	}
	p.signal(t)
	p.logged(t, ctx, "ended in good order")
}

// What stands around the bot doesn't keep it from answering.
func TestBotAnswersUnwatchedAndWithoutNotes(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	srv := discord(t, localdiscord.Options{})
	taken := strings.TrimPrefix(srv.URL(), "http://")
	env := append(environment(t, srv), "NUTGRAF_WATCH_ADDR="+taken, "NUTGRAF_UNANSWERED_KEEP=file", "NUTGRAF_UNANSWERED_FILE=/dev/null/u.db")
	p := startBot(t, env, "run")
	p.logged(t, ctx, "unanswered questions are kept in memory only")
	p.logged(t, ctx, "nobody can watch the bot")
	if err := srv.Application().Online(ctx); err != nil {
		t.Fatal(err)
	}
	reply, err := srv.User("alice").DM("privacy").Reply(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if raw, err := json.Marshal(reply); err != nil || !strings.Contains(string(raw), "in memory until I am started again") {
		t.Errorf("privacy says %s", raw)
	}
	p.signal(t)
	p.logged(t, ctx, "ended in good order")
}
