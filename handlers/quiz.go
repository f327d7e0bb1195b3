package handlers

import (
	"context"
	"math/bits"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"nutgraf/handlers/internal/quiz"
	"nutgraf/handlers/internal/words"
)

// What a quiz button does: its first argument, before the state of the round.
const (
	quizAnswer = "a" // and the number of the option
	quizNext   = "n"
	quizScore  = "s" // shows everybody how the round went
	quizAgain  = "r" // a new round
)

// quizOutcome is the outcome of all that belongs to a quiz.
const quizOutcome = "quiz"

// round is all that a quiz knows, and it stands in the buttons: nothing is kept.
// Whoever presses a button under a public question goes on in a private message
// with a round of their own, so that everybody may play and nobody sees another's
// answers before giving theirs.
type round struct {
	seed  uint32
	lang  string // which the questions are drawn in: others draw other ones
	table string // the first characters of the table's version, which the seed belongs to
	at    int    // the question, from 0
	won   uint   // a bit for each question answered rightly
}

// startQuiz asks the first question of a round. A number behind the command is
// its seed: the same number, the same questions.
func startQuiz(_ context.Context, h *House, r Request) (Reply, error) {
	seed := mix(r.Seed)
	if n, err := strconv.ParseUint(strings.TrimSpace(r.Text), 10, 32); err == nil {
		seed = uint32(n)
	}
	return h.ask(r, round{seed: seed, lang: h.Words(r).Tag().String(), table: h.tag()}), nil
}

// quizmaster speaks the language of a round, whoever presses.
func (h *House) quizmaster(p round) teller {
	tag, err := language.Parse(p.lang)
	if err != nil {
		tag = language.English
	}
	return teller{words.In(tag), h.tables(), h.now}
}

// questions are those of a round.
func (h *House) questions(p round) []quiz.Question {
	t := h.quizmaster(p)
	deck := h.workshop.decks.of(t.table, t.Tag().String(), func() *quiz.Deck { return quiz.New(t.table, t) })
	return deck.Round(p.seed)
}

// mix makes a seed of a request's: ids of messages that follow each other differ
// in few bits.
func mix(n uint64) uint32 {
	n *= 0x9E3779B97F4A7C15
	return uint32(n >> 32)
}

func (h *House) tag() string { return clip(h.tables().Version, 4) }

// playQuiz answers the quiz's buttons.
func playQuiz(_ context.Context, h *House, r Request) (Reply, error) {
	p, ok := readRound(r.Action)
	questions := h.questions(p)
	if !ok || p.table != h.tag() || p.at >= len(questions) {
		return Reply{}, h.expiredFor(r)
	}
	var reply Reply
	switch r.Action.Arg(0) {
	case quizAnswer:
		choice, err := strconv.Atoi(r.Action.Arg(6))
		if err != nil || choice < 0 || choice >= quiz.Options {
			return Reply{}, h.expiredFor(r)
		}
		reply = h.reveal(p, questions, choice)
	case quizNext:
		reply = h.ask(r, p)
	case quizAgain:
		reply = h.ask(r, round{seed: p.seed, lang: p.lang, table: p.table})
	case quizScore:
		return h.boast(p, len(questions)), nil
	default:
		return Reply{}, h.expiredFor(r)
	}
	if r.Private || r.Alone { // it is the player's own already
		reply.Effect = Update
	}
	reply.Private = true
	return reply, nil
}

// ask puts a question.
func (h *House) ask(r Request, p round) Reply {
	t := h.quizmaster(p)
	questions := h.questions(p)
	if p.at >= len(questions) {
		return Reply{Outcome: quizOutcome, Body: []string{t.Say("quiz.none")}, Private: true}
	}
	q := questions[p.at]
	reply := Reply{Outcome: quizOutcome, Body: []string{
		t.Say("quiz.number", words.With{"Number": p.at + 1, "Of": len(questions)}),
		t.Say("quiz."+string(q.Kind), words.With{"Subject": t.subject(q)}),
	}}
	var row []Button
	for i, o := range q.Options {
		option := letter(i) + ": " + capital(o)
		reply.Body = append(reply.Body, option)
		row = append(row, Button{Label: clipped(option, 60), Action: p.action(quizAnswer, strconv.Itoa(i))})
	}
	if r.Surface != Pressed && r.Surface != Terminal && !r.Private && !r.Alone {
		reply.Body = append(reply.Body, t.Say("quiz.everybody"))
	}
	reply.Rows = [][]Button{row}
	return reply
}

