// Package openapi checks REST requests to Discord against Discord's published
// OpenAPI description, which the project uses where it finds it and doesn't
// carry along.
//
// It promises to accept what Discord accepts in two places where the
// description is known to be wrong or out of a validator's reach: the JSON
// inside multipart bodies, and default_member_permissions, which is text. It
// doesn't check what the description leaves looser than the documentation; the
// local Discord itself does that.
package openapi

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/legacy"
)

// Validator checks requests. It is safe for concurrent use.
type Validator struct{ router routers.Router }

// Load reads a description from a file.
func Load(path string) (*Validator, error) {
	doc, err := openapi3.NewLoader().LoadFromFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading Discord's OpenAPI description: %w", err)
	}
	// Requests are matched without host and version.
	doc.Servers = nil
	router, err := legacy.NewRouter(doc)
	if err != nil {
		return nil, fmt.Errorf("using Discord's OpenAPI description: %w", err)
	}
	return &Validator{router}, nil
}

// Find returns where the description is: beside the folder that holds the
// module of the working directory, in shared/discord/openapi.json. It is false
// if there is none.
func Find() (path string, found bool) {
	dir, err := os.Getwd()
	for err == nil {
		if _, missing := os.Stat(filepath.Join(dir, "go.mod")); missing == nil {
			path = filepath.Join(filepath.Dir(dir), "shared", "discord", "openapi.json")
			_, missing = os.Stat(path)
			return path, missing == nil
		}
		if filepath.Dir(dir) == dir {
			break
		}
		dir = filepath.Dir(dir)
	}
	return "", false
}

// TB is the part of testing.TB that [ForTest] needs.
type TB interface {
	Helper()
	Logf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// ForTest returns a check for localdiscord.Options.OnRequest. Where the
// description is missing it says so and returns nil, which checks nothing.
func ForTest(tb TB) func(r *http.Request, body []byte) error {
	tb.Helper()
	path, found := Find()
	if !found {
		tb.Logf("SKIPPED: requests are not validated against Discord's OpenAPI description, %s is missing", path)
		return nil
	}
	v, err := Load(path)
	if err != nil {
		tb.Fatalf("%v", err)
	}
	return v.Check
}

// version is what stands before the paths of the description.
var version = regexp.MustCompile(`^/api/v(9|10)/`)

// Check returns what is wrong with a request, nil if it is as described.
func (v *Validator) Check(r *http.Request, body []byte) error {
	if !version.MatchString(r.URL.Path) {
		return fmt.Errorf("OpenAPI: %s isn't below /api/v9 or /api/v10", r.URL.Path)
	}
	shown := r.Clone(r.Context())
	shown.URL.Path = version.ReplaceAllString(r.URL.Path, "/")
	shown.URL.RawPath = ""
	route, parameters, err := v.router.FindRoute(shown)
	if err != nil {
		return fmt.Errorf("OpenAPI: %s %s: %w", r.Method, shown.URL.Path, err)
	}
	body, kind, err := content(r, body)
	if err != nil {
		return err
	}
	shown.Header.Set("Content-Type", kind)
	shown.Body, shown.ContentLength, shown.GetBody = io.NopCloser(bytes.NewReader(body)), int64(len(body)), nil
	err = openapi3filter.ValidateRequest(context.WithoutCancel(r.Context()), &openapi3filter.RequestValidationInput{
		Request: shown, PathParams: parameters, Route: route,
		Options: &openapi3filter.Options{
			AuthenticationFunc: openapi3filter.NoopAuthenticationFunc, SkipSettingDefaults: true,
			ExcludeRequestBody: len(body) == 0 && r.Method != http.MethodPut && r.Method != http.MethodPatch,
		},
	})
	if err != nil {
		return fmt.Errorf("OpenAPI: %s %s: %w", r.Method, route.Path, err)
	}
	return nil
}

// permissions finds what the description takes for a number.
var permissions = regexp.MustCompile(`("default_member_permissions"\s*:\s*)"([0-9]+)"`)

// content returns the JSON of a body, also out of a multipart one, and its type.
func content(r *http.Request, body []byte) ([]byte, string, error) {
	kind, parameters, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if len(body) == 0 {
		return nil, "application/json", nil
	}
	if err != nil {
		return nil, "", fmt.Errorf("OpenAPI: content type %q: %w", r.Header.Get("Content-Type"), err)
	}
	if !strings.HasPrefix(kind, "multipart/") {
		return permissions.ReplaceAll(body, []byte(`$1$2`)), kind, nil
	}
	parts := multipart.NewReader(bytes.NewReader(body), parameters["boundary"])
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return []byte("{}"), "application/json", nil
		}
		if err != nil {
			return nil, "", fmt.Errorf("OpenAPI: multipart body: %w", err)
		}
		if part.FormName() == "payload_json" {
			data, err := io.ReadAll(part)
			return data, "application/json", err
		}
	}
}
