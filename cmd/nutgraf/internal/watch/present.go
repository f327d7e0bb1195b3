package watch

import (
	"github.com/prometheus/client_golang/prometheus"

	"nutgraf/bot"
	"nutgraf/facts"
)

// present collects what is true at the moment when somebody asks.
type present struct {
	metrics *Metrics
	table   func() *facts.Table
}

func describe(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc("nutgraf_"+name, help, labels, nil)
}

var (
	descUp         = describe("gateway_up", "1 while the gateway is connected and ready.")
	descPending    = describe("queue_length", "Questions that wait or are being answered.")
	descLimit      = describe("queue_limit", "How many may; one more is dropped.")
	descIdentifies = describe("gateway_identifies_remaining", "Sessions that Discord lets the bot start today; -1 before it has said.")
	descInvalid    = describe("rest_invalid_requests", "REST calls of the last ten minutes that Discord refused with 401, 403 or 429; it bans at 10,000.")
	descTable      = describe("table_info", "Always 1; the label names the table that answers.", "version")
	descFacts      = describe("table_facts", "Facts in the table that answers.")
)

// Describe names them.
func (p *present) Describe(to chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{descUp, descPending, descLimit, descIdentifies, descInvalid, descTable, descFacts} {
		to <- d
	}
}

// Collect looks.
func (p *present) Collect(to chan<- prometheus.Metric) {
	gauge := func(d *prometheus.Desc, v float64, labels ...string) {
		to <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, v, labels...)
	}
	table := p.table()
	gauge(descTable, 1, table.Version)
	gauge(descFacts, float64(len(table.Facts)))
	g := bot.Gauges{IdentifiesLeft: -1}
	if b := p.metrics.bot.Load(); b != nil {
		g = b.Gauges()
	}
	up := 0.0
	if g.Online {
		up = 1
	}
	gauge(descUp, up)
	gauge(descPending, float64(g.Pending))
	gauge(descLimit, float64(g.QueueLimit))
	gauge(descIdentifies, float64(g.IdentifiesLeft))
	gauge(descInvalid, float64(g.InvalidRequests))
}
