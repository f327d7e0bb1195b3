package bot

import (
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"
	"time"

	"github.com/gorilla/websocket"
)

// FatalError ends [Bot.Run]: repeating can't help, somebody has to do something.
type FatalError struct {
	// Code is the gateway's close code; 4004 also if REST refused the token.
	Code int
	// Remedy is one sentence that says what to do.
	Remedy string
}

// Error returns the sentence.
func (e *FatalError) Error() string { return e.Remedy }

// Gateway close codes with a meaning for what comes next.
const (
	closeNotAuthenticated = 4003
	closeBadToken         = 4004
	closeBadSequence      = 4007
	closeSessionTimedOut  = 4009
	closeBadShard         = 4010
	closeNeedsSharding    = 4011
	closeBadVersion       = 4012
	closeBadIntents       = 4013
	closeNotAllowed       = 4014
)

// portalHint names the switch in Discord's developer portal.
const portalHint = "switch on Message Content Intent on the Bot page of your application at https://discord.com/developers/applications"

// remedies of the close codes that end the bot, except 4014.
var remedies = map[int]string{
	closeBadToken:      "Discord refuses the bot's token: make a new one on the Bot page of Discord's developer portal and start the bot with it.",
	closeBadShard:      "Discord refuses this shard number: start the bot without sharding.",
	closeNeedsSharding: "The bot is in too many servers for one connection, and this version can't shard: take it out of some.",
	closeBadVersion:    "Discord no longer speaks this version of its gateway: install a newer version of the bot.",
	closeBadIntents:    "Discord doesn't know the intents that the bot asks for: install a newer version of the bot.",
}

// badToken is the error that ends a bot whose token Discord refuses.
func badToken() *FatalError { return &FatalError{closeBadToken, remedies[closeBadToken]} }

// ending says how a connection ended.
type ending struct {
	err     error
	code    int           // close code of the gateway, 0 if it didn't close
	invalid bool          // op 9: the session is void
	opened  bool          // it had been ready or resumed
	lasted  time.Duration // how long
}

// endingOf reads the close code from whatever ended the connection.
func endingOf(err error) ending {
	e := ending{err: err}
	var closed *websocket.CloseError
	if errors.As(err, &closed) {
		e.code = closed.Code
	}
	var void *invalidSession
	if errors.As(err, &void) {
		e.invalid = !void.resumable
	}
	return e
}

// why names the ending for an Observer.
func (e ending) why() string {
	var void *invalidSession
	var network net.Error
	switch {
	case e.code != 0 && (e.code < 1000 || e.code > 4999):
		return "other"
	case e.code != 0:
		return strconv.Itoa(e.code)
	case errors.Is(e.err, errReconnect):
		return "reconnect"
	case errors.As(e.err, &void):
		return "invalid"
	case errors.Is(e.err, errZombie):
		return "zombie"
	case errors.Is(e.err, websocket.ErrCloseSent), errors.As(e.err, &network), errors.Is(e.err, io.EOF), errors.Is(e.err, io.ErrUnexpectedEOF):
		return "network"
	}
	return "other"
}

// forgets says whether the session can't be resumed after such an ending.
func (e ending) forgets() bool {
	switch e.code {
	case closeNotAuthenticated, closeBadSequence, closeSessionTimedOut, closeNotAllowed,
		websocket.CloseNormalClosure, websocket.CloseGoingAway:
		return true
	}
	return e.invalid
}

// fatal returns the error that ends the bot, nil if it can go on. wanted says
// whether the message-content intent was asked for, and must says that there is
// no going on without.
func (e ending) fatal(wanted, must bool) error {
	var known *FatalError
	if errors.As(e.err, &known) {
		return known
	}
	if remedy, ok := remedies[e.code]; ok {
		return &FatalError{e.code, remedy}
	}
	if e.code != closeNotAllowed || wanted && !must {
		return nil
	}
	if wanted {
		return &FatalError{e.code, fmt.Sprintf("Discord refuses the message-content intent: %s, or set discord.message_content to auto.", portalHint)}
	}
	return &FatalError{e.code, "Discord refuses intents that need no permission: install a newer version of the bot."}
}
