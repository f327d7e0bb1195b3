package handlers

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"nutgraf/facts"
	"nutgraf/handlers/internal/picture"
	"nutgraf/handlers/internal/words"
)

// timeline tells what the article dates in order, in words and as a picture. Its
// buttons say beside the page on which ground the picture is drawn, and whether
// everybody shall see it.
func timeline(h *House, r Request, page int, args []string) (Reply, bool) {
	t := h.teller(r)
	theme := picture.Dark
	if len(args) > 0 && args[0] == string(picture.Light) {
		theme = picture.Light
	}
	sections := t.sections()
	var blocks []block
	for _, s := range sections {
		b := block{heading: s.heading}
		for _, m := range s.moments {
			b.items = append(b.items, "• "+t.moment(m))
		}
		blocks = append(blocks, b)
	}
	pages := paginate(blocks, pageRoom)
	if page < 0 || page >= len(pages) {
		return Reply{}, false
	}
	reply := Reply{List: true, Body: pages[page]}
	t.cite(&reply)
	row, hint := t.turn(r, "timeline", page, len(pages), string(theme))
	reply.Body = append(reply.Body, hint...)
	if r.Surface != Terminal && !r.Plain {
		reply.Picture = h.workshop.pictures.of(t.table, t.Tag().String()+" "+string(theme), func() *Picture { return t.draw(sections, theme) })
		if reply.Picture != nil {
			row = append(row, t.otherTheme(theme, page))
			reply.share = Action{Name: "timeline", Args: []string{strconv.Itoa(page), string(theme), forAll}}
			reply.Public = len(args) > 1 && args[1] == forAll
		}
	}
	reply.Rows = rows(row)
	return reply, true
}

// forAll is the argument of the button that shows everybody a page with its
// picture: repeating the message would lose that.
const forAll = "all"

// section is a part of the timeline as seen from the article's day.
type section struct {
	heading string
	mark    picture.Mark
	moments []facts.Moment
}

// sections returns what lies behind the article's day, what that day falls into,
// and what lies ahead. The article's day has a section even if nothing else has.
func (t teller) sections() []section {
	day := t.table.Article.Published
	out := []section{
		{heading: t.Say("timeline.past"), mark: picture.Past},
		{heading: t.Say("timeline.now", words.With{"Day": t.Day(day)}), mark: picture.Now},
		{heading: t.Say("timeline.ahead"), mark: picture.Ahead},
	}
	for _, m := range t.table.Timeline() {
		at := 1
		switch {
		case !m.When.To.After(day):
			at = 0
		case m.When.From.After(day):
			at = 2
		}
		out[at].moments = append(out[at].moments, m)
	}
	return out
}

// moment says when and what.
func (t teller) moment(m facts.Moment) string {
	return t.Say("timeline.line", words.With{"When": t.short(m.When), "What": t.what(m)})
}

func (t teller) what(m facts.Moment) string {
	if m.Fact.ID != "" {
		return t.Answer(m.Fact)
	}
	return t.Name(m.Entity)
}

// draw returns the picture; nil if it can't be drawn, as the words say the same.
func (t teller) draw(sections []section, theme picture.Theme) *Picture {
	if len(t.table.Timeline()) == 0 {
		return nil
	}
	drawing := picture.Timeline{Title: t.title(), Note: t.line(t.card(nil))}
	alt := []string{t.Say("timeline.alt")}
	for _, s := range sections {
		part := picture.Section{Heading: strings.TrimRight(s.heading, ":："), Mark: s.mark}
		alt = append(alt, s.heading)
		before := ""
		for _, m := range s.moments {
			date := abbreviated(t.short(m.When))
			if date == before {
				date = ""
			} else {
				before = date
			}
			part.Rows = append(part.Rows, picture.Row{Date: date, Text: capital(t.what(m))})
			alt = append(alt, strings.TrimRight(t.moment(m), ".。")+t.Say("timeline.stop"))
		}
		if len(part.Rows) > 0 || s.mark == picture.Now {
			drawing.Sections = append(drawing.Sections, part)
		}
	}
	file, err := drawing.PNG(theme)
	if err != nil {
		return nil
	}
	return &Picture{Name: "timeline-" + string(theme) + ".png", Alt: whole(alt, maxAlt), PNG: file}
}

// maxAlt is how many characters describe a picture (Discord: description of an
// attachment).
const maxAlt = 1024

// whole joins as many parts as fit; what is left out stands in the reply's words.
func whole(parts []string, most int) string {
	for n := len(parts); n > 0; n-- {
		text := strings.Join(parts[:n], " ")
		if n < len(parts) {
			text += " …"
		}
		if utf8.RuneCountInString(text) <= most {
			return text
		}
	}
	return ""
}

// otherTheme is the button that draws the picture on the other ground.
func (t teller) otherTheme(now picture.Theme, page int) Button {
	other, label := picture.Light, "timeline.light"
	if now == picture.Light {
		other, label = picture.Dark, "timeline.dark"
	}
	return t.button(label, Quiet, "timeline", page, string(other))
}

// abbreviated shortens an English date for the narrow column of a picture.
func abbreviated(date string) string {
	return strings.NewReplacer(
		"the week", "week", "January", "Jan", "February", "Feb", "March", "Mar", "April", "Apr", "August", "Aug",
		"September", "Sep", "October", "Oct", "November", "Nov", "December", "Dec",
	).Replace(date)
}
