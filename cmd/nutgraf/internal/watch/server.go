package watch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus/promhttp"

	"nutgraf/facts"
)

// State is what /readyz tells.
type State struct {
	Ready   bool       `json:"ready"`
	Gateway string     `json:"gateway"` // online, offline or stopping
	Table   TableState `json:"table"`
	Version string     `json:"version"` // of the program
}

// TableState is the table that answers.
type TableState struct {
	Version string `json:"version"`
	Facts   int    `json:"facts"`
}

// StateOf describes a bot: gateway is online, offline or stopping.
func StateOf(version, gateway string, table *facts.Table) State {
	return State{
		Ready: gateway == "online", Gateway: gateway, Version: version,
		Table: TableState{Version: table.Version, Facts: len(table.Facts)},
	}
}

// Server serves health, readiness and metrics.
type Server struct {
	listener net.Listener
	server   *http.Server
}

// Listen takes the address, such as 127.0.0.1:8621. Nothing is served before
// [Server.Serve]. The log is told what goes wrong in serving.
func Listen(addr string, m *Metrics, state func() State, log *slog.Logger) (*Server, error) {
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("serving health and metrics: %w", err)
	}
	faults := slog.NewLogLogger(log.Handler(), slog.LevelDebug)
	return &Server{listener: listener, server: &http.Server{
		Handler: handler(m, state, faults), ErrorLog: faults, MaxHeaderBytes: 16 << 10,
		ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second,
		WriteTimeout: 20 * time.Second, IdleTimeout: time.Minute,
	}}, nil
}

// Addr is the address that is listened on.
func (s *Server) Addr() string { return s.listener.Addr().String() }

// Serve serves until Close.
func (s *Server) Serve() error {
	if err := s.server.Serve(s.listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serving health and metrics: %w", err)
	}
	return nil
}

// Close takes no more requests, lets those under way end for three seconds, and
// closes.
func (s *Server) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	if err := s.server.Shutdown(ctx); err != nil {
		return errors.Join(err, s.server.Close())
	}
	return nil
}

func handler(m *Metrics, state func() State, log promhttp.Logger) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, http.StatusOK, map[string]string{"status": "alive", "version": state().Version})
	})
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) {
		s, code := state(), http.StatusOK
		if !s.Ready {
			code = http.StatusServiceUnavailable
		}
		answer(w, code, s)
	})
	mux.Handle("GET /metrics", promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{
		ErrorLog: log, MaxRequestsInFlight: 4, Timeout: 10 * time.Second,
	}))
	return mux
}

// answer writes JSON; nobody is left to tell of an error in writing.
func answer(w http.ResponseWriter, code int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(code)
	_ = json.NewEncoder(w).Encode(v)
}
