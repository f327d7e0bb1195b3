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
		if l.kind != kThe && (l.kind != kAsk || l.n != askTime) {
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
