package bot

import (
	"encoding/json"
	"testing"

	"nutgraf/handlers"
)

func TestAddressed(t *testing.T) {
	t.Parallel()
	b, err := New(Config{Token: secret}, testHouse(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	b.self.Store("9")
	const person = `"id":"1","channel_id":"2","author":{"id":"3"},`
	const guild = person + `"guild_id":"4",`
	for _, tc := range []struct {
		name, message string
		surface       handlers.Surface // empty: no answer
		command, text string
	}{
		{"prefix", guild + `"content":"!who Ada King"`, handlers.Prefix, "who", "Ada King"},
		{"prefix alone", guild + `"content":"!who"`, handlers.Prefix, "who", ""},
		{"another bot's command", guild + `"content":"!play music"`, "", "", ""},
		{"talk", guild + `"content":"who is Ada King?"`, "", "", ""},
		{"no content without the intent", guild + `"content":""`, "", "", ""},
		{"mention first", guild + `"content":"<@9> who is King?"`, handlers.Mention, "", "who is King?"},
		{"mention with a nickname", guild + `"content":"<@!9> who is King?"`, handlers.Mention, "", "who is King?"},
		{"mention in the middle", guild + `"content":"say <@9>, who is King?"`, handlers.Mention, "", "say , who is King?"},
		{"mention alone", guild + `"content":"<@9>"`, handlers.Mention, "", ""},
		{"mention with a command", guild + `"content":"<@9> !who King"`, handlers.Mention, "who", "King"},
		{"mention with a command's word", guild + `"content":"<@9> who King"`, handlers.Mention, "", "who King"},
		{"reply with a ping", guild + `"type":19,"content":"and where?","mentions":[{"id":"9"}]`, handlers.Mention, "", "and where?"},
		{"reply without a ping", guild + `"type":19,"content":"and where?","mentions":[]`, "", "", ""},
		{"a role", guild + `"content":"<@&9> hello","mention_roles":["9"]`, "", "", ""},
		{"everybody", guild + `"content":"@everyone hello","mention_everyone":true`, "", "", ""},
		{"somebody else", guild + `"content":"<@99> hello","mentions":[{"id":"99"}]`, "", "", ""},
		{"direct message", person + `"content":"who is King?"`, handlers.DM, "", "who is King?"},
		{"direct message with a command", person + `"content":"!who King"`, handlers.DM, "who", "King"},
		{"direct message without text", person + `"content":""`, handlers.DM, "", ""},
		{"itself", `"id":"1","channel_id":"2","author":{"id":"9"},"content":"!who King"`, "", "", ""},
		{"a bot", `"id":"1","channel_id":"2","author":{"id":"3","bot":true},"content":"!who King <@9>"`, "", "", ""},
		{"Discord", `"id":"1","channel_id":"2","author":{"id":"3","system":true},"content":"<@9>"`, "", "", ""},
		{"a webhook", guild + `"webhook_id":"5","content":"!who King <@9>"`, "", "", ""},
		{"a pin", guild + `"type":6,"content":"<@9>"`, "", "", ""},
		{"a joining member", guild + `"type":7,"content":"","mentions":[{"id":"9"}]`, "", "", ""},
		{"no author", `"id":"1","channel_id":"2","content":"!who King <@9>"`, "", "", ""},
		{"unknown components", guild + `"content":"<@9> hi","components":[{"type":99}]`, handlers.Mention, "", "hi"},
	} {
		m, err := readMessage(json.RawMessage("{" + tc.message + "}"))
		if err != nil {
			t.Fatalf("%s: %v", tc.name, err)
		}
		r, ok := b.addressed(m)
		if ok != (tc.surface != "") {
			t.Errorf("%s: answered is %v", tc.name, ok)
		}
		if r.Surface != tc.surface || r.Command != tc.command || r.Text != tc.text {
			t.Errorf("%s: %q %q %q", tc.name, r.Surface, r.Command, r.Text)
		}
		if ok && r.Conversation != "2/3" {
			t.Errorf("%s: conversation %q", tc.name, r.Conversation)
		}
	}
}
