package bot

import (
	"encoding/json"
	"testing"

	"nutgraf/handlers"
)

func TestCompare(t *testing.T) {
	t.Parallel()
	house := []handlers.Command{
		{Name: "who", Description: "Who", Options: []handlers.Option{{Name: "name", Description: "A name", Required: true, Autocomplete: true}}},
		{Name: "help", Description: "Help"},
	}
	// As Discord sends it back: with ids, versions, nulls and empty lists.
	const who = `{"id":"1","application_id":"2","version":"3","type":1,"name":"who","description":"Who","name_localizations":null,
		"default_member_permissions":null,"dm_permission":true,"nsfw":false,"contexts":[2,1,0],"integration_types":[1,0],
		"options":[{"type":3,"name":"name","description":"A name","required":true,"autocomplete":true,"name_localizations":{}}]}`
	const help = `{"id":"4","name":"help","description":"Help","contexts":[0,1,2],"integration_types":[0,1],"options":[]}`
	for _, tc := range []struct {
		name, have string
		global     bool
		want       string
	}{
		{"the same", `[` + who + `,` + help + `]`, true, "nothing to change"},
		{"another order", `[` + help + `,` + who + `]`, true, "nothing to change"},
		{"nothing yet", `[]`, true, "add who, help"},
		{"another description", `[` + who + `,{"name":"help","description":"Old","contexts":[0,1,2],"integration_types":[0,1]}]`, true, "change help"},
		{"other contexts", `[` + who + `,{"name":"help","description":"Help","contexts":[0],"integration_types":[0,1]}]`, true, "change help"},
		{"contexts of a guild", `[` + who + `,{"name":"help","description":"Help","contexts":null}]`, false, "nothing to change"},
		{"an old one", `[` + who + `,` + help + `,{"name":"old","description":"x"}]`, true, "remove old"},
		{"a context menu of the same name", `[` + who + `,{"type":3,"name":"help","description":""}]`, true, "add help; remove help"},
		{"fixed choices", `[{"name":"who","description":"Who","options":[{"type":3,"name":"name","description":"A name","required":true,"autocomplete":true,"choices":[{"name":"a","value":"a"}]}]},` + help + `]`, false, "change who"},
		{"members shut out", `[` + who + `,{"name":"help","description":"Help","default_member_permissions":"0"}]`, false, "change help"},
	} {
		var have []command
		if err := json.Unmarshal([]byte(tc.have), &have); err != nil {
			t.Fatalf("%s: %v", tc.name, err)
		}
		if got := compare(wanted(house, tc.global), have, tc.global); got.String() != tc.want {
			t.Errorf("%s: %s, want %s", tc.name, got, tc.want)
		}
	}
}
