package app

import (
	"net/http"

	"plotmill/handlers"
	"plotmill/infra"
	"plotmill/messages"
)

// newServer is the HTTP server: the whole API for the api role; health and metrics for every role.
func (a *App) newServer() (*http.Server, error) {
	routes, err := a.routes()
	if err != nil {
		return nil, err
	}
	return infra.NewHTTPServer(routes, infra.HTTPConfig{
		ReadHeaderTimeout: a.cfg.HTTP.HeaderTimeout,
		ReadTimeout:       a.cfg.HTTP.ReadTimeout,
		IdleTimeout:       a.cfg.HTTP.IdleTimeout,
	}, a.log), nil
}

func (a *App) routes() (http.Handler, error) {
	deps := handlers.Deps{
		Publisher:      a.transport.Publisher(),
		CommandQueue:   a.cfg.AMQP.CommandQueue,
		ReplyAddress:   a.transport.ReplyAddress,
		Waiters:        a.waiters,
		Ready:          a.transport.Ready,
		Metrics:        a.metrics,
		MetricsHandler: a.metrics.Handler(),
		Limits: handlers.Limits{
			Wait:             a.cfg.HTTP.Wait,
			MaxBody:          a.cfg.HTTP.MaxBody,
			MaxWaiting:       int(a.cfg.HTTP.MaxWaiting),
			MaxInflightBytes: a.cfg.HTTP.MaxInflightBytes,
		},
		Log:        a.log,
		ReadReport: messages.ReadReport,
		Schema:     messages.Schema(),
	}
	if !a.cfg.has(roleAPI) {
		return handlers.OperatorRoutes(deps)
	}
	return handlers.Routes(deps)
}
