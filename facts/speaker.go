package facts

// sayings are the verbs that make the name before them a speaker.
var sayings = map[string]bool{
	"say": true, "says": true, "said": true, "saying": true, "tell": true, "tells": true, "told": true,
}

// speaker returns the entity that a question takes for somebody who says
// something ("what did Liu say"), empty if there is none.
func (r *reading) speaker() string {
	if len(r.asks) == 0 || r.asks[0] != AskWhat || r.special["yes-no"] {
		return ""
	}
	for i := range r.units {
		u := &r.units[i]
		if u.kind != unitEntity || len(u.entity) != 1 || !u.person {
			continue
		}
		for k := u.last; k < min(u.last+2, len(r.tokens)); k++ {
			if sayings[r.tokens[k].Text] {
				return u.entity[0]
			}
		}
	}
	return ""
}

// voices reports whether a fact can hold what somebody says: they are its source,
// or it is about them and its source isn't another person.
func (x *index) voices(f *Fact, speaker string) bool {
	if f.By == speaker {
		return true
	}
	by := x.entities[f.By]
	return len(f.About) > 0 && f.About[0] == speaker && (by == nil || by.Kind != Person && by.Kind != Group)
}
