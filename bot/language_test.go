package bot

import (
	"context"
	"strings"
	"testing"

	"nutgraf/bot/localdiscord"
	"nutgraf/handlers"
)

// TestClientLanguage: whoever's client is in Chinese finds, runs and reads
// everything in Chinese, beside others who don't.
func TestClientLanguage(t *testing.T) {
	s := play(t, registering, localdiscord.Options{})
	s.alice.Speaks("zh-TW")
	for _, c := range s.Application().Commands("") {
		if c.NameLocalizations["zh-TW"] == "" || c.NameLocalizations["zh-CN"] == "" {
			t.Errorf("%s has the names %v", c.Name, c.NameLocalizations)
		}
	}
	has(t, s.answer(s.alice.Runs(s.general, "/when", "event", "opening")).Content, "March 8, 2024", "第3段", "截至2024年3月7日")
	has(t, s.answer(s.bob.Runs(s.general, "/when", "event", "opening")).Content, "March 8, 2024", "paragraph 3", "as of March 7, 2024")
	m := s.reply(s.bob.Says(s.general, "!who Ada King"))
	has(t, s.answer(s.alice.Clicks(m, "Delete")).Content, "只有提問的人")
	has(t, s.answer(s.alice.Clicks(m, "Source")).Content, "第", "段")
	about := s.bob.Says(s.general, "Will King open it?")
	has(t, s.answer(s.alice.RunsOn(about, "Find in article")).Content, "文章是這樣說的")
	if list, err := s.alice.Types(s.general, "/who", "name", "ki"); err != nil || len(list) == 0 || !strings.Contains(list[0].Name, "Ada King") {
		t.Errorf("%v, %v", list, err)
	}
}

// TestQuestionLanguage: where Discord doesn't tell a language, the question does.
func TestQuestionLanguage(t *testing.T) {
	s := play(t, Config{}, localdiscord.Options{})
	has(t, s.reply(s.alice.DM("金艾達是誰？")).Content, "第", "截至2024年3月7日")
	has(t, s.reply(s.alice.Says(s.general, "!誰 金艾達")).Content, "截至2024年3月7日")
	has(t, s.reply(s.alice.DM("who is 金艾達")).Content, "as of March 7, 2024")
}

// TestOriginalInSmallPrint: below a translation stands what it was made from,
// and a mark that it is one.
func TestOriginalInSmallPrint(t *testing.T) {
	got := content(handlers.Reply{
		Body: []string{"市長為大橋剪綵。"}, Original: []string{"譯自英文：The mayor *opens* the bridge."}, Source: "河濱公報 · 譯自英文",
	})
	want := "市長為大橋剪綵。\n-# 譯自英文：The mayor \\*opens\\* the bridge.\n-# 河濱公報 · 譯自英文"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestFailureInTheClientsLanguage: also what goes wrong is said so.
func TestFailureInTheClientsLanguage(t *testing.T) {
	s := play(t, Config{}, localdiscord.Options{})
	s.bot.house = acting{s.house, func(context.Context, handlers.Request) (handlers.Reply, error) { panic("no") }}
	has(t, s.bot.ask(s.soon(), handlers.Request{Surface: handlers.Slash, Locale: "zh-CN"}).Content, "抱歉", "编号")
}
