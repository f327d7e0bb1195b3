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
	w := h.Words(r)
	switch reply.Outcome {
	case facts.Found.String():
		return h.dressFound(r, w, reply)
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
	if reply.Private {
		return reply // what is private and says nothing is dismissed by the member
	}
	return reply.with(deleteButton(w))
}

// dressFound adds the buttons under facts: what one would ask next, and beside or
// below it what can be done with the answer.
func (h *House) dressFound(r Request, w *words.Words, reply Reply) Reply {
	table := h.tables()
	if f, ok := factOf(table, first(reply.Facts)); ok {
		if !reply.List {
			reply.Rows = append(h.next(w, table, f), reply.Rows...)
		}
		reply = reply.with(Button{Label: w.Say("button.source"), Action: fitted("origin", reply.Facts...)})
		reply = h.reportable(r, reply)
	}
	last := deleteButton(w)
	if reply.Private {
		last = shareButton(w)
		if !reply.share.IsZero() {
			last.Action = reply.share
		}
	}
	return reply.with(last)
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
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

// next is a row of what one would ask next about a fact. A longer one is followed
// by an empty row, so that what comes then stands below.
func (h *House) next(w *words.Words, t *facts.Table, f facts.Fact) [][]Button {
	var row []Button
	for _, l := range h.leads.of(t, f) {
		row = append(row, Button{Label: w.Say(l.label), Action: fitted("fact", l.facts...)})
	}
	if len(h.related(t, f)) > 0 {
		row = append(row, Button{Label: w.Say("button.related"), Action: fitted("related", f.ID)})
	}
	switch {
	case len(row) == 0:
		return nil
	case len(row) > perRow-3: // source, report, delete
		return [][]Button{row, nil}
	}
	return [][]Button{row}
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
