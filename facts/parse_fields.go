package facts

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// field is a key that a part of a table may have.
type field struct {
	key  string
	need string // what to do when it is missing; empty for optional keys
}

// fieldSet is one mapping of the file with known keys.
type fieldSet struct {
	r      *tableReader
	of     string // "a fact"
	path   string
	begin  place
	known  []field
	values map[string]ast.Node
	meant  map[string]bool // keys that a misspelt one probably stands for
}

// fields reads a mapping and reports unknown, duplicate and missing keys.
func (r *tableReader) fields(n ast.Node, path, of string, known []field) (fieldSet, bool) {
	f := fieldSet{r: r, of: of, path: path, begin: nodePlace(n), known: known,
		values: map[string]ast.Node{}, meant: map[string]bool{}}
	entries, ok := entriesOf(n)
	if !ok {
		r.report(f.begin, fmt.Sprintf("%s is %s, not a mapping", of, kindOf(n)), "write it as key: value lines, beginning with "+known[0].key+":")
		return f, false
	}
	if path != "" {
		r.where.at[path] = f.begin
	}
	first := map[string]place{}
	for _, e := range entries {
		f.add(e, first)
	}
	for _, k := range known {
		if _, has := f.values[k.key]; !has && !f.meant[k.key] && k.need != "" {
			r.report(f.begin, fmt.Sprintf("%s lacks the key %q", of, k.key), k.need)
		}
	}
	return f, true
}

func (f fieldSet) add(e *ast.MappingValueNode, first map[string]place) {
	at := nodePlace(e.Key)
	key, ok := scalarText(e.Key)
	if !ok {
		f.r.report(at, f.of+" has a key that is not a word", "use one of: "+keyNames(f.known))
		return
	}
	if before, twice := first[key]; twice {
		f.r.report(at, fmt.Sprintf("%s has the key %s twice, first in line %d", f.of, quoted(key), before.line), "keep one of them")
		return
	}
	first[key] = at
	for _, k := range f.known {
		if k.key == key {
			f.values[key] = e.Value
			f.r.where.at[f.to(key)] = nodePlace(e.Value)
			return
		}
	}
	do := "remove it, or use one of: " + keyNames(f.known)
	if near := nearest(key, keysOf(f.known)); near != "" {
		do = fmt.Sprintf("did you mean %q?", near)
		f.meant[near] = true
	}
	f.r.report(at, fmt.Sprintf("%s is not a key of %s", quoted(key), f.of), do)
}

func keysOf(known []field) []string {
	keys := make([]string, len(known))
	for i, k := range known {
		keys[i] = k.key
	}
	return keys
}

func keyNames(known []field) string { return strings.Join(keysOf(known), ", ") }

// to returns the path of a key's value.
func (f fieldSet) to(key string) string {
	if f.path == "" {
		return key
	}
	return pathTo(f.path, key)
}

// at returns where a key's value stands.
func (f fieldSet) at(key string) place { return f.r.where.of(f.to(key), f.path) }

func (f fieldSet) optional(key string) bool {
	for _, k := range f.known {
		if k.key == key {
			return k.need == ""
		}
	}
	return false
}
