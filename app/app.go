package app

import (
	"context"
	"errors"
	"fmt"
	"net"

	"plotmill/app/report"
	"plotmill/handlers"
	"plotmill/infra"

	"go.uber.org/zap"
)

// rememberEnded is how many ended correlation ids are known, to tell a late or doubled reply from a stray one.
const rememberEnded = 16384

// App is one process of the service: the roles of its configuration on its transport.
type App struct {
	cfg       Config
	log       *zap.Logger
	metrics   *infra.Metrics
	transport infra.Transport
	waiters   *handlers.Waiters
	renderer  handlers.Renderer
	listener  net.Listener
	close     []func()
}

// New wires a process. Each thing registers its teardown where it is made; Close runs them in reverse.
func New(cfg Config, log *zap.Logger) (*App, error) {
	a := &App{cfg: cfg, log: log}
	if err := a.wire(); err != nil {
		a.Close()
		return nil, err
	}
	return a, nil
}

// wire makes the parts in their order.
func (a *App) wire() (err error) {
	cfg, log := &a.cfg, a.log
	life, end := context.WithCancel(context.Background())
	a.onClose(end)

	a.metrics = infra.NewMetrics(Version)

	a.transport, err = openTransport(life, cfg, log)
	if err != nil {
		return err
	}
	a.onClose(func() { logError(log, "closing the transport", a.transport.Close()) })
	a.metrics.TransportReady(a.transport.Ready)

	if cfg.has(roleWorker) {
		a.renderer, err = report.New(report.Options{Producer: "Plotmill " + Version})
		if err != nil {
			return fmt.Errorf("renderer: %w", err)
		}
	}

	a.waiters = handlers.NewWaiters(rememberEnded)

	a.listener, err = infra.Listen(cfg.HTTP.Addr)
	if err != nil {
		return fmt.Errorf("http.addr: %w; set http.addr or PLOTMILL_HTTP_ADDR to a free address", err)
	}
	a.onClose(func() { _ = a.listener.Close() })
	return nil
}

// Addr is the address that the HTTP server listens on.
func (a *App) Addr() string { return a.listener.Addr().String() }

// Close gives everything back, in the reverse order of its making. It may be called twice.
func (a *App) Close() {
	for i := len(a.close) - 1; i >= 0; i-- {
		a.close[i]()
	}
	a.close = nil
}

func (a *App) onClose(f func()) { a.close = append(a.close, f) }

func logError(log *zap.Logger, doing string, err error) {
	if err != nil && !errors.Is(err, net.ErrClosed) {
		log.Error(doing, zap.Error(err))
	}
}
