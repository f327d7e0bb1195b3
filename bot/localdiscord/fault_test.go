package localdiscord_test

import (
	"testing"

	"nutgraf/bot/localdiscord"
)

func TestFaultsHaveNames(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range localdiscord.Faults() {
		if f.Name == "" || f.Kind == "" || seen[f.Name] {
			t.Errorf("%q, %q", f.Kind, f.Name)
		}
		seen[f.Name] = true
	}
	srv := start(t, localdiscord.Options{})
	if srv.Break("earthquake", 1) == nil {
		t.Error("a fault that isn't in the table")
	}
	if err := srv.Break("no hello", 2); err != nil || srv.Broken() != 2 || srv.Mend() != 2 || srv.Broken() != 0 {
		t.Errorf("faults don't wait: %v", err)
	}
}

func TestFaultsAtOnce(t *testing.T) {
	srv := start(t, localdiscord.Options{})
	c := dial(t, srv)
	c.identify(everything)
	if err := srv.Break("close 4008", 1); err != nil {
		t.Fatal(err)
	}
	if code := c.closed(); code != 4008 {
		t.Errorf("closed with %d", code)
	}
}
