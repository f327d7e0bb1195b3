package bot

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

const secret = "MTIz.secret-token.xyz"

func TestTokenNeverShows(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	c := Config{Token: secret}
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "token", c.Token, "config", c)
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "token", c.Token, "config", c)
	encoded, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{
		log.String(), string(encoded), c.Token.String(),
		fmt.Sprintf("%v %+v %#v %s %q %x %d", c, c, c, c.Token, c.Token, c.Token, c.Token), fmt.Sprint(&c),
	} {
		if strings.Contains(s, "secret") || strings.Contains(s, fmt.Sprintf("%x", "secret")) || s == "" {
			t.Errorf("the token shows in %s", s)
		}
	}
}

func TestTokenHeader(t *testing.T) {
	t.Parallel()
	for _, token := range []Token{"abc", " abc\n", "Bot abc", " Bot  abc "} {
		if got := token.header(); got != "Bot abc" {
			t.Errorf("header is %q", got)
		}
	}
}

func TestNewSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	h := testHouse(t)
	for _, tc := range []struct {
		cfg  Config
		want string // in the error; empty means none
	}{
		{Config{Token: secret}, ""},
		{Config{Token: secret, APIURL: "http://127.0.0.1:1/api/v9/"}, ""},
		{Config{}, "token is missing"},
		{Config{Token: "Bot "}, "token is missing"},
		{Config{Token: secret + " x"}, "a character that no token has"},
		{Config{Token: secret, MessageContent: "maybe"}, "auto, required or off"},
		{Config{Token: secret, GuildID: "my server"}, "guild id"},
		{Config{Token: secret, APIURL: "127.0.0.1:80"}, "api_url"},
		{Config{Token: secret, APIURL: "ftp://x"}, "like http://"},
		{Config{Token: secret, APIURL: "http://x/y"}, "leave out the path"},
	} {
		_, err := New(tc.cfg, h, nil)
		switch {
		case tc.want == "" && err != nil:
			t.Errorf("%v: %v", tc.cfg, err)
		case tc.want != "" && (err == nil || !strings.Contains(err.Error(), tc.want)):
			t.Errorf("%v: error %v, want %q in it", tc.cfg, err, tc.want)
		case err != nil && strings.Contains(err.Error(), "secret"):
			t.Errorf("the token shows in %v", err)
		}
	}
	if _, err := New(Config{Token: secret}, nil, nil); err == nil {
		t.Error("a bot without a house")
	}
}
