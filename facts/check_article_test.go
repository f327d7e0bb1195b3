package facts

import (
	"slices"
	"testing"
)

func TestParagraphs(t *testing.T) {
	text := "\ufeffIs this a headline?\r\n\r\nFirst\r\nparagraph.\r\n \t\r\n\r\nA subheading\r\n\r\n“Second!”\r\n\r\n\r\nThird ends (here…\r\n\r\nlast one."
	want := []string{"First paragraph.", "“Second!”", "Third ends (here…", "last one."}
	if got := paragraphsOf(text); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := paragraphsOf("\n\n\n"); got != nil {
		t.Errorf("no text has paragraphs %q", got)
	}
}

func TestParagraphsOfTheArticle(t *testing.T) {
	if n := len(paragraphsOf(articleText(t))); n != 22 {
		t.Errorf("the article has %d paragraphs, want 22", n)
	}
}

func TestEvidenceOnAnyKeyboard(t *testing.T) {
	const paragraph = "He said\u00a0“we don’t – ever – wait”\u202fat the U.S. ferry, as 金艾达 did…"
	for evidence, want := range map[string]bool{
		`said "we don't - ever - wait" at`: true,
		"said “we don’t":                   true,
		"ferry,  as\u200a金艾达":              true,
		"did...":                           true,
		"we don't — ever":                  true,
		"erry":                             false,
		"ferr":                             false,
		"He said we":                       false,
		"":                                 false,
	} {
		if got := containsWords(plainSigns(paragraph), plainSigns(evidence)); got != want {
			t.Errorf("%q stands there: %v, want %v", evidence, got, want)
		}
	}
}
