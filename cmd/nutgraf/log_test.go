package main

import (
	"encoding/json"
	"log/slog"
	"strings"
	"testing"

	"nutgraf/cmd/nutgraf/internal/config"
)

func TestLogFormats(t *testing.T) {
	for format, isJSON := range map[string]bool{"json": true, "text": false, "auto": true} {
		var out strings.Builder // no terminal, so auto means json
		log := newLog(&out, config.Log{Level: slog.LevelInfo, Format: format}, config.Env{"TERM=xterm"})
		log.Debug("hidden")
		log.Info("table loaded", "facts", 2, "title", "new\nline \x1b[31m")
		got := out.String()
		if strings.Contains(got, "hidden") || strings.Count(got, "\n") != 1 || strings.Contains(got, "\x1b") {
			t.Errorf("%s: %q", format, got)
		}
		if json.Valid([]byte(got)) != isJSON || !strings.Contains(got, "table loaded") || !strings.Contains(got, "facts") {
			t.Errorf("%s: %q", format, got)
		}
	}
}
