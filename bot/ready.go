package bot

import (
	"encoding/json"
	"errors"
	"fmt"
)

// ready is what the bot needs of a READY event.
type ready struct {
	SessionID string `json:"session_id"`
	ResumeURL string `json:"resume_gateway_url"`
	User      struct {
		ID string `json:"id"`
	} `json:"user"`
	Application struct {
		ID string `json:"id"`
	} `json:"application"`
}

func readReady(raw json.RawMessage) (ready, error) {
	var r ready
	if err := json.Unmarshal(raw, &r); err != nil {
		return r, fmt.Errorf("reading READY: %w", err)
	}
	if r.User.ID == "" {
		return r, errors.New("reading READY: it names no user")
	}
	if r.Application.ID == "" {
		r.Application.ID = r.User.ID // the same for every bot made since 2016
	}
	return r, nil
}
