package openapi_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"nutgraf/bot/localdiscord/openapi"
)

// description loads Discord's description or skips the test.
func description(t *testing.T) *openapi.Validator {
	t.Helper()
	path, found := openapi.Find()
	if !found {
		t.Skipf("SKIPPED: Discord's OpenAPI description is not at %s", path)
	}
	v, err := openapi.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// request makes a request with a JSON body.
func request(t *testing.T, method, path, body string) *http.Request {
	t.Helper()
	r, err := http.NewRequest(method, "http://127.0.0.1"+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	return r
}

func TestCheck(t *testing.T) {
	v := description(t) // slow to load, so once
	t.Run("JSON", func(t *testing.T) { checkJSON(t, v) })
	t.Run("multipart", func(t *testing.T) { checkMultipart(t, v) })
}

// checkJSON checks requests with JSON bodies and with none.
func checkJSON(t *testing.T, v *openapi.Validator) {
	const id = "112233445566778899"
	commands := "/api/v9/applications/" + id + "/commands"
	messages := "/api/v10/channels/" + id + "/messages"
	callback := "/api/v9/interactions/" + id + "/tok/callback"
	for _, c := range []struct {
		name, method, path, body string
		ok                       bool
	}{
		{"me", "GET", "/api/v9/users/@me", "", true},
		{"gateway", "GET", "/api/v9/gateway", "", true},
		{"message", "POST", messages, `{"content":"hello","embeds":null,"sticker_ids":null,"allowed_mentions":{"parse":[]}}`, true},
		{"long embed title", "POST", messages, `{"embeds":[{"title":"` + strings.Repeat("x", 257) + `"}]}`, false},
		{"wrong type", "POST", messages, `{"content":7}`, false},
		{"typing", "POST", "/api/v9/channels/" + id + "/typing", "", true},
		{"unknown route", "GET", "/api/v9/weather", "", false},
		{"unversioned", "GET", "/users/@me", "", false},
		{"list commands", "GET", commands + "?with_localizations=true", "", true},
		{"permissions as text", "PUT", commands, `[{"name":"who","description":"d","type":1,"default_member_permissions":"8"}]`, true},
		{"command without a name", "PUT", commands, `[{"description":"d","type":1}]`, false},
		{"no commands at all", "PUT", commands, "", false},
		{"answer", "POST", callback, `{"type":4,"data":{"content":"x","flags":64}}`, true},
		{"suggestions", "POST", callback, `{"type":8,"data":{"choices":[{"name":"a","value":"b"}]}}`, true},
		{"original", "PATCH", "/api/v9/webhooks/" + id + "/tok/messages/@original", `{"content":"x"}`, true},
		{"follow-up", "POST", "/api/v9/webhooks/" + id + "/tok?wait=true", `{"content":"x"}`, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := v.Check(request(t, c.method, c.path, c.body), []byte(c.body))
			if (err == nil) != c.ok {
				t.Errorf("%s %s %s: %v", c.method, c.path, c.body, err)
			}
		})
	}
}

// checkMultipart checks the JSON in requests with files.
func checkMultipart(t *testing.T, v *openapi.Validator) {
	for content, ok := range map[string]bool{`{"content":"a file"}`: true, `{"content":7}`: false} {
		var body bytes.Buffer
		form := multipart.NewWriter(&body)
		for field, text := range map[string]string{"payload_json": content} {
			if err := form.WriteField(field, text); err != nil {
				t.Fatal(err)
			}
		}
		file, err := form.CreateFormFile("files[0]", "a.png")
		if err != nil {
			t.Fatal(err)
		}
		file.Write([]byte("png"))
		form.Close()
		r := request(t, "POST", "/api/v9/channels/112233445566778899/messages", "")
		r.Header.Set("Content-Type", form.FormDataContentType())
		if err := v.Check(r, body.Bytes()); (err == nil) != ok {
			t.Errorf("%s: %v", content, err)
		}
	}
}
