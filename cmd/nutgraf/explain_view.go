package main

import (
	"nutgraf/cmd/nutgraf/internal/plain"
	"nutgraf/facts"
)

// explanationView is what --json prints of an explanation. Figures go from 0 to
// 1 and are rounded to what decides.
type explanationView struct {
	Question   string            `json:"question"`
	Outcome    string            `json:"outcome"`
	Reason     string            `json:"reason"`
	Understood string            `json:"understood"` // the question by itself
	Query      queryView         `json:"query"`      // with what the conversation added
	Candidates []candidateView   `json:"candidates"` // best first
	Floors     *floorsView       `json:"floors,omitempty"`
	Parts      []explanationView `json:"parts,omitempty"`
}

type candidateView struct {
	ID       string   `json:"id"`
	Kind     string   `json:"kind"`
	Told     bool     `json:"told"`
	Score    float64  `json:"score"`
	Coverage float64  `json:"coverage"`
	Likeness float64  `json:"likeness"`
	Recall   float64  `json:"recall"`
	Usual    float64  `json:"usual"`
	Asked    float64  `json:"asked"`
	Near     float64  `json:"near,omitempty"`
	For      []string `json:"for"`
	Against  []string `json:"against"`
	Lacks    []string `json:"lacks,omitempty"`
	Fails    []string `json:"fails,omitempty"`
}

type floorsView struct {
	Coverage float64 `json:"coverage"`
	Score    float64 `json:"score"`
	Asked    float64 `json:"asked"`
	Recall   float64 `json:"recall"`
	Unsaid   float64 `json:"unsaid,omitempty"`
	Second   float64 `json:"second,omitempty"`
}

func viewOfExplanation(e facts.Explanation) explanationView {
	v := explanationView{
		Question: plain.Text(e.Question), Outcome: e.Outcome.String(), Reason: e.Reason,
		Understood: e.Alone.String(), Query: viewOfQuery(e.Query), Candidates: []candidateView{},
	}
	for _, c := range e.Candidates {
		v.Candidates = append(v.Candidates, candidateView{
			ID: c.ID, Kind: c.Kind, Told: c.Told,
			Score: c.Score, Coverage: c.Coverage, Likeness: c.Likeness, Recall: c.Recall, Usual: c.Usual, Asked: c.Asked, Near: c.Near,
			For: append([]string{}, c.For...), Against: append([]string{}, c.Against...), Lacks: c.Lacks, Fails: c.Fails,
		})
	}
	if e.Floors != (facts.Floors{}) {
		f := floorsView(e.Floors)
		v.Floors = &f
	}
	for _, part := range e.Parts {
		v.Parts = append(v.Parts, viewOfExplanation(part))
	}
	return v
}
