package localdiscord

import "time"

// IsOnline reports whether a session of the bot is connected and ready.
func (a *Application) IsOnline() bool {
	a.srv.mu.Lock()
	defer a.srv.mu.Unlock()
	return a.srv.online()
}

// MessageContent reports whether the message-content intent is switched on, see
// [Application.AllowMessageContent].
func (a *Application) MessageContent() bool {
	a.srv.mu.Lock()
	defer a.srv.mu.Unlock()
	return a.srv.app.content
}

// HeartbeatInterval returns what hello asks of clients.
func (s *Server) HeartbeatInterval() time.Duration { return s.o.HeartbeatInterval }
