package bot

import (
	"sync"
	"time"
)

const (
	// maxInvalid is how many refusals in ten minutes stop all REST calls but the
	// answers to interactions: well before the 10,000 at which Discord's
	// Cloudflare bans the address for everybody behind it, see
	// https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans.
	maxInvalid = 5000
	// maxInvalidAtAll stops these as well.
	maxInvalidAtAll = 9000
	invalidMinutes  = 10
)

// invalid counts the REST calls that Discord refused with 401, 403 or 429 in the
// last ten minutes, to the minute: those of a minute that has begun ten minutes
// ago still count. The zero value is ready.
type invalid struct {
	mu      sync.Mutex
	minutes [invalidMinutes + 1]int
	last    int64 // the minute that was counted last
}

// refused counts one more.
func (i *invalid) refused(now time.Time) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.turn(now)
	i.minutes[i.last%int64(len(i.minutes))]++
}

// count is how many there were.
func (i *invalid) count(now time.Time) int {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.turn(now)
	sum := 0
	for _, n := range i.minutes {
		sum += n
	}
	return sum
}

// turn forgets the minutes that are over. A clock that goes back forgets nothing.
func (i *invalid) turn(now time.Time) {
	minute := now.Unix() / 60
	for n := max(i.last+1, minute-invalidMinutes); n <= minute; n++ {
		i.minutes[n%int64(len(i.minutes))] = 0
	}
	i.last = max(i.last, minute)
}
