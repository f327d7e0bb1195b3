package facts

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/token"
)

const (
	// maxDepth is how deep lists and mappings may nest; a table needs five levels.
	maxDepth = 16
	// maxKeys is how many keys one mapping may have; a table needs fifteen, and
	// the YAML library takes time in the square of their number.
	maxKeys = 100
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
		if shape.depth() > maxDepth {
			r.report(at, fmt.Sprintf("lists and mappings nest more than %d levels deep here", maxDepth),
				"a table needs five levels; look for a bracket or an indentation too many")
			return
		}
		if shape.keys() > maxKeys {
			r.report(at, fmt.Sprintf("a mapping has more than %d keys", maxKeys),
				`no part of a table has so many; look for entries that should begin with "- "`)
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

// tokenShape follows how deep tokens nest and how many keys each mapping has.
type tokenShape struct {
	block []blockLevel // by column, outermost first
	flow  []int        // entries of each open bracket
}

type blockLevel struct{ column, keys int }

func (s *tokenShape) add(tk *token.Token) {
	switch tk.Type {
	case token.MappingStartType, token.SequenceStartType:
		s.flow = append(s.flow, 0)
	case token.MappingEndType, token.SequenceEndType:
		s.flow = s.flow[:max(len(s.flow)-1, 0)]
	case token.SequenceEntryType:
		s.at(tokenPlace(tk).column)
	case token.MappingValueType:
		if len(s.flow) > 0 {
			s.flow[len(s.flow)-1]++
			return
		}
		key := tk
		if tk.Prev != nil {
			key = tk.Prev
		}
		s.at(tokenPlace(key).column).keys++
	}
}

// at returns the level of a column, leaving the deeper ones.
func (s *tokenShape) at(column int) *blockLevel {
	for len(s.block) > 0 && s.block[len(s.block)-1].column > column {
		s.block = s.block[:len(s.block)-1]
	}
	if len(s.block) == 0 || s.block[len(s.block)-1].column < column {
		s.block = append(s.block, blockLevel{column: column})
	}
	return &s.block[len(s.block)-1]
}

func (s *tokenShape) depth() int { return len(s.block) + len(s.flow) }

func (s *tokenShape) keys() int {
	most := 0
	if len(s.block) > 0 {
		most = s.block[len(s.block)-1].keys
	}
	if len(s.flow) > 0 {
		most = max(most, s.flow[len(s.flow)-1])
	}
	return most
}
