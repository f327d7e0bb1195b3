package bot

import (
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"
)

// errZombie is a gateway that is connected and says nothing.
var errZombie = errors.New("the gateway has been silent")

// pulse watches whether heartbeats are acknowledged. Discord wants a client to
// give a connection up when no acknowledgement came between two heartbeats;
// discordgo waits for five, see
// https://discord.com/developers/docs/events/gateway#sending-heartbeats.
type pulse struct {
	mu       sync.Mutex
	interval time.Duration
	waiting  time.Time // since when, zero for not at all
}

// begin takes the interval that hello names.
func (p *pulse) begin(interval time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.interval = interval
}

// heard notes an acknowledgement.
func (p *pulse) heard() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.waiting = time.Time{}
}

// beat notes a heartbeat. It returns an error if the one before went without an
// acknowledgement; those that the gateway asks for out of turn have some time.
func (p *pulse) beat(now time.Time) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.waiting.IsZero():
		p.waiting = now
	case now.Sub(p.waiting) >= p.interval*3/4:
		return fmt.Errorf("%w: a heartbeat has gone unanswered for %s", errZombie, now.Sub(p.waiting).Round(time.Millisecond))
	}
	return nil
}

// upwards passes what discordgo says to the gateway.
func (r *relay) upwards() error {
	for {
		kind, message, err := r.client.ReadMessage()
		if err != nil {
			return fmt.Errorf("listening to discordgo: %w", err)
		}
		message, err = r.dress(message)
		if err != nil {
			return err
		}
		if err := r.gateway.SetWriteDeadline(time.Now().Add(r.timing.write)); err != nil {
			return fmt.Errorf("speaking to the gateway: %w", err)
		}
		if err := r.gateway.WriteMessage(kind, message); err != nil {
			return fmt.Errorf("speaking to the gateway: %w", err)
		}
	}
}

// dress returns the message as the gateway should get it: a heartbeat with the
// sequence that has been taken in, a resume for an identify where there is
// something to resume.
func (r *relay) dress(message []byte) ([]byte, error) {
	var e struct {
		Op int `json:"op"`
	}
	if err := json.Unmarshal(message, &e); err != nil {
		return nil, fmt.Errorf("reading discordgo's message: %w", err)
	}
	switch {
	case e.Op == opHeartbeat:
		return r.heartbeat(message), r.pulse.beat(time.Now())
	case e.Op != opIdentify:
		return message, nil
	case r.resume == nil:
		if r.identifying != nil {
			r.identifying()
		}
		return message, nil
	}
	type data struct {
		Token   string `json:"token"`
		Session string `json:"session_id"`
		Seq     int64  `json:"seq"`
	}
	return json.Marshal(struct {
		Op int  `json:"op"`
		D  data `json:"d"`
	}{opResume, data{r.token, r.resume.session, r.resume.seq}})
}

// heartbeat returns discordgo's heartbeat with the sequence of the last event,
// which discordgo doesn't see.
func (r *relay) heartbeat(message []byte) []byte {
	if seq := r.taken.Load(); seq > 0 {
		return fmt.Appendf(nil, `{"op":%d,"d":%d}`, opHeartbeat, seq)
	}
	return message
}
