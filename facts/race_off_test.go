//go:build !race

package facts

// underRace is true when the race detector watches, which makes all of it an
// order of magnitude slower.
const underRace = false
