package app

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"plotmill/messages"

	"github.com/stretchr/testify/require"
	"go.uber.org/zap/zaptest"
)

// service is a running App under test.
type service struct {
	*App
	url  string
	stop func() error // ends it as SIGTERM does and returns what Run returned
}

// start runs an App on a free port until the test ends. change may replace parts before it runs.
func start(t *testing.T, cfg Config, change ...func(*App)) *service {
	t.Helper()
	cfg.HTTP.Addr = "127.0.0.1:0"
	a, err := New(cfg, zaptest.NewLogger(t, zaptest.Level(logLevel)))
	require.NoError(t, err)
	for _, c := range change {
		c(a)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- a.Run(ctx) }()
	stopped := false
	s := &service{App: a, url: "http://" + a.Addr()}
	s.stop = func() error {
		if stopped {
			return nil
		}
		stopped = true
		cancel()
		err := <-ended
		a.Close()
		return err
	}
	t.Cleanup(func() { require.NoError(t, s.stop()) })
	s.waitReady(t)
	return s
}

// waitReady waits until the service says that it can publish and consume.
func (s *service) waitReady(t *testing.T) {
	t.Helper()
	require.Eventually(t, func() bool {
		res, err := http.Get(s.url + "/readyz")
		if err != nil {
			return false
		}
		_ = res.Body.Close()
		return res.StatusCode == http.StatusOK
	}, 30*time.Second, 20*time.Millisecond, "the service did not become ready")
}

// answer is a response read whole.
type answer struct {
	status int
	header http.Header
	body   []byte
}

func (a answer) problem(t *testing.T) messages.Problem {
	t.Helper()
	require.Equal(t, "application/problem+json", a.header.Get("Content-Type"), string(a.body))
	var p messages.Problem
	require.NoError(t, json.Unmarshal(a.body, &p))
	return p
}

func (s *service) post(t *testing.T, body string, header ...string) answer {
	t.Helper()
	a, err := s.send(body, header...)
	require.NoError(t, err)
	return a
}

func (s *service) send(body string, header ...string) (answer, error) {
	req, err := http.NewRequest(http.MethodPost, s.url+"/v1/reports", strings.NewReader(body))
	if err != nil {
		return answer{}, err
	}
	req.Header.Set("Content-Type", "application/json")
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return answer{}, err
	}
	defer func() { _ = res.Body.Close() }()
	data, err := io.ReadAll(res.Body)
	return answer{res.StatusCode, res.Header, data}, err
}

// spec is a small valid spec whose PDF tells its title.
func spec(title string) string {
	return fmt.Sprintf(`{"title": %q, "blocks": [{"type": "bar", "categories": ["a", "b"], "series": [{"name": "s", "y": [1, 2]}]}]}`, title)
}

// pdfText is the text of a PDF as a reader's program finds it.
func pdfText(t *testing.T, pdf []byte) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "report.pdf")
	require.NoError(t, os.WriteFile(name, pdf, 0o600))
	out, err := exec.CommandContext(t.Context(), "pdftotext", "-layout", name, "-").Output()
	require.NoError(t, err, "pdftotext is needed: apt-get install poppler-utils")
	return string(out)
}

// rendererFunc is a renderer made of a function.
type rendererFunc func(context.Context, *messages.Report) (*messages.ReportRendered, error)

func (f rendererFunc) Render(ctx context.Context, r *messages.Report) (*messages.ReportRendered, error) {
	return f(ctx, r)
}

func renderWith(f rendererFunc) func(*App) { return func(a *App) { a.renderer = f } }
