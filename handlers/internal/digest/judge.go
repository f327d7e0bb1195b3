package digest

import (
	"math"
	"slices"
	"strings"

	"nutgraf/facts"
)

// Weights of a fact's worth, as they tell the first article best.
const (
	early      = 0.7   // exponent of the paragraph's number
	secondWord = 0.6   // answers another question word first
	howLong    = 0.5   // says how long, which is a how of a kind
	figure     = 0.05  // says how many, which is a detail
	country    = 0.3   // is about a country, which everything is
	news       = 0.3   // what must be new of a fact, as a part of its words
	least      = 0.002 // a question word is better left out than answered with less
)

// judge says what facts are worth, given what has been told.
type judge struct {
	table  *facts.Table
	weight map[string]float64 // of entities by id, the weightiest has 1
	says   map[string][]int   // the words of each fact by id, as numbers
	told   []int              // how often each word has been told
}

func newJudge(t *facts.Table) *judge {
	j := &judge{table: t, weight: weights(t), says: map[string][]int{}}
	numbers := map[string]int{}
	for _, f := range t.Facts {
		for _, w := range content(f.Answer) {
			if _, ok := numbers[w]; !ok {
				numbers[w] = len(numbers)
			}
			j.says[f.ID] = append(j.says[f.ID], numbers[w])
		}
	}
	j.told = make([]int, len(numbers))
	return j
}

// content returns the words of an answer that say something: from four bytes on,
// and numbers.
func content(s string) []string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return strings.ContainsRune(" ,.;:'’\"()–-", r) })
	return slices.DeleteFunc(words, func(w string) bool { return len(w) < 4 && strings.Trim(w, "0123456789") != "" })
}

// weights says how much of the article is about each entity: the more facts and
// the earlier their paragraphs, the more. The publisher has none, as its facts
// are about the article and not of it.
func weights(t *facts.Table) map[string]float64 {
	out := map[string]float64{}
	top := 0.0
	for _, f := range t.Facts {
		for i, id := range f.About {
			e, ok := t.Find(id)
			if !ok || e.Name == t.Article.Publisher {
				continue
			}
			share := 1 / float64(f.Paragraph*(i+1))
			if e.Kind == facts.Country {
				share *= country
			}
			out[id] += share
			top = max(top, out[id])
		}
	}
	for id := range out {
		out[id] = math.Sqrt(out[id] / top)
	}
	return out
}

// tell counts what a fact says as told once more, or with -1 once less.
func (j *judge) tell(f facts.Fact, n int) {
	for _, w := range j.says[f.ID] {
		j.told[w] += n
	}
}

// score says how much a fact is worth telling in answer to a question word; 0 if
// it doesn't answer it, or says next to nothing new.
func (j *judge) score(f facts.Fact, w facts.Ask) float64 {
	s := j.subject(f, w) / math.Pow(float64(f.Paragraph), early)
	switch at := slices.Index(f.Answers, w); {
	case at > 0:
		s *= secondWord
	case at < 0 && w == facts.AskHow && slices.Contains(f.Answers, facts.AskHowLong):
		s *= howLong
	case at < 0:
		return 0
	}
	if slices.Contains(f.Answers, facts.AskHowMany) {
		s *= figure
	}
	fresh := 0
	for _, word := range j.says[f.ID] {
		if j.told[word] == 0 {
			fresh++
		}
	}
	part := float64(fresh) / float64(max(len(j.says[f.ID]), 1))
	if part < news {
		return 0
	}
	return s * part
}

// subject says how much matters what a fact is about: its main subject, or for a
// who the weightiest person or group.
func (j *judge) subject(f facts.Fact, w facts.Ask) float64 {
	if w != facts.AskWho {
		return j.weight[f.About[0]]
	}
	best := 0.0
	for _, id := range f.About {
		if e, _ := j.table.Find(id); e.Kind == facts.Person || e.Kind == facts.Group {
			best = max(best, j.weight[id])
		}
	}
	return best
}
