package picture

import (
	"errors"
	"image"

	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
)

// mixed is a font.Face that takes each character from the first font that has it.
type mixed struct {
	pens  *pens
	faces []font.Face
}

func (m *mixed) of(r rune) font.Face {
	i, _ := m.pens.has(r)
	return m.faces[i]
}

// Close closes the faces.
func (m *mixed) Close() error {
	var errs []error
	for _, f := range m.faces {
		errs = append(errs, f.Close())
	}
	return errors.Join(errs...)
}

// Glyph draws a character, see [font.Face].
func (m *mixed) Glyph(dot fixed.Point26_6, r rune) (image.Rectangle, image.Image, image.Point, fixed.Int26_6, bool) {
	return m.of(r).Glyph(dot, r)
}

// GlyphBounds measures a character, see [font.Face].
func (m *mixed) GlyphBounds(r rune) (fixed.Rectangle26_6, fixed.Int26_6, bool) {
	return m.of(r).GlyphBounds(r)
}

// GlyphAdvance measures the way to the next character, see [font.Face].
func (m *mixed) GlyphAdvance(r rune) (fixed.Int26_6, bool) { return m.of(r).GlyphAdvance(r) }

// Kern is none between fonts, and the Han font has none: see [font.Face].
func (m *mixed) Kern(_, _ rune) fixed.Int26_6 { return 0 }

// Metrics are those of the first font.
func (m *mixed) Metrics() font.Metrics { return m.faces[0].Metrics() }
