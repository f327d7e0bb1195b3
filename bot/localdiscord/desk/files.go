package desk

import (
	"bytes"
	"embed"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"
	"time"
)

//go:embed page
var page embed.FS

// serveFile serves a file of the page.
func (d *Desk) serveFile(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" {
		name = "index.html"
	}
	raw, err := fs.ReadFile(page, path.Join("page", name))
	if err != nil || !fs.ValidPath(name) || strings.HasPrefix(path.Base(name), ".") {
		fail(w, wrong(http.StatusNotFound, "the page has no %s", r.URL.Path))
		return
	}
	// The file may be kept, but not used unasked: the next program may have another.
	w.Header().Set("Cache-Control", "no-cache")
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(raw))
}

// pictures are the types of files that are shown; others are for saving.
var pictures = []string{"image/png", "image/jpeg", "image/gif", "image/webp"}

// serveAttachment serves a file of a message. Whatever the bot sent, it must not
// act as a page of this server.
func (d *Desk) serveAttachment(w http.ResponseWriter, r *http.Request) {
	file, found := d.srv.File(r.URL.Path)
	if !found {
		fail(w, wrong(http.StatusNotFound, "there is no such file"))
		return
	}
	h := w.Header()
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	h.Set("Content-Type", file.ContentType)
	if !slices.Contains(pictures, file.ContentType) {
		h.Set("Content-Type", "application/octet-stream")
		h.Set("Content-Disposition", "attachment")
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(file.Data))
}
