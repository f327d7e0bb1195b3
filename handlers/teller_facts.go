package handlers

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"nutgraf/facts"
	"nutgraf/handlers/internal/words"
)

// The sentences that are made of what the table holds.

// gap says what the article leaves open.
func (t teller) gap(gap string) string {
	gap = strings.TrimSuffix(gap, ".")
	switch gap {
	case facts.GapThen:
		return t.Say("unknown.gap", words.With{"Gap": t.Say("unknown.then")})
	case facts.GapRest:
		return t.Say("unknown.gap", words.With{"Gap": t.Say("unknown.rest")})
	}
	for _, u := range t.table.Unsaid {
		if text, ok := u.Translations.In(t.Tag()); ok && strings.TrimSuffix(u.Gap, ".") == gap {
			return t.Say("unknown.gap", words.With{"Gap": text})
		}
	}
	if t.English() {
		return t.Say("unknown.gap", words.With{"Gap": gap})
	}
	return t.Say("unknown.untranslated", words.With{"Gap": gap})
}

// inSentence returns an entity's name as it stands in a sentence.
func (t teller) inSentence(e facts.Entity) string {
	if name, ok := e.Names.In(t.Tag()); ok {
		return name
	}
	first, _ := utf8.DecodeRuneInString(e.Name)
	if t.English() && (unicode.IsLower(first) || e.Kind == facts.Agreement || e.Kind == facts.Organisation) {
		return "the " + e.Name
	}
	return e.Name
}

// status says how firm a fact is, and by whom.
func (t teller) status(f facts.Fact) string {
	status := t.Say("status." + string(f.Status))
	by, ok := t.table.Find(f.By)
	if !ok {
		return status
	}
	return t.Say("card.by", words.With{"Status": status, "Name": t.Name(by)})
}

// translated reports whether what is said of these facts, or of anything at all
// if there are none, was written in another language.
func (t teller) translated(list []facts.Fact) bool {
	for _, f := range list {
		if _, ok := f.Translations.In(t.Tag()); ok {
			return true
		}
	}
	_, ok := t.table.Article.Titles.In(t.Tag())
	return len(list) == 0 && ok
}

// lapse says how much time lies between two days.
func (t teller) lapse(l facts.Lapse) string {
	span := t.Count("lapse.days", l.Days)
	if months := l.Months(); months > 0 {
		span = t.Count("lapse.months", months, words.With{"Days": span})
	}
	with := words.With{"Span": span, "To": t.inSentence(l.To), "ToDay": t.Interval(l.To.When)}
	if l.From.ID == "" {
		return t.Say("lapse.until", with)
	}
	with["From"], with["FromDay"] = t.inSentence(l.From), t.Interval(l.From.When)
	return t.Say("lapse.between", with)
}

// maxMatched is how many inexact matches a reply owns up to.
const maxMatched = 3

// matched says how words were matched that weren't exact; empty if all were.
func (t teller) matched(list []facts.Match) string {
	if len(list) == 0 {
		return ""
	}
	var texts []string
	for _, m := range list[:min(len(list), maxMatched)] {
		with := words.With{"Name": m.Name}
		if m.How == facts.Apart {
			texts = append(texts, t.Count("matched.apart", m.Letters, with))
		} else {
			texts = append(texts, t.Say("matched."+string(m.How), with))
		}
	}
	return t.Say("matched", words.With{"Matches": strings.Join(texts, t.Say("matched.and"))})
}

// suggested is what a suggestion shows: a name with the role.
func (t teller) suggested(c facts.Choice) string {
	e, ok := t.table.Named(c.Ask)
	if t.English() || !ok {
		return c.Label
	}
	if role := t.Role(e); role != "" {
		return t.Name(e) + " – " + role
	}
	return t.Name(e)
}
