package handlers

import (
	"context"
	"fmt"
	"strings"
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
func privacy(_ context.Context, h *House, _ Request) (Reply, error) {
	body := append([]string{"What I keep of what you write:"}, h.privacy.lines()...)
	if h.memory != nil {
		body = append(body, "• So that you can ask on (“where?”): the topics of your last question, in memory, for ten minutes.")
	}
	body = append(body,
		"• So that nothing is answered twice: the numbers of the last messages, in memory.",
		"• In the log: which command, whether there was an answer and how long it took. Never your words, never who you are.",
		"Nothing goes to anybody else, and no language model reads it. What Discord itself keeps is up to Discord.")
	return Reply{Outcome: "help", Body: body, Private: true}, nil
}

// lines say what becomes of questions.
func (p Privacy) lines() []string {
	if p.Questions == KeepNothing {
		return []string{"• Your questions: nothing. They are answered and forgotten."}
	}
	o := UnansweredOptions{Most: p.Most, Days: p.Days}.Complete()
	where := "on the disk of whoever runs me"
	if p.Questions == KeepMemory {
		where = "in memory until I am started again, never on a disk"
	}
	direct := "Nothing from direct messages is kept."
	if p.DirectMessages {
		direct = "That goes for direct messages too."
	}
	return []string{
		"• A question that I can answer: nothing.",
		"• A question that I can't answer, so that whoever looks after my facts sees what is missing: its words in lower case, " +
			"without mentions, channels, links, addresses and long numbers; that it had no answer, the fact that came nearest, " +
			"its language, whether it was a message or a command, how often it was asked, and the first and the last day. " +
			"The same of a fact that you report, without any words.",
		"• With it no name and no number of you, of the server, the channel or the message. Please leave names and secrets out of questions all the same: words stay words.",
		fmt.Sprintf("• It is kept %s, at most %s questions, each for %d days after it was last asked. %s", where, grouped(o.Most), o.Days, direct),
	}
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