// subject is what a question is about, as it stands in its sentence.
func (t teller) subject(q quiz.Question) string {
	e, ok := t.table.Find(q.About)
	if ok && t.English() && (q.Kind == quiz.Day || q.Kind == quiz.Place) {
		return t.inSentence(e)
	}
	return q.Subject
}

// reveal says which option is right, and what the article says.
func (h *House) reveal(p round, questions []quiz.Question, choice int) Reply {
	t := h.quizmaster(p)
	q := questions[p.at]
	right := letter(q.Right) + ": " + capital(q.Options[q.Right])
	verdict := t.Say("quiz.wrong", words.With{"Choice": letter(choice), "Right": right})
	if choice == q.Right {
		verdict = t.Say("quiz.right", words.With{"Right": right})
		p.won |= 1 << p.at
	}
	reply := Reply{Body: []string{verdict, t.Answer(q.Fact)}, Facts: []string{q.Fact.ID}}
	t.cite(&reply, q.Fact)
	reply.Outcome = quizOutcome
	if p.at++; p.at < len(questions) {
		reply.Rows = [][]Button{{{Label: t.Say("quiz.next", words.With{"Number": p.at + 1, "Of": len(questions)}), Style: Primary, Action: p.action(quizNext)}}}
		return reply
	}
	p.at = 0
	reply.Body = append(reply.Body, t.Say("quiz.score", words.With{"Won": bits.OnesCount(p.won), "Of": len(questions)}))
	again := round{seed: mix(uint64(p.seed) + 1), lang: p.lang, table: p.table}
	reply.Rows = [][]Button{{
		{Label: t.Say("quiz.again"), Style: Primary, Action: again.action(quizAgain)},
		{Label: t.Say("quiz.show"), Action: p.action(quizScore)},
	}}
	return reply
}

// boast shows everybody a score and lets them play the same round. It says no
// name: Discord shows who pressed.
func (h *House) boast(p round, of int) Reply {
	t := h.quizmaster(p)
	same := round{seed: p.seed, lang: p.lang, table: p.table}
	return Reply{
		Outcome: quizOutcome, Public: true, Body: []string{t.Say("quiz.boast", words.With{"Won": bits.OnesCount(p.won), "Of": of})},
		Rows: [][]Button{{{Label: t.Say("quiz.same"), Style: Primary, Action: same.action(quizAgain)}}},
	}
}

// action is a button's, with the state of the round.
func (p round) action(what string, args ...string) Action {
	state := []string{what, strconv.FormatUint(uint64(p.seed), 36), p.lang, p.table, strconv.Itoa(p.at), strconv.FormatUint(uint64(p.won), 36)}
	return Action{Name: "quiz", Args: append(state, args...)}
}

// readRound reads what action wrote; false if it is something else.
func readRound(a Action) (p round, ok bool) {
	seed, err1 := strconv.ParseUint(a.Arg(1), 36, 32)
	at, err2 := strconv.ParseUint(a.Arg(4), 10, 8)
	won, err3 := strconv.ParseUint(a.Arg(5), 36, quiz.Length)
	return round{uint32(seed), a.Arg(2), a.Arg(3), int(at), uint(won)}, err1 == nil && err2 == nil && err3 == nil
}

// letter names an option: A, B, C, D.
func letter(i int) string { return string(rune('A' + i)) }

// clipped shortens a label, and says so.
func clipped(s string, most int) string {
	if c := clip(s, most); c != s {
		return strings.TrimSpace(clip(s, most-1)) + "…"
	}
	return s
}
