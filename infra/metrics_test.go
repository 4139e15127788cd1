package infra

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func scrape(t *testing.T, m *Metrics) string {
	t.Helper()
	answer := httptest.NewRecorder()
	m.Handler().ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	require.Equal(t, http.StatusOK, answer.Code)
	return answer.Body.String()
}

func TestMetricsScrape(t *testing.T) {
	m := NewMetrics("v1.2.3")
	m.ObserveRequest("/v1/reports", "POST", 200, 30*time.Millisecond)
	m.ObserveRequest("/v1/reports", "POST", 503, time.Millisecond)
	m.SetWaiting(7)
	m.SetInflightBytes(1 << 20)
	m.ReplyDropped("late")
	m.ObserveRender("done", 4*time.Millisecond)
	m.ObserveRender("failed", time.Second)
	m.Retried()
	m.Poisoned("panic")
	m.Held("full")
	m.TransportReady(func() error { return nil })
	text := scrape(t, m)
	for _, line := range []string{
		`plotmill_http_requests_total{method="POST",route="/v1/reports",status="200"} 1`,
		`plotmill_http_requests_total{method="POST",route="/v1/reports",status="503"} 1`,
		`plotmill_http_request_seconds_count{method="POST",route="/v1/reports"} 2`,
		`plotmill_http_request_seconds_bucket{method="POST",route="/v1/reports",le="0.02"} 1`,
		`plotmill_waiting_requests 7`,
		`plotmill_inflight_bytes 1.048576e+06`,
		`plotmill_replies_dropped_total{reason="late"} 1`,
		`plotmill_render_seconds_bucket{outcome="done",le="0.005"} 1`,
		`plotmill_render_seconds_sum{outcome="failed"} 1`,
		`plotmill_render_retries_total 1`,
		`plotmill_poisoned_total{class="panic"} 1`,
		`plotmill_held_total{reason="full"} 1`,
		`plotmill_transport_ready 1`,
		`version="v1.2.3"`,
		`go_goroutines `,
		`process_open_fds `,
	} {
		require.Contains(t, text, line)
	}
}

// Every metric of ours says what it is; counters are there before the first count where they have no labels.
func TestMetricsHelp(t *testing.T) {
	text := scrape(t, NewMetrics("dev"))
	require.Contains(t, text, "plotmill_render_retries_total 0")
	for line := range strings.Lines(text) {
		if help, ok := strings.CutPrefix(line, "# HELP plotmill_"); ok {
			_, words, _ := strings.Cut(help, " ")
			require.Greater(t, len(words), 20, line)
		}
	}
}

func TestMetricsAskForReadiness(t *testing.T) {
	m := NewMetrics("dev")
	var away error
	m.TransportReady(func() error { return away })
	require.Contains(t, scrape(t, m), "plotmill_transport_ready 1")
	away = errors.New("away")
	require.Contains(t, scrape(t, m), "plotmill_transport_ready 0")
}

// Two in one process don't meet.
func TestMetricsAreNotGlobal(t *testing.T) {
	one, other := NewMetrics("dev"), NewMetrics("dev")
	one.Retried()
	require.Contains(t, scrape(t, one), "plotmill_render_retries_total 1")
	require.Contains(t, scrape(t, other), "plotmill_render_retries_total 0")
}
