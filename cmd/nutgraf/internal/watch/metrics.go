// Package watch lets an operator watch the running bot: whether it lives, whether
// it is ready, and metrics for Prometheus. All names begin with nutgraf_; labels
// come from small fixed sets, without ids and without anything that members typed.
package watch

import (
	"runtime"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"nutgraf/bot"
	"nutgraf/facts"
	"nutgraf/handlers"
)

// Metrics counts what the bot does.
type Metrics struct {
	registry *prometheus.Registry
	bot      atomic.Pointer[bot.Bot] // nil until Follow

	questions, dropped, unsent, panics *prometheus.CounterVec
	events, sessions, disconnects      *prometheus.CounterVec
	requests, withheld                 *prometheus.CounterVec
	answer, rest                       *prometheus.HistogramVec
	reloads                            *prometheus.CounterVec
	loaded                             prometheus.Gauge
	current                            prometheus.Gauge
	unkept                             prometheus.Counter
}

// Everything that an observer can be told is counted: a new method of it wants a
// metric, so nothing is embedded that would ignore it.
var _ bot.Observer = (*Metrics)(nil)

// The buckets of the histograms, in seconds: answers take fractions of a
// millisecond to find and the rest to deliver; Discord drops an interaction after
// three seconds.
var (
	answerBuckets = []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 1.5, 3, 10, 30}
	restBuckets   = []float64{.01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10}
)

// NewMetrics returns metrics in a registry of their own. Version is the
// program's; table returns the table that answers at that moment.
func NewMetrics(version string, table func() *facts.Table) *Metrics {
	m := &Metrics{registry: prometheus.NewRegistry()}
	count := func(name, help string, labels ...string) *prometheus.CounterVec {
		c := prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: "nutgraf", Name: name, Help: help}, labels)
		m.registry.MustRegister(c)
		return c
	}
	m.questions = count("questions_total", "Questions answered, by where they came from and what became of them.", "surface", "outcome")
	m.dropped = count("dropped_total", "Work that nobody will do: full (no room), flood (one member's share) or late.", "surface", "why")
	m.unsent = count("unsent_total", "Answers that Discord didn't take: gone, forbidden or failed.", "surface", "why")
	m.panics = count("panics_total", "Bugs that were contained, by where they were.", "where")
	m.events = count("gateway_events_total", "Events that the gateway delivered; other: of no use to the bot.", "event")
	m.sessions = count("gateway_sessions_total", "Gateway connections that became ready, by whether they resume an earlier one.", "resumed")
	m.disconnects = count("gateway_disconnects_total", "Gateway connections that ended or were never had, by why.", "why")
	m.requests = count("rest_requests_total", "Attempts at REST calls, by Discord's HTTP status; 0: no answer.", "route", "status")
	m.withheld = count("rest_withheld_total", "REST calls that weren't made: limit, invalid or token.", "route", "why")
	m.reloads = count("table_reloads_total", "Readings of the table's file since the start, by result: ok or error.", "result")
	m.answer = prometheus.NewHistogramVec(prometheus.HistogramOpts{Namespace: "nutgraf", Name: "answer_duration_seconds",
		Help: "From the arrival of a question to Discord's word that it has the answer.", Buckets: answerBuckets}, []string{"surface"})
	m.rest = prometheus.NewHistogramVec(prometheus.HistogramOpts{Namespace: "nutgraf", Name: "rest_duration_seconds",
		Help: "Of REST calls, until the answer's header.", Buckets: restBuckets}, []string{"route"})
	m.current = prometheus.NewGauge(prometheus.GaugeOpts{Namespace: "nutgraf", Name: "table_current",
		Help: "1 if the table that answers is the one in the file, 0 if the file has mistakes and the last good one answers."})
	m.loaded = prometheus.NewGauge(prometheus.GaugeOpts{Namespace: "nutgraf", Name: "table_loaded_timestamp_seconds",
		Help: "When the table that answers was read."})
	m.unkept = prometheus.NewCounter(prometheus.CounterOpts{Namespace: "nutgraf", Name: "unanswered_unkept_total",
		Help: "Unanswered questions that could not be kept for the curator."})
	build := prometheus.NewGauge(prometheus.GaugeOpts{Namespace: "nutgraf", Name: "build_info",
		Help: "Always 1; the labels say which program runs.", ConstLabels: prometheus.Labels{"version": version, "goversion": runtime.Version()}})
	build.Set(1)
	m.registry.MustRegister(m.answer, m.rest, m.current, m.loaded, m.unkept, build, &present{m, table},
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	m.begin()
	m.read()
	return m
}

// begin makes the counters that alerts wait for: one that first appears with its
// first event would show no increase.
func (m *Metrics) begin() {
	for _, surface := range []handlers.Surface{handlers.Prefix, handlers.Slash, handlers.Mention, handlers.DM, handlers.Menu, handlers.Pressed} {
		m.questions.WithLabelValues(string(surface), "failed")
		m.unsent.WithLabelValues(string(surface), "failed")
	}
	for _, surface := range []string{"prefix", "mention", "dm", "interaction"} {
		for _, why := range []string{"full", "flood", "late"} {
			m.dropped.WithLabelValues(surface, why)
		}
	}
	for _, where := range []string{"handler", "event", "answer"} {
		m.panics.WithLabelValues(where)
	}
	for _, result := range []string{"ok", "error"} {
		m.reloads.WithLabelValues(result)
	}
}

// Follow makes the gauges those of b.
func (m *Metrics) Follow(b *bot.Bot) { m.bot.Store(b) }

// Reloaded counts a reading of the table's file and its error.
func (m *Metrics) Reloaded(err error) {
	if err != nil {
		m.reloads.WithLabelValues("error").Inc()
		m.current.Set(0)
		return
	}
	m.reloads.WithLabelValues("ok").Inc()
	m.read()
}

func (m *Metrics) read() {
	m.current.Set(1)
	m.loaded.SetToCurrentTime()
}

// Unkept counts a question that could not be kept.
func (m *Metrics) Unkept() { m.unkept.Inc() }

// Event counts.
func (m *Metrics) Event(name string) { m.events.WithLabelValues(name).Inc() }

// Dropped counts.
func (m *Metrics) Dropped(surface, why string) { m.dropped.WithLabelValues(surface, why).Inc() }

// Answered counts, and notes how long it took.
func (m *Metrics) Answered(surface, outcome string, took time.Duration) {
	m.questions.WithLabelValues(surface, outcome).Inc()
	m.answer.WithLabelValues(surface).Observe(took.Seconds())
}

// Unsent counts.
func (m *Metrics) Unsent(surface, why string) { m.unsent.WithLabelValues(surface, why).Inc() }

// Panicked counts.
func (m *Metrics) Panicked(where string) { m.panics.WithLabelValues(where).Inc() }

// Connected counts.
func (m *Metrics) Connected(resumed bool) {
	m.sessions.WithLabelValues(strconv.FormatBool(resumed)).Inc()
}

// Disconnected counts.
func (m *Metrics) Disconnected(why string) { m.disconnects.WithLabelValues(why).Inc() }

// Requested counts, and notes how long it took.
func (m *Metrics) Requested(route string, status int, took time.Duration) {
	if status < 100 || status > 599 {
		status = 0 // whatever a proxy makes up
	}
	m.requests.WithLabelValues(route, strconv.Itoa(status)).Inc()
	m.rest.WithLabelValues(route).Observe(took.Seconds())
}

// Withheld counts.
func (m *Metrics) Withheld(route, why string) { m.withheld.WithLabelValues(route, why).Inc() }
