package picture

import (
	_ "embed" // the font
	"fmt"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
)

// han is a part of Noto Sans CJK SC; font/LICENSE.txt says which. What it lacks
// of Latin, Greek and Cyrillic comes from the Go font.
//
//go:embed font/NotoSansCJK-subset.otf
var han []byte

// dpi makes a point of the font a pixel.
const dpi = 72

// pens are the fonts in the sizes that a picture needs. They serve one goroutine.
type pens struct {
	fonts  []*opentype.Font // the first that has a character draws it
	faces  map[float64]font.Face
	buffer sfnt.Buffer
}

func newPens() (*pens, error) {
	p := &pens{faces: map[float64]font.Face{}}
	for _, file := range [][]byte{han, goregular.TTF} {
		f, err := opentype.Parse(file)
		if err != nil {
			return nil, fmt.Errorf("reading a font: %w", err)
		}
		p.fonts = append(p.fonts, f)
	}
	return p, nil
}

// face returns the fonts in a size in pixels.
func (p *pens) face(size float64) (font.Face, error) {
	if f := p.faces[size]; f != nil {
		return f, nil
	}
	both := &mixed{pens: p}
	for _, f := range p.fonts {
		face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: dpi, Hinting: font.HintingFull})
		if err != nil {
			return nil, fmt.Errorf("cutting a font to %v pixels: %w", size, err)
		}
		both.faces = append(both.faces, face)
	}
	p.faces[size] = both
	return both, nil
}

// has returns the number of the font that has a character, false if none does.
func (p *pens) has(r rune) (int, bool) {
	for i, f := range p.fonts {
		if glyph, err := f.GlyphIndex(&p.buffer, r); err == nil && glyph != 0 && !unicode.IsControl(r) {
			return i, true
		}
	}
	return 0, false
}

// Missing returns the characters of the texts that can't be drawn, each once, in
// the order of the texts.
func Missing(texts ...string) ([]rune, error) {
	p, err := newPens()
	if err != nil {
		return nil, err
	}
	return p.missing(texts), nil
}

func (p *pens) missing(texts []string) []rune {
	var out []rune
	seen := map[rune]bool{}
	for _, text := range texts {
		for _, r := range text {
			if _, ok := p.has(r); !ok && !seen[r] {
				out = append(out, r)
			}
			seen[r] = true
		}
	}
	return out
}
