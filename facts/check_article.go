package facts

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// paragraphsOf returns the numbered paragraphs of an article's text: blocks
// between blank lines, without the headline (the first block) and subheadings
// (blocks that don't end like a sentence).
func paragraphsOf(article string) []string {
	var paragraphs, block []string
	headline := true
	end := func() {
		text := strings.Join(block, " ")
		block = nil
		if text == "" {
			return
		}
		if !headline && endsSentence(text) {
			paragraphs = append(paragraphs, text)
		}
		headline = false
	}
	article = strings.ReplaceAll(strings.ReplaceAll(article, "\r\n", "\n"), "\r", "\n")
	for line := range strings.SplitSeq(strings.TrimPrefix(article, "\ufeff"), "\n") {
		if line = strings.TrimSpace(line); line == "" {
			end()
			continue
		}
		block = append(block, line)
	}
	end()
	return paragraphs
}

// against checks the facts against the article's paragraphs.
func (c *checker) against(paragraphs []string) {
	if n := c.table.Article.Paragraphs; n != len(paragraphs) {
		c.report(fmt.Sprintf("the table says %d paragraphs, the article's text has %d", n, len(paragraphs)),
			"count the blocks between blank lines, without headline and subheadings, or check that this is the right article",
			"article/paragraphs")
	}
	words := prepare(paragraphs)
	for i := range c.table.Facts {
		c.evidence(i, paragraphs)
		c.copied(i, words)
	}
}

// prepare gives the paragraphs plain signs and returns the words of each.
func prepare(paragraphs []string) [][]string {
	words := make([][]string, len(paragraphs))
	for i, p := range paragraphs {
		words[i] = plainWords(p)
		paragraphs[i] = plainSigns(p)
	}
	return words
}

// evidence checks that a fact's evidence stands in its paragraph.
func (c *checker) evidence(i int, paragraphs []string) {
	f := c.table.Facts[i]
	evidence := plainSigns(f.Evidence)
	own := ""
	if f.Paragraph <= len(paragraphs) && f.Paragraph > 0 {
		own = paragraphs[f.Paragraph-1]
	}
	if containsWords(own, evidence) {
		return
	}
	what := fmt.Sprintf("%s doesn't stand in paragraph %d", quoted(f.Evidence), f.Paragraph)
	path := pathTo("facts", i, "evidence")
	if containsWords(strings.ToLower(own), strings.ToLower(evidence)) {
		c.report(what+" like this, only with other capitals", "copy the words letter by letter", path)
		return
	}
	for n, p := range paragraphs {
		if containsWords(p, evidence) {
			c.report(what, fmt.Sprintf("it stands in paragraph %d, so write paragraph: %d, or quote other words", n+1, n+1), path)
			return
		}
	}
	c.report(what, "copy a few words of the paragraph letter by letter, without leaving any out", path)
}

// plainSigns returns a text with plain quotes, dashes and single spaces, so that
// evidence typed on any keyboard is found.
func plainSigns(s string) string {
	s = strings.Map(func(c rune) rune {
		switch {
		case strings.ContainsRune("‘’‚‛ʼ′", c):
			return '\''
		case strings.ContainsRune("“”„‟″«»", c):
			return '"'
		case unicode.Is(unicode.Pd, c) || c == '−':
			return '-'
		case unicode.IsSpace(c):
			return ' '
		case unicode.Is(unicode.Cf, c):
			return -1 // soft hyphens, zero-width characters
		}
		return c
	}, strings.ReplaceAll(s, "…", "..."))
	return strings.Join(strings.Fields(s), " ")
}

// containsWords reports whether text holds part, beginning and ending at the
// border of a word.
func containsWords(text, part string) bool {
	for from := 0; part != ""; {
		at := strings.Index(text[from:], part)
		if at < 0 {
			return false
		}
		start, end := from+at, from+at+len(part)
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		first, size := utf8.DecodeRuneInString(part)
		last, _ := utf8.DecodeLastRuneInString(part)
		if !(isLetterOrDigit(before) && isLetterOrDigit(first)) && !(isLetterOrDigit(last) && isLetterOrDigit(after)) {
			return true
		}
		from = start + size
	}
	return false
}
