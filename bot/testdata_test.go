package bot

import (
	"os"
	"testing"

	"nutgraf/handlers"
)

// testHouse answers from a small table about a bridge.
func testHouse(t testing.TB) *handlers.House {
	t.Helper()
	const name = "testdata/bridge.yaml"
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	h, err := handlers.FromTable(name, raw)
	if err != nil {
		t.Fatal(err)
	}
	return h
}
