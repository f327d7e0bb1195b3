package facts

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
)

// text returns the text of a key, empty if the key is missing or wrong.
func (f fieldSet) text(key string) string {
	n, ok := f.values[key]
	if !ok {
		return ""
	}
	return f.r.text(n, key)
}

// text returns the text of a value called what, which can't be empty.
func (r *tableReader) text(n ast.Node, what string) string {
	text, ok := scalarText(n)
	switch {
	case !ok && kindOf(n) == "nothing" || ok && text == "":
		do := "write what belongs here, or remove it if it is not needed"
		if tk := n.GetToken(); tk != nil && tk.Type == token.NullType && tk.Value != "~" {
			do += `; the word itself is written "null"`
		}
		r.report(nodePlace(n), what+" is empty", do)
	case !ok:
		r.report(nodePlace(n), fmt.Sprintf("%s is %s, it should be a text", what, kindOf(n)), "write one text; if it begins with a bracket, put it in \"quotes\"")
	case strings.ContainsFunc(text, unicode.IsControl):
		r.report(nodePlace(n), what+" holds an invisible control character", "remove it")
	}
	return text
}

// name returns a text that people can type: it has a letter or a digit.
func (r *tableReader) name(n ast.Node, what string) string {
	text := r.text(n, what)
	if text != "" && !strings.ContainsFunc(text, isLetterOrDigit) {
		r.report(nodePlace(n), fmt.Sprintf("%s %s has no letter", what, quoted(text)), "write a word that people can ask for")
	}
	return text
}

func isLetterOrDigit(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// items returns the values of a list, nil if the key is missing or wrong. Only
// the list of an optional key may be empty.
func (f fieldSet) items(key string) []ast.Node {
	n, ok := f.values[key]
	if list, isList := n.(*ast.SequenceNode); !ok || isList && len(list.Values) == 0 && f.optional(key) {
		return nil
	}
	return f.r.items(n, key, f.to(key))
}

func (r *tableReader) items(n ast.Node, what, path string) []ast.Node {
	list, ok := n.(*ast.SequenceNode)
	switch {
	case kindOf(n) == "nothing", ok && len(list.Values) == 0:
		r.report(nodePlace(n), what+" is an empty list", "write its values, or remove it if it is not needed")
		return nil
	case !ok && kindOf(n) == "a text":
		text, _ := scalarText(n) // a text, as kindOf says
		r.report(nodePlace(n), what+" is a text, it should be a list", fmt.Sprintf("write [%s]", strings.Trim(text, "[]")))
		return nil
	case !ok:
		r.report(nodePlace(n), fmt.Sprintf("%s is %s, it should be a list", what, kindOf(n)), `begin each of its entries with "- "`)
		return nil
	}
	for i, v := range list.Values {
		r.where.at[pathTo(path, i)] = nodePlace(v)
	}
	return list.Values
}

// texts returns the texts of a list, each once.
func (f fieldSet) texts(key string) []string { return f.list(key, f.r.text) }

// nameOf returns the text of a key that people can type.
func (f fieldSet) nameOf(key string) string {
	n, ok := f.values[key]
	if !ok {
		return ""
	}
	return f.r.name(n, key)
}

// names returns the texts of a list that people can type.
func (f fieldSet) names(key string) []string { return f.list(key, f.r.name) }

func (f fieldSet) list(key string, read func(ast.Node, string) string) []string {
	var texts []string
	seen := map[string]bool{}
	for _, n := range f.items(key) {
		text := read(n, "a value of "+key)
		if seen[text] && text != "" {
			f.r.report(nodePlace(n), fmt.Sprintf("%s lists %s twice", key, quoted(text)), "remove one of them")
		}
		seen[text] = true
		texts = append(texts, text)
	}
	return texts
}

var countPattern = regexp.MustCompile(`^[1-9][0-9]{0,5}$`)

// count returns a whole number from 1, 0 if the key is missing or wrong.
func (f fieldSet) count(key string) int {
	n, ok := f.values[key]
	if !ok {
		return 0
	}
	text, ok := scalarText(n)
	if !ok || !countPattern.MatchString(text) {
		what := fmt.Sprintf("%s is %s, it should be a number", key, kindOf(n))
		if ok && text != "" {
			what = fmt.Sprintf("%s is %s, it should be a number from 1", key, quoted(text))
		}
		f.r.report(nodePlace(n), what, "write it in plain digits without a leading zero, as in 12")
		return 0
	}
	number, _ := strconv.Atoi(text) // at most six digits, as the pattern says
	return number
}

// interval returns a date or span, zero if the key is missing or wrong.
func (f fieldSet) interval(key string) Interval {
	text := f.text(key)
	if text == "" {
		return Interval{}
	}
	i, wrong := parseInterval(text)
	if wrong.what != "" {
		f.r.report(f.at(key), key+": "+wrong.what, wrong.do)
	}
	return i
}

// oneOf returns a key's text if it is one of the words, and empty otherwise.
func oneOf[S ~string](f fieldSet, key string, words []S) S {
	n, ok := f.values[key]
	if !ok {
		return ""
	}
	return oneOfNode(f.r, n, key, words)
}

func oneOfNode[S ~string](r *tableReader, n ast.Node, what string, words []S) S {
	text := r.text(n, what)
	if text == "" {
		return ""
	}
	plain := make([]string, len(words))
	for i, w := range words {
		if text == string(w) {
			return w
		}
		plain[i] = string(w)
	}
	do := "write " + listed(words, "or")
	if near := nearest(text, plain); near != "" {
		do = fmt.Sprintf("did you mean %q? It is one of %s", near, listed(words, "or"))
	}
	r.report(nodePlace(n), fmt.Sprintf("%s can't be %s", what, quoted(text)), do)
	return ""
}
