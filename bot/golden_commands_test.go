package bot

import (
	"bytes"
	"image/png"
	"os"
	"testing"

	"nutgraf/bot/localdiscord"
	"nutgraf/handlers"
)

// harbour is a bot that answers from a table with enough in it for every command.
func harbour(t *testing.T) *scene {
	t.Helper()
	t.Parallel()
	const name = "../handlers/testdata/harbour.yaml"
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	s := stage(t, registering, localdiscord.Options{})
	if s.house, err = handlers.FromTable(name, raw); err != nil {
		t.Fatal(err)
	}
	s.renew()
	return s.run().online()
}

// TestGoldenCommands shows the commands that take no words.
func TestGoldenCommands(t *testing.T) {
	s := harbour(t)
	show := s.gallery()
	show.add("help", s.answer(s.alice.Runs(s.general, "/help")))
	brief := show.add("brief, prefix", s.reply(s.alice.Says(s.general, "!brief")))
	show.add("the next page, for the asker", s.answer(s.alice.Clicks(brief, "More")))
	brief, _ = brief.Current()
	show.add("the page before, for somebody else", s.answer(s.bob.Clicks(brief, "Back")))
	timeline := show.add("timeline, slash", s.answer(s.alice.Runs(s.general, "/timeline")))
	show.add("the light picture", s.answer(s.alice.Clicks(timeline, "Light picture")))
	show.add("people, mention", s.reply(s.alice.Mentions(s.general, "@bot people")))
	show.add("topics, direct message", s.reply(s.alice.DM("topics")))
	show.add("source, slash", s.answer(s.alice.Runs(s.general, "/source")))
	show.add("a question behind a command", s.reply(s.alice.Says(s.general, "!people on the North Shore")))
	quiz := show.add("quiz, prefix", s.reply(s.alice.Says(s.general, "!quiz 7")))
	verdict := show.add("somebody else answers", s.answer(s.bob.Clicks(quiz, quiz.Components[0].Components[1].Label)))
	for n := 2; n <= 5; n++ {
		question := s.answer(s.bob.Clicks(verdict, verdict.Components[0].Components[0].Label))
		verdict = s.answer(s.bob.Clicks(question, question.Components[0].Components[0].Label))
	}
	show.add("the round's end", verdict)
	score := show.add("the score for everybody", s.answer(s.bob.Clicks(verdict, "Show everybody my score")))
	show.add("the same round, somebody else", s.answer(s.alice.Clicks(score, "Play the same questions")))
	s.alice.Speaks("zh-TW")
	show.add("people in Chinese", s.answer(s.alice.Runs(s.general, "/people")))
	golden(t, "commands.txt", steady(s, show.String()))
}

// TestTimelinePicture: the file that arrives is a picture with alt text, and the
// other ground is another picture.
func TestTimelinePicture(t *testing.T) {
	s := harbour(t)
	dark := s.answer(s.alice.Runs(s.general, "/timeline"))
	light := s.answer(s.alice.Clicks(dark, "Light picture"))
	if light.ID != dark.ID || len(dark.Attachments) != 1 || len(light.Attachments) != 1 {
		t.Fatalf("%d and %d files", len(dark.Attachments), len(light.Attachments))
	}
	if bytes.Equal(dark.Attachments[0].Data, light.Attachments[0].Data) {
		t.Error("both pictures are the same")
	}
	for _, a := range []localdiscord.Attachment{dark.Attachments[0], light.Attachments[0]} {
		if _, err := png.Decode(bytes.NewReader(a.Data)); err != nil || a.Description == "" {
			t.Errorf("%s: %v, described as %q", a.Filename, err, a.Description)
		}
	}
	shared := s.answer(s.alice.Clicks(light, "Share"))
	if shared.Ephemeral() || shared.ID == light.ID || len(shared.Attachments) != 1 || !bytes.Equal(shared.Attachments[0].Data, light.Attachments[0].Data) {
		t.Errorf("shared as %+v", shared)
	}
	if kept, _ := light.Current(); len(kept.Attachments) != 1 {
		t.Error("the picture is gone from the asker's own message")
	}
	back := s.answer(s.alice.Clicks(light, "Dark picture"))
	if len(back.Attachments) != 1 || !bytes.Equal(back.Attachments[0].Data, dark.Attachments[0].Data) {
		t.Error("the dark picture doesn't come back")
	}
}
