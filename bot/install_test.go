package bot

import (
	"testing"

	"nutgraf/bot/localdiscord"
)

// A member who has installed the bot for themselves uses it where the bot isn't:
// in a group that it hears nothing of.
func TestInstalledByAMember(t *testing.T) {
	s := play(t, registering, localdiscord.Options{})
	group := s.alice.Group(s.bob)
	s.silent(s.bob.Says(group, "!who Ada King"))
	said := s.bob.Says(group, "Mayor King opens the bridge")

	answer := s.answer(s.alice.Runs(group, "/who", "name", "Ada King"))
	if has(t, answer.Content, "mayor of Riverside"); answer.Ephemeral() {
		t.Error("the group doesn't see it")
	}
	related := s.answer(s.bob.Clicks(answer, "Related"))
	if has(t, related.Content, "March 8, 2024"); !related.Ephemeral() {
		t.Error("bob's list is for all")
	}
	if shared := s.answer(s.bob.Clicks(related, "Share 1")); shared.Ephemeral() {
		t.Error("shared with nobody")
	}
	found := s.answer(s.alice.RunsOn(said, "Find in article"))
	has(t, found.Content, "March 8, 2024")

	private := s.answer(s.alice.Runs(group, "/where", "event", "opening", "private", "true"))
	run := s.alice.Clicks(private, "Share")
	s.answer(run)
	s.quiet()
	if all := run.FollowUps(); !private.Ephemeral() || len(all) != 1 || all[0].Ephemeral() {
		t.Errorf("shared as %+v", all)
	}
	s.alice.Clicks(answer, "Delete")
	s.quiet()
	if _, there := answer.Current(); there {
		t.Error("the answer is still there")
	}
	if n := s.requests("POST", "/channels/"+group.ID+"/messages"); n != 0 {
		t.Errorf("%d messages where the bot isn't", n)
	}
}
