package when

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
		f, next := p.related(relations[p.l[i].n], i+1)
		if p.l[i].n == relSince && p.l[i].text == "since" {
			f = p.sinceThen(f)
		}
		return f, next
	case kPrior:
		if p.at(i+1) == kTo || p.at(i+1) == kOf {
			return p.related(Before, i+2)
		}
	case kPart:
		if p.at(i+1) == kThan {
			return p.related(than[p.l[i].n], i+2)
		}
	case kNot:
		if p.at(i+1) == kPart && p.at(i+2) == kThan {
			return p.related(notThan[p.l[i+1].n], i+3)
		}
	case kTo:
		if p.l[i].text != "to" { // through friday
			return p.related(Until, i+1)
		}
	case kStarting:
		if p.at(i+1) != kOf {
			return p.related(Since, i+1)
		}
	case kFrom:
		return p.from(i + 1)
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

// from reads what follows "from": "jan 9 to jan 12", "friday on"; without more
// it says nothing about the end ("the statement from wednesday").
func (p *parser) from(i int) (found, int) {
	f, next := p.spread(i, false)
	if next == 0 {
		return f, 0
	}
	if k := p.skip(next, kAnd); p.at(k) == kOnward || p.at(k) == kPrep && p.l[k].n == prepOn && p.at(k+1) == kEnd {
		f.relation, next = Since, k+1
	}
	return f, next
}

// than and notThan are the relations of "earlier than" and "no later than".
var (
	than    = map[int16]Relation{partEarlier: Before, partLater: After}
	notThan = map[int16]Relation{partEarlier: Since, partLater: By}
)

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
	if k := p.skip(i, kThe); next > 0 && r == Before && p.at(k) == kPart && p.l[k].n == partEnd {
		f.relation = By // "before the end of january" ends with January
	}
	return f, next
}

// sinceThen moves what the phrase left open into the past: "since friday".
func (p *parser) sinceThen(f found) found {
	switch {
	case f.from <= p.today || f.void:
	case f.cycle == weekly:
		f.from, f.to = f.from-7, f.to-7
	case f.cycle == monthly:
		f.from = f.from.addMonths(-1)
		f.to = f.from + 1
	case f.cycle == yearly:
		f.moment = f.addYears(-1)
	}
	return f
}

// spread reads a date or a range of two.
func (p *parser) spread(i int, between bool) (found, int) {
	a, j := p.date(i)
	if j == 0 {
		return found{}, 0
	}
	if k := p.connector(j, between); k > 0 {
		if b, next := p.second(k, a); next > 0 {
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

// second reads the other end of a range; a day without a month, written as one
// token, is in the month of the first.
func (p *parser) second(i int, first moment) (moment, int) {
	if p.at(i) == kDate && p.l[i].m == 0 && p.l[i].d != 0 && first.single() {
		return unitAt(unitMonth, first.from, 0).dayIn(int(p.l[i].d)), i + 1
	}
	if p.at(i) == kNow {
		return oneDay(p.today), i + 1
	}
	return p.date(i)
}

// connector returns the place after a word that joins two ends of a range, or 0.
func (p *parser) connector(i int, between bool) int {
	switch k := p.at(i); {
	case k == kDash, k == kTo, k == kAnd && between, k == kRel && p.l[i].n == relUntil:
		return i + 1
	}
	return 0
}
