package when

import (
	"strings"
	"time"
)

// Find returns the date phrases among tokens, from left to right, the longest
// at each place, never overlapping. Tokens are folded words: lower case,
// without accents and punctuation, except inside a token (2024-01-13, 13.1.,
// 1/13). It returns nil for an anchor outside the years 1 to 9999.
func Find(tokens []string, anchor time.Time) []Span {
	if y := anchor.UTC().Year(); y < 1 || y > 9999 {
		return nil
	}
	var room [64]lexeme
	p := parser{l: lex(room[:0], tokens), today: dayOf(anchor)}
	p.look()
	var spans []Span
	for i := 0; i < len(p.l); {
		f, next := p.phrase(i)
		next = p.wholeTokens(i, next)
		if next <= i {
			i++
			continue
		}
		if span, ok := f.span(); ok && !f.void {
			span.First, span.Last = int(p.l[i].tok), int(p.l[next-1].tok)+1
			spans = append(spans, span)
		}
		i = next
	}
	return spans
}

// Parse reads a phrase that must be a date from its first to its last word:
// "late last August", "during the week of January 22".
func Parse(phrase string, anchor time.Time) (Span, bool) {
	tokens := strings.Fields(strings.ToLower(strings.ReplaceAll(phrase, "’", "'")))
	kept := tokens[:0]
	for _, token := range tokens {
		if token = strings.Trim(token, `.,;:!?()[]"“”'‘`); token != "" {
			kept = append(kept, token)
		}
	}
	spans := Find(kept, anchor)
	if len(spans) != 1 || spans[0].First != 0 || spans[0].Last != len(kept) {
		return Span{}, false
	}
	return spans[0], true
}

// look notes what the parser wants to know of the whole question.
func (p *parser) look() {
	words := 0
	for i := range p.l {
		l := &p.l[i]
		switch {
		case l.kind == kAux && (l.n == 1 || i > 1 && p.l[i-1].text == "long"):
			p.lasting = true
		case l.text == "many" || l.text == "much" || l.text == "often":
			p.counting = true
		}
		if l.kind != kAsk || l.n != askTime {
			words++
		}
	}
	p.lone = words == 1
}

// wholeTokens refuses a phrase that begins or ends inside a token.
func (p *parser) wholeTokens(i, next int) int {
	if next <= i || i > 0 && p.l[i-1].tok == p.l[i].tok || next < len(p.l) && p.l[next].tok == p.l[next-1].tok {
		return i
	}
	return next
}

// found is a moment and its relation.
type found struct {
	moment
	relation Relation
}

func (f found) span() (Span, bool) {
	s := Span{From: f.from.time(), To: f.to.time(), Precision: f.precision, Relation: f.relation, Clash: f.clash}
	if f.ranged && f.relation == On {
		s.Relation = Between
	}
	if f.altTo != 0 {
		s.AltFrom, s.AltTo = f.altFrom.time(), f.altTo.time()
	}
	return s, f.from < f.to && inYears(f.from) && inYears(f.to) && (f.altTo == 0 || inYears(f.altFrom) && inYears(f.altTo))
}

func inYears(d day) bool { return d > firstDay && d <= lastDay }

var firstDay, lastDay = civil(1, 1, 1), civil(10000, 1, 1)

// phrase reads a date with what places something before, on or after it.
func (p *parser) phrase(i int) (found, int) {
	switch p.at(i) {
	case kRel:
		return p.related(relations[p.l[i].n], i+1)
	case kPrior:
		if p.at(i+1) == kTo || p.at(i+1) == kOf {
			return p.related(Before, i+2)
		}
	case kPart:
		if p.at(i+1) == kThan {
			return p.related(map[int16]Relation{partEarlier: Before, partLater: After}[p.l[i].n], i+2)
		}
	case kStarting:
		if p.at(i+1) != kOf {
			return p.related(Since, i+1)
		}
	case kFrom:
		f, next := p.spread(i+1, false)
		if next > 0 {
			if k := p.skip(next, kAnd); p.at(k) == kOnward || p.at(k) == kPrep && p.l[k].n == prepOn && p.at(k+1) == kEnd {
				f.relation, next = Since, k+1
			}
		}
		return f, next
	case kBetween:
		return p.spread(i+1, true)
	case kPrep:
		if m, next := p.within(i); next > 0 {
			return found{m, On}, next
		}
		return p.spread(i+1, false)
	}
	return p.spread(i, false)
}

// related reads the date after "before", "since" … .
func (p *parser) related(r Relation, i int) (found, int) {
	if r == "" {
		return found{}, 0
	}
	if p.at(i) == kPrep && p.l[i].n <= prepIn {
		i++
	}
	f, next := p.spread(i, false)
	f.relation = r
	return f, next
}

// spread reads a date or a range of two.
func (p *parser) spread(i int, between bool) (found, int) {
	a, j := p.date(i)
	if j == 0 {
		return found{}, 0
	}
	if k := p.connector(j, between); k > 0 {
		if b, next := p.date(k); next > 0 {
			if m, ok := join(a, b); ok {
				return found{m, On}, next
			}
			if p.at(j) == kDash {
				return found{}, 0
			}
		}
	}
	relation := On
	if p.l[i].flag&fChinese != 0 && p.at(j) == kRel {
		if _, next := p.date(j + 1); next == 0 {
			relation = relations[p.l[j].n]
			j++
		}
	}
	return found{a, relation}, j
}

// connector returns the place after a word that joins two ends of a range, or 0.
func (p *parser) connector(i int, between bool) int {
	switch k := p.at(i); {
	case k == kDash, k == kTo, k == kAnd && between, k == kRel && p.l[i].n == relUntil:
		return i + 1
	}
	return 0
}
