package facts

import (
	"slices"

	"golang.org/x/text/language"
)

// Translation is a text in another language than the table's own, which is
// English.
type Translation struct {
	Language language.Tag
	Text     string
}

// Translations are one text in further languages, in the order of the file, each
// language and script once.
type Translations []Translation

// In returns the text in a language and its script, whatever the region: zh-TW
// finds zh-Hant. It is false if there is none, so that the caller can fall back
// to the English original.
func (ts Translations) In(want language.Tag) (string, bool) {
	for _, t := range ts {
		if sameWriting(t.Language, want) {
			return t.Text, true
		}
	}
	return "", false
}

func (ts Translations) clone() Translations { return slices.Clone(ts) }

// sameWriting reports whether somebody who reads one language reads the other:
// the language and the script it is usually written in are the same.
func sameWriting(a, b language.Tag) bool {
	baseA, _ := a.Base()
	baseB, _ := b.Base()
	scriptA, _ := a.Script()
	scriptB, _ := b.Script()
	return baseA == baseB && scriptA == scriptB
}
