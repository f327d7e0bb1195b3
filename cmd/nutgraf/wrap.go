package main

import (
	"strings"

	"github.com/mattn/go-runewidth"
)

// wrap breaks each line of a text between words, and between the characters of
// scripts that have no spaces, so that none is wider than width cells, unless a
// word is.
func wrap(text string, width int) (wrapped []string) {
	for line := range strings.Lines(text) {
		current, used := "", 0
		for _, p := range pieces(line) {
			cells := runewidth.StringWidth(p.text)
			space := 0
			if p.apart && used > 0 {
				space = 1
			}
			if used > 0 && used+space+cells > width {
				wrapped = append(wrapped, current)
				current, used, space = "", 0, 0
			}
			current, used = current+strings.Repeat(" ", space)+p.text, used+space+cells
		}
		wrapped = append(wrapped, current)
	}
	return wrapped
}

// piece is what stands on one line: a word, or a wide character with the marks
// that belong to it.
type piece struct {
	text  string
	apart bool // a space stands before it
}

func pieces(line string) (list []piece) {
	for _, word := range strings.Fields(line) {
		begin := true
		last := rune(0)
		for _, r := range word {
			if n := len(list); !begin && (closes(r) || opens(last) || !wide(r) && !wide(last)) {
				list[n-1].text += string(r)
			} else {
				list = append(list, piece{string(r), begin})
			}
			begin, last = false, r
		}
	}
	return list
}

func wide(r rune) bool { return runewidth.RuneWidth(r) > 1 }

// closes says whether a mark can't begin a line, opens whether it can't end one.
func closes(r rune) bool {
	return strings.ContainsRune("，。、；：？！）」』》”’…%", r)
}
func opens(r rune) bool { return strings.ContainsRune("（「『《“‘", r) }
