package handlers

import (
	"context"
	"fmt"
	"strings"

	"nutgraf/handlers/internal/words"
)

// Privacy says what is kept of what members write, as the settings in force have
// it. The zero value keeps no questions.
type Privacy struct {
	Questions      Keeping // where questions without an answer are kept
	DirectMessages bool    // also those from direct messages
	Most           int     // entries at most; 0 means [DefaultMostUnanswered]
	Days           int     // after an entry's last day; 0 means [DefaultDaysUnanswered]
}

// Keeping says where questions without an answer are kept.
type Keeping string

// The ways to keep questions. The zero value is KeepNothing.
const (
	KeepNothing Keeping = ""
	KeepMemory  Keeping = "memory" // until the process ends
	KeepFile    Keeping = "file"   // on disk
)

// privacy answers with what is kept, of whom and for how long.
func privacy(_ context.Context, h *House, r Request) (Reply, error) {
	w := h.Words(r)
	body := []string{w.Say("privacy.title")}
	for _, line := range h.privacy.lines(w) {
		body = append(body, "• "+line)
	}
	if h.memory != nil {
		body = append(body, "• "+w.Say("privacy.memory"))
	}
	body = append(body, "• "+w.Say("privacy.twice"), "• "+w.Say("privacy.log"), w.Say("privacy.others"))
	return Reply{Outcome: "help", Body: body, Private: true}, nil
}

// lines say what becomes of questions.
func (p Privacy) lines(w *words.Words) []string {
	if p.Questions == KeepNothing {
		return []string{w.Say("privacy.nothing")}
	}
	o := UnansweredOptions{Most: p.Most, Days: p.Days}.Complete()
	direct := "privacy.direct.none"
	if p.DirectMessages {
		direct = "privacy.direct.too"
	}
	kept := w.Count("privacy.kept."+string(p.Questions), o.Days, words.With{"Most": grouped(o.Most), "Direct": w.Say(direct)})
	return []string{w.Say("privacy.answered"), w.Say("privacy.unanswered"), w.Say("privacy.nobody"), kept}
}

// grouped writes a number with commas: 2,000.
func grouped(n int) string {
	digits := fmt.Sprint(n)
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	return b.String()
}
