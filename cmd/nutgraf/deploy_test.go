package main

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

func deployed(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("deploy", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// The list of licences is of the modules, in the versions, that the program is
// built from.
func TestThirdPartyIsCurrent(t *testing.T) {
	t.Parallel()
	cmd := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}{{end}}{{end}}", ".")
	cmd.Env = append(os.Environ(), "GOOS=linux", "GOARCH=amd64", "CGO_ENABLED=0")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	built := strings.Fields(strings.ReplaceAll(string(out), " ", "@"))
	slices.Sort(built)
	list := deployed(t, "THIRD_PARTY.txt")
	head, _, _ := strings.Cut(list, "\n----")
	const remedy = "make the list anew, see Releases in README.md"
	for _, module := range slices.Compact(built) {
		path, version, _ := strings.Cut(module, "@")
		if !regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(path) + `(/\S*)? ` + regexp.QuoteMeta(version) + `: `).MatchString(head) {
			t.Errorf("THIRD_PARTY.txt lacks %s %s: %s", path, version, remedy)
		}
	}
	for _, m := range regexp.MustCompile(`(?m)^(\S+\.\S+) (v\S+): `).FindAllStringSubmatch(head, -1) {
		if !slices.ContainsFunc(built, func(module string) bool {
			path, version, _ := strings.Cut(module, "@")
			return version == m[2] && (m[1] == path || strings.HasPrefix(m[1], path+"/"))
		}) {
			t.Errorf("THIRD_PARTY.txt has %s %s, which isn't in the program: %s", m[1], m[2], remedy)
		}
	}
}

// at returns what stands at a path of a document: "spec.replicas", "env.0.name".
func at(t *testing.T, doc []byte, path string) any {
	t.Helper()
	p, err := yaml.PathString("$." + path)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := p.Read(bytes.NewReader(doc), &v); err != nil {
		t.Errorf("%s: %v", path, err)
	}
	return v
}

func TestManifest(t *testing.T) {
	t.Parallel()
	documents := strings.Split(deployed(t, "kubernetes.yaml"), "\n---\n")
	if len(documents) != 2 {
		t.Fatalf("%d documents", len(documents))
	}
	doc := []byte(documents[0])
	const pod, box = "spec.template.spec.", "spec.template.spec.containers[0]."
	for path, want := range map[string]any{
		"kind": "Deployment", "spec.replicas": uint64(1), "spec.strategy.type": "Recreate",
		pod + "automountServiceAccountToken": false, pod + "securityContext.runAsNonRoot": true,
		pod + "securityContext.runAsUser":                  uint64(65532),
		pod + "securityContext.seccompProfile.type":        "RuntimeDefault",
		box + "securityContext.readOnlyRootFilesystem":     true,
		box + "securityContext.allowPrivilegeEscalation":   false,
		box + "securityContext.capabilities.drop[0]":       "ALL",
		box + "livenessProbe.httpGet.path":                 "/healthz",
		box + "readinessProbe.httpGet.path":                "/readyz",
		box + "ports[0].name":                              "watch",
		box + "ports[0].containerPort":                     uint64(8621),
		box + "resources.limits.memory":                    "512Mi",
		pod + "volumes[0].secret.secretName":               "nutgraf",
		pod + "volumes[1].persistentVolumeClaim.claimName": at(t, []byte(documents[1]), "metadata.name"),
	} {
		if got := at(t, doc, path); got != want {
			t.Errorf("%s is %v, want %v", path, got, want)
		}
	}
	// The settings must be settings of nutgraf.
	var c struct {
		Spec struct {
			Template struct {
				Spec struct {
					Containers []struct {
						Env []struct{ Name, Value string }
					}
				}
			}
		}
	}
	if err := yaml.Unmarshal(doc, &c); err != nil {
		t.Fatal(err)
	}
	var env []string
	for _, e := range c.Spec.Template.Spec.Containers[0].Env {
		env = append(env, e.Name+"="+e.Value)
	}
	usable(t, env)
}

