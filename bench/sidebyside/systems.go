package main

import (
	"context"

	"plotmill/bench/internal/client"
	"plotmill/bench/internal/service"
	"plotmill/bench/internal/stage"
)

// system is one way to get a report.
type system struct {
	name     string
	target   client.Target
	requests int  // a round
	unnamed  bool // its PDFs do not say in a readable way whose they are
}

// open starts all systems; the first is what the others are held against.
func open(ctx context.Context, s *stage.Stage, slow, fast int) ([]system, error) {
	python, err := servePython(ctx, s)
	if err != nil {
		return nil, err
	}
	pair, err := s.Pair(ctx)
	if err != nil {
		return nil, err
	}
	embedded, err := s.Serve(ctx, "embedded", service.Settings{Roles: "api,worker"})
	if err != nil {
		return nil, err
	}
	systems := []system{
		{name: "Python, aio_pika + matplotlib", requests: slow, unnamed: true},
		{name: "Plotmill over RabbitMQ", requests: fast},
		{name: "Plotmill embedded", requests: fast},
	}
	for i, url := range []string{python, pair.Reports(), embedded.Reports()} {
		if systems[i].target, err = client.NewTarget(url, "wait=60"); err != nil {
			return nil, err
		}
	}
	return systems, nil
}
