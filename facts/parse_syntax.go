package facts

import "strings"

// explainSyntax turns a message of the YAML library into what a journalist
// would want to hear.
func explainSyntax(message string) (what, do string) {
	for _, e := range syntaxExplanations {
		if strings.Contains(message, e.message) {
			return e.what, e.do
		}
	}
	return "this is not the YAML of a table (" + message + ")",
		"look at the quotes, brackets, colons and the indentation of this line and the one above"
}

var syntaxExplanations = []struct{ message, what, do string }{
	{"single-quoted text", "a text in 'single quotes' begins here and doesn't end", "close the quote; an apostrophe inside is written twice: 'it''s'"},
	{"double-quoted text", `a text in "double quotes" begins here and doesn't end`, `close the quote; a double quote inside is written \"`},
	{"pre-defined", "something follows a text that is already complete",
		`put the whole text in quotes, as in '"Open", he said'; an apostrophe inside 'single quotes' is written twice`},
	{"mapping value is not allowed", "a text holds a colon and a space, which looks like another key", `put the whole text in "quotes"`},
	{"is a reserved character", "a text can't begin with @ or `", `put the text in "quotes"`},
	{"unknown escape character", `a backslash in "double quotes" is followed by a letter that means nothing`, `write \\ for a backslash, or use 'single quotes'`},
	{"found a tab character", "a tab stands where YAML wants spaces", "indent with spaces"},
	{"tab character cannot", "a tab stands where YAML wants a space", "write a space"},
	{"character '\t'", "a tab stands where YAML wants spaces", "indent with spaces"},
	{"',' or ']'", "a list in [brackets] is not closed before this", "close it with ], and put a comma between its values"},
	{"']' not found", "a list in [brackets] begins here and doesn't end", "close it with ]"},
	{"corresponding to ']'", "a ] closes a list that was never opened", `remove it, or put the text in "quotes" if it belongs to it`},
	{"',' or '}'", "a mapping in {braces} is not closed before this", "close it with }, and put a comma between its values"},
	{"flow map", "a mapping in {braces} begins here and doesn't end", `close it with }, or put the text in "quotes" if the { belongs to it`},
	{"end token '}'", "a mapping in {braces} begins here and doesn't end", "close it with }"},
	{"corresponding to '}'", "a } closes a mapping that was never opened", `remove it, or put the text in "quotes" if it belongs to it`},
	{"unexpected scalar value type", "a value is missing here", "remove the comma too many, or write the value"},
	{"expected sequence element", "a value is missing here", "remove the comma too many, or write the value"},
	{"non-map value is specified", "this line has no key", `write key: value; to continue a text or a list, indent the line more than its key`},
	{"block sequence entries", "a list begins behind its key on the same line", `put "- " on the next line, or write the list as [a, b]`},
	{"invalid key for this map", "a list or mapping stands where a key belongs", `put the text in "quotes"`},
	{"unexpected key name", "a key stands where none can be", "begin keys of one entry in the same column, each on its own line"},
	{"implicit line break", "a key goes over two lines", "write each key and its colon on one line"},
	{"value is not allowed in this context", "this doesn't belong to what stands above",
		"begin entries of one list, and keys of one entry, in the same column"},
	{"invalid header option", `what follows > or | is not how a text over several lines begins`, `put the text in "quotes", or begin it on the next line`},
}
