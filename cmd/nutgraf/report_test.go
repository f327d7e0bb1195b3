package main

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"nutgraf/bot/localdiscord"
)

// A member reports a fact by its button; the curator finds it on the list, without
// who it was. In a direct message, where nothing is kept, there is no such button.
func TestReportedFactReachesTheCurator(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	const label = "Report this fact"
	file := filepath.Join(t.TempDir(), "u.db")
	srv := discord(t, localdiscord.Options{})
	general, alice, bob := srv.Guild("riverside").Channel("general"), srv.User("alice"), srv.User("bob")
	env := append(environment(t, srv), "NUTGRAF_UNANSWERED_KEEP=file", "NUTGRAF_UNANSWERED_FILE="+file)
	p := startBot(t, env, "run")
	if err := srv.Application().Online(ctx); err != nil {
		t.Fatal(err)
	}
	answer, err := alice.Says(general, "!who King").Reply(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range []*localdiscord.User{bob, alice} {
		thanks, err := u.Clicks(answer, label).Answer(ctx)
		if err != nil || !thanks.Ephemeral() || !strings.HasPrefix(thanks.Content, "Thank you.") {
			t.Errorf("%q, %v", thanks.Content, err)
		}
	}
	direct, err := alice.DM("who is Ada King?").Reply(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if labels := labelsOf(direct.Components); strings.Contains(labels, label) || labelsOf(answer.Components) == "" {
		t.Errorf("the buttons are %s; in a direct message %s", labelsOf(answer.Components), labels)
	}
	p.signal(t)
	p.logged(t, ctx, "ended in good order")
	code, stdout, stderr := line{"unanswered --export csv", env}.run(t)
	_, list, _ := strings.Cut(stdout, "\n")
	if code != 0 || !strings.HasPrefix(list, ",reported,who-king,2,") || strings.Count(list, "\n") != 1 {
		t.Errorf("exit status %d, %s, %s", code, stdout, stderr)
	}
}

func labelsOf(list []localdiscord.Component) string {
	var labels []string
	for _, c := range list {
		labels = append(labels, c.Label, labelsOf(c.Components))
	}
	return strings.Join(strings.Fields(strings.Join(labels, " ")), " ")
}
