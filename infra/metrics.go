package infra

import (
	"net/http"
	"runtime"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Metrics counts what the service does, for Prometheus. It is safe for concurrent use.
type Metrics struct {
	registry *prometheus.Registry

	requests       *prometheus.CounterVec
	requestSeconds *prometheus.HistogramVec
	waiting        prometheus.Gauge
	inflightBytes  prometheus.Gauge
	dropped        *prometheus.CounterVec
	renderSeconds  *prometheus.HistogramVec
	retries        prometheus.Counter
	poisoned       *prometheus.CounterVec
	held           *prometheus.CounterVec
}

// NewMetrics returns metrics with a registry of their own; version is what the build information says.
func NewMetrics(version string) *Metrics {
	m := &Metrics{registry: prometheus.NewRegistry()}
	m.measureHTTP()
	m.measureWork()
	m.registry.MustRegister(
		buildInfo(version), collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		m.requests, m.requestSeconds, m.waiting, m.inflightBytes, m.dropped,
		m.renderSeconds, m.retries, m.poisoned, m.held,
	)
	return m
}

func (m *Metrics) measureHTTP() {
	m.requests = counters("http_requests_total", "Requests answered, by route pattern, method and status.",
		"route", "method", "status")
	m.requestSeconds = prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "plotmill_http_request_seconds", Buckets: seconds,
		Help: "Time from a request's headers to its answer, in seconds; a POST includes the wait for its report.",
	}, []string{"route", "method"})
	m.waiting = gauge("waiting_requests", "Requests that wait for their report at the moment; http.max_waiting is the limit.")
	m.inflightBytes = gauge("inflight_bytes",
		"Bytes of request bodies held at the moment; http.max_inflight_bytes is the limit.")
	m.dropped = counters("replies_dropped_total",
		"Replies that reached nobody: late (its request was answered before), duplicate, unknown (not asked for here), "+
			"unroutable (the asking process is gone).", "reason")
}

func (m *Metrics) measureWork() {
	m.renderSeconds = prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "plotmill_render_seconds", Buckets: seconds,
		Help: "Time of one attempt to render, in seconds, by outcome: done or failed.",
	}, []string{"outcome"})
	m.retries = prometheus.NewCounter(prometheus.CounterOpts{
		Name: "plotmill_render_retries_total", Help: "Attempts to render after the first one failed.",
	})
	m.poisoned = counters("poisoned_total", "Commands copied to the poison queue, by class of the failure.", "class")
	m.held = counters("held_total",
		"Times a message was held and its publish tried again, because the transport did not take it.", "reason")
}

// seconds are the upper bounds of the duration buckets.
var seconds = []float64{.001, .002, .005, .01, .02, .05, .1, .2, .5, 1, 2, 5, 10, 30, 60}

func counters(name, help string, labels ...string) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Name: "plotmill_" + name, Help: help}, labels)
}

func gauge(name, help string) prometheus.Gauge {
	return prometheus.NewGauge(prometheus.GaugeOpts{Name: "plotmill_" + name, Help: help})
}

func buildInfo(version string) prometheus.Collector {
	info := prometheus.NewGauge(prometheus.GaugeOpts{
		Name: "plotmill_build_info", Help: "Always 1; the labels say what was built, and with what.",
		ConstLabels: prometheus.Labels{"version": version, "goversion": runtime.Version()},
	})
	info.Set(1)
	return info
}

// ObserveRequest counts an answered request; route is the pattern that matched.
func (m *Metrics) ObserveRequest(route, method string, status int, d time.Duration) {
	m.requests.WithLabelValues(route, method, strconv.Itoa(status)).Inc()
	m.requestSeconds.WithLabelValues(route, method).Observe(d.Seconds())
}

// SetWaiting tells how many requests wait.
func (m *Metrics) SetWaiting(n int) { m.waiting.Set(float64(n)) }

// SetInflightBytes tells how many bytes of bodies are held.
func (m *Metrics) SetInflightBytes(n int64) { m.inflightBytes.Set(float64(n)) }

// ReplyDropped counts a reply that reached nobody: late, duplicate, unknown or unroutable.
func (m *Metrics) ReplyDropped(reason string) { m.dropped.WithLabelValues(reason).Inc() }

// ObserveRender counts an attempt to render: done or failed.
func (m *Metrics) ObserveRender(outcome string, d time.Duration) {
	m.renderSeconds.WithLabelValues(outcome).Observe(d.Seconds())
}

// Retried counts an attempt after the first.
func (m *Metrics) Retried() { m.retries.Inc() }

// Poisoned counts a command that went to the poison queue.
func (m *Metrics) Poisoned(class string) { m.poisoned.WithLabelValues(class).Inc() }

// Held counts a publish that has to be tried again.
func (m *Metrics) Held(reason string) { m.held.WithLabelValues(reason).Inc() }

// TransportReady has each scrape ask whether messages can be published and consumed. Call it once at most.
func (m *Metrics) TransportReady(ready func() error) {
	m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "plotmill_transport_ready", Help: "1 while messages can be published and consumed, else 0.",
	}, func() float64 {
		if ready() == nil {
			return 1
		}
		return 0
	}))
}

// Handler serves the metrics to Prometheus.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{Registry: m.registry})
}
