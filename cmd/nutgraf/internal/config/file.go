package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// maxFile bounds what is read: a mistyped path must not swallow a disk.
const maxFile = 64 << 10

func readFile(path string, c *Config) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("reading the configuration: %w: mend --config, NUTGRAF_CONFIG or the file's permissions", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	switch {
	case err != nil:
		return fmt.Errorf("reading the configuration: %w: mend --config, NUTGRAF_CONFIG or the file's permissions", err)
	case len(data) > maxFile:
		return fmt.Errorf("%s: larger than %d KiB: that is no configuration of nutgraf, see config.example.yaml", path, maxFile>>10)
	case !utf8.Valid(data):
		return fmt.Errorf("%s: not UTF-8 text: save it as UTF-8", path)
	}
	return parse(path, bytes.TrimPrefix(data, []byte("\ufeff")), c)
}

// parse puts the settings of one YAML document into c. Its error holds every
// problem, one a line.
func parse(path string, data []byte, c *Config) error {
	// Without the line's end the parser loses a lone "!" at the end of the file.
	file, err := parser.ParseBytes(append(data, '\n'), 0)
	if err != nil {
		return syntaxError(path, err)
	}
	w := &walk{path: path, into: c, settings: settings()}
	for i, doc := range file.Docs {
		switch {
		case doc.Body == nil: // nothing, or nothing behind a last ---
		case i > 0:
			w.complain(doc.GetToken(), "a second document: keep one, without --- between")
			return errors.Join(w.problems...)
		default:
			w.mapping("", doc.Body)
		}
	}
	return errors.Join(w.problems...)
}

func syntaxError(path string, err error) error {
	var at yaml.Error
	if !errors.As(err, &at) || at.GetToken() == nil {
		return fmt.Errorf("%s:1:1: not YAML: %w", path, err)
	}
	p := at.GetToken().Position
	return fmt.Errorf("%s:%d:%d: %s: mend the YAML here", path, p.Line, p.Column, at.GetMessage())
}

// walk goes through a document and collects what is wrong with it.
type walk struct {
	path     string
	into     *Config
	settings []setting
	problems []error
}

func (w *walk) complain(at *token.Token, format string, args ...any) {
	p := &token.Position{Line: 1, Column: 1}
	if at != nil && at.Position != nil {
		p = at.Position
	}
	w.problems = append(w.problems, fmt.Errorf("%s:%d:%d: %s", w.path, p.Line, p.Column, fmt.Sprintf(format, args...)))
}

// mapping reads the keys under the section whose name is prefix ("discord.").
func (w *walk) mapping(prefix string, node ast.Node) {
	var values []*ast.MappingValueNode
	switch n := node.(type) {
	case *ast.MappingNode:
		values = n.Values
	case *ast.MappingValueNode:
		values = []*ast.MappingValueNode{n}
	case *ast.NullNode, *ast.CommentGroupNode:
		return
	default:
		name := strings.TrimSuffix(prefix, ".")
		if name == "" {
			name = "the file"
		}
		w.complain(node.GetToken(), "%s is no list of keys: write lines of the form key: value", name)
		return
	}
	for _, v := range values {
		w.entry(prefix, v)
	}
}

func (w *walk) entry(prefix string, v *ast.MappingValueNode) {
	at := v.Key.GetToken()
	key := prefix + at.Value
	for _, s := range w.settings {
		if s.key == key {
			w.value(s, v.Value)
			return
		}
		if strings.HasPrefix(s.key, key+".") {
			w.mapping(key+".", v.Value)
			return
		}
	}
	if strings.Contains(strings.ToLower(at.Value), "token") {
		w.complain(at, "%s is not read from a file, so that nobody commits or shares it by mistake: put it into DISCORD_TOKEN, or its file's path into DISCORD_TOKEN_FILE, and change the token if others saw this file", key)
		return
	}
	w.complain(at, "unknown key %s: %s", key, w.advice(prefix, at.Value))
}

func (w *walk) value(s setting, node ast.Node) {
	text, ok := scalar(s, node)
	if !ok {
		want := "a text, in quotes if it is not a plain word"
		if s.flag {
			want = "true or false"
		}
		w.complain(node.GetToken(), "%s has the wrong type: write %s", s.key, want)
		return
	}
	if _, empty := node.(*ast.NullNode); empty {
		return // a key without a value keeps its default
	}
	if err := s.set(w.into, text); err != nil {
		w.complain(node.GetToken(), "%s is %v", s.key, err)
	}
}

// scalar returns the text of a value as it was written (a number keeps its
// zeros), false if its type doesn't fit.
func scalar(s setting, node ast.Node) (string, bool) {
	switch n := node.(type) {
	case *ast.NullNode:
		return "", true
	case *ast.BoolNode:
		return fmt.Sprint(n.Value), s.flag
	case *ast.StringNode:
		return n.Value, !s.flag
	case *ast.IntegerNode, *ast.FloatNode:
		return node.GetToken().Value, !s.flag
	}
	return "", false
}

// advice says where a key belongs, or which ones are allowed in its place.
func (w *walk) advice(prefix, name string) string {
	var allowed []string
	for _, s := range w.settings {
		if section, ok := strings.CutSuffix(s.key, "."+name); ok {
			return "it belongs under " + section
		}
		if rest, ok := strings.CutPrefix(s.key, prefix); ok {
			first, _, _ := strings.Cut(rest, ".")
			allowed = append(allowed, first)
		}
	}
	return "allowed here: " + strings.Join(slices.Compact(allowed), ", ")
}
