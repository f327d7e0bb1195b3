package main

import (
	"nutgraf/cmd/nutgraf/internal/plain"
	"nutgraf/handlers"
)

// reportView is what eval --json prints.
type reportView struct {
	Figures   []figuresView `json:"figures"` // kinds, files if there are several, sums; all comes last
	Questions []resultView  `json:"questions"`
}

type figuresView struct {
	Name      string  `json:"name"`
	Group     string  `json:"group"` // kind, file or sum
	Questions int     `json:"questions"`
	Right     int     `json:"right"`
	Wrong     int     `json:"wrong"`
	Missed    int     `json:"missed"`
	Percent   float64 `json:"percent"` // of right ones
}

// resultView is one question that isn't right, or with --verbose any.
type resultView struct {
	File    string           `json:"file"`
	Line    int              `json:"line"`
	ID      string           `json:"id"`
	Style   string           `json:"style"`
	Turns   []string         `json:"turns"`
	Surface handlers.Surface `json:"surface"`
	Expect  [][]string       `json:"expect"`
	Reject  []string         `json:"reject"`
	Note    string           `json:"note,omitempty"`
	Verdict handlers.Verdict `json:"verdict"`
	Outcome string           `json:"outcome"`
	Text    string           `json:"text"`
	Facts   []string         `json:"facts"`
	Explain *explanationView `json:"explanation,omitempty"` // none where the table wasn't asked
}

func (rep report) view(verbose bool) reportView {
	v := reportView{Questions: []resultView{}}
	for _, r := range rep.rows {
		v.Figures = append(v.Figures, figuresView{
			Name: r.name, Group: r.group, Questions: r.questions(),
			Right: r.right, Wrong: r.wrong, Missed: r.missed, Percent: r.percent(),
		})
	}
	for _, r := range rep.shown(verbose) {
		q := resultView{
			File: r.file, Line: r.Line, ID: r.ID, Style: r.Style, Turns: r.Turns, Surface: r.Surface,
			Expect: append([][]string{}, r.Expect...), Reject: append([]string{}, r.Reject...), Note: r.Note,
			Verdict: r.verdict, Outcome: r.reply.Outcome, Text: plain.Text(r.reply.Plain()), Facts: append([]string{}, r.reply.Facts...),
		}
		if r.explained != nil {
			e := viewOfExplanation(*r.explained)
			q.Explain = &e
		}
		v.Questions = append(v.Questions, q)
	}
	return v
}
