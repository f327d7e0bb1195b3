package picture

import (
	"strings"
	"unicode"

	"golang.org/x/image/font"
)

// wrap breaks a text into lines of at most a width in pixels: at white space and
// beside Han characters, and within a word only if it is too wide by itself.
func wrap(f font.Face, text string, width float64) []string {
	var lines []string
	line := ""
	for _, piece := range pieces(text) {
		if joined := line + piece; measure(f, strings.TrimRight(joined, " ")) <= width {
			line = joined
			continue
		}
		if line != "" {
			lines = append(lines, strings.TrimSpace(line))
		}
		line = strings.TrimLeft(piece, " ")
		for measure(f, strings.TrimRight(line, " ")) > width {
			n := fits(f, line, width)
			lines, line = append(lines, line[:n]), line[n:]
		}
	}
	if line = strings.TrimSpace(line); line != "" {
		lines = append(lines, line)
	}
	return lines
}

// measure returns the width of a text in pixels.
func measure(f font.Face, text string) float64 {
	return float64(font.MeasureString(f, text)) / 64
}

// fits returns how many bytes of a text fit into a width, at least one character.
func fits(f font.Face, text string, width float64) int {
	n := 0
	for i, r := range text {
		end := i + len(string(r))
		if n > 0 && measure(f, text[:end]) > width {
			break
		}
		n = end
	}
	return n
}

// pieces cuts a text where a line may end; each piece keeps the space behind it.
func pieces(text string) []string {
	var out []string
	start := 0
	runes := []rune(strings.Join(strings.Fields(text), " "))
	for i := 1; i < len(runes); i++ {
		before, after := runes[i-1], runes[i]
		space := before == ' '
		han := (unicode.Is(unicode.Han, before) || unicode.Is(unicode.Han, after)) && after != ' ' &&
			!unicode.IsPunct(after) && !strings.ContainsRune("（《「『“(", before)
		if space || han {
			out = append(out, string(runes[start:i]))
			start = i
		}
	}
	if start < len(runes) {
		out = append(out, string(runes[start:]))
	}
	return out
}
