package desk

import (
	"crypto/sha256"
	"crypto/subtle"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// policy is the page's Content-Security-Policy.
const policy = "default-src 'self'; img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; " +
	"form-action 'none'; frame-ancestors 'none'"

// passCookie holds the pass that an access key was exchanged for.
const passCookie = "desk_pass"

// guard lets in whom the desk is for.
type guard struct {
	hosts []string // that a request may be for; nil where a key is needed instead
	key   string   // to be given once, "" where none is needed
	pass  string   // what a cookie has from then on
}

// loopbackHosts returns the values of Host that stand for a loopback address.
func loopbackHosts(a *net.TCPAddr) []string {
	hosts := []string{}
	for _, host := range []string{"localhost", "127.0.0.1", "::1", a.IP.String()} {
		hosts = append(hosts, net.JoinHostPort(host, fmt.Sprint(a.Port)))
		if a.Port == 80 {
			hosts = append(hosts, strings.TrimSuffix(net.JoinHostPort(host, ""), ":"))
		}
	}
	return hosts
}

// wrap puts the guard before a handler.
func (g guard) wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		if err := g.admit(r); err != nil {
			fail(w, err)
			return
		}
		if g.key == "" || g.known(r) {
			next.ServeHTTP(w, r)
			return
		}
		g.exchange(w, r)
	})
}

// admit checks where a request comes from and which server it is meant for.
func (g guard) admit(r *http.Request) error {
	if g.hosts != nil && !slices.Contains(g.hosts, strings.ToLower(r.Host)) {
		return wrong(http.StatusForbidden, "this page is for this machine alone, not for %q", r.Host)
	}
	origins := r.Header.Values("Origin")
	if len(origins) == 0 && r.URL.Path == feedPath {
		return wrong(http.StatusForbidden, "a feed needs an Origin")
	}
	for _, origin := range origins {
		u, err := url.Parse(origin)
		if err != nil || u.Host == "" || !strings.EqualFold(u.Host, r.Host) || u.Scheme != "http" && (g.hosts != nil || u.Scheme != "https") {
			return wrong(http.StatusForbidden, "not for pages of %q", origin)
		}
	}
	switch site := r.Header.Get("Sec-Fetch-Site"); {
	case site == "" || site == "same-origin" || site == "none":
	case r.Method == http.MethodGet && r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document" && !strings.HasPrefix(r.URL.Path, "/api/"):
		// Somebody followed a link to the page.
	default:
		return wrong(http.StatusForbidden, "not for pages of other sites")
	}
	return nil
}

// known reports whether a request has the pass.
func (g guard) known(r *http.Request) bool {
	cookie, err := r.Cookie(passCookie)
	return err == nil && same(cookie.Value, g.pass)
}

// exchange gives the pass for the key.
func (g guard) exchange(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet || r.URL.Path != "/" || !same(r.URL.Query().Get("key"), g.key) {
		fail(w, wrong(http.StatusUnauthorized, "open the address with the access key that was printed at the start"))
		return
	}
	http.SetCookie(w, &http.Cookie{Name: passCookie, Value: g.pass, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode})
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

// same compares two secrets without telling by its time where they differ.
func same(a, b string) bool {
	x, y := sha256.Sum256([]byte(a)), sha256.Sum256([]byte(b))
	return subtle.ConstantTimeCompare(x[:], y[:]) == 1
}
