package facts

// tense says of what time a question speaks.
type tense int

const (
	anyTime tense = iota
	past
	ahead
)

// tense returns the time that a question's verbs speak of; anyTime if they speak
// of both or of none.
func (r *reading) tense() tense {
	before, after := false, false
	for _, t := range r.tokens {
		switch t.Text {
		case "did", "was", "were", "had":
			before = true
		case "will", "going", "gonna", "supposed", "planned", "due", "expected", "scheduled", "upcoming":
			after = true
		}
	}
	switch {
	case before && !after:
		return past
	case after && !before:
		return ahead
	}
	return anyTime
}

// timely makes facts of another time than the question's fall a little behind: of
// several talks it asks for those to come, or for those that were.
func (x *index) timely(hits []hit, r *reading) {
	asked := r.tense()
	if asked == anyTime {
		return
	}
	for i := range hits {
		f := x.targets[hits[i].target].fact
		if f == nil || f.When.IsZero() {
			continue
		}
		over := f.Status != Expected && !f.When.To.After(x.reader.anchor)
		if over && asked == ahead || f.Status == Expected && asked == past {
			hits[i].score *= otherTense
		}
	}
}
