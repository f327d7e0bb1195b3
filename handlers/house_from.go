package handlers

import (
	"fmt"

	"nutgraf/facts"
)

// FromTable returns a House over one table given as YAML. name stands for the
// file in errors. It serves callers that must not know package facts.
func FromTable(name string, yaml []byte) (*House, error) {
	table, err := facts.Parse(name, yaml)
	if err != nil {
		return nil, fmt.Errorf("reading the table: %w", err)
	}
	return New(Options{Tables: func() *facts.Table { return table }, Memory: NewMemory(MemoryOptions{})}), nil
}
