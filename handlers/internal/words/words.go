package words

import (
	"embed"
	"fmt"
	"sync"

	"github.com/goccy/go-yaml"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

//go:embed en.yaml zh-Hant.yaml zh-Hans.yaml
var files embed.FS

// The languages that have a catalogue. English is what others fall back on.
var (
	English     = language.English
	Traditional = language.MustParse("zh-Hant")
	Simplified  = language.MustParse("zh-Hans")
)

// Words says fixed texts in one language. It is immutable and safe for
// concurrent use.
type Words struct {
	tag  language.Tag
	from *i18n.Localizer
}

// With holds what stands in a text's places, by name.
type With map[string]any

// In returns the words for a language: those in its script, whatever the region,
// and English ones for a language without a catalogue.
func In(tag language.Tag) *Words {
	all := catalogues()
	if base, _ := tag.Base(); base.String() != "zh" {
		return all[English]
	}
	if script, _ := tag.Script(); script.String() == "Hant" {
		return all[Traditional]
	}
	return all[Simplified]
}

// catalogues reads the embedded files once; what they hold never changes.
var catalogues = sync.OnceValue(func() map[language.Tag]*Words {
	all := map[language.Tag]*Words{}
	for _, tag := range []language.Tag{English, Traditional, Simplified} {
		bundle := i18n.NewBundle(tag)
		bundle.RegisterUnmarshalFunc("yaml", yaml.Unmarshal)
		if _, err := bundle.LoadMessageFileFS(files, tag.String()+".yaml"); err != nil {
			panic(fmt.Sprintf("the catalogue %s.yaml, which is part of the program, can't be read: %v", tag, err))
		}
		all[tag] = &Words{tag, i18n.NewLocalizer(bundle, tag.String())}
	}
	return all
})

// Tag returns the language.
func (w *Words) Tag() language.Tag { return w.tag }

// English reports whether these are the English words.
func (w *Words) English() bool { return w.tag == English }

// Say returns the text of an id, with what stands in its places.
func (w *Words) Say(id string, with ...With) string {
	c := &i18n.LocalizeConfig{MessageID: id}
	if len(with) > 0 {
		c.TemplateData = map[string]any(with[0])
	}
	return w.say(c)
}

// Count returns the text of an id in the form for a number, which {{.Count}}
// stands for.
func (w *Words) Count(id string, n int, with ...With) string {
	data := map[string]any{"Count": n}
	if len(with) > 0 {
		for k, v := range with[0] {
			data[k] = v
		}
	}
	return w.say(&i18n.LocalizeConfig{MessageID: id, PluralCount: n, TemplateData: data})
}

// say falls back on English, and on the id for one that no catalogue has.
func (w *Words) say(c *i18n.LocalizeConfig) string {
	text, err := w.from.Localize(c)
	switch {
	case err == nil:
		return text
	case w.tag != English:
		return catalogues()[English].say(c)
	}
	return c.MessageID
}

// Has reports whether the catalogue of this very language has a text.
func (w *Words) Has(id string) bool {
	_, err := w.from.Localize(&i18n.LocalizeConfig{MessageID: id})
	return err == nil
}
