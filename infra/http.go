package infra

import (
	"context"
	"net"
	"net/http"
	"time"

	"go.uber.org/zap"
)

// HTTPConfig bounds how long a client may take.
type HTTPConfig struct {
	ReadHeaderTimeout time.Duration // for the headers; 0 is 10 s
	ReadTimeout       time.Duration // for the whole request; 0 is 60 s
	IdleTimeout       time.Duration // between requests; 0 is 120 s
}

// NewHTTPServer returns a server for the handler; its own complaints go to the log as warnings. There is no time limit
// on writing: an answer may wait for its report as long as its client asked. Shutdown lets running requests finish.
func NewHTTPServer(handler http.Handler, config HTTPConfig, log *zap.Logger) *http.Server {
	complaints, err := zap.NewStdLogAt(log.Named("http"), zap.WarnLevel)
	if err != nil {
		panic(err) // only of a level that does not exist
	}
	return &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: orDefault(config.ReadHeaderTimeout, 10*time.Second),
		ReadTimeout:       orDefault(config.ReadTimeout, time.Minute),
		IdleTimeout:       orDefault(config.IdleTimeout, 2*time.Minute),
		ErrorLog:          complaints,
	}
}

func orDefault(d, standard time.Duration) time.Duration {
	if d == 0 {
		return standard
	}
	return d
}

// Listen takes the address, such as "127.0.0.1:8080"; with port 0 the system chooses one, and Addr tells it.
func Listen(addr string) (net.Listener, error) {
	return (&net.ListenConfig{}).Listen(context.Background(), "tcp", addr)
}
