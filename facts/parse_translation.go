package facts

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"golang.org/x/text/language"
)

// commonTags are what a misspelt language is compared with.
var commonTags = []string{"zh-Hant", "zh-Hans", "zh-TW", "zh-CN", "zh-HK", "ja", "ko", "vi", "fr", "de", "es", "pt-BR", "ru", "uk", "id", "it"}

// translations returns the texts of a key by language, in the order of the file.
func (f fieldSet) translations(key string) Translations {
	n, ok := f.values[key]
	if !ok {
		return nil
	}
	entries, ok := entriesOf(n)
	if !ok || len(entries) == 0 {
		kind := kindOf(n)
		if ok {
			kind = "empty"
		}
		f.r.report(nodePlace(n), fmt.Sprintf("%s is %s, it should have a line for each language", key, kind), "write zh-Hant: and the text, or remove the key")
		return nil
	}
	var out Translations
	for _, e := range entries {
		if t, ok := f.translation(key, e, out); ok {
			out = append(out, t)
		}
	}
	return out
}

func (f fieldSet) translation(key string, e *ast.MappingValueNode, before Translations) (Translation, bool) {
	at := nodePlace(e.Key)
	name, _ := scalarText(e.Key)
	tag, what, do := readTag(name)
	if what != "" {
		f.r.report(at, fmt.Sprintf("%s: %s %s", key, quoted(name), what), do)
		return Translation{}, false
	}
	if other, twice := before.writtenAs(tag); twice {
		f.r.report(at, fmt.Sprintf("%s has a text for %s already, under %s", key, quoted(name), quoted(other.String())), "keep one of them")
		return Translation{}, false
	}
	f.r.where.at[translationPath(f.to(key), tag)] = nodePlace(e.Value)
	text := f.r.text(e.Value, key+" in "+tag.String())
	return Translation{tag, text}, text != ""
}

// translationPath names the text of a language.
func translationPath(path string, tag language.Tag) string { return pathTo(path, tag.String()) }

func (ts Translations) writtenAs(tag language.Tag) (language.Tag, bool) {
	for _, t := range ts {
		if sameWriting(t.Language, tag) {
			return t.Language, true
		}
	}
	return language.Und, false
}

// readTag reads a BCP 47 tag, or says what is wrong with it and what to do.
func readTag(name string) (tag language.Tag, what, do string) {
	tag, err := language.Parse(name)
	base, _ := tag.Base()
	english, _ := language.English.Base()
	switch {
	case err != nil || name == "" || tag.IsRoot() || strings.HasPrefix(tag.String(), "und-"):
		do = "write its BCP 47 tag, as in zh-Hant, zh-Hans or fr"
		if near := nearest(name, commonTags); near != "" {
			do = fmt.Sprintf("did you mean %q? It is a BCP 47 tag, as in zh-Hant, zh-Hans or fr", near)
		}
		return language.Und, "is not the tag of a language", do
	case base == english:
		return language.Und, "is the table's own language", "remove it; the original stands above"
	}
	return tag, "", ""
}
