package bot

import "strings"

// routeOf names the route of a REST call without ids, and the major id that
// Discord's limits of the route are counted for: the channel, guild or webhook.
// A webhook's and an interaction's token belongs to that id. The name is from a
// small set, whatever the path: what isn't an endpoint's word becomes a
// placeholder. See https://discord.com/developers/docs/topics/rate-limits.
func routeOf(method, path string) (route, major string) {
	path = strings.TrimPrefix(path, "/api")
	if rest, ok := strings.CutPrefix(path, "/v"); ok {
		_, path, _ = strings.Cut(rest, "/")
	}
	segments := strings.Split(strings.Trim(path, "/"), "/")
	name := strings.Builder{}
	name.WriteString(method)
	name.WriteByte(' ')
	for n, s := range segments {
		before := func(back int) string { return segments[max(n-back, 0)] }
		shown := s
		switch {
		case n == 2 && (segments[0] == "webhooks" || segments[0] == "interactions"):
			shown, major = "{token}", major+"/"+s
		case n > 0 && before(1) == "reactions":
			shown = "{emoji}"
		case isNumber(s):
			shown = "{id}"
			if n == 1 && majorFor(segments[0]) {
				major = s
			}
		case !isWord(s):
			shown = "{other}"
		}
		name.WriteByte('/')
		name.WriteString(shown)
	}
	return name.String(), major
}

// majorFor says whether limits are counted for each id of such a thing.
func majorFor(thing string) bool {
	return thing == "channels" || thing == "guilds" || thing == "webhooks" || thing == "interactions"
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// isWord says whether a segment is a word of an endpoint: "messages", "@me".
func isWord(s string) bool {
	return s != "" && len(s) <= 24 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz-@") == ""
}
