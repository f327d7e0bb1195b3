package desk_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/gorilla/websocket"

	"nutgraf/bot/localdiscord"
)

// tinyBot is a bot without any library, with an answer to what the tests do.
type tinyBot struct {
	t    *testing.T
	srv  *localdiscord.Server
	http *http.Client
	done chan struct{}
}

// startBot registers commands and connects; it reconnects until the test ends.
func startBot(t *testing.T, srv *localdiscord.Server) *tinyBot {
	t.Helper()
	b := &tinyBot{t: t, srv: srv, http: &http.Client{Transport: &http.Transport{}}, done: make(chan struct{})}
	option := object{"type": 3, "name": "name", "description": "who", "autocomplete": true}
	commands := []object{{"name": "Look it up", "type": 3}}
	for _, name := range []string{"who", "secret", "slow", "form", "defer"} {
		commands = append(commands, object{"name": name, "description": name, "options": []object{option}})
	}
	b.call("PUT", "/applications/"+srv.Application().ID()+"/commands", commands)
	go b.live()
	t.Cleanup(func() {
		srv.Close()
		<-b.done
		b.http.CloseIdleConnections()
	})
	return b
}

// live keeps one connection after another until the server is closed.
func (b *tinyBot) live() {
	defer close(b.done)
	for {
		ws, _, err := websocket.DefaultDialer.Dial(strings.Replace(b.srv.URL(), "http", "ws", 1)+"/?v=10&encoding=json", nil)
		if err != nil {
			return // the server is closed
		}
		b.connection(ws)
		ws.Close()
	}
}

// connection identifies and answers events until the connection ends.
func (b *tinyBot) connection(ws *websocket.Conn) {
	intents := localdiscord.IntentGuilds | localdiscord.IntentGuildMessages | localdiscord.IntentDirectMessages
	if b.srv.Application().MessageContent() {
		intents |= localdiscord.IntentMessageContent
	}
	// A failed write shows in the next read.
	_ = ws.WriteJSON(object{"op": 2, "d": object{"token": b.srv.Application().Token(), "intents": intents, "properties": object{}}})
	_ = ws.WriteJSON(object{"op": 1, "d": nil})
	for {
		var f struct {
			Op   int    `json:"op"`
			Type string `json:"t"`
			Data object `json:"d"`
		}
		if ws.ReadJSON(&f) != nil || f.Op == 7 {
			return
		}
		switch f.Type {
		case "MESSAGE_CREATE":
			b.message(f.Data)
		case "INTERACTION_CREATE":
			b.interaction(f.Data)
		}
	}
}

// message answers what members write.
func (b *tinyBot) message(m object) {
	content, path := text(m, "content"), "/channels/"+text(m, "channel_id")+"/messages"
	if at(m, "author", "bot") == true {
		return
	}
	reply := object{"message_reference": object{"message_id": m["id"]}, "allowed_mentions": object{"parse": []string{}}}
	word, rest, _ := strings.Cut(content, " ")
	switch word {
	case "!who":
		reply["content"] = rest + " is somebody"
		reply["components"] = []object{
			{"type": 1, "components": []object{{"type": 2, "style": 1, "label": "More", "custom_id": "more"}}},
			{"type": 1, "components": []object{{"type": 3, "custom_id": "pick", "options": []object{{"label": "A", "value": "a"}, {"label": "B", "value": "b"}}}}},
		}
	case "!long":
		reply["content"] = strings.Repeat("x", 2001)
	case "!types":
		b.call("POST", "/channels/"+text(m, "channel_id")+"/typing", nil)
		reply["content"] = "typed"
	case "!files":
		b.files(path)
		return
	default:
		return
	}
	b.call("POST", path, reply)
}

// files sends a picture and a page.
func (b *tinyBot) files(path string) {
	body := "--cut\r\nContent-Disposition: form-data; name=\"payload_json\"\r\n\r\n" +
		`{"embeds": [{"title": "files", "image": {"url": "attachment://a.png"}}]}` +
		"\r\n--cut\r\nContent-Disposition: form-data; name=\"files[0]\"; filename=\"a.png\"\r\n\r\n\x89PNG\r\n\x1a\n" +
		"\r\n--cut\r\nContent-Disposition: form-data; name=\"files[1]\"; filename=\"b.html\"\r\n\r\n<html><script>alert(1)</script>" +
		"\r\n--cut--\r\n"
	b.raw("POST", path, "multipart/form-data; boundary=cut", []byte(body))
}

// interaction answers commands, buttons, menus and forms.
func (b *tinyBot) interaction(i object) {
	name := text(i, "data", "name") + text(i, "data", "custom_id")
	respond := func(kind int, data object) {
		b.call("POST", "/interactions/"+text(i, "id")+"/"+text(i, "token")+"/callback", object{"type": kind, "data": data})
	}
	switch {
	case text(i, "type") == "4":
		if name == "slow" {
			return
		}
		typed := text(i, "data", "options", 0, "value")
		respond(8, object{"choices": []object{{"name": typed + "u", "value": typed + "u"}}})
	case name == "who":
		respond(4, object{"content": text(i, "data", "options", 0, "value") + " is somebody"})
	case name == "secret", name == "Look it up", name == "pick":
		respond(4, object{"content": name + " " + text(i, "data", "values"), "flags": 64})
	case name == "more":
		respond(7, object{"content": "more of it", "components": []object{}})
	case name == "defer":
		respond(5, object{})
		b.call("PATCH", "/webhooks/"+text(i, "application_id")+"/"+text(i, "token")+"/messages/@original", object{"content": "at last"})
	case name == "form":
		field := object{"type": 4, "custom_id": "q", "style": 1, "label": "Question"}
		respond(9, object{"custom_id": "asked", "title": "Ask", "components": []object{{"type": 1, "components": []object{field}}}})
	case name == "asked":
		respond(4, object{"content": "asked " + text(i, "data", "components", 0, "components", 0, "value")})
	}
}

// call makes a REST call.
func (b *tinyBot) call(method, path string, body any) {
	var raw []byte
	if body != nil {
		var err error
		if raw, err = json.Marshal(body); err != nil {
			b.t.Error(err)
		}
	}
	b.raw(method, path, "application/json", raw)
}

// raw makes a REST call with any body.
func (b *tinyBot) raw(method, path, kind string, body []byte) {
	r, err := http.NewRequest(method, b.srv.URL()+"/api/v10"+path, bytes.NewReader(body))
	if err != nil {
		b.t.Error(err)
		return
	}
	r.Header.Set("Authorization", "Bot "+b.srv.Application().Token())
	r.Header.Set("User-Agent", "DiscordBot (https://example.org, 1)")
	if len(body) > 0 {
		r.Header.Set("Content-Type", kind)
	}
	answer, err := b.http.Do(r)
	if err != nil {
		return // the server is closing
	}
	answer.Body.Close()
}
