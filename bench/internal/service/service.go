package service

import (
	"context"
	"fmt"
	"net/http"
	"path/filepath"
	"time"

	"plotmill/bench/internal/child"
)

// Service is one running Plotmill process.
type Service struct {
	*child.Process
	Address string // host:port of its HTTP server
}

// Settings is what a process is told through its environment, by the key in config.yaml.
type Settings struct {
	Roles     string // api, worker or api,worker
	BrokerURL string // empty: the embedded transport
	More      []string
}

// Start runs binary as the process name with its files in dir. It does not wait: see [Service.Ready].
func Start(binary, dir, name string, s Settings) (*Service, error) {
	port, err := child.FreePort()
	if err != nil {
		return nil, err
	}
	address := fmt.Sprintf("127.0.0.1:%d", port)
	p, err := child.Start(dir, name, s.environment(dir, name, address), binary, "serve")
	if err != nil {
		return nil, err
	}
	return &Service{Process: p, Address: address}, nil
}

func (s Settings) environment(dir, name, address string) []string {
	env := []string{
		"PLOTMILL_ROLES=" + s.Roles,
		"PLOTMILL_HTTP_ADDR=" + address,
		"PLOTMILL_STORE_URL=sqlite:" + filepath.Join(dir, name+".db"),
		"PLOTMILL_LOG_LEVEL=warn",
		"PLOTMILL_TRANSPORT=embedded",
	}
	if s.BrokerURL != "" {
		env = append(env, "PLOTMILL_TRANSPORT=amqp", "PLOTMILL_AMQP_URL="+s.BrokerURL)
	}
	return append(env, s.More...)
}

// Ready waits, at most half a minute, until the process says on /readyz that it is.
func (s *Service) Ready(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	return s.Await(ctx, func(ctx context.Context) error {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+s.Address+"/readyz", nil)
		if err != nil {
			return err
		}
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			return err
		}
		_ = response.Body.Close()
		if response.StatusCode != http.StatusOK {
			return fmt.Errorf("/readyz: %s", response.Status)
		}
		return nil
	})
}

// Reports is the URL that reports are posted to.
func (s *Service) Reports() string { return "http://" + s.Address + "/v1/reports" }
