package bot

import (
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// Gateway operations that the relay looks at.
const (
	opDispatch       = 0
	opHeartbeat      = 1
	opIdentify       = 2
	opResume         = 6
	opReconnect      = 7
	opInvalidSession = 9
	opHello          = 10
	opHeartbeatAck   = 11
)

const (
	maxFrame      = 16 << 20 // bytes of one message from the gateway
	closeResuming = 4000     // any code but 1000 and 1001 keeps the session
)

// errReconnect is op 7: the gateway asks for a new connection.
var errReconnect = errors.New("the gateway asks to connect again")

// invalidSession is op 9.
type invalidSession struct{ resumable bool }

// Error says what the gateway said.
func (e *invalidSession) Error() string {
	if e.resumable {
		return "the gateway asks to resume again"
	}
	return "the gateway has ended the session"
}

// relay passes messages between discordgo and the gateway. discordgo hangs when
// hello doesn't come or op 7 comes early, identifies in a hot loop on op 9 and
// dies of some malformed messages: these never reach it, they end the relay with
// an error that says which it was. It also can't resume in a new Session: the
// relay turns its identify into a resume. Events go straight to the bot: of those
// that discordgo knows it decodes more than the bot needs, and they would wait
// for another goroutine.
type relay struct {
	gateway *websocket.Conn // to Discord
	client  *websocket.Conn // to discordgo, in memory
	resume  *resumePoint    // nil to let discordgo identify
	token   string
	timing  timing
	silence time.Duration // longest time without a word from the gateway
	final   atomic.Bool   // the end, whatever it comes from, ends the session
	ending  atomic.Bool   // one end has failed
	pulse   pulse

	identifying func()                   // called with each identify on its way to the gateway
	take        func(e *discordgo.Event) // gets each event, in order
	taken       atomic.Int64             // sequence of the last event, for discordgo's heartbeats
}

// resumePoint is where a session can be taken up again.
type resumePoint struct {
	session string
	seq     int64
	address string // where the gateway wants to be resumed
}

// run passes messages until an end fails, then closes both and returns why.
func (r *relay) run() error {
	r.gateway.SetReadLimit(maxFrame)
	ends := make(chan error, 2)
	go func() { ends <- r.downwards() }()
	go func() { ends <- r.upwards() }()
	why := <-ends
	r.ending.Store(true)
	r.sayGoodbye()
	r.client.Close()
	other := <-ends
	r.hearGoodbye()
	r.gateway.Close()
	if errors.Is(why, websocket.ErrCloseSent) {
		return other // the gateway's close has been answered already: it has the reason
	}
	return why
}

// sayGoodbye tells the gateway that the session will be resumed, unless it is
// over for good.
func (r *relay) sayGoodbye() {
	code := closeResuming
	if r.final.Load() {
		code = websocket.CloseNormalClosure
	}
	// The gateway may be gone already; the connection is closed in any case.
	_ = r.gateway.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""), time.Now().Add(r.timing.goodbye))
	_ = r.gateway.SetReadDeadline(time.Now().Add(r.timing.goodbye))
}

// hearGoodbye reads what is still coming: closing with something unread would
// reset the connection, and the gateway might never see the goodbye.
func (r *relay) hearGoodbye() {
	if r.gateway.SetReadDeadline(time.Now().Add(r.timing.goodbye)) != nil {
		return
	}
	for {
		if _, _, err := r.gateway.NextReader(); err != nil {
			return
		}
	}
}

// downwards passes what the gateway says to discordgo.
func (r *relay) downwards() error {
	for {
		if err := r.gateway.SetReadDeadline(time.Now().Add(r.silence)); err != nil {
			return fmt.Errorf("listening to the gateway: %w", err)
		}
		if r.ending.Load() { // or the deadline just set would hide the one of the goodbye
			return errors.New("the connection is ending")
		}
		kind, message, err := r.gateway.ReadMessage()
		var late net.Error
		if errors.As(err, &late) && late.Timeout() {
			return fmt.Errorf("%w for %s", errZombie, r.silence)
		}
		if err != nil {
			return fmt.Errorf("listening to the gateway: %w", err)
		}
		if kind != websocket.TextMessage {
			return errors.New("the gateway sent a message that isn't text")
		}
		if message, err = r.inspect(message); err != nil {
			return err
		}
		if message == nil {
			continue
		}
		if err := r.client.SetWriteDeadline(time.Now().Add(r.timing.write)); err != nil {
			return fmt.Errorf("passing a message to discordgo: %w", err)
		}
		if err := r.client.WriteMessage(kind, message); err != nil {
			return fmt.Errorf("passing a message to discordgo: %w", err)
		}
	}
}

// rawEvent stands before the name of an event on its way to discordgo, which
// then doesn't decode it.
const rawEvent = "raw:"

// payload is a message from the gateway.
type payload struct {
	Op   *int            `json:"op"`
	Data json.RawMessage `json:"d"`
	Seq  *int64          `json:"s"`
	Type *string         `json:"t"`
}

// inspect returns the message as discordgo can take it, nil for one that isn't
// its business, or an error for what ends the connection.
func (r *relay) inspect(message []byte) ([]byte, error) {
	var p payload
	if err := json.Unmarshal(message, &p); err != nil || p.Op == nil {
		return nil, errors.New("the gateway sent a message that isn't a gateway payload")
	}
	switch *p.Op {
	case opDispatch:
		if p.Type == nil {
			return nil, errors.New("the gateway sent an event without a name")
		}
		seq := r.taken.Load() // a smaller server may not count, or not all
		if p.Seq != nil {
			seq = *p.Seq
		}
		return r.dispatch(&discordgo.Event{Operation: opDispatch, Sequence: seq, Type: *p.Type, RawData: p.Data})
	case opReconnect:
		return nil, errReconnect
	case opInvalidSession:
		return nil, &invalidSession{resumable: string(p.Data) == "true"}
	case opHello:
		var hello struct {
			Interval int64 `json:"heartbeat_interval"`
		}
		if err := json.Unmarshal(p.Data, &hello); err != nil || hello.Interval < 1 || hello.Interval > 10*60*1000 {
			return nil, errors.New("the gateway's hello has no sensible heartbeat interval")
		}
		interval := time.Duration(hello.Interval) * time.Millisecond
		// Each heartbeat is acknowledged, so a longer silence is a dead connection.
		r.silence = interval * 3 / 2
		r.pulse.begin(interval)
	case opHeartbeatAck:
		r.pulse.heard()
	}
	return message, nil
}

// dispatch hands an event to the bot. discordgo only waits for the one that says
// that the session stands.
func (r *relay) dispatch(e *discordgo.Event) ([]byte, error) {
	if r.take != nil {
		r.take(e)
	}
	r.taken.Store(e.Sequence)
	if e.Type != "READY" && e.Type != "RESUMED" {
		return nil, nil
	}
	return json.Marshal(discordgo.Event{Operation: opDispatch, Sequence: e.Sequence, Type: rawEvent + e.Type})
}
