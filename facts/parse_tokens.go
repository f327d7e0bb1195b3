package facts

import (
	"strings"

	"github.com/goccy/go-yaml/token"
)

const (
	// maxDepth is how deep lists and mappings may nest; a table needs five levels.
	maxDepth = 16
	// The YAML library takes time in the square of these numbers. A table needs
	// fifteen keys in one mapping and leaves no value out.
	maxKeys    = 100
	maxMissing = 200
)

// checkTokens refuses what YAML offers and a table doesn't need, above all what
// expands or nests without end.
func (r *tableReader) checkTokens(tokens token.Tokens) {
	var shape tokenShape
	for _, tk := range tokens {
		at := tokenPlace(tk)
		if what, do := unwantedToken(tk); what != "" {
			r.report(at, what, do)
		}
		if tk.Type == token.CommentType {
			r.checkComment(tk)
			continue
		}
		shape.add(tk)
		if what, do := shape.excess(); what != "" {
			r.report(at, what, do)
			return
		}
	}
}

// unwantedToken says why a table doesn't admit a token.
func unwantedToken(tk *token.Token) (what, do string) {
	const orQuotes = `; if it belongs to a text, put the whole text in "quotes"`
	switch tk.Type {
	case token.AnchorType:
		return "& begins a YAML anchor, which a table doesn't use", "write the value out" + orQuotes
	case token.AliasType:
		return "* begins a YAML alias, which a table doesn't use", "write the value out" + orQuotes
	case token.MergeKeyType:
		return "<< is YAML's merge key, which a table doesn't use", "write the keys out"
	case token.TagType:
		return "! begins a YAML tag, which a table doesn't use", "remove it" + orQuotes
	case token.DirectiveType:
		return "% begins a YAML directive, which a table doesn't use", "remove the line" + orQuotes
	case token.MappingKeyType:
		return "? begins a complex key, which a table doesn't use", "write key: value" + orQuotes
	}
	return "", ""
}

// checkComment finds text that was cut off by accident: "ranked #1 of all" is
// "ranked" and a comment.
func (r *tableReader) checkComment(tk *token.Token) {
	before := tk.Prev
	if before == nil || before.Type != token.StringType || strings.TrimLeft(tk.Value, "#") == "" ||
		strings.HasPrefix(strings.TrimLeft(tk.Value, "#"), " ") || tokenPlace(before).line != tokenPlace(tk).line {
		return
	}
	r.report(tokenPlace(tk), `" #" cuts the text off here, the rest counts as a comment`,
		`put the whole text in "quotes"; if a comment is meant, write a space behind the #`)
}
