package picture

import "strings"

// Measures in pixels. A phone shows two of them as one point.
const (
	width     = 860
	maxHeight = 4000
	margin    = 36
	dateWidth = 196
	axis      = margin + dateWidth + 34
	textLeft  = axis + 34

	titleSize   = 34.0
	headingSize = 27.0
	textSize    = 28.0
	dateSize    = 26.0
	noteSize    = 23.0

	leading  = 1.3 // from one line to the next, in sizes
	rowGap   = 16.0
	bandPad  = 12.0
	bandGap  = 26.0 // above a heading
	headGap  = 10.0 // below it
	dotSize  = 9.0
	ringSize = 3.0 // how thick
)

// tone is a colour by its meaning.
type tone int

const (
	plain tone = iota // on the ground
	faint             // small print, on the ground
	ahead             // headings of what is expected, on the ground
	onNow             // on the band of the article's day
)

// line is one line of text on a sheet, x and y at the left of its baseline.
type line struct {
	text    string
	x, y    float64
	size, w float64
	tone    tone
}

// dot marks a row on the axis.
type dot struct {
	y    float64
	mark Mark
}

// band is the bar behind the heading of the article's day.
type band struct{ top, height float64 }

// sheet is a picture before it is drawn.
type sheet struct {
	height float64
	lines  []line
	dots   []dot
	bands  []band
}

// lay places everything.
func (t Timeline) lay(p *pens) (*sheet, error) {
	s := &sheet{height: margin}
	if err := s.put(p, t.Title, margin, width-2*margin, titleSize, plain); err != nil {
		return nil, err
	}
	s.height += 4
	if err := s.put(p, t.Note, margin, width-2*margin, noteSize, faint); err != nil {
		return nil, err
	}
	s.height += 14
	for _, section := range t.Sections {
		if err := s.section(p, section); err != nil {
			return nil, err
		}
	}
	s.height += margin - rowGap
	return s, nil
}

func (s *sheet) section(p *pens, section Section) error {
	s.height += bandGap - rowGap
	tone, pad := plain, 0.0
	switch section.Mark {
	case Now:
		tone, pad = onNow, bandPad
	case Ahead:
		tone = ahead
	}
	top := s.height
	s.height += pad
	if err := s.put(p, section.Heading, margin+pad, width-2*(margin+pad), headingSize, tone); err != nil {
		return err
	}
	s.height += pad
	if section.Mark == Now {
		s.bands = append(s.bands, band{top, s.height - top})
	}
	s.height += headGap
	for _, r := range section.Rows {
		if err := s.row(p, r, section.Mark); err != nil {
			return err
		}
	}
	return nil
}

// row puts a date left of the axis and what happened right of it, side by side.
func (s *sheet) row(p *pens, r Row, m Mark) error {
	top := s.height
	s.dots = append(s.dots, dot{top + textSize*leading/2, m})
	if err := s.put(p, r.Date, margin, dateWidth, dateSize, faint); err != nil {
		return err
	}
	bottom := s.height
	s.height = top
	if err := s.put(p, r.Text, textLeft, width-margin-textLeft, textSize, plain); err != nil {
		return err
	}
	s.height = max(s.height, bottom) + rowGap
	return nil
}

// put sets a text in lines from the sheet's present height downwards.
func (s *sheet) put(p *pens, text string, x, room, size float64, t tone) error {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	f, err := p.face(size)
	if err != nil {
		return err
	}
	for _, words := range wrap(f, text, room) {
		s.lines = append(s.lines, line{text: words, x: x, y: s.height + size, size: size, w: measure(f, words), tone: t})
		s.height += size * leading
	}
	return nil
}
