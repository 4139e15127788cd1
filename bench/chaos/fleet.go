package main

import (
	"context"
	"fmt"

	"plotmill/bench/internal/client"
	"plotmill/bench/internal/cutter"
	"plotmill/bench/internal/load"
	"plotmill/bench/internal/service"
	"plotmill/bench/internal/spec"
	"plotmill/bench/internal/stage"
)

// fleet is the running processes and what is done to them.
type fleet struct {
	plan    plan
	stage   *stage.Stage
	wire    *cutter.Cutter // between the API processes and the broker
	targets []client.Target
	killer  *killer
	cutting *cutting
}

func open(ctx context.Context, s *stage.Stage, p plan) (*fleet, error) {
	wire, err := cutter.New(s.Broker.Address)
	if err != nil {
		return nil, err
	}
	s.Defer(wire.Close)
	f := &fleet{plan: p, stage: s, wire: wire, cutting: &cutting{wire: wire, requests: p.requests}}
	if err := f.serveAPIs(ctx); err != nil {
		return nil, err
	}
	f.killer, err = newKiller(ctx, s, p.workers)
	return f, err
}

func (f *fleet) serveAPIs(ctx context.Context) error {
	for i := range f.plan.apis {
		api, err := f.stage.Serve(ctx, fmt.Sprintf("api%d", i), service.Settings{
			Roles: "api", BrokerURL: "amqp://guest:guest@" + f.wire.Address + "/",
		})
		if err != nil {
			return err
		}
		target, err := client.NewTarget(api.Reports(), "wait=60")
		if err != nil {
			return err
		}
		f.targets = append(f.targets, target)
	}
	return nil
}

// load posts everything; meanwhile, if the plan is to, workers die and connections break.
func (f *fleet) load(ctx context.Context) (load.Result, error) {
	options := load.Options{
		Targets: f.targets, Specs: spec.Mix(7, 50), Requests: f.plan.requests, AtOnce: f.plan.atOnce,
		Limit: f.plan.limit, Patience: f.plan.patience, TextEvery: f.plan.textEvery,
	}
	if !f.plan.kill {
		return load.Run(ctx, options)
	}
	f.cutting.times = f.plan.cuts
	options.Progress = f.cutting.progress
	stop := f.killer.every(ctx, f.plan.killEvery)
	result, err := load.Run(ctx, options)
	if failed := stop(); err == nil {
		err = failed
	}
	return result, err
}
