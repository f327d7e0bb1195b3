package watch

import (
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"

	"nutgraf/bot"
	"nutgraf/facts"
)

// lived is the metrics of a bot to which everything has happened that an
// observer can be told of.
func lived(t *testing.T) *Metrics {
	t.Helper()
	table := facts.Table{Version: "0123456789ab", Facts: make([]facts.Fact, 2)}
	m := NewMetrics("v1", func() *facts.Table { return &table })
	var o bot.Observer = m
	v := reflect.ValueOf(o)
	for i := range v.NumMethod() {
		method := v.Type().Method(i)
		if _, told := reflect.TypeFor[bot.Observer]().MethodByName(method.Name); !told {
			continue
		}
		var args []reflect.Value
		for n := range v.Method(i).Type().NumIn() {
			kind := v.Method(i).Type().In(n)
			arg := reflect.Zero(kind)
			if kind.Kind() == reflect.String {
				arg = reflect.ValueOf("x")
			}
			args = append(args, arg)
		}
		v.Method(i).Call(args)
	}
	m.Reloaded(nil)
	m.Reloaded(errors.New("no"))
	m.Unkept()
	return m
}

// known returns the metrics, as they can be asked for, each with its labels.
func known(t *testing.T) map[string][]string {
	t.Helper()
	families, err := lived(t).registry.Gather()
	if err != nil {
		t.Fatal(err)
	}
	names := map[string][]string{"up": {"job"}}
	for _, f := range families {
		var labels []string
		for _, p := range f.GetMetric()[0].GetLabel() {
			labels = append(labels, p.GetName())
		}
		names[f.GetName()] = labels
		if f.GetMetric()[0].GetHistogram() != nil {
			for _, part := range []string{"_count", "_sum"} {
				names[f.GetName()+part] = labels
			}
			names[f.GetName()+"_bucket"] = append(labels, "le")
		}
	}
	return names
}

// The names and labels that alerts and dashboards of others rely on.
func TestNames(t *testing.T) {
	t.Parallel()
	names := known(t)
	for name, want := range map[string]string{
		"nutgraf_questions_total": "outcome surface", "nutgraf_dropped_total": "surface why", "nutgraf_unsent_total": "surface why",
		"nutgraf_panics_total": "where", "nutgraf_gateway_events_total": "event", "nutgraf_gateway_sessions_total": "resumed",
		"nutgraf_gateway_disconnects_total": "why", "nutgraf_rest_requests_total": "route status", "nutgraf_rest_withheld_total": "route why",
		"nutgraf_table_reloads_total": "result", "nutgraf_unanswered_unkept_total": "", "nutgraf_answer_duration_seconds": "surface",
	} {
		if labels, ok := names[name]; !ok || strings.Join(labels, " ") != want {
			t.Errorf("%s has the labels %v, %v; want %s", name, labels, ok, want)
		}
	}
}

var (
	metricName = regexp.MustCompile(`\b(?:nutgraf|go|process)_[a-z_]+\b|\bup\b`)
	matcher    = regexp.MustCompile(`([a-z_]+)\s*(?:=~|!~|!=|=)\s*"`)
	grouping   = regexp.MustCompile(`by \(([a-z_, ]+)\)`)
)

// checkExpression says which metrics and labels of an expression there aren't.
func checkExpression(t *testing.T, where, expr string, names map[string][]string) {
	t.Helper()
	metrics := metricName.FindAllString(expr, -1)
	if len(metrics) == 0 {
		t.Errorf("%s: %s asks for no metric", where, expr)
	}
	labels := []string{"instance", "job"} // Prometheus's own
	for _, name := range metrics {
		own, ok := names[name]
		if !ok {
			t.Errorf("%s: there is no metric %s", where, name)
		}
		labels = append(labels, own...)
	}
	var used []string
	for _, m := range matcher.FindAllStringSubmatch(expr, -1) {
		used = append(used, m[1])
	}
	for _, m := range grouping.FindAllStringSubmatch(expr, -1) {
		used = append(used, strings.Split(strings.ReplaceAll(m[1], " ", ""), ",")...)
	}
	for _, label := range used {
		if !slices.Contains(labels, label) {
			t.Errorf("%s: %s has no label %s", where, expr, label)
		}
	}
}

