package when

// parser reads lexemes by recursive descent. Its methods take the place to
// begin at and return the place after what they read, 0 if they read nothing.
type parser struct {
	l        []lexeme
	today    day
	lone     bool // the question is one word, apart from "what" or "when"
	lasting  bool // "last" is likely a verb: "how long did", "will"
	counting bool // "how many in a year"
	depth    int
}

// maxDepth bounds dates within dates: "the day before the week of …".
const maxDepth = 5

func (p *parser) at(i int) kind {
	if i < 0 || i >= len(p.l) {
		return kEnd
	}
	return p.l[i].kind
}

func (p *parser) skip(i int, k kind) int {
	if p.at(i) == k {
		return i + 1
	}
	return i
}

// clear reports whether what stands at i can follow a complete date: nothing,
// or a function word. "The 20th congress" and "this may help" aren't dates.
func (p *parser) clear(i int) bool {
	switch p.at(i) {
	case kOther, kCounted, kNum, kOrd, kUnit, kHalf, kThousand:
		return false
	}
	return true
}

// date reads one date without any relation to it.
func (p *parser) date(i int) (moment, int) {
	if p.depth == maxDepth {
		return moment{}, 0
	}
	p.depth++
	m, next := p.bare(i)
	p.depth--
	if next == 0 || m.void {
		return m, next
	}
	if p.l[i].flag&fChinese != 0 {
		m, next = p.behindChinese(m, next)
	}
	if !m.single() {
		return m, next
	}
	if p.at(next) == kUnit && p.l[next].n == unitWeek && p.l[next].flag&fPlural == 0 && p.at(next-1) == kNum && p.clear(next+1) {
		return unitAt(unitWeek, m.from, 0), next + 1 // "jan 22 week"
	}
	if p.at(next) == kWeekday && int(p.l[next].n) == m.from.weekday() && p.l[next].flag&fAmbiguous == 0 {
		next++
	}
	if p.at(next) == kDaypart {
		next++
	}
	return m, next
}

// bare reads a date without what may follow a day.
func (p *parser) bare(i int) (moment, int) {
	if p.at(i) == kThe {
		i++
		if k := p.at(i); k == kA || k == kDay {
			return moment{}, 0
		}
	}
	if p.at(i-1) == kEvery {
		return moment{}, 0
	}
	switch p.at(i) {
	case kWhich:
		return p.which(i)
	case kWeekday:
		return p.weekday(i, -1)
	case kMonth:
		return p.month(i, -1)
	case kNum, kOrd:
		return p.leadingNumber(i)
	case kDate:
		return p.token(i)
	case kUnit:
		return p.unit(i)
	case kA, kCount:
		return p.distance(i)
	case kDay:
		return oneDay(p.today + day(p.l[i].n)), i + 1
	case kPart, kStarting:
		return p.part(i)
	case kSeason:
		return p.season(i, -1)
	case kQuarter:
		return p.quarter(int(p.l[i].n), i+1)
	case kNow:
		if k := p.at(i - 1); (k == kFrom || k == kBetween) && p.connector(i+1, k == kBetween) > 0 {
			return oneDay(p.today), i + 1
		}
	case kDecade:
		y := int(p.l[i].n)
		return moment{from: civil(y, 1, 1), to: civil(y+10, 1, 1), precision: Period}, i + 1
	}
	return moment{}, 0
}

// before returns what stands before i, articles apart.
func (p *parser) before(i int) kind { return p.at(p.skipBack(i)) }

// skipBack returns the place before i, or before the article there.
func (p *parser) skipBack(i int) int {
	if p.at(i-1) == kThe {
		return i - 2
	}
	return i - 1
}

// introduced reports whether a word that is mostly something else is made a
// date by the word before it.
func (p *parser) introduced(i int) bool {
	switch p.at(i - 1) {
	case kPrep, kRel, kFrom, kBetween, kPart, kOf, kStarting:
		return true
	case kDash:
		return true
	case kClosed: // "planned for May"
		return p.l[i-1].n == closedFor && p.clear(i+1)
	case kTo, kAnd, kOr: // the second end of a range
		return p.at(i-2) == kWeekday || p.at(i-2) == kMonth || p.at(i-2) == kNum
	}
	return p.lone
}
