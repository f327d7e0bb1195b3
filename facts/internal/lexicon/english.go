package lexicon

import (
	"slices"
	"strings"
)

// lines calls f with each line of a vocabulary file that says something, and
// the section it stands in.
func lines(file string, f func(section, line string)) {
	section := ""
	for line := range strings.Lines(file) {
		if i := strings.IndexByte(line, '#'); i >= 0 {
			line = line[:i]
		}
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		for strings.HasPrefix(line, "[") {
			end := strings.IndexByte(line, ']')
			if end < 0 {
				break
			}
			section = line[1:end]
			line = strings.TrimSpace(line[end+1:])
		}
		if line != "" {
			f(section, line)
		}
	}
}

// members parts the words of a line at its commas.
func members(list string) []string {
	parts := strings.Split(list, ",")
	out := parts[:0]
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// keyed sections have a name and a colon at the front of each line.
var keyed = map[string]bool{"shorts": true, "concepts": true, "asks": true, "modifiers": true, "attributes": true, "demonyms": true, "types": true}

func (l *Lexicon) readEnglish(file string) {
	lines(file, func(section, line string) {
		head, list := "", line
		if keyed[section] {
			head, list, _ = strings.Cut(line, ":")
		}
		head = strings.TrimSpace(head)
		if section == "demonyms" {
			l.readDemonyms(head, list)
			return
		}
		for _, word := range members(list) {
			l.add(section, head, word)
		}
	})
	for key := range l.phrases {
		slices.SortStableFunc(l.phrases[key], func(a, b Phrase) int { return len(b.Stems) - len(a.Stems) })
	}
}

// readDemonyms takes a line such as "chinese: china".
func (l *Lexicon) readDemonyms(people, country string) {
	country = strings.TrimSpace(country)
	for _, p := range members(people) {
		l.entry(p, true).Place = country
		if words := Split(p); len(words) == 1 {
			l.peoples[country] = append(l.peoples[country], words[0])
		}
	}
}

func (l *Lexicon) add(section, head, word string) {
	switch section {
	case "shorts":
		l.shorts[strings.Join(Split(word), " ")] = Split(head)
		return
	case "greeting", "thanks", "insult", "order", "noise":
		if words := Split(word); len(words) > 0 {
			if l.moods[section] == nil {
				l.moods[section] = map[string][][]string{}
			}
			l.moods[section][words[0]] = append(l.moods[section][words[0]], words)
		}
		return
	}
	exactOnly := section == "function" || section == "frames" || section == "asks"
	e := l.entry(word, exactOnly)
	if e == nil {
		return
	}
	e.learn(section, head)
	if exactOnly || strings.ContainsRune(word, ' ') {
		return
	}
	if s := l.Stem(word); s != "" {
		e = l.stems[s]
		if e == nil {
			e = &Entry{}
			l.stems[s] = e
		}
		e.learn(section, head)
	}
}

// learn adds what a line of a section says of an entry.
func (e *Entry) learn(section, head string) {
	switch section {
	case "function":
		e.Class, e.Light = max(e.Class, Function), true
	case "frames":
		e.Class, e.Light = max(e.Class, Frame), true
	case "asks":
		if e.Class = Ask; e.Ask == "" || head == "clock" || head == "age" {
			e.Ask = head
		}
	case "concepts":
		e.Class = max(e.Class, Concept)
		e.sense(head)
	case "modifiers":
		e.Class = max(e.Class, Modifier)
		e.sense(head)
	case "attributes":
		e.Class = max(e.Class, Attribute)
		e.sense(AttributeMark + head)
	case "titles":
		e.Title = true
	case "types":
		if !slices.Contains(e.Types, head) {
			e.Types = append(e.Types, head)
		}
	}
}

// widen gives each word the senses of the other words of its stem as well.
func (l *Lexicon) widen() {
	for word, e := range l.words {
		family := l.stems[l.stemOf[word]]
		if e.Class < Concept || family == nil {
			continue
		}
		for _, s := range family.Senses {
			e.sense(s)
		}
		for _, t := range family.Types {
			e.learn("types", t)
		}
	}
}

// The weights of light and heavy ideas, against 1 for the others.
const (
	lightWeight = 0.3
	heavyWeight = 1.5
)

// weigh gives each entry the weight of its ideas: of the lightest, unless one
// is heavy.
func (l *Lexicon) weigh(file string) {
	weights := map[string]float64{}
	lines(file, func(section, line string) {
		for _, name := range members(line) {
			weights[name] = map[string]float64{"light": lightWeight, "heavy": heavyWeight}[section]
		}
	})
	for _, e := range l.words {
		e.weigh(weights)
	}
	for _, e := range l.stems {
		e.weigh(weights)
	}
	for _, list := range l.phrases {
		for _, p := range list {
			p.Entry.weigh(weights)
		}
	}
}

func (e *Entry) weigh(weights map[string]float64) {
	e.Weight = 1
	if e.Class == Attribute && slices.ContainsFunc(e.Senses, func(s string) bool { return !strings.HasPrefix(s, AttributeMark) }) {
		e.Class = Concept // it means something plainer too
		defer func() { e.Weight = max(e.Weight, 1.2) }()
	}
	for _, s := range e.Senses {
		if w := weights[s]; w > 1 {
			e.Weight = w
			return
		} else if w > 0 {
			e.Weight = min(e.Weight, w)
		}
	}
}

func (e *Entry) sense(name string) {
	if !slices.Contains(e.Senses, name) {
		e.Senses = append(e.Senses, name)
	}
}

// entry returns the entry of a word or phrase, new if need be.
func (l *Lexicon) entry(word string, exact bool) *Entry {
	parts := Split(word)
	if len(parts) == 0 {
		return nil
	}
	for _, p := range parts {
		if _, ok := l.stemOf[p]; !ok {
			l.stemOf[p] = stem(p)
		}
	}
	if len(parts) == 1 {
		e := l.words[parts[0]]
		if e == nil {
			e = &Entry{}
			l.words[parts[0]] = e
		}
		return e
	}
	stems := make([]string, len(parts))
	for i, p := range parts {
		stems[i] = l.stemOf[p]
	}
	key := [2]string{stems[0], stems[1]}
	for _, p := range l.phrases[key] {
		if slices.Equal(p.Stems, stems) {
			return p.Entry
		}
	}
	e := &Entry{}
	l.phrases[key] = append(l.phrases[key], Phrase{Words: parts, Stems: stems, Entry: e})
	return e
}
