package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/bwmarrin/discordgo"
)

// callTimeout bounds one REST call with all its repetitions.
const callTimeout = 25 * time.Second

// rest makes REST calls through a discordgo session that never opens a gateway.
type rest struct {
	*policy
	session *discordgo.Session
	wire    *http.Transport
}

func newREST(token Token, api *url.URL, watch Observer) (*rest, error) {
	session, err := discordgo.New(token.header())
	if err != nil {
		return nil, fmt.Errorf("making a discordgo session: %w", err)
	}
	wire := http.DefaultTransport.(*http.Transport).Clone()
	wire.MaxIdleConnsPerHost = workers // or each burst of answers would shake hands anew
	var next http.RoundTripper = wire
	if api != nil {
		next = rewrite{to: api, next: wire}
	}
	session.LogLevel = logNothing
	session.StateEnabled = false
	session.ShouldRetryOnRateLimit = false
	session.MaxRestRetries = 0
	p := newPolicy(next, watch)
	session.Client = &http.Client{Transport: p}
	return &rest{policy: p, session: session, wire: wire}, nil
}

// logNothing is below discordgo's lowest level: its lines may hold packets.
const logNothing = -1

// call makes one REST call and decodes the answer into out unless that is nil.
// what names the call in errors: addresses may hold tokens. discordgo's limiter
// gets a bucket of its own each time, since it keeps one for ever per
// interaction and lets all edits wait for each other; policy keeps the limits.
func (r *rest) call(ctx context.Context, what, method, address string, body, out any) error {
	var payload []byte
	if body != nil {
		var err error
		if payload, err = json.Marshal(body); err != nil {
			return fmt.Errorf("%s: encoding: %w", what, err)
		}
	}
	return r.send(ctx, what, method, address, "application/json", payload, out)
}

// send is call with a body of any content type.
func (r *rest) send(ctx context.Context, what, method, address, kind string, payload []byte, out any) error {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	bucket := discordgo.NewRatelimiter().LockBucket("")
	answer, err := r.session.RequestWithLockedBucket(method, address, kind, payload, bucket, 0, discordgo.WithContext(ctx))
	if err = withoutSecrets(err); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	if out == nil {
		return nil
	}
	if err := json.Unmarshal(answer, out); err != nil {
		if _, optional := out.(*receipt); optional {
			return nil
		}
		return fmt.Errorf("%s: decoding the answer: %w", what, err)
	}
	return nil
}

// apiError is a refusal by Discord.
type apiError struct {
	status int // HTTP
	code   int // Discord's own, 0 if there was none
	text   string
}

// Error says what Discord said.
func (e *apiError) Error() string {
	return fmt.Sprintf("discord answered %d, code %d: %s", e.status, e.code, e.text)
}

// Discord's own error codes that are normal events.
const (
	codeUnknownChannel     = 10003
	codeUnknownMessage     = 10008
	codeUnknownWebhook     = 10015 // an interaction whose token is over
	codeUnknownInteraction = 10062
	codeAcknowledged       = 40060
	codeMissingAccess      = 50001
	codeMissingPermissions = 50013
	codeBadWebhookToken    = 50027
	codeNoHistory          = 160002 // can't reply without reading the history
)

// refusedWith says whether err is a refusal with one of the codes.
func refusedWith(err error, codes ...int) bool {
	var refused *apiError
	if !errors.As(err, &refused) {
		return false
	}
	for _, code := range codes {
		if refused.code == code {
			return true
		}
	}
	return false
}

// hasStatus says whether err is a refusal with that HTTP status.
func hasStatus(err error, status int) bool {
	var refused *apiError
	return errors.As(err, &refused) && refused.status == status
}

// answered says whether err is an answer of the server's, if not one that helps.
func answered(err error) bool {
	var refused *apiError
	var garbled *json.SyntaxError
	var odd *json.UnmarshalTypeError
	return errors.As(err, &refused) || errors.As(err, &garbled) || errors.As(err, &odd)
}

// withoutSecrets keeps what helps and drops what discordgo and net/http attach:
// the request with its Authorization header, the address with its token.
func withoutSecrets(err error) error {
	var refused *discordgo.RESTError
	if errors.As(err, &refused) && refused.Response != nil {
		clean := &apiError{status: refused.Response.StatusCode, text: http.StatusText(refused.Response.StatusCode)}
		if clean.status/100 == 2 {
			return nil // discordgo takes 202 for an error
		}
		if m := refused.Message; m != nil && m.Message != "" {
			clean.code, clean.text = m.Code, m.Message
		}
		return clean
	}
	var failed *url.Error
	if errors.As(err, &failed) {
		return failed.Err
	}
	return err
}

// permanent says whether Discord has refused in a way that repeating can't mend.
func permanent(err error) bool {
	var refused *apiError
	if errors.As(err, &refused) {
		return refused.status/100 == 4
	}
	var fatal *FatalError
	return errors.As(err, &fatal)
}
