package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"nutgraf/bot/localdiscord"
)

// logged returns the next record of the log with that message.
func (p *process) logged(t *testing.T, ctx context.Context, message string) map[string]any {
	t.Helper()
	for {
		select {
		case record, more := <-p.log:
			if !more {
				t.Fatalf("the bot ended before it logged %q", message)
			}
			if record["msg"] == message {
				return record
			}
		case <-ctx.Done():
			t.Fatalf("the bot never logged %q", message)
		}
	}
}

// The table is exchanged under the running bot; while its file has mistakes the
// last good one answers, and the log says where the mistakes are.
func TestBotReadsItsTableAgain(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	file := filepath.Join(t.TempDir(), "bridge.yaml")
	text, err := os.ReadFile("testdata/bridge/bridge.yaml")
	if err != nil {
		t.Fatal(err)
	}
	save := func(edit ...string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(strings.NewReplacer(edit...).Replace(string(text))), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	save()
	srv := discord(t, localdiscord.Options{})
	general, alice := srv.Guild("riverside").Channel("general"), srv.User("alice")
	says := func(want string) {
		t.Helper()
		reply, err := alice.Says(general, "!who King").Reply(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if raw, err := json.Marshal(reply); err != nil || !strings.Contains(string(raw), want) {
			t.Errorf("the answer is %s, want %q", raw, want)
		}
	}
	p := startBot(t, append(environment(t, srv), "NUTGRAF_TABLE="+file), "run")
	if err := srv.Application().Online(ctx); err != nil {
		t.Fatal(err)
	}
	says("mayor of Riverside.")

	save("mayor of Riverside.", "captain of the ferry.")
	if r := p.logged(t, ctx, "a new table answers"); fmt.Sprint(r["changed"]) != "[who-king]" || fmt.Sprint(r["added"], r["removed"]) != "[] []" {
		t.Errorf("the log says %v", r)
	}
	says("captain of the ferry.")

	save("    answer: Ada King", "    anser: Ada King")
	p.logged(t, ctx, "the table's file has mistakes, the last good table answers")
	if r := p.logged(t, ctx, "mend the table"); !strings.HasPrefix(fmt.Sprint(r["problem"]), file+":") || r["level"] != "ERROR" {
		t.Errorf("the log says %v", r)
	}
	says("captain of the ferry.")
	if err := p.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	p.logged(t, ctx, "the table's file has mistakes, the last good table answers")
	says("captain of the ferry.")

	save()
	p.logged(t, ctx, "a new table answers")
	says("mayor of Riverside.")
	p.signal(t)
	p.logged(t, ctx, "ended in good order")
}
