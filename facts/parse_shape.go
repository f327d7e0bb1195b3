package facts

import (
	"fmt"

	"github.com/goccy/go-yaml/token"
)

// tokenShape follows how deep tokens nest, how many keys each mapping has and
// how many values are left out. It counts a few too many rather than too few.
type tokenShape struct {
	block   []blockLevel // by column, outermost first
	flow    []flowLevel  // the open brackets and braces
	missing int
}

type blockLevel struct{ column, keys int }

type flowLevel struct {
	brace  bool
	keys   int
	filled bool // something stands behind the last comma
	colon  bool // and a colon
}

// excess says which limit is passed.
func (s *tokenShape) excess() (what, do string) {
	switch {
	case len(s.block)+len(s.flow) > maxDepth:
		return fmt.Sprintf("lists and mappings nest more than %d levels deep here", maxDepth),
			"a table needs five levels; look for a bracket or an indentation too many"
	case s.keys() > maxKeys:
		return fmt.Sprintf("a mapping has more than %d keys", maxKeys),
			`no part of a table has so many; look for entries that should begin with "- "`
	case s.missing > maxMissing:
		return fmt.Sprintf("more than %d keys and list entries have no value, up to here", maxMissing),
			"write their values, or remove them"
	}
	return "", ""
}

func (s *tokenShape) keys() int {
	most := 0
	if len(s.block) > 0 {
		most = s.block[len(s.block)-1].keys
	}
	if len(s.flow) > 0 {
		most = max(most, s.flow[len(s.flow)-1].keys)
	}
	return most
}

func (s *tokenShape) add(tk *token.Token) {
	switch tk.Type {
	case token.SequenceEntryType:
		s.at(tokenPlace(tk).column)
		s.count(leavesOut(tk, tk))
	case token.MappingValueType:
		key := tk
		if tk.Prev != nil {
			key = tk.Prev
		}
		s.count(leavesOut(key, tk))
		if len(s.flow) == 0 {
			s.at(tokenPlace(key).column).keys++
		}
	}
	s.addFlow(tk)
}

func (s *tokenShape) count(missing bool) {
	if missing {
		s.missing++
	}
}

// addFlow follows what is written in brackets and braces.
func (s *tokenShape) addFlow(tk *token.Token) {
	var in *flowLevel
	if len(s.flow) > 0 {
		in = &s.flow[len(s.flow)-1]
	}
	switch tk.Type {
	case token.MappingStartType, token.SequenceStartType:
		if in != nil {
			in.filled = true
		}
		s.flow = append(s.flow, flowLevel{brace: tk.Type == token.MappingStartType})
		return
	}
	if in == nil {
		return
	}
	switch tk.Type {
	case token.MappingEndType, token.SequenceEndType, token.CollectEntryType:
		s.count(in.brace && in.filled && !in.colon)
		in.filled, in.colon = false, false
		if tk.Type != token.CollectEntryType {
			s.flow = s.flow[:len(s.flow)-1]
		}
	case token.MappingValueType:
		in.colon = true
		in.keys++
	default:
		in.filled = true
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

// leavesOut reports whether no value follows a key or a list entry, which begins
// with one token and ends with another: what follows stands no deeper, or closes
// it.
func leavesOut(begin, end *token.Token) bool {
	next := end.Next
	for next != nil && next.Type == token.CommentType {
		next = next.Next
	}
	switch {
	case next == nil:
		return true
	case tokenPlace(next).line == tokenPlace(end).line:
		return next.Type == token.CollectEntryType || next.Type == token.MappingEndType || next.Type == token.SequenceEndType
	case next.Type == token.SequenceEntryType && begin != end:
		return tokenPlace(next).column < tokenPlace(begin).column
	}
	return tokenPlace(next).column <= tokenPlace(begin).column
}
