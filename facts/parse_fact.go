package facts

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// maxEvidenceWords is how much of the article a fact may quote.
const maxEvidenceWords = 8

var (
	askWords = []Ask{AskWho, AskWhat, AskWhen, AskWhere, AskWhy, AskHow, AskHowLong, AskHowMany}
	statuses = []Status{Reported, Announced, Expected, Claimed}
)

var factFields = []field{
	{"id", "add id: a short name of its own, as in opening-day"},
	{"answers", "add answers: the question words it answers, as in [who, when]"},
	{"about", "add about: ids of entities in brackets, the main subject first"},
	{"answer", "add answer: one or two sentences that stand alone"},
	{"translations", ""},
	{"status", "add status: " + listed(statuses, "or")},
	{"by", ""}, {"when", ""}, {"words", ""}, {"where", ""},
	{"paragraph", "add paragraph: the number of the article's paragraph that says it"},
	{"evidence", fmt.Sprintf("add evidence: at most %d words of that paragraph, letter by letter", maxEvidenceWords)},
	{"phrasings", ""}, {"needs", ""},
}

// fact reads one entry of `facts`.
func (r *tableReader) fact(n ast.Node, path string, given *ids) Fact {
	f, ok := r.fields(n, path, "a fact", factFields)
	if !ok {
		return Fact{}
	}
	fact := Fact{
		ID:      given.take(f),
		Answers: f.asks("answers"),
		About:   f.referAll("about"),
		Answer:  f.text("answer"),

		Translations: f.translations("translations"),

		Status:    oneOf(f, "status", statuses),
		By:        f.refer("by", "", byKinds),
		When:      f.interval("when"),
		Words:     f.text("words"),
		Where:     f.refer("where", "", placeKinds),
		Paragraph: f.count("paragraph"),
		Evidence:  f.text("evidence"),
		Phrasings: f.names("phrasings"),
		Needs:     f.groups("needs"),
	}
	if _, has := f.values["by"]; !has && fact.Status == Claimed {
		r.report(f.at("status"), "the fact is claimed, but nobody claims it",
			"add by: with the id of who says so, or give it the status "+listed(statuses[:3], "or"))
	}
	if r.paragraphs > 0 && fact.Paragraph > r.paragraphs {
		r.report(f.at("paragraph"), fmt.Sprintf("the article has no paragraph %d, its last one is %d", fact.Paragraph, r.paragraphs),
			"count again; headline and subheadings have no number")
	}
	if words := countWords(fact.Evidence); words > maxEvidenceWords {
		r.report(f.at("evidence"), fmt.Sprintf("evidence has %d words, at most %d are allowed", words, maxEvidenceWords),
			"keep the few words that prove the fact; the article's sentences stay in the article")
	}
	return fact
}

// countWords counts words; a dash on its own is none.
func countWords(s string) int {
	n := 0
	for _, word := range strings.Fields(s) {
		if strings.ContainsFunc(word, isLetterOrDigit) {
			n++
		}
	}
	return n
}

var unsaidFields = []field{
	{"id", "add id: a short name of its own, as in bridge-price"},
	{"about", ""},
	{"gap", "add gap: what the article leaves open, to continue “The article doesn't say …”"},
	{"translations", ""},
	{"phrasings", "add phrasings: how people ask for it; nothing else leads to this entry"},
	{"needs", ""},
}

// unsaid reads one entry of `unsaid`.
func (r *tableReader) unsaid(n ast.Node, path string, given *ids) Unsaid {
	f, ok := r.fields(n, path, "an unsaid entry", unsaidFields)
	if !ok {
		return Unsaid{}
	}
	return Unsaid{
		ID:    given.take(f),
		About: f.referAll("about"),
		Gap:   f.text("gap"),

		Translations: f.translations("translations"),

		Phrasings: f.names("phrasings"),
		Needs:     f.groups("needs"),
	}
}

// asks returns the question words of a list.
func (f fieldSet) asks(key string) []Ask {
	list := f.list(key, func(n ast.Node, what string) string { return string(oneOfNode(f.r, n, what, askWords)) })
	asks := make([]Ask, len(list))
	for i, word := range list {
		asks[i] = Ask(word)
	}
	return asks
}

// groups returns the word groups of `needs`.
func (f fieldSet) groups(key string) [][]string {
	var groups [][]string
	for i, n := range f.items(key) {
		path := pathTo(f.to(key), i)
		if kindOf(n) == "a text" {
			text, _ := scalarText(n) // a text, as kindOf says
			f.r.report(nodePlace(n), fmt.Sprintf("%s has a word where a group of words belongs", key),
				fmt.Sprintf("put groups in brackets of their own, as in [[%s, …], […]]", text))
			continue
		}
		var group []string
		for _, word := range f.r.items(n, "a group of "+key, path) {
			group = append(group, f.r.name(word, "a word of "+key))
		}
		groups = append(groups, group)
	}
	return groups
}
