package localdiscord_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"mime/multipart"
	"net/http"
	"testing"

	"nutgraf/bot/localdiscord"
)

func TestReplies(t *testing.T) {
	s := newStage(t)
	path := "/channels/" + s.general.ID + "/messages"
	asked := s.alice.Says(s.general, "!who King")
	other := s.bob.Says(s.general, "!when")
	for _, to := range []localdiscord.Message{other, asked} {
		must(t, s.srv, "POST", path, object{"content": "for " + to.Content, "message_reference": object{"message_id": to.ID}})
	}
	for _, to := range []localdiscord.Message{asked, other} {
		reply, err := to.Reply(within(t))
		if err != nil || reply.Content != "for "+to.Content || reply.Type != localdiscord.ReplyMessage {
			t.Errorf("%+v, %v", reply, err)
		}
		if reply.ReferencedMessage.ID != to.ID || len(to.Replies()) != 1 {
			t.Errorf("replies are %v", to.Replies())
		}
	}
	s.alice.Deletes(asked)
	gone := object{"message_id": asked.ID}
	answer := refused(t, s.srv, 50035, "POST", path, object{"content": "x", "message_reference": gone})
	if codeAt(answer, "message_reference") != "REPLIES_UNKNOWN_MESSAGE" {
		t.Errorf("got %v", answer)
	}
	gone["fail_if_not_exists"] = false
	if m := s.botPosts(object{"content": "x", "message_reference": gone}); m.Reference != nil {
		t.Errorf("refers to %v", m.Reference)
	}
	s.general.SetBotPermissions(localdiscord.PermitView | localdiscord.PermitSend)
	refused(t, s.srv, 160002, "POST", path, object{"content": "x", "message_reference": object{"message_id": other.ID}})
}

func TestReplyInADirectConversation(t *testing.T) {
	s := newStage(t)
	asked := s.alice.DM("who is King?")
	s.alice.Says(s.general, "elsewhere")
	must(t, s.srv, "POST", "/channels/"+s.alice.DMs().ID+"/messages", object{"content": "the mayor"})
	if reply, err := asked.Reply(within(t)); err != nil || reply.Content != "the mayor" {
		t.Errorf("%+v, %v", reply, err)
	}
}

func TestNonce(t *testing.T) {
	s := newStage(t)
	send := func(body object) any {
		t.Helper()
		return decode(t, must(t, s.srv, "POST", "/channels/"+s.general.ID+"/messages", body))["id"]
	}
	first := send(object{"content": "x", "nonce": "n1", "enforce_nonce": true})
	if again := send(object{"content": "y", "nonce": "n1", "enforce_nonce": true}); again != first {
		t.Error("a nonce made two messages")
	}
	if loose := send(object{"content": "y", "nonce": "n1"}); loose == first {
		t.Error("a nonce was enforced that needn't be")
	}
	number := send(object{"content": "x", "nonce": 9007199254740993, "enforce_nonce": true})
	if again := send(object{"content": "x", "nonce": "9007199254740993", "enforce_nonce": true}); again != number {
		t.Error("a number and its text are different nonces")
	}
	if n := len(s.general.Messages()); n != 3 {
		t.Errorf("%d messages", n)
	}
}