// usable checks that settings of an environment are known.
func usable(t *testing.T, env []string) {
	t.Helper()
	code, stdout, _ := line{"privacy", env}.run(t)
	if code != 0 || !strings.Contains(stdout, "on the disk") {
		t.Errorf("%v: exit status %d, %s", env, code, stdout)
	}
	a := &app{env: env}
	if c, err := a.settings(); err != nil || len(c.Warnings) > 0 || len(env) == 0 {
		t.Errorf("%v: %v %v", env, c.Warnings, err)
	}
}

func TestImage(t *testing.T) {
	t.Parallel()
	text := deployed(t, "Dockerfile")
	_, last, ok := strings.Cut(text, "\nFROM scratch\n")
	if !ok || !strings.Contains(text, "\nFROM golang:1.26 AS build\n") {
		t.Fatal("it isn't built in a Go image and run from scratch")
	}
	for _, want := range []string{"ca-certificates.crt", "USER 65532:65532", `ENTRYPOINT ["/nutgraf"]`, `CMD ["run"]`, "THIRD_PARTY.txt", "--chown=65532:65532"} {
		if !strings.Contains(last, want) {
			t.Errorf("the image lacks %s", want)
		}
	}
	for _, want := range []string{"CGO_ENABLED=0", "-trimpath", "-buildvcs=true"} {
		if !strings.Contains(text, want) {
			t.Errorf("the build lacks %s", want)
		}
	}
	env := regexp.MustCompile(`(?m)^ENV (.*)$`).FindStringSubmatch(last)
	usable(t, strings.Fields(env[1]))
}

// Nothing that the build needs is kept out of the image's context.
func TestImageContext(t *testing.T) {
	t.Parallel()
	var patterns []string
	for pattern := range strings.Lines(deployed(t, "Dockerfile.dockerignore")) {
		if pattern = strings.TrimSpace(pattern); pattern != "" && pattern[0] != '#' {
			patterns = append(patterns, strings.TrimPrefix(pattern, "/"))
		}
	}
	err := fs.WalkDir(os.DirFS("../.."), ".", func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case file == ".git":
			return fs.SkipDir
		}
		for _, pattern := range patterns {
			name := file
			if rest, ok := strings.CutPrefix(pattern, "**/"); ok {
				pattern, name = rest, path.Base(file)
			}
			if out, err := path.Match(pattern, name); err != nil || out && (d.IsDir() || path.Ext(file) == ".go") {
				t.Errorf("%s keeps out %s, %v", pattern, file, err)
			}
		}
		return nil
	})
	if err != nil || len(patterns) == 0 {
		t.Error(err, patterns)
	}
}

func TestUnit(t *testing.T) {
	t.Parallel()
	text := deployed(t, "nutgraf.service")
	for _, want := range []string{
		"ExecReload=/bin/kill -HUP $MAINPID", "RestartPreventExitStatus=2", "DynamicUser=yes", "StateDirectory=nutgraf",
		"ProtectSystem=strict", "NoNewPrivileges=yes", "CapabilityBoundingSet=\n", "MemoryDenyWriteExecute=yes", "LoadCredential=token:",
	} {
		if !strings.Contains(text, "\n"+want) {
			t.Errorf("the unit lacks %s", want)
		}
	}
	usable(t, []string{"STATE_DIRECTORY=/var/lib/nutgraf"})
	if exitRefused != 2 {
		t.Errorf("what Discord refuses for good ends with %d: mend RestartPreventExitStatus", exitRefused)
	}
	tool, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("systemd-analyze isn't here: systemd's own check is left out")
	}
	// The program isn't where the unit expects it; another one stands in.
	file := filepath.Join(t.TempDir(), "nutgraf.service")
	if err := os.WriteFile(file, []byte(strings.ReplaceAll(text, "/usr/local/bin/nutgraf", "/bin/true")), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(tool, "verify", file).CombinedOutput(); err != nil || len(bytes.TrimSpace(out)) > 0 {
		t.Errorf("systemd-analyze verify: %v\n%s", err, out)
	}
}
