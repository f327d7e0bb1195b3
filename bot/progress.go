package bot

import "sync"

// progress is how far the session with the gateway has come.
type progress struct {
	mu      sync.Mutex
	session string
	address string
	seq     int64
}

// begin starts a new session.
func (p *progress) begin(session, address string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.session, p.address, p.seq = session, address, 0
}

// reached notes that the event with that sequence number has been taken in. An
// event that comes late, from a session that was given up, counts for nothing.
func (p *progress) reached(session string, seq int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.session == session {
		p.seq = max(p.seq, seq)
	}
}

// distrust forgets the address to resume at: the general one may do.
func (p *progress) distrust() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.address = ""
}

// forget gives the session up.
func (p *progress) forget() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.session, p.address, p.seq = "", "", 0
}

// point returns where to resume, nil if there is no session.
func (p *progress) point() *resumePoint {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.session == "" {
		return nil
	}
	return &resumePoint{session: p.session, seq: p.seq, address: p.address}
}
