package browser

import (
	"bytes"
	"encoding/json"
	"fmt"
	"mime/multipart"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/gorilla/websocket"

	"nutgraf/bot/localdiscord"
)

type object = map[string]any

// showBot sends everything that a message can hold. It uses no library, so that
// the page is tested with what Discord's documentation allows.
type showBot struct {
	t       *testing.T
	srv     *localdiscord.Server
	http    *http.Client
	release chan struct{} // lets a deferred answer come
	tasks   sync.WaitGroup
}

// startBot registers commands and connects; it reconnects until the test ends.
func startBot(t *testing.T, srv *localdiscord.Server) *showBot {
	t.Helper()
	b := &showBot{t: t, srv: srv, http: &http.Client{Transport: &http.Transport{}}, release: make(chan struct{}, 1)}
	typed := object{"type": 3, "name": "subject", "description": "What you want to know of", "required": true, "autocomplete": true}
	size := object{"type": 3, "name": "size", "description": "How long the answer may be", "choices": []object{{"name": "Short", "value": "s"}, {"name": "Long", "value": "l"}}}
	b.call("PUT", "/applications/"+srv.Application().ID()+"/commands", []object{
		{"name": "tell", "description": "Tell something about a subject", "options": []object{typed, size}},
		{"name": "secret", "description": "An answer for you alone"},
		{"name": "form", "description": "Open a form"},
		{"name": "think", "description": "Take a while"},
		{"name": "slow", "description": "Never answer"},
		{"name": "Look it up", "type": 3},
	})
	b.tasks.Go(b.live)
	t.Cleanup(func() {
		srv.Close()
		close(b.release)
		b.tasks.Wait()
		b.http.CloseIdleConnections()
	})
	return b
}

// live keeps one connection after another until the server is closed.
func (b *showBot) live() {
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
func (b *showBot) connection(ws *websocket.Conn) {
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
			Data event  `json:"d"`
		}
		if ws.ReadJSON(&f) != nil || f.Op == 7 {
			return
		}
		switch f.Type {
		case "MESSAGE_CREATE":
			b.tasks.Go(func() { b.message(f.Data) })
		case "INTERACTION_CREATE":
			b.tasks.Go(func() { b.interaction(f.Data) })
		}
	}
}

// event is as much of an event as the bot reads.
type event struct {
	ID            string `json:"id"`
	Token         string `json:"token"`
	ApplicationID string `json:"application_id"`
	ChannelID     string `json:"channel_id"`
	Content       string `json:"content"`
	Type          int    `json:"type"`
	Author        struct {
		Bot bool `json:"bot"`
	} `json:"author"`
	Data struct {
		Name     string   `json:"name"`
		CustomID string   `json:"custom_id"`
		Values   []string `json:"values"`
		Options  []struct {
			Value any `json:"value"`
		} `json:"options"`
		Components []struct {
			Components []struct {
				Value string `json:"value"`
			} `json:"components"`
		} `json:"components"`
	} `json:"data"`
}

// message answers what members write.
func (b *showBot) message(m event) {
	if m.Author.Bot {
		return
	}
	path := "/channels/" + m.ChannelID + "/messages"
	reply := object{"message_reference": object{"message_id": m.ID}, "allowed_mentions": object{"parse": []string{}}}
	switch word, rest, _ := strings.Cut(m.Content, " "); word {
	case "!card":
		b.send(path, card(m.ID), map[string][]byte{"map.png": picture(320, 180), "seal.png": picture(80, 80)})
		return
	case "!say":
		reply["content"] = rest
	case "!buttons":
		reply["content"], reply["components"] = "Choose.", controls()
	case "!long":
		reply["content"] = strings.Repeat("x", 2001)
	case "!typing":
		b.call("POST", "/channels/"+m.ChannelID+"/typing", nil)
		return
	default:
		return
	}
	b.call("POST", path, reply)
}

// interaction answers commands, buttons, menus and forms.
func (b *showBot) interaction(i event) {
	respond := func(kind int, data object) {
		b.call("POST", "/interactions/"+i.ID+"/"+i.Token+"/callback", object{"type": kind, "data": data})
	}
	given := ""
	if len(i.Data.Options) > 0 {
		given = fmt.Sprint(i.Data.Options[len(i.Data.Options)-1].Value)
	}
	switch name := i.Data.Name + i.Data.CustomID; {
	case i.Type == 4:
		respond(8, object{"choices": choices(given)})
	case name == "tell":
		respond(4, object{"content": "You asked about " + fmt.Sprint(i.Data.Options[0].Value)})
	case name == "secret", name == "Look it up", name == "pick":
		respond(4, object{"content": strings.TrimSpace(name + " " + strings.Join(i.Data.Values, ", ")), "flags": 64})
	case name == "more":
		respond(7, object{"content": "More of it.", "components": []object{}})
	case name == "think":
		respond(5, object{})
		<-b.release
		b.call("PATCH", "/webhooks/"+i.ApplicationID+"/"+i.Token+"/messages/@original", object{"content": "At last."})
	case name == "form", name == "ask":
		respond(9, form())
	case name == "asked":
		respond(4, object{"content": "The form says " + i.Data.Components[0].Components[0].Value})
	}
}

// call makes a REST call with JSON.
func (b *showBot) call(method, path string, body any) {
	var raw []byte
	if body != nil {
		var err error
		if raw, err = json.Marshal(body); err != nil {
			b.t.Error(err)
		}
	}
	b.raw(method, path, "application/json", raw)
}

// send posts a message with files.
func (b *showBot) send(path string, message object, files map[string][]byte) {
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	payload, err := json.Marshal(message)
	if err == nil {
		err = form.WriteField("payload_json", string(payload))
	}
	n := 0
	for name, content := range files {
		part, failed := form.CreateFormFile(fmt.Sprintf("files[%d]", n), name)
		if failed != nil {
			b.t.Error(failed)
			return
		}
		_, _ = part.Write(content) // a buffer takes everything
		n++
	}
	if err != nil || form.Close() != nil {
		b.t.Errorf("writing a form: %v", err)
	}
	b.raw("POST", path, form.FormDataContentType(), body.Bytes())
}

// raw makes a REST call with any body.
func (b *showBot) raw(method, path, kind string, body []byte) {
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