func TestAlerts(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../../deploy/alerts.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Groups []struct {
			Name  string
			Rules []struct {
				Alert, Expr, For    string
				Labels, Annotations map[string]string
			}
		}
	}
	if err := yaml.UnmarshalWithOptions(data, &file, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	names, seen := known(t), map[string]bool{}
	for _, r := range file.Groups[0].Rules {
		checkExpression(t, r.Alert, r.Expr, names)
		if seen[r.Alert] || r.Labels["severity"] == "" || r.Annotations["summary"] == "" || r.Annotations["description"] == "" {
			t.Errorf("%s stands twice, or lacks a severity, a summary or a description", r.Alert)
		}
		if _, err := time.ParseDuration(r.For); r.For != "" && err != nil {
			t.Errorf("%s: %v", r.Alert, err)
		}
		seen[r.Alert] = true
	}
	if len(seen) < 10 {
		t.Errorf("%d alerts", len(seen))
	}
}

func TestDashboard(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../../deploy/dashboard.json")
	if err != nil {
		t.Fatal(err)
	}
	var board struct {
		Title, UID string
		Panels     []struct {
			ID          int
			Title, Type string
			Description string
			GridPos     struct{ X, Y, W, H int }
			Targets     []struct{ Expr, RefID, LegendFormat string }
		}
		Annotations struct{ List []struct{ Expr string } }
	}
	if err := json.Unmarshal(data, &board); err != nil {
		t.Fatal(err)
	}
	names, ids := known(t), map[int]bool{}
	covered := ""
	for _, a := range board.Annotations.List {
		checkExpression(t, "an annotation", a.Expr, names)
		covered += a.Expr
	}
	for _, p := range board.Panels {
		refs := map[string]bool{}
		for _, target := range p.Targets {
			checkExpression(t, p.Title, target.Expr, names)
			covered += target.Expr
			if refs[target.RefID] || target.RefID == "" {
				t.Errorf("%s: the target %q stands twice", p.Title, target.RefID)
			}
			refs[target.RefID] = true
		}
		if ids[p.ID] || p.Title == "" || p.Description == "" || len(p.Targets) == 0 || p.GridPos.X+p.GridPos.W > 24 || p.GridPos.H == 0 {
			t.Errorf("panel %d, %q: %+v", p.ID, p.Title, p.GridPos)
		}
		ids[p.ID] = true
	}
	for name := range names {
		if base := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(name, "_bucket"), "_sum"), "_count"); strings.HasPrefix(name, "nutgraf_") &&
			name != "nutgraf_table_reloads_total" && !strings.Contains(covered, base) {
			t.Errorf("the dashboard doesn't show %s", base)
		}
	}
}

func TestServer(t *testing.T) {
	t.Parallel()
	table := &facts.Table{Version: "0123456789ab"}
	gateway := "offline"
	h := handler(NewMetrics("v1", func() *facts.Table { return table }), func() State { return StateOf("v1", gateway, table) }, slog.NewLogLogger(slog.DiscardHandler, 0))
	for _, c := range []struct {
		gateway, method, path string
		code                  int
		body                  string
	}{
		{"offline", "GET", "/healthz", 200, `"alive"`},
		{"offline", "GET", "/readyz", 503, `{"ready":false,"gateway":"offline","table":{"version":"0123456789ab","facts":0},"version":"v1"}`},
		{"stopping", "GET", "/readyz", 503, `"stopping"`},
		{"online", "GET", "/readyz", 200, `"ready":true`},
		{"online", "HEAD", "/readyz", 200, ""},
		{"online", "GET", "/metrics", 200, `nutgraf_build_info{goversion=`},
		{"online", "POST", "/metrics", 405, ""},
		{"online", "GET", "/", 404, ""},
		{"online", "GET", "/debug/pprof/", 404, ""},
	} {
		gateway = c.gateway
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(c.method, c.path, nil))
		if w.Code != c.code || !strings.Contains(w.Body.String(), c.body) {
			t.Errorf("%s %s, %s: %d %s", c.method, c.path, c.gateway, w.Code, w.Body)
		}
	}
}

func TestServerLifetime(t *testing.T) {
	t.Parallel()
	table := &facts.Table{}
	m := NewMetrics("v1", func() *facts.Table { return table })
	s, err := Listen("127.0.0.1:0", m, func() State { return StateOf("v1", "online", table) }, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	served := make(chan error, 1)
	go func() { served <- s.Serve() }()
	answer, err := http.Get("http://" + s.Addr() + "/healthz")
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if _, err := Listen(s.Addr(), m, nil, slog.New(slog.DiscardHandler)); err == nil || !strings.Contains(err.Error(), "in use") {
		t.Errorf("a second server: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if err := <-served; err != nil {
		t.Error(err)
	}
}
