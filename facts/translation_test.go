package facts

import (
	"testing"

	"golang.org/x/text/language"
)

// TestTranslationIn: the language and its script decide, whatever the region;
// what isn't there is not replaced by something near.
func TestTranslationIn(t *testing.T) {
	ts := Translations{{language.MustParse("zh-Hant"), "繁"}, {language.MustParse("zh-CN"), "简"}, {language.MustParse("pt-BR"), "pt"}}
	for want, text := range map[string]string{
		"zh-Hant": "繁", "zh-TW": "繁", "zh-HK": "繁", "zh-Hant-MO": "繁",
		"zh-Hans": "简", "zh-CN": "简", "zh": "简", "zh-SG": "简",
		"pt-PT": "pt", "en-US": "", "ja": "", "und": "", "yue": "",
	} {
		if got, ok := ts.In(language.MustParse(want)); got != text || ok != (text != "") {
			t.Errorf("%s: got %q, %v, want %q", want, got, ok, text)
		}
	}
}

// TestTranslationsAreCopies: who changes an answer's texts doesn't change the
// table's.
func TestTranslationsAreCopies(t *testing.T) {
	f := Fact{Translations: Translations{{language.MustParse("zh-Hant"), "繁"}}}
	f.clone().Translations[0].Text = "changed"
	if f.Translations[0].Text != "繁" {
		t.Error("the copy shares its translations with the fact")
	}
}
