package main

import (
	"context"

	"plotmill/bench/internal/client"
	"plotmill/bench/internal/python"
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
	theirs, err := servePython(ctx, s)
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
	for i, url := range []string{theirs, pair.Reports(), embedded.Reports()} {
		if systems[i].target, err = client.NewTarget(url, "wait=60"); err != nil {
			return nil, err
		}
	}
	return systems, nil
}

// servePython starts the Python system, one API and one worker process, and gives the URL of its reports.
func servePython(ctx context.Context, s *stage.Stage) (string, error) {
	system, err := python.Unpack(s)
	if err != nil {
		return "", err
	}
	if err := system.Worker(ctx); err != nil {
		return "", err
	}
	return system.API(ctx)
}
