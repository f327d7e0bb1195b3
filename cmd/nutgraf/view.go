package main

import (
	"time"

	"nutgraf/cmd/nutgraf/internal/plain"
	"nutgraf/facts"
)

// The views are what ask --json prints: the whole answer, under names that stay
// when the fields of package facts are renamed.
type answerView struct {
	Question  string       `json:"question"`
	Outcome   string       `json:"outcome"`
	Facts     []factView   `json:"facts"`
	Roll      []entityView `json:"roll,omitempty"`
	RollTitle string       `json:"roll_title,omitempty"`
	Timeline  bool         `json:"timeline,omitempty"`
	Computed  string       `json:"computed,omitempty"`
	Verdict   string       `json:"verdict,omitempty"`
	NotA      facts.Ask    `json:"not_a,omitempty"`
	Matched   []string     `json:"matched,omitempty"`
	Gap       string       `json:"gap,omitempty"`
	Nearest   []entityView `json:"nearest,omitempty"`
	Choices   []choiceView `json:"choices,omitempty"`
	Mood      facts.Mood   `json:"mood,omitempty"`
	Query     queryView    `json:"query"`
	Context   contextView  `json:"context"`
	Table     string       `json:"table"` // version
}

type factView struct {
	ID        string        `json:"id"`
	Answers   []facts.Ask   `json:"answers"`
	About     []string      `json:"about"`
	Answer    string        `json:"answer"`
	Status    facts.Status  `json:"status"`
	By        string        `json:"by,omitempty"`
	When      *intervalView `json:"when,omitempty"`
	Words     string        `json:"words,omitempty"`
	Where     string        `json:"where,omitempty"`
	Paragraph int           `json:"paragraph"`
	Evidence  string        `json:"evidence,omitempty"`
	// Translations are the answer in further languages, by BCP 47 tag.
	Translations map[string]string `json:"translations,omitempty"`
}

type entityView struct {
	ID      string        `json:"id"`
	Kind    facts.Kind    `json:"kind"`
	Name    string        `json:"name"`
	Role    string        `json:"role,omitempty"`
	Country string        `json:"country,omitempty"`
	When    *intervalView `json:"when,omitempty"`
	Where   string        `json:"where,omitempty"`
}

// intervalView has both ends included, as people write dates.
type intervalView struct {
	First     string          `json:"first"`
	Last      string          `json:"last"`
	Precision facts.Precision `json:"precision"`
}

type choiceView struct {
	Label string `json:"label"`
	Ask   string `json:"ask"`
}

type queryView struct {
	Read  string      `json:"read"` // all of it, on one line
	Asks  []facts.Ask `json:"asks"`
	Parts []partView  `json:"parts"`
}

type partView struct {
	Kind string `json:"kind"`
	Text string `json:"text"`
	As   string `json:"as,omitempty"`
}

type contextView struct {
	Facts    []string `json:"facts"`
	Entities []string `json:"entities"`
}

func viewOf(question string, table *facts.Table, a facts.Answer) answerView {
	v := answerView{
		Question: plain.Text(question), Outcome: a.Outcome.String(), Facts: []factView{},
		RollTitle: a.RollTitle, Timeline: a.Timeline, Computed: a.Computed, Verdict: a.Verdict, NotA: a.NotA,
		Roll: entityViews(a.Roll), Nearest: entityViews(a.Nearest),
		Matched: a.Matched, Gap: a.Gap, Mood: a.Mood,
		Query:   viewOfQuery(a.Query),
		Context: contextView{append([]string{}, a.Context.Facts...), append([]string{}, a.Context.Entities...)},
		Table:   table.Version,
	}
	for _, f := range a.Facts {
		v.Facts = append(v.Facts, factView{
			ID: f.ID, Answers: f.Answers, About: f.About, Answer: f.Answer, Status: f.Status, By: f.By,
			When: viewOfInterval(f.When), Words: f.Words, Where: f.Where, Paragraph: f.Paragraph, Evidence: f.Evidence,
			Translations: viewOfTranslations(f.Translations),
		})
	}
	for _, c := range a.Choices {
		v.Choices = append(v.Choices, choiceView(c))
	}
	return v
}

func viewOfQuery(q facts.Query) queryView {
	v := queryView{Read: q.String(), Asks: append([]facts.Ask{}, q.Asks...), Parts: []partView{}}
	for _, p := range q.Parts {
		v.Parts = append(v.Parts, partView(p))
	}
	return v
}

func entityViews(entities []facts.Entity) (views []entityView) {
	for _, e := range entities {
		views = append(views, entityView{ID: e.ID, Kind: e.Kind, Name: e.Name, Role: e.Role, Country: e.Country,
			When: viewOfInterval(e.When), Where: e.Where})
	}
	return views
}

func viewOfInterval(i facts.Interval) *intervalView {
	if i.IsZero() {
		return nil
	}
	return &intervalView{
		First:     i.From.Format(time.DateOnly),
		Last:      i.To.AddDate(0, 0, -1).Format(time.DateOnly),
		Precision: i.Precision,
	}
}

func viewOfTranslations(ts facts.Translations) map[string]string {
	if len(ts) == 0 {
		return nil
	}
	texts := map[string]string{}
	for _, t := range ts {
		texts[t.Language.String()] = t.Text
	}
	return texts
}
