package facts

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// longestAnswer is what still reads as one or two sentences in a channel.
	longestAnswer = 400
	// longestCopy is how many words in a row an answer may share with the
	// article; a title and a name alone have up to twelve.
	longestCopy = 12
)

const (
	weekdays = `monday|tuesday|wednesday|thursday|friday|saturday|sunday`
	months   = `january|february|march|april|may|june|july|august|september|october|november|december`
	spans    = `days?|weeks?|weekends?|months?|quarters?|years?|spring|summer|autumn|fall|winter`
)

var (
	relativeDate = regexp.MustCompile(`(?i)\b(?:today|tonight|tomorrow|yesterday|` + weekdays +
		`|(?:next|last|this|coming|upcoming|past|previous)\s+(?:few\s+)?(?:` + spans + `|` + months + `))\b`)
	// A month with a day or a year, or a year alone, can be understood later on.
	absoluteDate = regexp.MustCompile(`(?i)\b(?:(?:` + months + `)\.?\s+\d{1,4}|\d{1,2}\s+(?:` + months + `)|[12]\d{3})\b`)
	fullDate     = regexp.MustCompile(`(?i)\b(?:(` + weekdays + `),?\s+(?:the\s+)?)?(` + months + `)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+([12]\d{3})\b`)
)

// answer checks that a fact's answer stands alone.
func (c *checker) answer(i int) {
	text := c.table.Facts[i].Answer
	path := pathTo("facts", i, "answer")
	if n := utf8.RuneCountInString(text); n > longestAnswer {
		c.report(fmt.Sprintf("the answer has %d characters, at most %d read well in a channel", n, longestAnswer),
			"say it in one or two sentences, or make two facts of it", path)
	}
	if !endsSentence(text) {
		c.report("the answer doesn't end like a sentence", "end it with a full stop", path)
	}
	if when := relativeDate.FindString(text); when != "" && !absoluteDate.MatchString(text) {
		c.report(fmt.Sprintf("the answer says %q, which nobody understands some weeks later", when),
			"write the date too, as in Friday, March 8, 2024", path)
	}
}

// endsSentence reports whether a text's last character ends a sentence.
func endsSentence(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(text, unicode.IsSpace))
	return strings.ContainsRune(`.!?…"”’'»。！？」』`, last)
}

// gaps checks that what is unsaid continues "The article doesn't say …".
func (c *checker) gaps() {
	for i, u := range c.table.Unsaid {
		path := pathTo("unsaid", i, "gap")
		switch words := plainWords(u.Gap); {
		case strings.HasSuffix(u.Gap, ".") || strings.HasSuffix(u.Gap, "?") || strings.HasSuffix(u.Gap, "!"):
			c.report("the gap ends like a sentence", "remove the mark at its end; it continues “The article doesn't say …”", path)
		case len(words) > 1 && words[0] == "the" && words[1] == "article":
			c.report("the gap begins with “The article”, which the bot says already", "write only what continues “The article doesn't say …”", path)
		}
	}
}

// copied reports an answer that repeats a long run of the article's words.
func (c *checker) copied(i int, paragraphs [][]string) {
	answer := plainWords(c.table.Facts[i].Answer)
	for n, words := range paragraphs {
		if run := longestRun(answer, words); len(run) > longestCopy {
			c.report(fmt.Sprintf("the answer repeats %d words in a row of paragraph %d: %s", len(run), n+1, quoted(strings.Join(run, " "))),
				"say it in words of your own", pathTo("facts", i, "answer"))
			return
		}
	}
}

// longestRun returns the longest run of words that a and b share.
func longestRun(a, b []string) []string {
	var best []string
	above := make([]int, len(b)+1)
	for i := range a {
		row := make([]int, len(b)+1)
		for j := range b {
			if a[i] != b[j] {
				continue
			}
			if row[j+1] = above[j] + 1; row[j+1] > len(best) {
				best = a[i+1-row[j+1] : i+1]
			}
		}
		above = row
	}
	return best
}