func TestEditAndDelete(t *testing.T) {
	s := newStage(t)
	c := join(t, s.srv, everything&^localdiscord.IntentGuilds)
	m := s.botPosts(object{"content": "x", "embeds": []object{{"title": " a "}}})
	if e := c.event("MESSAGE_CREATE"); e["embeds"].([]any)[0].(object)["title"] != "a" {
		t.Errorf("event is %v", e)
	}
	path := "/channels/" + s.general.ID + "/messages/"
	must(t, s.srv, "PATCH", path+m.ID, object{"content": "y"})
	if e := c.event("MESSAGE_UPDATE"); e["content"] != "y" || e["edited_timestamp"] == nil || len(e["embeds"].([]any)) != 1 {
		t.Errorf("event is %v", e)
	}
	must(t, s.srv, "PATCH", path+m.ID, object{"embeds": []object{}})
	c.event("MESSAGE_UPDATE")
	refused(t, s.srv, 50006, "PATCH", path+m.ID, object{"content": ""})
	if now, there := m.Current(); !there || now.Content != "y" || len(now.Embeds) != 0 {
		t.Errorf("the message is %+v", now)
	}
	alices := s.alice.Says(s.general, "mine")
	c.event("MESSAGE_CREATE")
	refused(t, s.srv, 50005, "PATCH", path+alices.ID, object{"content": "yours"})
	refused(t, s.srv, 50013, "DELETE", path+alices.ID, nil)
	must(t, s.srv, "DELETE", path+m.ID, nil)
	if e := c.event("MESSAGE_DELETE"); e["id"] != m.ID {
		t.Errorf("event is %v", e)
	}
	refused(t, s.srv, 10008, "DELETE", path+m.ID, nil)
	refused(t, s.srv, 10008, "GET", path+m.ID, nil)
	s.general.SetBotPermissions(localdiscord.PermitView | localdiscord.PermitManage)
	must(t, s.srv, "DELETE", path+alices.ID, nil)
	direct := s.alice.DM("hi")
	refused(t, s.srv, 50003, "DELETE", "/channels/"+s.alice.DMs().ID+"/messages/"+direct.ID, nil)
}

func TestPermissions(t *testing.T) {
	s := newStage(t)
	path := "/channels/" + s.general.ID + "/messages"
	m := s.alice.Says(s.general, "x")
	reaction := path + "/" + m.ID + "/reactions/%F0%9F%91%8D/@me"
	for _, test := range []struct {
		name         string
		may          int64
		method, path string
		body         any
		code         int
	}{
		{"hidden", localdiscord.PermitSend, "POST", path, object{"content": "x"}, 50001},
		{"mute", localdiscord.PermitView, "POST", path, object{"content": "x"}, 50013},
		{"no typing", localdiscord.PermitView, "POST", "/channels/" + s.general.ID + "/typing", nil, 50013},
		{"no cards", localdiscord.PermitView | localdiscord.PermitSend, "POST", path, object{"embeds": []object{{"title": "x"}}}, 50013},
		{"no history", localdiscord.PermitView, "GET", path + "/" + m.ID, nil, 50013},
		{"no reactions", localdiscord.PermitView | localdiscord.PermitHistory, "PUT", reaction, nil, 50013},
	} {
		s.general.SetBotPermissions(test.may)
		refused(t, s.srv, test.code, test.method, test.path, test.body)
	}
}

func TestHistory(t *testing.T) {
	s := newStage(t)
	path := "/channels/" + s.general.ID + "/messages"
	var all []localdiscord.Message
	for i := range 60 {
		all = append(all, s.alice.Says(s.general, fmt.Sprint(i)))
	}
	for query, want := range map[string][2]string{ // newest and oldest of the page
		"":                              {"59", "10"},
		"?limit=5":                      {"59", "55"},
		"?limit=5&before=" + all[20].ID: {"19", "15"},
		"?limit=5&after=" + all[20].ID:  {"25", "21"},
		"?limit=100":                    {"59", "0"},
		"?limit=1&before=" + all[1].ID:  {"0", "0"},
	} {
		var page []object
		if err := json.Unmarshal(must(t, s.srv, "GET", path+query, nil), &page); err != nil {
			t.Fatal(err)
		}
		if page[0]["content"] != want[0] || page[len(page)-1]["content"] != want[1] {
			t.Errorf("%s: %v to %v, want %v", query, page[0]["content"], page[len(page)-1]["content"], want)
		}
	}
	for _, query := range []string{"?limit=0", "?limit=101", "?limit=x"} {
		refused(t, s.srv, 50035, "GET", path+query, nil)
	}
}

func TestHistoryIsBounded(t *testing.T) {
	srv := start(t, localdiscord.Options{MaxMessages: 10})
	general, alice := srv.Guild("g").Channel("general"), srv.User("alice")
	for i := range 105 {
		alice.Says(general, fmt.Sprint(i))
	}
	if kept := general.Messages(); len(kept) != 10 || kept[0].Content != "95" || kept[9].Content != "104" {
		t.Errorf("%d messages are kept, the first is %q", len(kept), kept[0].Content)
	}
}

