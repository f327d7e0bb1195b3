package facts

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	emptyDo = "start with table: 1 and article:, as the package's documentation shows"

	// maxBlankLines in a row are read; the YAML library takes time in the square
	// of their number.
	maxBlankLines = 100
	// maxTextProblems of one kind are told; a file in another encoding has one on
	// every line.
	maxTextProblems = 10
)

// readText returns the file's text with plain line ends, or what keeps it from
// being text that a YAML reader should see.
func readText(name string, data []byte) (string, Problems) {
	s := &textScan{r: &tableReader{file: name}, told: map[string]int{}}
	if len(data) > MaxTableBytes {
		s.r.report(place{1, 1}, fmt.Sprintf("the file is too large: %d bytes, at most %d are read", len(data), MaxTableBytes),
			"check that this is the table; a table of one article is far smaller")
		return "", s.r.problems
	}
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		s.r.report(place{1, 1}, "the file is written in UTF-16", "save it as UTF-8")
		return "", s.r.problems
	}
	text := strings.TrimPrefix(string(data), "\ufeff")
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.ReplaceAll(text, "\r", "\n")
	if strings.TrimSpace(text) == "" {
		s.r.report(place{1, 1}, "the file is empty", emptyDo)
		return "", s.r.problems
	}
	s.lines(text)
	return text, s.r.problems
}

// textScan looks at a file line by line, before it is read as YAML.
type textScan struct {
	r      *tableReader
	told   map[string]int // how often each kind of problem was told
	blanks int            // blank lines up to here, in a row
}

func (s *textScan) lines(text string) {
	number := 0
	for line := range strings.SplitSeq(text, "\n") {
		number++
		s.blank(line, number)
		s.indentation(line, number)
		s.characters(line, number)
	}
}

func (s *textScan) blank(line string, number int) {
	if strings.TrimSpace(line) != "" {
		s.blanks = 0
		return
	}
	if s.blanks++; s.blanks == maxBlankLines+1 {
		s.tell("blank", place{number, 1}, fmt.Sprintf("more than %d blank lines in a row", maxBlankLines),
			"remove them, a few are enough")
	}
}

func (s *textScan) indentation(line string, number int) {
	text := strings.TrimLeft(line, " \t")
	if tab := strings.IndexByte(line[:len(line)-len(text)], '\t'); tab >= 0 && text != "" {
		s.tell("tab", place{number, tab + 1}, "a tab indents this line", "indent with spaces, YAML doesn't allow tabs")
	}
}

func (s *textScan) characters(line string, number int) {
	column := 0
	for i, c := range line {
		column++
		at := place{number, column}
		switch {
		case c == utf8.RuneError && !strings.HasPrefix(line[i:], "\ufffd"):
			s.tell("encoding", at, fmt.Sprintf("byte %#02x is not UTF-8", line[i]), "save the file as UTF-8 and write the character again")
			return
		case c == 0:
			s.tell("zero", at, "a zero byte stands here", "remove it; a file with zero bytes is often not text at all")
			return
		case unicode.IsControl(c) && c != '\t':
			s.tell("control", at, fmt.Sprintf("an invisible control character (U+%04X) stands here", c), "remove it")
			return
		case invisibleTrick(c):
			s.tell("invisible", at, fmt.Sprintf("an invisible character (U+%04X) stands here", c),
				"remove it, members would never find a word that holds it")
			return
		}
	}
}

// invisibleTrick reports whether a character has no shape and no business in a
// word: zero-width space and joiners of no script, and marks that turn the
// direction of writing.
func invisibleTrick(c rune) bool {
	return c == '\u200b' || c == '\u2060' || c == '\ufeff' || c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069'
}

func (s *textScan) tell(kind string, at place, what, do string) {
	s.told[kind]++
	switch n := s.told[kind]; {
	case n <= maxTextProblems:
		s.r.report(at, what, do)
	case n == maxTextProblems+1:
		s.r.report(at, what+", and there may be more such lines below", do)
	}
}
