package facts

import (
	"fmt"
	"strings"
)

// reason says in plain words what decided.
func (x *index) reason(e *Explanation, s settled) string {
	switch s.route {
	case routePhrasing:
		tg := &x.targets[s.target]
		if tg.unsaid != nil {
			return "exact phrasing of the unsaid entry " + tg.id()
		}
		return "exact phrasing of " + tg.id()
	case routeChatter:
		return "chatter: " + string(s.answer.Mood)
	case routeSpecial:
		return specially(s.answer, s.asked)
	case routeParts:
		return fmt.Sprintf("%d questions at once, each judged by itself", len(e.Parts))
	}
	if s.answer.Outcome == Found {
		return x.foundBecause(e, s)
	}
	return x.unknownBecause(e, s)
}

// specially says what kind of question needed no ranking.
func specially(a Answer, r *reading) string {
	switch {
	case a.Computed != "":
		return "a length of time was asked for, worked out from the table's dates"
	case r.personal():
		return "the asker's own affairs are asked about, not the article's"
	case isTimeline(r):
		return "everything that has a date was asked for"
	case a.Outcome != Found:
		return "a span of time was asked for, and no event of the table lies in it"
	case len(a.Roll) > 0 && !a.Timeline:
		return "a list was asked for"
	}
	return "a span of time was asked for"
}

func (x *index) foundBecause(e *Explanation, s settled) string {
	var told []string
	for _, h := range s.verdict.chosen {
		told = append(told, x.targets[h.target].id())
	}
	best := told[0]
	switch {
	case len(s.verdict.hits) == 0 && s.verdict.reading == s.asked:
		return best + ": the article as a whole was asked about"
	case len(s.verdict.hits) == 0:
		return listed(told, "and") + ": more was asked about what was just said"
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%s fits best", best)
	if e.Leaning {
		out.WriteString(", together with what was said before")
	}
	if a := s.verdict.notA; a != "" {
		fmt.Fprintf(&out, ", though it answers %s, not %s", anyAsk(x.targets[s.verdict.chosen[0].target].fact.Answers), anyAsk([]Ask{a}))
	}
	if len(told) > 1 {
		fmt.Fprintf(&out, "; %s within the margin, so told as well", listed(told[1:], "and"))
	}
	return out.String()
}

func (x *index) unknownBecause(e *Explanation, s settled) string {
	r := s.verdict.reading
	fact, gap := x.rivals(x.considered(&s.verdict))
	switch {
	case s.verdict.gap != "" && gap != nil && fact == nil:
		return fmt.Sprintf("the unsaid entry %s fits, and no fact comes near", x.targets[gap.target].id())
	case s.verdict.gap != "" && gap != nil:
		return fmt.Sprintf("the unsaid entry %s fits better than %s%s", x.targets[gap.target].id(), x.targets[fact.target].id(), because(e, x.targets[fact.target].id()))
	case !r.solid() && !e.Leaning:
		return "no word of it says what it is about"
	case r.special["clock"]:
		return "a time of day was asked for"
	case fact == nil:
		return "nothing accounts for " + inQuotes(r.solidWords())
	case x.holds(fact, r):
		return fmt.Sprintf("it leans on what was said before, and there is nothing that makes %s likely", x.targets[fact.target].id())
	}
	id := x.targets[fact.target].id()
	if fails := failsOf(e, id); len(fails) > 0 {
		return fmt.Sprintf("%s; %s came nearest", fails[0], id)
	}
	return id + " came nearest, but isn't good enough to be told"
}

// solidWords are the words of a reading that count.
func (r *reading) solidWords() []string {
	var out []string
	for i := range r.units {
		if !r.units[i].light {
			out = append(out, r.units[i].text)
		}
	}
	return out
}

// because gives the gravest thing that spoke against a candidate, in brackets.
func because(e *Explanation, id string) string {
	if fails := failsOf(e, id); len(fails) > 0 {
		return " (" + fails[0] + ")"
	}
	return ""
}

func failsOf(e *Explanation, id string) []string {
	for i := range e.Candidates {
		if e.Candidates[i].ID == id {
			return e.Candidates[i].Fails
		}
	}
	return nil
}
