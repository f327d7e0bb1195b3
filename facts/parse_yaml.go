package facts

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// readYAML returns the root of the only document in data. What can hurt (size,
// nesting, references) is refused before the parser sees it.
func readYAML(name string, data []byte) (ast.Node, Problems) {
	text, problems := readText(name, data)
	if len(problems) > 0 {
		return nil, problems
	}
	r := &tableReader{file: name}
	file, err := parseYAML(text, r)
	if err != nil {
		r.reportSyntax(err)
	}
	if len(r.problems) > 0 {
		return nil, r.problems
	}
	return r.onlyDocument(file.Docs), r.problems
}

// onlyDocument returns the root of the one document that isn't empty.
func (r *tableReader) onlyDocument(docs []*ast.DocumentNode) ast.Node {
	var root ast.Node
	for _, doc := range docs {
		switch {
		case doc.Body == nil || doc.Body.Type() == ast.NullType:
		case root != nil:
			r.report(nodePlace(doc.Body), "a second document begins here", "remove the line with --- or ... above; a table is one document")
		default:
			root = doc.Body
		}
	}
	if root == nil {
		r.report(place{1, 1}, "the table is empty", emptyDo)
	}
	return root
}

// parseYAML runs the YAML library on a text whose tokens a table admits.
func parseYAML(text string, r *tableReader) (*ast.File, error) {
	return contained(func() (*ast.File, error) {
		tokens := lexer.Tokenize(text)
		if bad := tokens.InvalidToken(); bad != nil {
			return nil, &yaml.SyntaxError{Message: bad.Error, Token: bad}
		}
		if r.checkTokens(tokens); len(r.problems) > 0 {
			return nil, nil
		}
		// Duplicate keys are reported with all the other problems, not instead of them.
		return parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	})
}

// contained turns a panic of the YAML library into an error: a file that it
// can't cope with is as unreadable as one with a syntax error.
func contained(read func() (*ast.File, error)) (file *ast.File, err error) {
	defer func() {
		if odd := recover(); odd != nil {
			err = fmt.Errorf("the YAML reader gave up on this file (%v)", odd)
		}
	}()
	return read()
}

// reportSyntax says in plain words what the YAML library could not read.
func (r *tableReader) reportSyntax(err error) {
	var syntax yaml.Error
	if !errors.As(err, &syntax) {
		r.report(place{1, 1}, err.Error(),
			"look for unusual YAML; take away half of the file until the rest is read, then you have the place")
		return
	}
	at := tokenPlace(syntax.GetToken())
	what, do := explainSyntax(syntax.GetMessage())
	if strings.Contains(syntax.GetMessage(), "mapping value is not allowed") {
		if colon := nextColon(syntax.GetToken()); colon.line > at.line {
			at = place{colon.line, 1}
			what, do = "this line is indented more than the lines it belongs to", "begin keys of one entry in the same column"
		}
	}
	r.report(at, what, do)
}

// nextColon returns where the first colon behind a token stands that parts a key
// from a value.
func nextColon(tk *token.Token) place {
	for tk != nil && tk.Type != token.MappingValueType {
		tk = tk.Next
	}
	return tokenPlace(tk)
}

// tokenPlace returns where a token stands.
func tokenPlace(tk *token.Token) place {
	if tk == nil || tk.Position == nil {
		return place{1, 1}
	}
	return place{max(tk.Position.Line, 1), max(tk.Position.Column, 1)}
}
