package localdiscord

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strings"
)

// maxFile is the largest file that a bot can send.
const maxFile = 10 << 20

// readBody splits a request's body into JSON and files.
func (c *call) readBody(raw []byte) error {
	c.body = raw
	if len(raw) == 0 {
		return nil
	}
	kind, parameters, err := mime.ParseMediaType(c.r.Header.Get("Content-Type"))
	switch {
	case err == nil && kind == "application/json":
		return nil
	case err == nil && kind == "multipart/form-data":
		return c.readParts(multipart.NewReader(bytes.NewReader(raw), parameters["boundary"]))
	}
	n := node{form: &form{errors: map[string]any{}}}
	n.fail("CONTENT_TYPE_INVALID", "Expected \"Content-Type\" header to be one of {'application/json', 'multipart/form-data'}.")
	return n.form.err()
}

// readParts reads payload_json and files[n].
func (c *call) readParts(parts *multipart.Reader) error {
	c.body, c.files, c.names = nil, map[string][]byte{}, map[string]string{}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return &apiError{status: http.StatusBadRequest, Code: 50035, Message: "Invalid multipart body: " + err.Error()}
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return &apiError{status: http.StatusBadRequest, Code: 50035, Message: "Invalid multipart body: " + err.Error()}
		}
		name := part.FormName()
		switch {
		case name == "payload_json":
			c.body = data
		case part.FileName() == "":
			c.problem(fmt.Sprintf("Discord doesn't know and ignores the part %q", name))
		case len(data) > maxFile:
			return errTooLarge
		default:
			c.files[name], c.names[name] = data, part.FileName()
		}
	}
}

// isAttachmentPath reports whether a path is a file's.
func isAttachmentPath(path string) bool { return strings.HasPrefix(path, "/attachments/") }

// attachmentPath is where a file of a message is served.
func attachmentPath(channel string, a Attachment) string {
	return "/attachments/" + channel + "/" + a.ID + "/" + a.Filename
}

// serveAttachment serves a file of a message.
func (s *Server) serveAttachment(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	file, found := s.attachmentAt(r.URL.Path)
	s.mu.Unlock()
	if !found {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", file.ContentType)
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Content-Security-Policy", "sandbox")
	// A reader that has gone away doesn't get the file.
	_, _ = w.Write(file.Data)
}

// attachmentAt finds a file by its path. The lock is held.
func (s *Server) attachmentAt(path string) (Attachment, bool) {
	steps := strings.Split(path, "/")
	if len(steps) != 5 || s.channels[steps[2]] == nil {
		return Attachment{}, false
	}
	for _, m := range s.channels[steps[2]].messages {
		for _, a := range m.Attachments {
			if attachmentPath(m.ChannelID, a) == path {
				return a, true
			}
		}
	}
	for _, old := range s.outlived {
		if attachmentPath(steps[2], old) == path {
			return old, true
		}
	}
	return Attachment{}, false
}

// outlive keeps the files of a message that changes or goes: as from Discord's
// own servers, they can be had for a while yet, by whoever was just about to. The
// lock is held.
func (s *Server) outlive(m Message) {
	s.outlived = append(s.outlived, m.Attachments...)
	s.outlived = s.outlived[max(0, len(s.outlived)-maxOutlived):]
}

// maxOutlived bounds the files that are kept without their message.
const maxOutlived = 16
