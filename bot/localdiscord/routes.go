package localdiscord

import (
	"hash/fnv"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// route is one method and path of the REST API. Open routes carry their own
// token or need none.
type route struct {
	pattern string
	open    bool
	handle  handler
}

// routes returns the handler of all REST calls.
func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	all := []route{
		{"GET /gateway", true, getGateway},
		{"GET /gateway/bot", false, getGatewayBot},
		{"GET /users/@me", false, getMe},
		{"GET /users/@me/guilds", false, getMyGuilds},
		{"POST /users/@me/channels", false, createDM},
		{"GET /users/{user}", false, getUser},
		{"GET /applications/@me", false, getApplication},
		{"GET /oauth2/applications/@me", false, getApplication},
		{"GET /guilds/{guild}", false, getGuild},
		{"GET /guilds/{guild}/channels", false, getGuildChannels},
		{"GET /guilds/{guild}/roles", false, getGuildRoles},
		{"GET /guilds/{guild}/members/{user}", false, getMember},
		{"GET /channels/{channel}", false, getChannel},
		{"POST /channels/{channel}/typing", false, startTyping},
		{"GET /channels/{channel}/messages", false, listMessages},
		{"POST /channels/{channel}/messages", false, createMessage},
		{"GET /channels/{channel}/messages/{message}", false, getMessage},
		{"PATCH /channels/{channel}/messages/{message}", false, editMessage},
		{"DELETE /channels/{channel}/messages/{message}", false, deleteMessage},
		{"PUT /channels/{channel}/messages/{message}/reactions/{emoji}/@me", false, addReaction},
		{"DELETE /channels/{channel}/messages/{message}/reactions/{emoji}/@me", false, removeReaction},
		{"POST /interactions/{interaction}/{token}/callback", true, respond},
		{"POST /webhooks/{application}/{token}", true, followUp},
		{"GET /webhooks/{application}/{token}/messages/{message}", true, getResponse},
		{"PATCH /webhooks/{application}/{token}/messages/{message}", true, editResponse},
		{"DELETE /webhooks/{application}/{token}/messages/{message}", true, deleteResponse},
	}
	for _, place := range []string{"/applications/{application}", "/applications/{application}/guilds/{guild}"} {
		all = append(all,
			route{"GET " + place + "/commands", false, listCommands},
			route{"PUT " + place + "/commands", false, overwriteCommands},
			route{"POST " + place + "/commands", false, createCommand},
			route{"GET " + place + "/commands/{command}", false, getCommand},
			route{"PATCH " + place + "/commands/{command}", false, editCommand},
			route{"DELETE " + place + "/commands/{command}", false, deleteCommand},
		)
	}
	for _, r := range all {
		method, path, _ := strings.Cut(r.pattern, " ")
		mux.HandleFunc(method+" /api/{version}"+path, func(w http.ResponseWriter, request *http.Request) {
			c := callOf(request)
			c.r = request
			c.run(w, r.handle, r.open)
		})
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, request *http.Request) { unknownRoute(mux, w, request) })
	return mux
}

// unknownRoute tells a wrong method from a wrong path.
func unknownRoute(mux *http.ServeMux, w http.ResponseWriter, r *http.Request) {
	c := callOf(r)
	for _, method := range []string{"GET", "POST", "PUT", "PATCH", "DELETE"} {
		other := r.Clone(r.Context())
		other.Method = method
		if _, pattern := mux.Handler(other); pattern != "/" && pattern != "" {
			c.refuse(w, errMethod)
			return
		}
	}
	c.refuse(w, errNotFound)
}

// limits adds the headers of a rate limit that is never reached. Interaction
// routes have their own bucket each, as Discord's have.
func (c *call) limits(h http.Header) {
	const limit, window = 1000, time.Second
	sum := fnv.New64a()
	// A hash never fails to take bytes.
	_, _ = sum.Write([]byte(c.r.Method + c.r.Pattern))
	h.Set("X-RateLimit-Limit", strconv.Itoa(limit))
	h.Set("X-RateLimit-Remaining", strconv.Itoa(limit-1))
	h.Set("X-RateLimit-Reset", strconv.FormatFloat(float64(time.Now().Add(window).UnixMilli())/1000, 'f', 3, 64))
	h.Set("X-RateLimit-Reset-After", "1.000")
	h.Set("X-RateLimit-Bucket", strconv.FormatUint(sum.Sum64(), 16))
}
