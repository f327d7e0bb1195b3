package facts

import "testing"

// BenchmarkReadTable reads the embedded table and makes its index.
func BenchmarkReadTable(b *testing.B) {
	b.SetBytes(int64(len(embeddedTable)))
	for b.Loop() {
		if _, err := Embedded(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkReadYAML is the part of it that the YAML library and the checks of
// its input take.
func BenchmarkReadYAML(b *testing.B) {
	b.SetBytes(int64(len(embeddedTable)))
	for b.Loop() {
		if _, problems := readYAML("table.yaml", embeddedTable); problems != nil {
			b.Fatal(problems)
		}
	}
}
