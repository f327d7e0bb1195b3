package localdiscord_test

import (
	"fmt"
	"strings"
	"testing"

	"nutgraf/bot/localdiscord"
)

// long is a text of n characters.
func long(n int) string { return strings.Repeat("x", n) }

// many repeats a value n times, with its number where it has %d.
func many(n int, format string) string {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = format
		if strings.Contains(format, "%d") {
			parts[i] = fmt.Sprintf(format, i)
		}
	}
	return strings.Join(parts, ",")
}

// Each limit is met exactly, which is allowed, and then exceeded by one.
func TestMessageLimits(t *testing.T) {
	embed := func(body string) string { return `{"embeds":[` + body + `]}` }
	field := func(name, value string) string {
		return embed(`{"fields":[{"name":"` + name + `","value":"` + value + `"}]}`)
	}
	row := func(body string) string {
		return `{"content":"x","components":[{"type":1,"components":[` + body + `]}]}`
	}
	button := func(body string) string { return row(`{"type":2,"style":1,` + body + `}`) }
	menu := func(body string) string { return row(`{"type":3,"custom_id":"m",` + body + `}`) }
	option := func(body string) string { return menu(`"options":[{` + body + `}]`) }
	v2 := func(body string) string { return `{"flags":32768,"components":[` + body + `]}` }
	const (
		tooLong = "BASE_TYPE_MAX_LENGTH"
		badSize = "BASE_TYPE_BAD_LENGTH"
		missing = "BASE_TYPE_REQUIRED"
		choices = "BASE_TYPE_CHOICES"
	)
	for _, test := range []struct {
		name, good, bad, where, code string
	}{
		{"content", `{"content":"` + long(2000) + `"}`, `{"content":"` + long(2001) + `"}`, "content", tooLong},
		{"content in UTF-16", `{"content":"` + strings.Repeat("😀", 1000) + `"}`, `{"content":"` + strings.Repeat("😀", 1001) + `"}`, "content", tooLong},
		{"content is trimmed first", `{"content":"  ` + long(2000) + `\n "}`, `{"content":7}`, "content", "STRING_TYPE_CONVERT"},
		{"embeds", embed(many(10, `{"title":"x"}`)), embed(many(11, `{"title":"x"}`)), "embeds", tooLong},
		{"embed title", embed(`{"title":"` + long(256) + `"}`), embed(`{"title":"` + long(257) + `"}`), "embeds.0.title", tooLong},
		{"description", embed(`{"description":"` + long(4096) + `"}`), embed(`{"description":"` + long(4097) + `"}`), "embeds.0.description", tooLong},
		{"empty embed", embed(`{"title":"x"}`), embed(`{}`), "embeds.0.description", missing},
		{"fields", embed(`{"fields":[` + many(25, `{"name":"n","value":"v"}`) + `]}`), embed(`{"fields":[` + many(26, `{"name":"n","value":"v"}`) + `]}`), "embeds.0.fields", tooLong},
		{"field name", field(long(256), "v"), field(long(257), "v"), "embeds.0.fields.0.name", badSize},
		{"field value", field("n", long(1024)), field("n", long(1025)), "embeds.0.fields.0.value", badSize},
		{"blank field value", field("n", "v"), field("n", "  "), "embeds.0.fields.0.value", missing},
		{"footer", embed(`{"footer":{"text":"` + long(2048) + `"}}`), embed(`{"footer":{"text":"` + long(2049) + `"}}`), "embeds.0.footer.text", badSize},
		{"author", embed(`{"author":{"name":"` + long(256) + `"}}`), embed(`{"author":{"name":"` + long(257) + `"}}`), "embeds.0.author.name", badSize},
		{"sum", embed(many(2, `{"description":"`+long(3000)+`"}`)), embed(`{"description":"` + long(3000) + `"},{"description":"` + long(3001) + `"}`), "embeds", "MAX_EMBED_SIZE_EXCEEDED"},
		{"colour", embed(`{"title":"x","color":16777215}`), embed(`{"title":"x","color":16777216}`), "embeds.0.color", "NUMBER_TYPE_MAX"},
		{"link", embed(`{"title":"x","url":"https://a.example"}`), embed(`{"title":"x","url":"ftp://a.example"}`), "embeds.0.url", "URL_TYPE_INVALID_SCHEME"},
		{"broken link", embed(`{"title":"x","url":""}`), embed(`{"title":"x","url":"a.example"}`), "embeds.0.url", "URL_TYPE_INVALID_URL"},
		{"time", embed(`{"title":"x","timestamp":"2024-01-11T00:00:00Z"}`), embed(`{"title":"x","timestamp":"yesterday"}`), "embeds.0.timestamp", "DATE_TIME_TYPE_PARSE"},
		{"rows", `{"content":"x","components":[` + many(5, `{"type":1,"components":[{"type":2,"style":1,"label":"l","custom_id":"b%d"}]}`) + `]}`,
			`{"content":"x","components":[` + many(6, `{"type":1,"components":[{"type":2,"style":1,"label":"l","custom_id":"b%d"}]}`) + `]}`, "components", tooLong},
		{"buttons in a row", row(many(5, `{"type":2,"style":1,"label":"l","custom_id":"b%d"}`)), row(many(6, `{"type":2,"style":1,"label":"l","custom_id":"b%d"}`)), "components.0.components", badSize},
		{"a menu fills its row", menu(`"options":[{"label":"l","value":"v"}]`), row(`{"type":2,"style":1,"label":"l","custom_id":"b"},{"type":3,"custom_id":"m","options":[{"label":"l","value":"v"}]}`), "components.0.components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED"},
		{"button label", button(`"custom_id":"b","label":"` + long(80) + `"`), button(`"custom_id":"b","label":"` + long(81) + `"`), "components.0.components.0.label", tooLong},
		{"button id", button(`"label":"l","custom_id":"` + long(100) + `"`), button(`"label":"l","custom_id":"` + long(101) + `"`), "components.0.components.0.custom_id", badSize},
		{"button without id", button(`"label":"l","custom_id":"b"`), button(`"label":"l"`), "components.0.components.0.custom_id", "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED"},
		{"link button", row(`{"type":2,"style":5,"label":"l","url":"https://a.example"}`), row(`{"type":2,"style":5,"label":"l"}`), "components.0.components.0.url", "BUTTON_COMPONENT_URL_REQUIRED"},
		{"same id twice", row(many(2, `{"type":2,"style":1,"label":"l","custom_id":"b%d"}`)), row(many(2, `{"type":2,"style":1,"label":"l","custom_id":"b"}`)), "components.0.components.1.custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED"},
		{"button style", button(`"label":"l","custom_id":"b"`), row(`{"type":2,"style":9,"label":"l","custom_id":"b"}`), "components.0.components.0.style", choices},
		{"menu options", menu(`"options":[` + many(25, `{"label":"l","value":"v%d"}`) + `]`), menu(`"options":[` + many(26, `{"label":"l","value":"v%d"}`) + `]`), "components.0.components.0.options", badSize},
		{"option label", option(`"value":"v","label":"` + long(100) + `"`), option(`"value":"v","label":"` + long(101) + `"`), "components.0.components.0.options.0.label", badSize},
		{"same value twice", option(`"value":"v","label":"l"`), menu(`"options":[` + many(2, `{"label":"l","value":"v"}`) + `]`), "components.0.components.0.options.1.value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"},
		{"placeholder", menu(`"options":[{"label":"l","value":"v"}],"placeholder":"` + long(150) + `"`), menu(`"options":[{"label":"l","value":"v"}],"placeholder":"` + long(151) + `"`), "components.0.components.0.placeholder", tooLong},
		{"no version 2 without its flag", v2(`{"type":10,"content":"x"}`), `{"components":[{"type":10,"content":"x"}]}`, "components.0.type", "UNION_TYPE_CHOICES"},
		{"no content with version 2", v2(`{"type":10,"content":"x"}`), `{"content":"x","flags":32768,"components":[{"type":10,"content":"x"}]}`, "content", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"},
		{"version 2 in all", v2(`{"type":17,"components":[` + many(39, `{"type":10,"content":"x"}`) + `]}`), v2(`{"type":17,"components":[` + many(40, `{"type":10,"content":"x"}`) + `]}`), "components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"},
		{"version 2 text", v2(many(2, `{"type":10,"content":"`+long(2000)+`"}`)), v2(`{"type":10,"content":"` + long(2001) + `"},{"type":10,"content":"` + long(2000) + `"}`), "components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"},
		{"section", v2(`{"type":9,"components":[{"type":10,"content":"x"}],"accessory":{"type":11,"media":{"url":"https://a.example/b.png"}}}`), v2(`{"type":9,"components":[{"type":10,"content":"x"}]}`), "components.0.accessory", missing},
		{"mention kinds", `{"content":"x","allowed_mentions":{"parse":["users"]}}`, `{"content":"x","allowed_mentions":{"parse":["all"]}}`, "allowed_mentions.parse.0", choices},
		{"mentions by kind and by id", `{"content":"x","allowed_mentions":{"parse":["roles"],"users":["123456789012345678"]}}`, `{"content":"x","allowed_mentions":{"parse":["users"],"users":["123456789012345678"]}}`, "allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE"},
		{"nonce", `{"content":"x","nonce":"` + long(25) + `"}`, `{"content":"x","nonce":"` + long(26) + `"}`, "nonce", tooLong},
		{"boolean", `{"content":"x","tts":false}`, `{"content":"x","tts":"no"}`, "tts", "BOOLEAN_TYPE_CONVERT"},
		{"list", `{"content":"x","embeds":null}`, `{"content":"x","embeds":{}}`, "embeds", "LIST_TYPE_CONVERT"},
		{"object", `{"content":"x"}`, `{"content":"x","embeds":["card"]}`, "embeds.0", "MODEL_TYPE_CONVERT"},
	} {
		t.Run(test.name, func(t *testing.T) {
			srv := start(t, localdiscord.Options{})
			path := "/channels/" + srv.Guild("g").Channel("general").ID + "/messages"
			must(t, srv, "POST", path, test.good)
			answer := refused(t, srv, 50035, "POST", path, test.bad)
			if got := codeAt(answer, test.where); got != test.code {
				t.Errorf("%s has %q, want %s: %v", test.where, got, test.code, answer["errors"])
			}
		})
	}
}

// codeAt returns the first error at a dotted path of Discord's error object.
func codeAt(answer object, path string) string {
	at, _ := answer["errors"].(object)
	for _, step := range strings.Split(path, ".") {
		at, _ = at[step].(object)
	}
	list, _ := at["_errors"].([]any)
	if len(list) == 0 {
		return ""
	}
	return list[0].(object)["code"].(string)
}

func TestMalformedBodies(t *testing.T) {
	srv := start(t, localdiscord.Options{})
	path := "/channels/" + srv.Guild("g").Channel("general").ID + "/messages"
	for _, body := range []string{``, `{`, `hello`, `{"content":"x"} trailing`} {
		refused(t, srv, 50109, "POST", path, body)
	}
	refused(t, srv, 50035, "POST", path, `[]`)
	for _, body := range []string{`{}`, `null`, `{"content":"  "}`, `{"embeds":[],"content":null}`} {
		refused(t, srv, 50006, "POST", path, body)
	}
}

func TestUnknownMembersAreProblemsButAccepted(t *testing.T) {
	srv := start(t, localdiscord.Options{})
	srv.Expect(0)
	path := "/channels/" + srv.Guild("g").Channel("general").ID + "/messages"
	for body, name := range map[string]string{
		`{"contents":"y","content":"x"}`:                      "contents",
		`{"embeds":[{"titel":"y","title":"x"}]}`:              "embeds.0.titel",
		`{"content":"x","flags":64}`:                          "flags 64",
		`{"content":"x","username":"somebody"}`:               "username",
		`{"embeds":[{"image":{"url":"attachment://x.png"}}]}`: "attachment",
	} {
		before := len(srv.Problems())
		must(t, srv, "POST", path, body)
		if p := srv.Problems(); len(p) != before+1 || !strings.Contains(p[before].Text, name) {
			t.Errorf("%s: problems are %v", body, p[before:])
		}
	}
}
