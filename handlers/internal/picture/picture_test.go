package picture

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// bridge is a timeline with all that one can hold.
var bridge = Timeline{
	Title: "Mayor opens the new bridge", Note: "The Riverside Gazette · as of March 7, 2024",
	Sections: []Section{
		{"Past", Past, []Row{{"late Aug 2023", "Council votes for a bridge that two towns have asked for since the old one was closed"}, {"Mar 5", "Load test"}}},
		{"March 7, 2024: the article appears", Now, []Row{{"week of Mar 4", "Road works"}}},
		{"Expected", Ahead, []Row{{"Mar 8", "新橋由市長金艾達剪綵，兩岸居民可步行通過新建成的大橋參加慶典（免費入場）"}, {"", "大桥开通"}}},
	},
}

// TestLayout shows where everything stands.
func TestLayout(t *testing.T) {
	s := sheetOf(t, bridge)
	var b strings.Builder
	fmt.Fprintf(&b, "%d x %.0f\n", width, s.height)
	for _, l := range s.lines {
		fmt.Fprintf(&b, "line %4.0f %5.0f  size %.0f, width %3.0f, tone %d  %s\n", l.x, l.y, l.size, l.w, l.tone, l.text)
	}
	for _, d := range s.dots {
		fmt.Fprintf(&b, "dot  %5.0f  mark %d\n", d.y, d.mark)
	}
	for _, d := range s.bands {
		fmt.Fprintf(&b, "band %5.0f to %.0f\n", d.top, d.top+d.height)
	}
	const golden = "testdata/layout.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("the layout is now (go test -update):\n%s", b.String())
	}
}

// TestPNG draws both themes and looks for ink where a text should stand.
func TestPNG(t *testing.T) {
	s := sheetOf(t, bridge)
	for _, theme := range []Theme{Dark, Light} {
		file, err := bridge.PNG(theme)
		if err != nil {
			t.Fatal(err)
		}
		again, err := bridge.PNG(theme)
		if err != nil || !bytes.Equal(file, again) {
			t.Errorf("%s: drawn twice, it differs (%v)", theme, err)
		}
		img, err := png.Decode(bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		if b := img.Bounds(); b.Dx() != width || math.Abs(float64(b.Dy())-s.height) > 1 || len(file) > 1<<20 {
			t.Errorf("%s: %v, %d bytes", theme, b, len(file))
		}
		for _, l := range s.lines {
			want := palettes[theme].tones[l.tone]
			if n := inked(img, l, want); n < 20 {
				t.Errorf("%s: %d pixels of the colour of %q where it should stand", theme, n, l.text)
			}
		}
	}
}

// inked counts the pixels of a colour where a line stands.
func inked(img image.Image, l line, want color.RGBA) (n int) {
	for y := int(l.y - l.size); y <= int(l.y+l.size/3); y++ {
		for x := int(l.x); x <= int(l.x+l.w); x++ {
			if color.RGBAModel.Convert(img.At(x, y)) == want {
				n++
			}
		}
	}
	return n
}

// TestContrast holds the colours to WCAG's contrast for text.
func TestContrast(t *testing.T) {
	for theme, p := range palettes {
		for name, ground := range map[tone]color.RGBA{plain: p.ground, faint: p.ground, ahead: p.ground, onNow: p.band} {
			if c := contrast(p.tones[name], ground); c < 4.5 {
				t.Errorf("%s: tone %d has a contrast of %.1f", theme, name, c)
			}
		}
		for _, mark := range []color.RGBA{p.past, p.ring} {
			if c := contrast(mark, p.ground); c < 3 {
				t.Errorf("%s: a mark has a contrast of %.1f", theme, c)
			}
		}
	}
}

// contrast is WCAG's ratio of two colours.
func contrast(a, b color.RGBA) float64 {
	luminance := func(c color.RGBA) float64 {
		part := func(v uint8) float64 {
			x := float64(v) / 255
			if x <= 0.04045 {
				return x / 12.92
			}
			return math.Pow((x+0.055)/1.055, 2.4)
		}
		return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
	}
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func TestMissing(t *testing.T) {
	got, err := Missing("Łódź, Київ, “Zürich” – 刘建超劉建超 · 2024\n", "한국 🗑 한")
	if err != nil {
		t.Fatal(err)
	}
	if want := []rune("\n한국🗑"); !slices.Equal(got, want) {
		t.Errorf("the font lacks %q, want %q", got, want)
	}
	if _, err := (Timeline{Title: "한국"}).PNG(Dark); err == nil {
		t.Error("a text that the font lacks is drawn")
	}
	if _, err := (Timeline{Sections: []Section{{Rows: make([]Row, 1000)}}}).PNG(Dark); err == nil {
		t.Error("a picture without end is drawn")
	}
}

// TestLayoutHolds lays out all sorts of timelines: nothing leaves the sheet,
// nothing stands on something else, and no character is lost.
func TestLayoutHolds(t *testing.T) {
	text := rapid.StringOfN(rapid.SampledFrom([]rune("ab cde fgh WM.,-–()刘建超，。（）四 ")), 0, 120, -1)
	rapid.Check(t, func(r *rapid.T) {
		tl := Timeline{Title: text.Draw(r, "title"), Note: text.Draw(r, "note")}
		for m := range Mark(3) {
			s := Section{Heading: text.Draw(r, "heading"), Mark: m}
			for range rapid.IntRange(0, 4).Draw(r, "rows") {
				s.Rows = append(s.Rows, Row{text.Draw(r, "date"), text.Draw(r, "text")})
			}
			tl.Sections = append(tl.Sections, s)
		}
		s := sheetOf(r, tl)
		var drawn []rune
		for i, a := range s.lines {
			drawn = append(drawn, []rune(a.text)...)
			if a.x < margin || a.x+a.w > width-margin+0.5 || a.y-a.size < 0 || a.y+a.size/3 > s.height {
				r.Fatalf("%q leaves the sheet: %+v of %v", a.text, a, s.height)
			}
			for _, b := range s.lines[:i] {
				if a.x < b.x+b.w && b.x < a.x+a.w && a.y-a.size < b.y && b.y-b.size < a.y {
					r.Fatalf("%q stands on %q", a.text, b.text)
				}
			}
		}
		if got, want := bare(string(drawn)), bare(strings.Join(tl.Texts(), "")); got != want {
			r.Fatalf("drawn is %q of %q", got, want)
		}
	})
}

// bare is a text without white space.
func bare(s string) string { return strings.Join(strings.Fields(s), "") }

func sheetOf(t interface {
	Helper()
	Fatal(args ...any)
}, tl Timeline,
) *sheet {
	t.Helper()
	p, err := newPens()
	if err != nil {
		t.Fatal(err)
	}
	s, err := tl.lay(p)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
