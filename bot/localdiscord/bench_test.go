package localdiscord_test

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/gorilla/websocket"

	"nutgraf/bot/localdiscord"
)

// BenchmarkQuestionAndAnswer is one message to a bot without a library and its
// answer, while many members wait for theirs.
func BenchmarkQuestionAndAnswer(b *testing.B) {
	srv, err := localdiscord.New(localdiscord.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer srv.Close()
	general := srv.Guild("g").Channel("general")
	ws, _, err := websocket.DefaultDialer.Dial("ws"+srv.URL()[4:]+"/?v=10&encoding=json", nil)
	if err != nil {
		b.Fatal(err)
	}
	defer ws.Close()
	if err := ws.WriteJSON(object{"op": 2, "d": identity(srv, everything)}); err != nil {
		b.Fatal(err)
	}
	go echoAll(srv, ws)
	if err := srv.Application().Online(context.Background()); err != nil {
		b.Fatal(err)
	}
	b.SetParallelism(25)
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		alice := srv.User("alice")
		for pb.Next() {
			if _, err := alice.Says(general, "hello").Reply(context.Background()); err != nil {
				b.Error(err)
			}
		}
	})
}

// echoAll answers every message of a person until the connection ends.
func echoAll(srv *localdiscord.Server, ws *websocket.Conn) {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 100}}
	defer client.CloseIdleConnections()
	for {
		var f frame
		if ws.ReadJSON(&f) != nil {
			return
		}
		var m localdiscord.Message
		if f.Type != "MESSAGE_CREATE" || json.Unmarshal(f.Data, &m) != nil || m.Author.Bot {
			continue
		}
		body := `{"content":"echo","message_reference":{"message_id":"` + m.ID + `"}}`
		r, err := http.NewRequest("POST", srv.URL()+"/api/v10/channels/"+m.ChannelID+"/messages", strings.NewReader(body))
		if err != nil {
			return
		}
		r.Header.Set("Authorization", "Bot "+srv.Application().Token())
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("User-Agent", "DiscordBot (x, 1)")
		if answer, err := client.Do(r); err == nil {
			answer.Body.Close()
		}
	}
}
