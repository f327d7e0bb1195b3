package picture

import (
	"image"
	"image/color"

	"git.sr.ht/~sbinet/gg"
)

// palette is the colours of a theme.
type palette struct {
	ground, axis, past, ring, band color.RGBA
	tones                          map[tone]color.RGBA
}

func rgb(hex uint32) color.RGBA {
	return color.RGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xFF}
}

// palettes holds the colours of each theme. Texts have a contrast of at least
// 4.5 to what they stand on (WCAG 2.2, success criterion 1.4.3).
var palettes = map[Theme]palette{
	Dark: {
		ground: rgb(0x1E1F22), axis: rgb(0x5C5F66), past: rgb(0xB5BAC1), ring: rgb(0x8AB4FF), band: rgb(0x4752C4),
		tones: map[tone]color.RGBA{plain: rgb(0xF2F3F5), faint: rgb(0xB5BAC1), ahead: rgb(0x8AB4FF), onNow: rgb(0xFFFFFF)},
	},
	Light: {
		ground: rgb(0xFFFFFF), axis: rgb(0xA8ADB5), past: rgb(0x4E5058), ring: rgb(0x1F5FBF), band: rgb(0x4752C4),
		tones: map[tone]color.RGBA{plain: rgb(0x1E1F22), faint: rgb(0x4E5058), ahead: rgb(0x1F5FBF), onNow: rgb(0xFFFFFF)},
	},
}

// draw puts a sheet on paper.
func (s *sheet) draw(p *pens, c palette) (image.Image, error) {
	dc := gg.NewContext(width, int(s.height+0.5))
	dc.SetColor(c.ground)
	dc.Clear()
	dc.SetColor(c.axis)
	dc.SetLineWidth(ringSize)
	if len(s.dots) > 0 {
		dc.DrawLine(axis, s.dots[0].y, axis, s.dots[len(s.dots)-1].y)
		dc.Stroke()
	}
	for _, b := range s.bands {
		dc.SetColor(c.ground)
		dc.DrawRectangle(axis-ringSize, b.top-rowGap/2, 2*ringSize, b.height+rowGap)
		dc.Fill()
		dc.SetColor(c.band)
		dc.DrawRoundedRectangle(margin, b.top, width-2*margin, b.height, bandPad)
		dc.Fill()
	}
	for _, d := range s.dots {
		d.draw(dc, c)
	}
	for _, l := range s.lines {
		f, err := p.face(l.size)
		if err != nil {
			return nil, err
		}
		dc.SetFontFace(f)
		dc.SetColor(c.tones[l.tone])
		dc.DrawString(l.text, l.x, l.y)
	}
	return dc.Image(), nil
}

// draw makes a mark: filled for what is past, a ring for what is ahead, and a
// ring with a point for what goes on.
func (d dot) draw(dc *gg.Context, c palette) {
	if d.mark == Past {
		dc.SetColor(c.past)
		dc.DrawCircle(axis, d.y, dotSize)
		dc.Fill()
		return
	}
	dc.DrawCircle(axis, d.y, dotSize)
	dc.SetColor(c.ground)
	dc.FillPreserve()
	dc.SetColor(c.ring)
	dc.SetLineWidth(ringSize)
	dc.Stroke()
	if d.mark == Now {
		dc.DrawCircle(axis, d.y, dotSize/2.5)
		dc.Fill()
	}
}
