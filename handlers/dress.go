package handlers

import (
	"nutgraf/facts"
	"nutgraf/handlers/internal/words"
)

// The buttons that many replies have.
const (
	actionShare = "share"
	shareEmoji  = "📢"
)

func deleteButton(w *words.Words) Button {
	return Button{Label: w.Say("button.delete"), Emoji: "🗑️", Action: Action{Name: "delete", Bound: true}}
}

func shareButton(w *words.Words) Button {
	return Button{Label: w.Say("button.share"), Emoji: shareEmoji, Action: Action{Name: actionShare}}
}

// dress adds what all replies of a kind have in common: who sees them, and the
// buttons under them.
func (h *House) dress(r Request, reply Reply) Reply {
	if quiet := reply.List || reply.Outcome == facts.Unknown.String() || reply.Outcome == facts.Unsure.String(); quiet && r.Surface == Slash {
		reply.Private = true
	}
	wish := r.Private && !reply.Public && r.Action.Name != actionShare
	reply.Private = (reply.Private || wish) && !r.Alone
	if r.Surface == Terminal || r.Plain || reply.Effect == Remove || reply.Effect == Share {
		return reply
	}
	found, w := false, h.Words(r)
	switch reply.Outcome {
	case facts.Found.String():
		reply.Rows, found = append(h.chips(w, reply), reply.Rows...), true
		h.reportable(r, &reply)
	case facts.Unsure.String():
		reply.Rows = append(choiceRows(reply.Choices), reply.Rows...)
	case facts.Unknown.String():
	case quizOutcome:
		if r.Alone {
			return reply
		}
	default:
		return reply
	}
	switch {
	case !reply.Private:
		return reply.with(deleteButton(w))
	case found:
		return reply.with(shareButton(w))
	}
	return reply // what is private and says nothing is dismissed by the member
}

// with adds a button to the last row, or to a new one if that is full.
func (r Reply) with(b Button) Reply {
	n := len(r.Rows)
	if n == 0 || len(r.Rows[n-1]) >= perRow {
		r.Rows = append(r.Rows, []Button{b})
		return r
	}
	r.Rows[n-1] = append(r.Rows[n-1], b)
	return r
}

// perRow is how many buttons stand in a row.
const perRow = 5

// chips are, in a row of their own, what one would ask next about the first fact
// of a reply, and below where its facts come from.
func (h *House) chips(w *words.Words, reply Reply) [][]Button {
	if len(reply.Facts) == 0 {
		return nil
	}
	table := h.tables()
	f, ok := factOf(table, reply.Facts[0])
	if !ok {
		return nil
	}
	var next []Button
	for _, l := range h.leads.of(table, f) {
		next = append(next, Button{Label: w.Say(l.label), Action: fitted("fact", l.facts...)})
	}
	if len(h.related(table, f)) > 0 {
		next = append(next, Button{Label: w.Say("button.related"), Action: fitted("related", f.ID)})
	}
	below := []Button{{Label: w.Say("button.source"), Action: fitted("origin", reply.Facts...)}}
	if len(next) == 0 {
		return [][]Button{below}
	}
	return [][]Button{next, below}
}

// fitted is an action with as many of the arguments as its button can hold.
func fitted(name string, args ...string) Action {
	a := Action{Name: name, Args: args}
	for len(a.Args) > 1 {
		if _, err := ButtonID(a, ""); err == nil {
			break
		}
		a.Args = a.Args[:len(a.Args)-1]
	}
	return a
}

// choiceRows offers the readings of an unclear question to whoever asked it;
// what doesn't fit into a button stays in the list.
func choiceRows(list []Choice) [][]Button {
	var row []Button
	for _, c := range list {
		if len(row) < perRow && c.pressable() {
			row = append(row, Button{Label: clip(c.Label, 80), Style: Primary, Action: c.action()})
		}
	}
	if len(row) == 0 {
		return nil
	}
	return [][]Button{row}
}

func (c Choice) action() Action { return Action{Name: "choose", Args: []string{c.Ask}, Bound: true} }

// pressable says whether there can be a button for the choice, with room for the
// key of any asker.
func (c Choice) pressable() bool {
	_, err := ButtonID(c.action(), "zzzzzzzzzzzzz")
	return err == nil
}

// Listed returns the choices that have no button and so must stand in the text.
func (r Reply) Listed() []Choice {
	pressed := map[string]bool{}
	for _, row := range r.Rows {
		for _, b := range row {
			if b.Action.Name == "choose" {
				pressed[b.Action.Arg(0)] = true
			}
		}
	}
	var list []Choice
	for _, c := range r.Choices {
		if !pressed[c.Ask] {
			list = append(list, c)
		}
	}
	return list
}
