package facts

// affinities says of each target how near it is to what was just said, from 0
// to 1.
func (x *index) affinities(c Context) []float64 {
	near := make([]float64, len(x.targets))
	for _, id := range c.Facts {
		said, ok := x.facts[id]
		if !ok {
			continue
		}
		for i := range near {
			near[i] = max(near[i], x.circles[i].affinity(&x.circles[said], i == said))
		}
	}
	return near
}

// circle is whom and what a target is about, as numbers: a follow-up compares
// those of all targets.
type circle struct {
	subject int
	has     []uint64 // a bit for each entity
}

// newCircles returns the circle of each target.
func newCircles(targets []target) []circle {
	numbers := map[string]int{"": 0}
	number := func(id string) int {
		n, ok := numbers[id]
		if !ok {
			n = len(numbers)
			numbers[id] = n
		}
		return n
	}
	circles := make([]circle, len(targets))
	for i := range targets {
		c := &circles[i]
		c.subject = number(targets[i].subject)
		for id := range targets[i].entities {
			n := number(id)
			for n/64 >= len(c.has) {
				c.has = append(c.has, 0)
			}
			c.has[n/64] |= 1 << (n % 64)
		}
	}
	return circles
}

func (c *circle) contains(n int) bool { return n/64 < len(c.has) && c.has[n/64]>>(n%64)&1 != 0 }

func (c *circle) affinity(last *circle, same bool) float64 {
	switch {
	case same:
		return nearSame
	case c.subject == last.subject:
		return 1
	case c.contains(last.subject):
		return 0.85
	case last.contains(c.subject):
		return 0.75
	}
	for i := range min(len(c.has), len(last.has)) {
		if c.has[i]&last.has[i] != 0 {
			return 0.5
		}
	}
	return 0
}
