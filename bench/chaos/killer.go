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
		w, err := k.start(i)
		if err != nil {
			return nil, err
		}
		k.workers = append(k.workers, w)
	}
	for i, w := range k.workers {
		if err := w.Ready(ctx); err != nil {
			return nil, fmt.Errorf("start worker %d: %w", i, err)
		}
	}
	return k, nil
}

// start starts worker i, the first time or again.
func (k *killer) start(i int, more ...string) (*service.Service, error) {
	return service.Start(k.stage.Binary, k.stage.Dir, fmt.Sprintf("worker%d", i),
		service.Settings{Roles: "worker", BrokerURL: k.url, More: more})
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
		if err := k.replace(k.kills % len(k.workers)); err != nil {
			return err
		}
		k.kills++
	}
}

// replace kills worker i and starts it again. That it has ended before is an error: nothing here is a reason to.
func (k *killer) replace(i int) error {
	old := k.workers[i]
	select {
	case <-old.Exited():
		return fmt.Errorf("worker %d ended by itself; its log ends with:\n%s", i, old.Tail())
	default:
		old.Kill()
	}
	again, err := k.start(i, "PLOTMILL_HTTP_ADDR=127.0.0.1:0") // nobody asks it again
	if err != nil {
		return err
	}
	k.workers[i] = again
	return nil
}
