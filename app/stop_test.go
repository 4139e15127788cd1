package app

import (
	"context"
	"net"
	"net/http"
	"testing"
	"time"

	"plotmill/messages"

	"github.com/stretchr/testify/require"
)

// blockingRenderer tells when it begins and renders when it is let go, or its context ends.
type blockingRenderer struct {
	begun chan string
	goOn  chan struct{}
}

func newBlockingRenderer() *blockingRenderer {
	return &blockingRenderer{begun: make(chan string, 100), goOn: make(chan struct{})}
}

func (b *blockingRenderer) Render(ctx context.Context, r *messages.Report) (*messages.ReportRendered, error) {
	b.begun <- r.Title
	select {
	case <-b.goOn:
		return &messages.ReportRendered{PDF: []byte("%PDF-" + r.Title), Pages: 1}, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func TestStopFinishesRunningWorkAndAnswersWhoeverWaits(t *testing.T) {
	eachTransport(t, func(t *testing.T, cfg Config) {
		b := newBlockingRenderer()
		s := start(t, cfg, renderWith(b.Render))
		running := make(chan answer, 1)
		go func() { a, _ := s.send(spec("running"), "Prefer", "wait=60"); running <- a }()
		require.Equal(t, "running", <-b.begun)

		stopped := make(chan error, 1)
		go func() { stopped <- s.stop() }()
		require.Eventually(t, s.refusesConnections, 10*time.Second, 5*time.Millisecond, "the listener closes at the stop")
		close(b.goOn)
		a := <-running
		require.Equal(t, http.StatusOK, a.status, string(a.body))
		require.Equal(t, "%PDF-running", string(a.body))
		require.NoError(t, <-stopped)
	})
}

func TestStopAnswersTheUnfinishedAndGivesThemBack(t *testing.T) {
	eachTransport(t, func(t *testing.T, cfg Config) {
		cfg.Drain, cfg.Worker.Concurrency = 50*time.Millisecond, 1
		b := newBlockingRenderer()
		s := start(t, cfg, renderWith(b.Render))
		waiting := make(chan answer, 2)
		for range 2 {
			go func() { a, _ := s.send(spec("stuck"), "Prefer", "wait=60"); waiting <- a }()
		}
		<-b.begun
		require.Eventually(t, func() bool { return s.waiters.Len() == 2 }, 10*time.Second, time.Millisecond)
		require.NoError(t, s.stop())
		for range 2 {
			require.Equal(t, http.StatusAccepted, (<-waiting).status)
		}

		again := newBlockingRenderer()
		close(again.goOn)
		start(t, cfg, renderWith(again.Render))
		require.Equal(t, "stuck", <-again.begun)
		require.Equal(t, "stuck", <-again.begun)
	})
}

func (s *service) refusesConnections() bool {
	connection, err := net.Dial("tcp", s.Addr())
	if err == nil {
		_ = connection.Close()
	}
	return err != nil
}
