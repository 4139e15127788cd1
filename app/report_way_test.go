package app

import (
	"context"
	"errors"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"

	"plotmill/infra/rabbittest"
	"plotmill/messages"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"go.uber.org/zap/zapcore"
)

const logLevel = zapcore.ErrorLevel

var broker rabbittest.Shared

func TestMain(m *testing.M) { os.Exit(broker.Main(m)) }

// eachTransport runs the test on every transport.
func eachTransport(t *testing.T, test func(t *testing.T, cfg Config)) {
	t.Helper()
	t.Run("embedded", func(t *testing.T) { test(t, embeddedConfig(t)) })
	t.Run("amqp", func(t *testing.T) { test(t, amqpConfig(t)) })
}

func embeddedConfig(t *testing.T) Config {
	t.Helper()
	cfg := DefaultConfig()
	cfg.Store.URL = "sqlite:" + t.TempDir() + "/plotmill.db"
	return cfg
}

// amqpConfig uses queues of the test's own, on the package's RabbitMQ.
func amqpConfig(t *testing.T) Config {
	t.Helper()
	cfg := DefaultConfig()
	cfg.Transport = transportAMQP
	cfg.AMQP.URL = broker.Node(t).URL
	cfg.AMQP.CommandQueue = "test.render." + uuid.NewString()
	cfg.AMQP.PoisonQueue = "test.poison." + uuid.NewString()
	return cfg
}

func TestPostGivesThePDF(t *testing.T) {
	eachTransport(t, func(t *testing.T, cfg Config) {
		s := start(t, cfg)
		daily, err := os.ReadFile("../examples/daily.json")
		require.NoError(t, err)
		a := s.post(t, string(daily))
		require.Equal(t, http.StatusOK, a.status, string(a.body))
		require.Equal(t, "application/pdf", a.header.Get("Content-Type"))
		require.True(t, messages.IsID(a.header.Get("Report-Id")))
		r, err := messages.ReadReport(daily)
		require.NoError(t, err)
		require.Contains(t, pdfText(t, a.body), r.Title)
	})
}

func TestEveryRequestGetsItsOwnReport(t *testing.T) {
	eachTransport(t, func(t *testing.T, cfg Config) {
		s := start(t, cfg)
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				for range 15 {
					title := "report " + uuid.NewString()
					a, err := s.send(spec(title))
					if err != nil || a.status != http.StatusOK || !strings.Contains(pdfText(t, a.body), title) {
						t.Errorf("%s: status %d, error %v", title, a.status, err)
					}
				}
			})
		}
		wg.Wait()
		require.Zero(t, s.waiters.Len())
	})
}

func TestBadInputIsAnsweredAndTheServiceGoesOn(t *testing.T) {
	bad := []struct {
		name, body string
		status     int
	}{
		{"not JSON", `{"title": `, 400},
		{"empty body", ``, 400},
		{"invalid UTF-8", "{\"title\": \"\xff\"}", 400},
		{"nested 10,000 deep", strings.Repeat("[", 10000) + strings.Repeat("]", 10000), 400},
		{"wrong type", `{"title": 1, "blocks": []}`, 422},
		{"unknown field", `{"titel": "x", "blocks": [{"type": "text", "text": "x"}]}`, 422},
		{"doubled field", `{"title": "x", "title": "y", "blocks": [{"type": "text", "text": "x"}]}`, 422},
		{"NaN as text", `{"title": "x", "blocks": [{"type": "line", "series": [{"name": "s", "x": [1], "y": ["NaN"]}]}]}`, 422},
		{"empty blocks", `{"title": "x", "blocks": []}`, 422},
		{"1e308", `{"title": "x", "blocks": [{"type": "line", "series": [{"name": "s", "x": [1], "y": [1e308]}]}]}`, 422},
		{"too many points", `{"title": "x", "blocks": [{"type": "histogram", "series": [{"name": "s", "values": [1` + strings.Repeat(",1", messages.MaxPoints) + `]}]}]}`, 422},
		{"17 MB", `{"title": "` + strings.Repeat("x", 17<<20) + `"}`, 413},
	}
	eachTransport(t, func(t *testing.T, cfg Config) {
		s := start(t, cfg)
		for _, c := range bad {
			a := s.post(t, c.body)
			require.Equal(t, c.status, a.status, "%s: %.200s", c.name, a.body)
			require.Equal(t, c.status, a.problem(t).Status)
		}
		require.Equal(t, http.StatusOK, s.post(t, spec("after all that")).status)
	})
}

func TestAsyncIsAnsweredAtOnce(t *testing.T) {
	eachTransport(t, func(t *testing.T, cfg Config) {
		s := start(t, cfg)
		a := s.post(t, spec("later"), "Prefer", "respond-async")
		require.Equal(t, http.StatusAccepted, a.status)
		require.Equal(t, "/v1/reports/"+a.header.Get("Report-Id"), a.header.Get("Location"))
		require.Equal(t, "respond-async", a.header.Get("Preference-Applied"))
	})
}

func TestFailureForGoodIsToldAtOnceWithItsPoisonID(t *testing.T) {
	eachTransport(t, func(t *testing.T, cfg Config) {
		cfg.Worker.Retries, cfg.Worker.Backoff = 2, 1
		attempts := make(chan struct{}, 10)
		s := start(t, cfg, renderWith(func(context.Context, *messages.Report) (*messages.ReportRendered, error) {
			attempts <- struct{}{}
			return nil, errors.New("the font is broken")
		}))
		a := s.post(t, spec("doomed"))
		require.Equal(t, http.StatusInternalServerError, a.status)
		p := a.problem(t)
		require.Equal(t, a.header.Get("Report-Id"), p.ReportID)
		require.Equal(t, messages.PoisonID(p.ReportID, 0), p.PoisonID)
		require.Len(t, attempts, 3)
		require.JSONEq(t, spec("doomed"), string(s.poisoned(t).Payload))
	})
}

func TestPanicInRenderingIsAFailureNotACrash(t *testing.T) {
	eachTransport(t, func(t *testing.T, cfg Config) {
		cfg.Worker.Retries = 0
		s := start(t, cfg, renderWith(func(_ context.Context, r *messages.Report) (*messages.ReportRendered, error) {
			if r.Title == "bomb" {
				panic("boom")
			}
			return &messages.ReportRendered{PDF: []byte("%PDF-ok"), Pages: 1}, nil
		}))
		require.Equal(t, http.StatusInternalServerError, s.post(t, spec("bomb")).status)
		require.Equal(t, http.StatusOK, s.post(t, spec("fine")).status)
	})
}

func TestRepliesReachOnlyTheirProcess(t *testing.T) {
	cfg := amqpConfig(t)
	api := cfg
	api.Roles = []string{roleAPI}
	worker := cfg
	worker.Roles = []string{roleWorker}
	one, two := start(t, api), start(t, api)
	start(t, worker)
	start(t, worker)
	var wg sync.WaitGroup
	for _, s := range []*service{one, two} {
		for range 4 {
			wg.Go(func() {
				for range 10 {
					title := "report " + uuid.NewString()
					a, err := s.send(spec(title))
					if err != nil || a.status != http.StatusOK || !strings.Contains(pdfText(t, a.body), title) {
						t.Errorf("%s: status %d, error %v", title, a.status, err)
					}
				}
			})
		}
	}
	wg.Wait()
}
