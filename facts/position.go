package facts

import "strconv"

// place is a line and a column of a table's file, both from 1.
type place struct{ line, column int }

// positions remembers where in its file each value of a table stands, so that
// what Check finds can be pointed at.
type positions struct {
	file string
	at   map[string]place // by path, see pathTo
}

// pathTo names a value by the way to it: pathTo("facts", 3, "phrasings", 0) is
// "facts/3/phrasings/0".
func pathTo(steps ...any) string {
	var path []byte
	for i, step := range steps {
		if i > 0 {
			path = append(path, '/')
		}
		switch s := step.(type) {
		case string:
			path = append(path, s...)
		case int:
			path = strconv.AppendInt(path, int64(s), 10)
		}
	}
	return string(path)
}

// of returns where the first of the paths that the file has stands, and the
// file's beginning when it has none of them.
func (p *positions) of(paths ...string) place {
	if p != nil {
		for _, path := range paths {
			if at, ok := p.at[path]; ok {
				return at
			}
		}
	}
	return place{1, 1}
}

// name returns the file's name; a table that no file was read for has none.
func (p *positions) name() string {
	if p == nil {
		return "table"
	}
	return p.file
}
