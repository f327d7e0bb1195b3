package picture

import (
	"bytes"
	"fmt"
	"image/png"
)

// Timeline is what a timeline shows, from top to bottom. All texts are as they
// are drawn.
type Timeline struct {
	Title    string
	Note     string // in small print below the title
	Sections []Section
}

// Section is a stretch of time with a heading of its own.
type Section struct {
	Heading string
	Mark    Mark
	Rows    []Row
}

// Row is one event: when, and what.
type Row struct{ Date, Text string }

// Mark says how a section is told from the others; its heading says so too.
type Mark int

// The marks.
const (
	Past  Mark = iota // filled dots
	Now               // a band across, dots within rings
	Ahead             // empty rings
)

// Theme is which ground a picture is drawn on.
type Theme string

// The themes.
const (
	Dark  Theme = "dark"
	Light Theme = "light"
)

// Texts returns all texts that the picture shows, from top to bottom.
func (t Timeline) Texts() []string {
	out := []string{t.Title, t.Note}
	for _, s := range t.Sections {
		out = append(out, s.Heading)
		for _, r := range s.Rows {
			out = append(out, r.Date, r.Text)
		}
	}
	return out
}

// PNG draws the timeline, 860 pixels wide and as high as it needs. It fails if
// the font lacks a character of a text, or if it were higher than maxHeight.
func (t Timeline) PNG(theme Theme) ([]byte, error) {
	p, err := newPens()
	if err != nil {
		return nil, err
	}
	if missing := p.missing(t.Texts()); len(missing) > 0 {
		return nil, fmt.Errorf("drawing a timeline: the font has no %q", missing)
	}
	sheet, err := t.lay(p)
	if err != nil {
		return nil, err
	}
	if sheet.height > maxHeight {
		return nil, fmt.Errorf("drawing a timeline: it is %.0f pixels high, more than %d", sheet.height, maxHeight)
	}
	img, err := sheet.draw(p, palettes[theme])
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&out, img); err != nil {
		return nil, fmt.Errorf("writing a picture: %w", err)
	}
	return out.Bytes(), nil
}
