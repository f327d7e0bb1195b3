package bot

import (
	"os"
	"sync"
	"testing"

	"nutgraf/handlers"
)

// testHouse answers from a small table about a bridge.
func testHouse(t testing.TB) *handlers.House {
	t.Helper()
	h, err := bridgeHouse()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// bridgeHouse is made once for all tests, which are strangers to each other's
// members.
var bridgeHouse = sync.OnceValues(func() (*handlers.House, error) {
	const name = "testdata/bridge.yaml"
	raw, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return handlers.FromTable(name, raw)
})
