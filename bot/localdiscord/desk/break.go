package desk

import (
	"net/http"

	"nutgraf/bot/localdiscord"
)

// tabled is one fault of the local Discord's table.
type tabled struct {
	Name string                 `json:"name"`
	Kind localdiscord.FaultKind `json:"kind"`
}

// table is the local Discord's table of faults.
type table struct {
	Faults []tabled `json:"faults"`
}

// getTable is GET /api/break: every fault that can be asked for by name.
func (d *Desk) getTable(*http.Request) (table, error) {
	var t table
	for _, f := range localdiscord.Faults() {
		t.Faults = append(t.Faults, tabled{f.Name, f.Kind})
	}
	return t, nil
}

// breakIt is POST /api/break: a fault of the table happens, at once or to the
// next connections or calls.
func (d *Desk) breakIt(_ *http.Request, in struct {
	Name  string `json:"name"`
	Times int    `json:"times"` // 0 means once
}) (none, error) {
	if in.Times < 0 || in.Times > maxFaults {
		return none{}, wrong(http.StatusBadRequest, "times must be between 0 and %d", maxFaults)
	}
	if err := d.srv.Break(in.Name, max(in.Times, 1)); err != nil {
		return none{}, wrong(http.StatusNotFound, "%v", err)
	}
	return none{}, nil
}
