package handlers

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"nutgraf/handlers/internal/words"
)

// locales are the languages besides English that commands are listed in, under
// Discord's names for them (https://docs.discord.com/developers/reference#locales).
func locales() map[string]*words.Words {
	return map[string]*words.Words{"zh-CN": words.In(words.Simplified), "zh-TW": words.In(words.Traditional)}
}

// localised gives commands and their options the names and descriptions that the
// catalogues have for them.
func localised(list []Command) []Command {
	english := words.In(words.English)
	for i := range list {
		c := &list[i]
		if c.Kind == ButtonsOnly {
			continue
		}
		id := c.id()
		c.Names = inLocales(id + ".name")
		c.Description = described(english, c.Description, id+".description")
		c.Descriptions = inLocales(id + ".description")
		for j := range c.Options {
			o := &c.Options[j]
			hint := id + ".hint"
			if o.Flag {
				hint = "option." + o.Name + ".hint"
			}
			o.Names = inLocales("option." + o.Name + ".name")
			o.Description = described(english, o.Description, hint)
			o.Descriptions = inLocales(hint)
		}
	}
	return list
}

// id is what a command's texts in the catalogues begin with.
func (c Command) id() string {
	return "command." + strings.ReplaceAll(strings.ToLower(c.Name), " ", "-")
}

// in returns a command's name and description in a language.
func (c Command) in(w *words.Words) (name, description string) {
	name, description = c.Name, c.Description
	if id := c.id() + ".name"; w.Has(id) {
		name = w.Say(id)
	}
	if id := c.id() + ".description"; w.Has(id) {
		description = w.Say(id)
	}
	return name, description
}

// called reports whether a command has a name, in any language and case.
func (c Command) called(name string) bool {
	for _, n := range c.Names {
		if strings.EqualFold(n, name) {
			return true
		}
	}
	return strings.EqualFold(c.Name, name)
}

// heard gives a request whose command was called by one of its names in another
// language the command's own name and, unless the chat service names one, that
// language.
func (h *House) heard(r Request) Request {
	name := r.Command
	if name == "" {
		name, _, _ = strings.Cut(strings.TrimPrefix(strings.TrimSpace(r.Text), h.prefix), " ")
	}
	c, ok := h.command(name)
	if !ok {
		return r
	}
	if r.Command != "" {
		r.Command = c.Name
	}
	if r.Locale != "" {
		return r
	}
	written := h.Words(r)
	for _, locale := range slices.Sorted(maps.Keys(c.Names)) {
		if c.Names[locale] == name && (r.Locale == "" || written == locales()[locale]) {
			r.Locale = locale
		}
	}
	return r
}

// described returns a description, from the catalogue if there is none.
func described(english *words.Words, given, id string) string {
	if given != "" || !english.Has(id) {
		return given
	}
	return english.Say(id)
}

// inLocales returns a text by locale, nil if no catalogue has it.
func inLocales(id string) map[string]string {
	var texts map[string]string
	for locale, w := range locales() {
		if w.Has(id) {
			if texts == nil {
				texts = map[string]string{}
			}
			texts[locale] = w.Say(id)
		}
	}
	return texts
}

// Words returns the fixed texts for whoever makes a request: in the language that
// the chat service names, and else in the one that the question, or the message that
// it is about, is written in.
func (h *House) Words(r Request) *words.Words {
	if r.Locale != "" {
		tag, err := language.Parse(r.Locale)
		if err != nil {
			tag = language.English
		}
		return words.In(tag)
	}
	text := cmp.Or(r.Text, r.About)
	if text == "" {
		return words.In(words.English)
	}
	return words.In(h.tables().LanguageOf(text))
}
