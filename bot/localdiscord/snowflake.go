package localdiscord

import (
	"strconv"
	"time"
)

// discordEpoch is the first second of 2015, in milliseconds since 1970.
const discordEpoch = 1420070400000

// snowflakes makes ids that are unique and rise with time.
type snowflakes struct{ last int64 }

// next returns an id for a moment.
func (s *snowflakes) next(now time.Time) string {
	id := (now.UnixMilli() - discordEpoch) << 22
	if id <= s.last {
		id = s.last + 1
	}
	s.last = id
	return strconv.FormatInt(id, 10)
}

// newID returns an id for this moment. The lock is held.
func (s *Server) newID() string { return s.ids.next(time.Now()) }

// isSnowflake reports whether text looks like an id.
func isSnowflake(text string) bool {
	if text == "" || len(text) > 20 || text[0] == '0' {
		return false
	}
	_, err := strconv.ParseUint(text, 10, 64)
	return err == nil
}

// older reports whether one id was made before another.
func older(a, b string) bool {
	if len(a) != len(b) {
		return len(a) < len(b)
	}
	return a < b
}
