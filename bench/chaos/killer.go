package main

import (
	"context"
	"fmt"
	"time"

	"plotmill/bench/internal/service"
	"plotmill/bench/internal/stage"
)

// killer runs the workers, and kills and replaces them in turn.
type killer struct {
	stage   *stage.Stage
	url     string
	workers []*service.Service
	kills   int
}

func newKiller(ctx context.Context, s *stage.Stage, workers int) (*killer, error) {
	k := &killer{stage: s, url: s.Broker.URL}
	s.Defer(func() {
		for _, w := range k.workers {
			w.Kill()
		}
	})
	for i := range workers {
		if err := k.start(i); err != nil {
			return nil, err
		}
	}
	for i, w := range k.workers {
		if err := w.Ready(ctx); err != nil {
			return nil, fmt.Errorf("start worker %d: %w", i, err)
		}
	}
	return k, nil
}

// start starts worker i, the first time or again.
func (k *killer) start(i int) error {
	w, err := service.Start(k.stage.Binary, k.stage.Dir, fmt.Sprintf("worker%d", i), service.Settings{Roles: "worker", BrokerURL: k.url})
	if err != nil {
		return err
	}
	if i == len(k.workers) {
		k.workers = append(k.workers, w)
	}
	k.workers[i] = w
	return nil
}

// every kills the next worker and starts it again each time pause has passed, until stop, which says whether it could.
func (k *killer) every(ctx context.Context, pause time.Duration) (stop func() error) {
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan error, 1)
	go func() { done <- k.killing(ctx, pause) }()
	return func() error { cancel(); return <-done }
}

func (k *killer) killing(ctx context.Context, pause time.Duration) error {
	tick := time.NewTicker(pause)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
		next := k.kills % len(k.workers)
		k.workers[next].Kill()
		k.kills++
		if err := k.start(next); err != nil {
			return err
		}
	}
}
