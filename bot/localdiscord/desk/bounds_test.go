package desk_test

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"nutgraf/bot/localdiscord/desk"
)

func TestManyMessages(t *testing.T) {
	s := newStage(t, desk.Options{})
	const many = 620
	ids := []string{}
	for i := range many {
		ids = append(ids, text(s.act("send", s.here(s.alice, object{"content": fmt.Sprint("number ", i)})), "message", "id"))
	}
	shot := s.get("/api/snapshot")
	shown := at(shot, "messages", s.general).([]any)
	if len(shown) != 100 || text(shown, 99, "id") != ids[many-1] || text(shot, "more", s.general) != "true" {
		t.Errorf("%d are shown, the last is %v", len(shown), text(shown, 99, "content"))
	}
	before, count := text(shown, 0, "id"), 100
	for more := true; more; {
		page := s.get("/api/messages?limit=100&as=" + s.bob + "&channel_id=" + s.general + "&before=" + before)
		older := page["messages"].([]any)
		if text(older, len(older)-1, "id") != ids[many-count-1] {
			t.Fatalf("before %s comes %v", before, text(older, len(older)-1, "content"))
		}
		count += len(older)
		before, more = text(older, 0, "id"), page["more"] == true
	}
	if count != 500 {
		t.Errorf("%d messages are kept", count)
	}
	for _, limit := range []string{"0", "101", "x"} {
		if status, _, _ := s.do(s.request("GET", "/api/calls?limit="+limit, nil)); status != http.StatusBadRequest {
			t.Errorf("limit %s: %d", limit, status)
		}
	}
}

func TestManyFeeds(t *testing.T) {
	s := newStage(t, desk.Options{})
	for range 32 {
		s.open(s.alice)
	}
	ws, answer, err := websocket.DefaultDialer.Dial(strings.Replace(s.origin, "http", "ws", 1)+"/api/feed", http.Header{"Origin": {s.origin}})
	if err == nil {
		ws.Close()
	}
	if answer == nil || answer.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("one feed too many: %v %v", answer, err)
	}
}

func TestManyCalls(t *testing.T) {
	s := newStage(t, desk.Options{AnswerWithin: 3 * time.Second})
	statuses := make(chan int, 65)
	var calls sync.WaitGroup
	for range 65 {
		r := s.request("POST", "/api/autocomplete", s.here(s.alice, object{"command": "slow", "options": []object{{"name": "name", "value": "x"}}}))
		calls.Go(func() {
			answer, err := s.client.Do(r)
			if err != nil {
				t.Error(err)
				return
			}
			answer.Body.Close()
			statuses <- answer.StatusCode
		})
	}
	calls.Wait()
	close(statuses)
	counts := map[int]int{}
	for status := range statuses {
		counts[status]++
	}
	if counts[http.StatusTooManyRequests] != 1 || counts[http.StatusGatewayTimeout] != 64 {
		t.Errorf("statuses are %v", counts)
	}
}

func TestSlowPage(t *testing.T) {
	s := newStage(t, desk.Options{})
	ws, _, err := websocket.DefaultDialer.Dial(strings.Replace(s.origin, "http", "ws", 1)+"/api/feed", http.Header{"Origin": {s.origin}})
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	if err := ws.SetReadDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	// What is being written and what waits can be a full queue each.
	long := strings.Repeat("x", 64<<10)
	for range 3000 {
		s.d.Note(desk.Note{Topic: "table", Text: long})
	}
	if err := ending(ws); !websocket.IsCloseError(err, websocket.CloseTryAgainLater) {
		t.Errorf("the feed ends with %v", err)
	}
}

func TestTalkingPageAndEnd(t *testing.T) {
	s := newStage(t, desk.Options{})
	talker, listener := s.open(s.alice), s.open(s.alice)
	if err := talker.ws.WriteMessage(websocket.TextMessage, []byte(`{"type": "ping"}`)); err != nil {
		t.Fatal(err)
	}
	for range talker.events {
	}
	if !websocket.IsCloseError(talker.err, websocket.ClosePolicyViolation) {
		t.Errorf("a page that talks: %v", talker.err)
	}
	s.d.Close()
	for range listener.events {
	}
	if !websocket.IsCloseError(listener.err, websocket.CloseGoingAway) {
		t.Errorf("at the end: %v", listener.err)
	}
}

// ending reads until a connection ends.
func ending(ws *websocket.Conn) error {
	for {
		if _, _, err := ws.ReadMessage(); err != nil {
			return err
		}
	}
}
