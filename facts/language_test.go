package facts

import (
	"strings"
	"testing"
)

// TestLanguageOf: a name in Chinese makes no Chinese question, and one telling
// character decides the script.
func TestLanguageOf(t *testing.T) {
	table := embedded(t)
	for question, want := range map[string]string{
		"":                                "en",
		"when is the election?":           "en",
		"what does 中联部 mean":              "en",
		"who is 刘建超 and where is he":      "en",
		"quién es Liu":                    "en",
		"😀 ?!":                            "en",
		"台湾の選挙はいつですか":                     "en",
		"대만 總統選擧":                         "en",
		"刘建超是谁":                           "zh-Hans",
		"选举":                              "zh-Hans",
		"when 选举":                         "zh-Hans",
		"布林肯":                             "zh-Hans",
		"台灣總統大選是哪一天":                      "zh-Hant",
		"台灣大選後，台北會怎樣":                     "zh-Hant",
		"when 就職":                         "zh-Hant",
		"Blinken 什麼時候見 Liu Jianchao":      "zh-Hant",
		"台湾什么时候选举":                        "zh-Hans",
		"誰":                               "zh-Hant",
		"谁":                               "zh-Hans",
		strings.Repeat("who ", 500) + "誰": "en",
		"\xff誰\xfe":                       "zh-Hant",
	} {
		if got := table.LanguageOf(question).String(); got != want {
			t.Errorf("%q: got %s, want %s", question, got, want)
		}
	}
	for _, f := range table.Facts {
		for _, tr := range f.Translations {
			if got := table.LanguageOf(tr.Text); got != tr.Language {
				t.Errorf("%q: got %s, want %s", tr.Text, got, tr.Language)
			}
		}
	}
}
