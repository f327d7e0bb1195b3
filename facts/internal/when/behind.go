package when

// behindChinese reads the English words that stand behind a Chinese date when
// Chinese phrases have been put into English one by one: "1月 end of the
// month", "1月22日 the week of", "1月13日 the day before".
func (p *parser) behindChinese(m moment, i int) (moment, int) {
	k := p.skip(i, kThe)
	switch {
	case p.at(k) == kPart && p.at(k+1) == kOf && p.at(p.skip(k+2, kThe)) == kUnit && !m.single():
		return m.third(int(p.l[k].n)), p.skip(k+2, kThe) + 1
	case p.at(k) == kStarting && p.at(k+1) == kOf && p.at(p.skip(k+2, kThe)) == kUnit && !m.single():
		return m.third(partBeginning), p.skip(k+2, kThe) + 1
	case p.at(k) != kUnit || k == i || !m.single():
		return m, i
	case p.at(k+1) == kOf && p.ends(k+2):
		return unitAt(int(p.l[k].n), m.from, 0), k + 2
	case p.at(k+1) == kRel && p.l[k+1].n == relBefore && p.ends(k+2):
		return unitAt(int(p.l[k].n), m.from, -1), k + 2
	case p.at(k+1) == kRel && p.l[k+1].n == relAfter && p.ends(k+2):
		return unitAt(int(p.l[k].n), m.from, 1), k + 2
	}
	return m, i
}

// ends reports whether no date begins at i.
func (p *parser) ends(i int) bool {
	_, next := p.date(i)
	return next == 0
}

// completed returns the Chinese date at i within the year or month that stands
// before it: "last year 11月".
func (p *parser) completed(in moment, i int) (moment, bool) {
	l := &p.l[i]
	y, _, _ := in.from.date()
	switch {
	case in.precision == Year && l.y == 0 && l.m != 0 && l.d == 0:
		return monthOf(y, int(l.m)), true
	case in.precision == Year && l.y == 0 && l.m != 0:
		return exactDay(y, int(l.m), int(l.d)), true
	case in.precision == Month && l.y == 0 && l.m == 0:
		return in.dayIn(int(l.d)), true
	}
	return moment{}, false
}
