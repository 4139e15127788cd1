package stage

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"plotmill/bench/internal/node"
	"plotmill/bench/internal/service"
)

// Stage is where a measurement runs. Close it in every case.
type Stage struct {
	Dir    string
	Binary string
	Broker *node.Node
	undo   []func()
}

// Open makes the folder, builds the product unless binary names one, and starts the broker.
func Open(ctx context.Context, binary string) (*Stage, error) {
	dir, err := os.MkdirTemp("", "plotmill-bench-")
	if err != nil {
		return nil, err
	}
	s := &Stage{Dir: dir}
	s.Defer(func() { _ = os.RemoveAll(dir) })
	if err := s.prepare(ctx, binary); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

func (s *Stage) prepare(ctx context.Context, binary string) (err error) {
	if binary == "" {
		s.Binary, err = service.Build(ctx, s.Dir)
	} else {
		s.Binary, err = filepath.Abs(binary) // processes run in Dir
	}
	if err != nil {
		return err
	}
	if s.Broker, err = node.Start(ctx, s.Dir); err != nil {
		return err
	}
	s.Defer(s.Broker.Close)
	return nil
}

// Serve starts a process and waits until it is ready; it is stopped with the stage.
func (s *Stage) Serve(ctx context.Context, name string, settings service.Settings) (*service.Service, error) {
	started, err := service.Start(s.Binary, s.Dir, name, settings)
	if err != nil {
		return nil, err
	}
	s.Defer(func() { started.Stop(10 * time.Second) })
	if err := started.Ready(ctx); err != nil {
		return nil, fmt.Errorf("start %s: %w", name, err)
	}
	return started, nil
}

// Pair is one API process and one worker process over the broker; the API is what it returns.
func (s *Stage) Pair(ctx context.Context) (*service.Service, error) {
	_, err := s.Serve(ctx, "worker", service.Settings{Roles: "worker", BrokerURL: s.Broker.URL})
	if err != nil {
		return nil, err
	}
	return s.Serve(ctx, "api", service.Settings{Roles: "api", BrokerURL: s.Broker.URL})
}

// Defer has undo done at Close.
func (s *Stage) Defer(undo func()) { s.undo = append(s.undo, undo) }

// Close undoes everything, the last first.
func (s *Stage) Close() {
	for _, undo := range slices.Backward(s.undo) {
		undo()
	}
}