func TestTypingAndReactions(t *testing.T) {
	s := newStage(t)
	if !s.general.BotTyped().IsZero() {
		t.Error("the bot is typing before it is")
	}
	must(t, s.srv, "POST", "/channels/"+s.general.ID+"/typing", nil)
	if s.general.BotTyped().IsZero() {
		t.Error("typing wasn't seen")
	}
	c := join(t, s.srv, localdiscord.IntentGuildMessageReactions)
	m := s.alice.Says(s.general, "x")
	path := "/channels/" + s.general.ID + "/messages/" + m.ID + "/reactions/"
	must(t, s.srv, "PUT", path+"%F0%9F%91%8D/@me", nil)
	must(t, s.srv, "PUT", path+"%F0%9F%91%8D/@me", nil)
	if e := c.event("MESSAGE_REACTION_ADD"); e["message_id"] != m.ID || e["emoji"].(object)["name"] != "👍" {
		t.Errorf("event is %v", e)
	}
	if now, _ := m.Current(); len(now.Reactions) != 1 || now.Reactions[0].Count != 1 || !now.Reactions[0].Me {
		t.Errorf("reactions are %+v", now.Reactions)
	}
	must(t, s.srv, "DELETE", path+"%F0%9F%91%8D/@me", nil)
	c.event("MESSAGE_REACTION_REMOVE") // and no second ADD before it
	if now, _ := m.Current(); len(now.Reactions) != 0 {
		t.Errorf("reactions are %+v", now.Reactions)
	}
	refused(t, s.srv, 10014, "PUT", path+"thumbsup/@me", nil)
}

func TestFiles(t *testing.T) {
	s := newStage(t)
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	payload := `{"embeds":[{"title":"a map","image":{"url":"attachment://a_map.png"}}],"attachments":[{"id":0,"description":"the way"}]}`
	if err := form.WriteField("payload_json", payload); err != nil {
		t.Fatal(err)
	}
	file, err := form.CreateFormFile("files[0]", "a map.png")
	if err != nil {
		t.Fatal(err)
	}
	picture := []byte("\x89PNG\r\n\x1a\n picture")
	file.Write(picture)
	form.Close()
	r, err := http.NewRequest("POST", s.srv.URL()+"/api/v9/channels/"+s.general.ID+"/messages", &body)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", form.FormDataContentType())
	r.Header.Set("Authorization", "Bot "+s.srv.Application().Token())
	if status, raw := call(t, r); status != 200 {
		t.Fatalf("%d %s", status, raw)
	}
	m := s.general.Messages()[0]
	a := m.Attachments[0]
	if a.Filename != "a_map.png" || a.Description != "the way" || a.ContentType != "image/png" || m.Embeds[0].Image.URL != a.URL {
		t.Errorf("message is %+v", m)
	}
	get, err := http.NewRequest("GET", a.URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	if status, raw := call(t, get); status != 200 || !bytes.Equal(raw, picture) {
		t.Errorf("the file is %d %q", status, raw)
	}
	must(t, s.srv, "PATCH", "/channels/"+s.general.ID+"/messages/"+m.ID, object{"content": "gone", "embeds": []object{}, "attachments": []object{}})
	if now, _ := m.Current(); len(now.Attachments) != 0 {
		t.Errorf("attachments are %+v", now.Attachments)
	}
	late, err := http.NewRequest("GET", a.URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	if status, raw := call(t, late); status != 200 || !bytes.Equal(raw, picture) {
		t.Errorf("whoever was just about to get the file gets %d %q", status, raw)
	}
}

func TestWhatPeopleCannotDo(t *testing.T) {
	s := newStage(t)
	s.srv.Expect(0)
	mine := s.alice.Says(s.general, "x")
	for name, do := range map[string]func(){
		"empty":          func() { s.alice.Says(s.general, "  ") },
		"too long":       func() { s.alice.Says(s.general, long(2001)) },
		"someone else's": func() { s.bob.Edits(mine, "y") },
		"private":        func() { s.bob.Says(s.alice.DMs(), "psst") },
		"nothing there":  func() { s.bob.Replies(localdiscord.Message{}, "y") },
	} {
		before := len(s.srv.Problems())
		do()
		if len(s.srv.Problems()) != before+1 {
			t.Errorf("%s: no problem", name)
		}
	}
	if len(s.general.Messages()) != 1 {
		t.Error("something was said")
	}
}
