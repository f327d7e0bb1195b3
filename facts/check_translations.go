package facts

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// longestLabel is how long the translation of a name or role may be.
const longestLabel = 120

var (
	numbers    = regexp.MustCompile(`\d+`)
	monthNamed = regexp.MustCompile(`\b(` + capitalised(months) + `)\.? \d`)
	dayNamed   = regexp.MustCompile(`\b(` + capitalised(weekdays) + `)\b`)
	// Chinese writes months as numbers and weekdays with a character.
	chineseMonth   = regexp.MustCompile(`(\d{1,2}) ?月`)
	chineseWeekday = regexp.MustCompile(`(?:星期|禮拜|礼拜|週|周)([一二三四五六日天])`)
	chineseDate    = regexp.MustCompile(`([12]\d{3})年(\d{1,2})月(\d{1,2})日(?:[（(]?(?:星期|週|周)([一二三四五六日]))?`)
)

// smallNumbers are the numbers that a translation may write in digits.
var smallNumbers = []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// capitalised makes an alternation of month or weekday names match names only:
// "may" is a verb.
func capitalised(names string) string {
	list := strings.Split(names, "|")
	for i, n := range list {
		list[i] = strings.ToUpper(n[:1]) + n[1:]
	}
	return strings.Join(list, "|")
}

// translations checks the texts in further languages.
func (c *checker) translations() {
	t := c.table
	c.labels("article/titles", t.Article.Title, t.Article.Titles)
	c.labels("article/publishers", t.Article.Publisher, t.Article.Publishers)
	for i, e := range t.Entities {
		c.labels(pathTo("entities", i, "names"), e.Name, e.Names)
		c.labels(pathTo("entities", i, "roles"), e.Role, e.Roles)
	}
	for i, f := range t.Facts {
		path := pathTo("facts", i, "translations")
		c.each(path, f.Answer, f.Translations, longestAnswer)
		for _, tr := range f.Translations {
			switch {
			case tr.Text == f.Answer:
				c.report("the translation is the original once more", "translate it, or remove it; without one the bot says the original", translationPath(path, tr.Language))
			case !endsSentence(tr.Text):
				c.report("the translation doesn't end like a sentence", "end it with a full stop", translationPath(path, tr.Language))
			}
		}
	}
	for i, u := range t.Unsaid {
		path := pathTo("unsaid", i, "translations")
		c.each(path, u.Gap, u.Translations, longestLabel)
		for _, tr := range u.Translations {
			if endsSentence(tr.Text) {
				c.report("the translation ends like a sentence", "remove the mark at its end, as the gap has none", translationPath(path, tr.Language))
			}
		}
	}
}

// labels checks the translations of a name, title or role.
func (c *checker) labels(path, original string, texts Translations) {
	if original == "" && len(texts) > 0 {
		c.report("there is no original to these translations", "add it above them, in English", path, translationPath(path, texts[0].Language))
		return
	}
	c.each(path, original, texts, longestLabel)
}

// each compares each translation of a text with the original.
func (c *checker) each(path, original string, texts Translations, longest int) {
	for _, t := range texts {
		at := translationPath(path, t.Language)
		if n := utf8.RuneCountInString(t.Text); n > longest {
			c.report(fmt.Sprintf("the translation has %d characters, at most %d are allowed", n, longest), "say it in fewer words", at)
		}
		if what, do := numbersDiffer(original, t); what != "" {
			c.report(what, do, at)
		}
	}
}

// numbersDiffer says which number, month or weekday stands in one of an original
// and its translation only.
func numbersDiffer(original string, t Translation) (what, do string) {
	do = "correct it; a translation says what the original says"
	have, want := numbers.FindAllString(t.Text, -1), numbers.FindAllString(original, -1)
	named := monthsNamed(original)
	chinese := isChinese(t.Language)
	if chinese {
		for _, m := range chineseMonth.FindAllStringSubmatch(t.Text, -1) {
			if !slices.Contains(named, m[1]) && !slices.Contains(want, m[1]) {
				return fmt.Sprintf("the translation says %q, a month that the original doesn't name", m[0]), do
			}
		}
		want = append(want, named...)
	}
	for _, n := range want {
		if !slices.Contains(have, n) {
			return fmt.Sprintf("the translation lacks the number %s of the original", n), do
		}
	}
	for _, n := range have {
		if !slices.Contains(want, n) && !slices.Contains(named, n) && !inWords(original, n) {
			return fmt.Sprintf("the translation says %s, which the original doesn't", n), do
		}
	}
	if chinese {
		return chineseDays(original, t.Text)
	}
	return "", ""
}

// isChinese reports whether a language is written with Chinese numerals and
// weekdays.
func isChinese(tag language.Tag) bool {
	base, _ := tag.Base()
	return base.String() == "zh"
}

// monthsNamed returns the numbers of the months that an English text names.
func monthsNamed(s string) []string {
	var out []string
	for _, m := range monthNamed.FindAllStringSubmatch(s, -1) {
		out = append(out, strconv.Itoa(int(monthOf(m[1]))))
	}
	return out
}

// inWords reports whether an English text has a number in words: "six-month".
func inWords(original, number string) bool {
	n, err := strconv.Atoi(number)
	return err == nil && n < len(smallNumbers) && slices.Contains(plainWords(strings.ReplaceAll(original, "-", " ")), smallNumbers[n])
}

// chineseDays compares weekdays, and the dates that they stand beside.
func chineseDays(original, translated string) (what, do string) {
	do = "look at the calendar and at the original again"
	var want, have []time.Weekday
	for _, m := range dayNamed.FindAllString(original, -1) {
		if d, ok := weekdayOf(m); ok {
			want = append(want, d)
		}
	}
	for _, m := range chineseWeekday.FindAllStringSubmatch(translated, -1) {
		d := chineseDay(m[1])
		have = append(have, d)
		if !slices.Contains(want, d) {
			return fmt.Sprintf("the translation says %q, the original doesn't name that day", m[0]), do
		}
	}
	for _, d := range want {
		if !slices.Contains(have, d) {
			return fmt.Sprintf("the translation lacks the original's %s", d), do
		}
	}
	for _, m := range chineseDate.FindAllStringSubmatch(translated, -1) {
		year, _ := strconv.Atoi(m[1])
		month, _ := strconv.Atoi(m[2])
		day, _ := strconv.Atoi(m[3])
		date := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
		switch {
		case date.Day() != day || int(date.Month()) != month:
			return fmt.Sprintf("the translation says %q, a date that doesn't exist", m[0]), do
		case m[4] != "" && chineseDay(m[4]) != date.Weekday():
			return fmt.Sprintf("the translation says %q, but that day is a %s", m[0], date.Weekday()), do
		}
	}
	return "", ""
}

// chineseDay returns the weekday of a character from 一 (Monday) to 日 or 天
// (Sunday).
func chineseDay(character string) time.Weekday {
	if i := slices.Index([]string{"一", "二", "三", "四", "五", "六"}, character); i >= 0 {
		return time.Weekday(i + 1)
	}
	return time.Sunday
}
