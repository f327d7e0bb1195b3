package facts

import "testing"

func TestTimeline(t *testing.T) {
	table, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	list := table.Timeline()
	events, due := 0, 0
	for i, m := range list {
		if m.When.IsZero() || i > 0 && m.When.From.Before(list[i-1].When.From) {
			t.Errorf("%s stands behind %s", m.Entity.ID, list[max(i-1, 0)].Entity.ID)
		}
		switch {
		case m.Fact.ID != "":
			due++
			if m.Fact.ID != "sta-expiry" || m.Entity.ID != "sta" {
				t.Errorf("%s falls due by %s", m.Entity.ID, m.Fact.ID)
			}
		default:
			events++
		}
	}
	dated := 0
	for _, e := range table.Entities {
		if e.Kind == Event && !e.When.IsZero() {
			dated++
		}
	}
	if events != dated || due != 1 {
		t.Errorf("%d of %d events, %d due", events, dated, due)
	}
}
