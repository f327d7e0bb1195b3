package facts

// strangers takes back an entity that was found by one word of its name when a
// strange word stands right beside it: "Jon Stewart" is not Jon Finer.
func (p *pass) strangers() {
	for i := range p.r.units {
		u := &p.r.units[i]
		if u.kind != unitEntity || !u.partial {
			continue
		}
		if p.strangerBeside(i) {
			u.kind, u.options, u.miss, u.entity = unitStrange, nil, missStrange, nil
		}
	}
}

func (p *pass) strangerBeside(i int) bool {
	u := p.r.units[i]
	if i > 0 {
		if before := p.r.units[i-1]; before.kind == unitStrange && len(before.text) > 1 && before.last == u.first && !p.tokens[u.first-1].Break {
			return true
		}
	}
	if i+1 < len(p.r.units) {
		after := p.r.units[i+1]
		adjacent := after.first == u.last && !p.tokens[u.last-1].Break
		if adjacent && (after.kind == unitStrange && len(after.text) > 1 || after.partial && after.apart > 1 && len(after.text) < 8) {
			return true
		}
		if adjacent && after.kind == unitWord && p.tokens[after.first].Cap && !p.tokens[after.first].Caps {
			return true
		}
	}
	// "who Liu He": a pronoun cannot stand right behind a name and end there
	if u.last >= len(p.tokens) || p.tokens[u.last].Text != "he" || p.tokens[u.last-1].Break {
		return false
	}
	he := p.tokens[u.last]
	return u.last == len(p.tokens)-1 || he.Break || he.Cap && p.tokens[u.first].Cap
}
