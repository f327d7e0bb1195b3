package handlers

import (
	"regexp"
	"testing"
	"unicode/utf8"
)

// nameShape is what Discord allows for the name of a typed command or an option.
var nameShape = regexp.MustCompile(`^[-_'\p{L}\p{N}]{1,32}$`)

// TestLocalisedCommands: each command has a name and a description in each
// language, within Discord's limits, and no two commands share a name.
func TestLocalisedCommands(t *testing.T) {
	list := localised(commandList())
	for locale := range locales() {
		taken := map[string]string{}
		for _, c := range list {
			if c.Kind == ButtonsOnly {
				continue
			}
			checkName(t, c.Name+" in "+locale, c.Names[locale], c.Kind == Typed)
			if other, twice := taken[c.Names[locale]]; twice {
				t.Errorf("%s: %s and %s are both called %q", locale, other, c.Name, c.Names[locale])
			}
			taken[c.Names[locale]] = c.Name
			if c.Kind == Typed {
				checkDescription(t, c.Name, c.Description, c.Descriptions[locale])
			}
			for _, o := range c.Options {
				checkName(t, c.Name+" "+o.Name+" in "+locale, o.Names[locale], true)
				checkDescription(t, c.Name+" "+o.Name, o.Description, o.Descriptions[locale])
			}
		}
	}
}

func checkName(t *testing.T, what, name string, shaped bool) {
	t.Helper()
	if n := utf8.RuneCountInString(name); n < 1 || n > 32 || shaped && !nameShape.MatchString(name) {
		t.Errorf("%s: %q is no name; add command.….name or option.….name to the catalogues of internal/words", what, name)
	}
}

func checkDescription(t *testing.T, what string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if n := utf8.RuneCountInString(text); n < 1 || n > 100 {
			t.Errorf("%s: %q is no description; add command.….description or .hint to the catalogues of internal/words", what, text)
		}
	}
}
