package localdiscord

import (
	"context"
	"fmt"
)

// touch wakes everybody who waits for something to happen. The lock is held.
func (s *Server) touch() {
	s.activity++
	s.wake()
}

// wake is touch for what Quiet needn't see the end of. The lock is held.
func (s *Server) wake() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// await blocks until done, which is called with the lock held, returns true.
func (s *Server) await(ctx context.Context, what string, done func() bool) error {
	for {
		s.mu.Lock()
		ok, changed := done(), s.changed
		s.mu.Unlock()
		if ok {
			return nil
		}
		select {
		case <-changed:
		case <-s.closed:
			return fmt.Errorf("waiting for %s: %w", what, ErrClosed)
		case <-ctx.Done():
			return fmt.Errorf("waiting for %s: %w", what, context.Cause(ctx))
		}
	}
}

// Quiet is the barrier: it returns once every event sent so far has been
// received by every connected session (an extra event and a requested heartbeat
// prove it), the idle functions have returned, and no REST call is in flight,
// with nothing new having happened meanwhile. A client that hands events to
// workers passes an idle function that waits for them. Without a connected
// session it waits for idle and REST alone.
func (s *Server) Quiet(ctx context.Context, idle ...func(context.Context) error) error {
	for {
		s.mu.Lock()
		before := s.activity
		marks := s.sendBarriers()
		s.mu.Unlock()
		err := s.await(ctx, "the bot to receive all events", func() bool {
			for conn, seq := range marks {
				if conn.heard < seq && !conn.gone {
					return false
				}
			}
			return true
		})
		if err != nil {
			return err
		}
		for _, wait := range idle {
			if err := wait(ctx); err != nil {
				return fmt.Errorf("waiting for the bot to finish its work: %w", err)
			}
		}
		if err := s.await(ctx, "the bot's REST calls to end", func() bool { return s.inFlight == 0 }); err != nil {
			return err
		}
		s.mu.Lock()
		after := s.activity
		s.mu.Unlock()
		if after == before {
			return nil
		}
	}
}

// sendBarriers sends an extra event and a heartbeat request to each ready
// session, and returns the sequence that its next heartbeat must carry. The
// lock is held.
func (s *Server) sendBarriers() map[*conn]int64 {
	marks := map[*conn]int64{}
	for _, c := range s.gateway.conns {
		if c.session == nil || c.closing {
			continue
		}
		// Clients must expect this event at any time; it needs no intent.
		marks[c] = c.session.send("USER_UPDATE", s.app.account())
		c.push(payload{Op: opHeartbeat})
	}
	return marks
}
