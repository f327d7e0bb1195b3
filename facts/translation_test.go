package facts

import (
	"testing"
	"unicode/utf8"

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

// TestEmbeddedTranslations: the embedded table speaks Traditional and Simplified
// Chinese, each in its own characters.
func TestEmbeddedTranslations(t *testing.T) {
	table := embedded(t)
	lex := table.index.reader.lex
	traditional, simplified := language.MustParse("zh-Hant"), language.MustParse("zh-Hans")
	both := func(what string, ts Translations) {
		hant, okHant := ts.In(traditional)
		hans, okHans := ts.In(simplified)
		switch {
		case !okHant || !okHans:
			t.Errorf("%s: write zh-Hant and zh-Hans below the original", what)
		case lex.Simplify(hans) != hans:
			t.Errorf("%s: zh-Hans has Traditional characters: %s", what, hans)
		case utf8.RuneCountInString(hant) > 14 && lex.Simplify(hant) == hant:
			t.Errorf("%s: zh-Hant has no Traditional characters: %s", what, hant)
		}
	}
	both("the article's title", table.Article.Titles)
	both("the article's publisher", table.Article.Publishers)
	for _, e := range table.Entities {
		both(e.ID+"'s name", e.Names)
		if e.Role != "" {
			both(e.ID+"'s role", e.Roles)
		}
	}
	for _, f := range table.Facts {
		both(f.ID, f.Translations)
	}
	for _, u := range table.Unsaid {
		both(u.ID, u.Translations)
	}
}
