package main

import "testing"

// TestLocale: the flag counts most, then the environment as POSIX orders it, and
// an English environment leaves the choice to the question.
func TestLocale(t *testing.T) {
	for _, c := range []struct {
		flag string
		env  map[string]string
		want string
	}{
		{want: ""},
		{flag: "en", env: map[string]string{"LANG": "zh_TW.UTF-8"}, want: "en"},
		{flag: "zh-CN", want: "zh-CN"},
		{env: map[string]string{"LANG": "zh_TW.UTF-8"}, want: "zh-TW"},
		{env: map[string]string{"LANG": "zh_CN.GB18030@pinyin"}, want: "zh-CN"},
		{env: map[string]string{"LANG": "zh_TW", "LC_ALL": "zh_CN"}, want: "zh-CN"},
		{env: map[string]string{"LANG": "zh_TW", "LC_ALL": "C.UTF-8"}, want: ""},
		{env: map[string]string{"LANG": "en_US.UTF-8"}, want: ""},
		{env: map[string]string{"LANG": "POSIX"}, want: ""},
		{env: map[string]string{"LANG": "!"}, want: ""},
		{env: map[string]string{"LC_MESSAGES": "de_DE.UTF-8", "LANG": "zh_TW"}, want: "de-DE"},
	} {
		got := answerLanguage{c.flag}.locale(func(name string) string { return c.env[name] })
		if got != c.want {
			t.Errorf("--lang %q with %v: got %q, want %q", c.flag, c.env, got, c.want)
		}
	}
	if (answerLanguage{"chinese!"}).Validate() == nil || (answerLanguage{"zh-TW"}).Validate() != nil {
		t.Error("the wrong flag is refused")
	}
}

// TestWrapHan: a text without spaces is wrapped too, wide characters count
// double, and no line begins with a mark that closes.
func TestWrapHan(t *testing.T) {
	for text, want := range map[string][]string{
		"台灣選舉在星期六。":               {"台灣選舉在", "星期六。"},
		"布林肯（Antony Blinken）是國務卿": {"布林肯", "（Antony", "Blinken）", "是國務卿"},
		"plain words wrap":        {"plain", "words wrap"},
		"一二三四五。六":                 {"一二三四", "五。六"},
	} {
		got := wrap(text, 10)
		if len(got) != len(want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
			continue
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%q: got %q, want %q", text, got, want)
				break
			}
		}
	}
}
