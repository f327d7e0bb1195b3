package facts

import (
	_ "embed" // for the table that the binary carries
	"fmt"
)

//go:embed article.yaml
var embeddedTable []byte

// Embedded returns the table that the binary carries.
func Embedded() (*Table, error) {
	t, err := Parse("facts/article.yaml", embeddedTable)
	if err != nil {
		return nil, fmt.Errorf("reading the embedded table: %w", err)
	}
	return t, nil
}
