package localdiscord

// Gateway is the view on the gateway that the client doesn't have: who is
// connected, and what can be done to them.
type Gateway struct{ srv *Server }

// Gateway returns the server's gateway.
func (s *Server) Gateway() *Gateway { return nil }

// Dispatch sends an event of any kind to every session, whatever their intents.
func (g *Gateway) Dispatch(event string, data any) {}

// Close closes every connection with the code. Sessions can be resumed unless
// the code ends them.
func (g *Gateway) Close(code int) {}

// Reconnect asks every client to connect again and resume (op 7).
func (g *Gateway) Reconnect() {}

// Invalidate ends every session (op 9), or tells the client to resume.
func (g *Gateway) Invalidate(resumable bool) {}

// Identifies returns how often a client has identified.
func (g *Gateway) Identifies() int { return 0 }

// Resumes returns how often a client has resumed a session.
func (g *Gateway) Resumes() int { return 0 }
