package bot

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"strings"
	"testing"

	"nutgraf/bot/localdiscord"
	"nutgraf/handlers"
)

// pages is a house with one command of three pages, the way doc.go shows it.
func pages(t *testing.T, s *scene) {
	t.Helper()
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
		t.Fatal(err)
	}
	at := func(n string) handlers.Reply {
		r := handlers.Reply{
			Outcome: "pages", Body: []string{"This is *page* " + n}, Source: "The Gazette",
			Picture: &handlers.Picture{Name: "page.png", Alt: "a square", PNG: picture.Bytes()},
			Rows: [][]handlers.Button{{
				{Label: "Next", Style: handlers.Primary, Action: handlers.Action{Name: "ask", Args: []string{n + "1"}}},
				{Label: "Mine", Action: handlers.Action{Name: "mine", Bound: true}},
				{Label: "Delete", Emoji: "🗑️", Action: handlers.Action{Name: "delete", Bound: true}},
				{Label: "Share", Action: handlers.Action{Name: "share"}},
				{Label: "Off", Disabled: true, Action: handlers.Action{Name: "off"}},
			}, {{Label: "Read it", Link: "https://example.org/article"}}},
		}
		return r
	}
	s.bot.house = acting{s.bot.house, func(_ context.Context, r handlers.Request) (handlers.Reply, error) {
		switch r.Action.Name {
		case "":
			return at("1"), nil
		case "delete":
			return handlers.Reply{Effect: handlers.Remove}, nil
		case "share":
			return handlers.Reply{Effect: handlers.Share}, nil
		case "mine":
			return handlers.Reply{Body: []string{"own"}, Private: true}, nil
		}
		next := at(r.Action.Arg(0))
		next.Effect, next.Picture = handlers.Update, nil
		return next, nil
	}}
}

func staged(t *testing.T) (*scene, localdiscord.Message) {
	t.Helper()
	t.Parallel()
	s := stage(t, registering, localdiscord.Options{})
	pages(t, s)
	s.run().online()
	return s, s.answer(s.alice.Runs(s.general, "/ask", "question", "anything"))
}

func TestPicturesAndButtons(t *testing.T) {
	s, m := staged(t)
	has(t, m.Content, `This is \*page\* 1`, "-# The Gazette")
	if len(m.Attachments) != 1 || m.Attachments[0].Description != "a square" || len(m.Attachments[0].Data) == 0 {
		t.Errorf("attachments %+v", m.Attachments)
	}
	if len(m.Components) != 2 || len(m.Components[0].Components) != 5 || m.Components[1].Components[0].URL == "" {
		t.Errorf("components %+v", m.Components)
	}
	next := s.answer(s.bob.Clicks(m, "Next"))
	has(t, next.Content, "page\\* 11")
	if next.ID != m.ID || len(next.Attachments) != 0 {
		t.Errorf("%+v isn't in place of %s", next, m.ID)
	}
	asked := s.alice.Says(s.general, "!ask anything")
	if r := s.reply(asked); len(r.Attachments) != 1 || len(r.Components) != 2 {
		t.Errorf("a channel's answer is %+v", r)
	}
}

func TestBoundButtons(t *testing.T) {
	s, m := staged(t)
	for _, label := range []string{"Mine", "Delete"} {
		word := s.answer(s.bob.Clicks(m, label))
		if !word.Ephemeral() || !strings.Contains(word.Content, "Only the person who asked") {
			t.Errorf("%s: %q", label, word.Content)
		}
	}
	if own := s.answer(s.alice.Clicks(m, "Mine")); own.Content != "own" || !own.Ephemeral() {
		t.Errorf("%q", own.Content)
	}
	if kind, err := s.alice.Clicks(m, "Delete").Acknowledged(s.soon()); err != nil || kind != callbackDeferUpdate {
		t.Errorf("%d, %v", kind, err)
	}
	s.quiet()
	if _, there := m.Current(); there {
		t.Error("the answer is still there")
	}
}

func TestButtonsOutliveTheBot(t *testing.T) {
	s, m := staged(t)
	if err := s.finish(); err != nil {
		t.Fatal(err)
	}
	s.renew()
	pages(t, s)
	s.run().online()
	has(t, s.answer(s.alice.Clicks(m, "Next")).Content, "page\\* 11")
}

func TestForeignButtons(t *testing.T) {
	t.Parallel()
	s := stage(t, Config{}, localdiscord.Options{})
	id := "0:old"
	inner := s.bot.house
	s.bot.house = acting{inner, func(ctx context.Context, r handlers.Request) (handlers.Reply, error) {
		if r.Surface == handlers.Pressed {
			return inner.Handle(ctx, r)
		}
		return handlers.Reply{Body: []string{"a"}, Rows: [][]handlers.Button{{{Label: "Old", Action: handlers.Action{Name: "gone", Args: []string{id}}}}}}, nil
	}}
	s.run().online()
	m := s.reply(s.alice.DM("hi"))
	word := s.answer(s.alice.Clicks(m, "Old"))
	if !word.Ephemeral() || !strings.Contains(word.Content, "ask again") {
		t.Errorf("%q", word.Content)
	}
}

func TestShare(t *testing.T) {
	s, m := staged(t)
	run := s.bob.Clicks(m, "Share")
	bare := s.answer(run)
	s.quiet()
	if len(bare.Components) != 0 || bare.ID != m.ID {
		t.Errorf("%+v", bare)
	}
	if all := run.FollowUps(); len(all) != 1 || all[0].Content != m.Content || all[0].Ephemeral() {
		t.Errorf("shared as %+v", all)
	}
}

// A press that came to nothing may be repeated.
func TestAPressThatFailed(t *testing.T) {
	s, m := staged(t)
	s.Expect(0)
	for _, button := range []string{"Mine", "Share", "Delete"} {
		presser := s.alice
		if err := s.Break("403", 1); err != nil {
			t.Fatal(err)
		}
		presser.Clicks(m, button)
		s.quiet()
		run := presser.Clicks(m, button)
		if _, err := run.Acknowledged(s.soon()); err != nil {
			t.Fatal(err)
		}
		s.quiet()
		switch all := run.FollowUps(); button {
		case "Mine":
			if own := s.answer(run); own.Content != "own" {
				t.Errorf("%s: %q", button, own.Content)
			}
		case "Share":
			if len(all) != 1 || all[0].Content != m.Content {
				t.Errorf("%s: %+v", button, all)
			}
			m = s.reply(s.alice.DM("again"))
		case "Delete":
			if _, there := m.Current(); there {
				t.Error("the answer is still there")
			}
		}
	}
}

func TestRowsFitDiscord(t *testing.T) {
	t.Parallel()
	var list [][]handlers.Button
	for range 7 {
		var row []handlers.Button
		for n := range 7 {
			row = append(row, handlers.Button{Label: strings.Repeat("L", 100), Action: handlers.Action{Name: "a", Args: []string{string(rune('a' + n + 7*len(list)))}}})
		}
		list = append(list, row)
	}
	list[0][0].Action.Args[0] = strings.Repeat("x", 100)
	list[0][1].Label = " "
	out, errs := rows(append([][]handlers.Button{{list[1][1], list[1][1]}}, list...), "me")
	shown := 0
	for _, r := range out {
		shown += len(r.Components)
	}
	if len(out) != limitRows || shown != 1+4*limitPerRow || shown+len(errs) != 2+7*7 {
		t.Errorf("%d rows, %v", len(out), errs)
	}
	for _, r := range out {
		if len(r.Components) > limitPerRow || len(r.Components) == 0 {
			t.Errorf("%d in a row", len(r.Components))
		}
	}
}
