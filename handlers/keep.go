package handlers

import (
	"context"

	"nutgraf/facts"
)

// keep notes a question that had no answer, where the settings allow it.
func (h *House) keep(ctx context.Context, r Request, question string, table *facts.Table, before facts.Context, a facts.Answer) {
	if !h.keeps(r) || a.Outcome != facts.Unknown && a.Outcome != facts.Unsure {
		return
	}
	folded := Fold(question)
	if folded == "" {
		return
	}
	h.note(ctx, Unanswered{
		Question: folded, Outcome: a.Outcome.String(), Nearest: nearest(table.Explain(question, before)),
		Surface: r.Surface, Language: languageOf(table, question, r.Locale),
	})
}

// report notes that a member takes a fact for wrong. It is false if nothing is
// kept, or not from there.
func (h *House) report(ctx context.Context, r Request, fact string) bool {
	if !h.keeps(r) {
		return false
	}
	for _, f := range h.tables().Facts {
		if f.ID == fact {
			return h.note(ctx, Unanswered{Outcome: OutcomeReported, Nearest: fact, Surface: r.Surface, Language: baseOf(r.Locale)})
		}
	}
	return false // an old button of a fact that is gone: nothing to mend
}

// actionReport is the button under an answer whose fact somebody takes for wrong.
const actionReport = "report"

// reportable adds the button for reports to an answer if a report would be kept.
func (h *House) reportable(r Request, reply Reply) Reply {
	if !h.keeps(r) || len(reply.Facts) == 0 {
		return reply
	}
	return reply.with(Button{Label: h.Words(r).Say("button.report"), Action: Action{Name: actionReport, Args: []string{reply.Facts[0]}}})
}

// reportFact answers the press of the button.
func reportFact(ctx context.Context, h *House, r Request) (Reply, error) {
	if !h.report(ctx, r, r.Action.Arg(0)) {
		return Reply{}, UserError{h.Words(r).Say("error.report")}
	}
	return Reply{Outcome: OutcomeReported, Private: true, Body: []string{h.Words(r).Say("report.thanks")}}, nil
}

// keeps says whether anything may be kept of a request. What somebody else wrote
// is nobody's question.
func (h *House) keeps(r Request) bool {
	return h.unanswered != nil && r.Surface != Terminal && r.About == "" && (h.privacy.DirectMessages || !r.Direct && r.Surface != DM)
}

// note never fails a member's request: that a question goes uncounted is the
// log's own business, see its metrics.
func (h *House) note(ctx context.Context, u Unanswered) bool {
	return h.unanswered.Note(ctx, u) == nil
}

// nearest returns the id of what came nearest, empty if nothing did.
func nearest(e facts.Explanation) string {
	for _, c := range e.Candidates {
		if c.Told {
			return c.ID
		}
	}
	if len(e.Candidates) > 0 {
		return e.Candidates[0].ID
	}
	for _, part := range e.Parts {
		if id := nearest(part); id != "" {
			return id
		}
	}
	return ""
}
