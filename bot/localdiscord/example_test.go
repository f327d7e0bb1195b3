package localdiscord_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"

	"nutgraf/bot/localdiscord"
)

// A member asks, and the bot (here a single REST call) answers.
func Example() {
	srv, err := localdiscord.New(localdiscord.Options{Name: "paperboy"})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer srv.Close()
	general := srv.Guild("riverside").Channel("general")
	asked := srv.User("alice").Says(general, "!who King")

	body := `{"content": "Ada King is the mayor.", "message_reference": {"message_id": "` + asked.ID + `"}, "allowed_mentions": {"parse": []}}`
	request, err := http.NewRequest("POST", srv.URL()+"/api/v10/channels/"+general.ID+"/messages", strings.NewReader(body))
	if err != nil {
		fmt.Println(err)
		return
	}
	request.Header.Set("Authorization", "Bot "+srv.Application().Token())
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("User-Agent", "DiscordBot (https://example.org, 1)")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		fmt.Println(err)
		return
	}
	response.Body.Close()
	http.DefaultClient.CloseIdleConnections()

	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	reply, err := asked.Reply(ctx)
	fmt.Println(reply.Author.Username, "says", reply.Content, err)
	fmt.Println("pings nobody:", reply.Pings.None())
	fmt.Println("problems:", len(srv.Problems()))
	// Output:
	// paperboy says Ada King is the mayor. <nil>
	// pings nobody: true
	// problems: 0
}
