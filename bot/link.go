package bot

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// link is one connection to the gateway: a discordgo session that is used once
// and thrown away, behind a relay. What a session does when its connection is
// over (close, wait a second, stop its heartbeat) can't touch the next one.
type link struct {
	session *discordgo.Session
	relay   *relay
	far     net.Conn      // the relay's end of the pipe to discordgo
	ended   chan struct{} // closed once the relay has ended
	err     error         // why it ended; read after ended
	gone    chan struct{} // closed once the session has closed itself
	address string        // of the gateway
	id      string        // of Discord's session; this and ready are the event handler's alone
	ready   bool          // Discord has said that it is
}

// newLink prepares a session for a connection that stands already.
func newLink(gateway *websocket.Conn, token Token, intents discordgo.Intent, resume *resumePoint, times timing) (*link, error) {
	session, err := discordgo.New(token.header())
	if err != nil {
		return nil, fmt.Errorf("making a discordgo session: %w", err)
	}
	near, far := net.Pipe()
	session.LogLevel = logNothing
	session.StateEnabled = false // memory doesn't grow, and its getters race
	session.SyncEvents = true    // in order, on the reader
	session.ShouldReconnectOnError = false
	session.Compress = false // the relay reads along
	session.Identify.Intents = intents
	session.Client = &http.Client{Transport: pipeAddress{}}
	session.Dialer = &websocket.Dialer{
		NetDialContext: func(context.Context, string, string) (net.Conn, error) { return near, nil },
	}
	l := &link{
		session: session,
		relay:   &relay{gateway: gateway, resume: resume, token: token.header(), silence: times.silence, timing: times},
		far:     far,
		ended:   make(chan struct{}),
		gone:    make(chan struct{}),
	}
	if resume != nil {
		l.id = resume.session
		l.relay.taken.Store(resume.seq)
	}
	var once sync.Once
	session.AddHandler(func(*discordgo.Session, *discordgo.Disconnect) { once.Do(func() { close(l.gone) }) })
	return l, nil
}

// open starts the relay and waits until discordgo is ready or resumed. After an
// error nothing of the link runs any more, and the relay knows better why: it is
// in l.err, while discordgo only sees a closed pipe.
func (l *link) open(ctx context.Context) error {
	go l.serve()
	opened := make(chan error, 1)
	go func() { opened <- l.session.Open() }()
	var err error
	select {
	case err = <-opened:
		if err == nil {
			return nil
		}
	case <-ctx.Done():
		err = fmt.Errorf("opening the gateway: %w", ctx.Err())
		if errors.Is(ctx.Err(), context.Canceled) { // not a timeout: the bot is stopping
			l.relay.final.Store(true)
			l.far.Close()
			<-l.ended
		}
	}
	l.cut()
	<-l.ended
	return err
}

// cut closes both connections; everything that reads from them ends.
func (l *link) cut() {
	l.relay.gateway.Close()
	l.far.Close()
}

// close ends the session for good: close code 1000, offline in Discord.
func (l *link) close() error {
	l.relay.final.Store(true)
	err := l.session.Close()
	l.cut()
	<-l.ended
	return err
}

// serve is the relay's life: handshake with discordgo, then pass messages.
func (l *link) serve() {
	defer close(l.ended)
	client, err := accept(l.far)
	if err != nil {
		l.err = fmt.Errorf("shaking hands with discordgo: %w", err)
		l.cut()
		return
	}
	l.relay.client = client
	l.err = l.relay.run()
}

// accept answers discordgo's websocket handshake.
func accept(conn net.Conn) (*websocket.Conn, error) {
	reader := bufio.NewReader(conn)
	request, err := http.ReadRequest(reader)
	if err != nil {
		return nil, err
	}
	up := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	return up.Upgrade(&hijacked{conn: conn, reader: reader}, request, nil)
}

// hijacked is the http.ResponseWriter that a websocket upgrade needs.
type hijacked struct {
	conn   net.Conn
	reader *bufio.Reader
}

// Header returns headers that nobody reads.
func (h *hijacked) Header() http.Header { return http.Header{} }

// Write is used for refusals only.
func (h *hijacked) Write(p []byte) (int, error) { return h.conn.Write(p) }

// WriteHeader does nothing: a refused handshake ends the pipe.
func (h *hijacked) WriteHeader(int) {}

// Hijack hands the connection over.
func (h *hijacked) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	return h.conn, bufio.NewReadWriter(h.reader, bufio.NewWriter(h.conn)), nil
}

// pipeAddress answers discordgo's question for the gateway's address: the dialer
// ignores what it says and takes the pipe.
type pipeAddress struct{}

// RoundTrip answers without a network.
func (pipeAddress) RoundTrip(r *http.Request) (*http.Response, error) {
	return &http.Response{
		StatusCode: http.StatusOK,
		Status:     "200 OK",
		Proto:      "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header:  http.Header{},
		Body:    io.NopCloser(strings.NewReader(`{"url":"ws://relay.invalid"}`)),
		Request: r,
	}, nil
}
