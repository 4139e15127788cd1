package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"plotmill/bench/internal/load"
	"plotmill/bench/internal/service"
	"plotmill/bench/internal/stage"
)

type waiting struct {
	stage   *stage.Stage
	api     *service.Service
	options load.Options
}

// run posts everything, looks at the process while all wait, and again after all were answered 202.
func (w *waiting) run(ctx context.Context) error {
	if err := w.say("idle"); err != nil {
		return err
	}
	queueing, answered := context.WithCancelCause(ctx)
	var result load.Result
	done := make(chan error, 1)
	go func() {
		var err error
		result, err = load.Run(ctx, w.options)
		answered(errors.New("clients were answered before all commands were in the queue"))
		done <- err
	}()
	queued := w.allQueued(queueing)
	if queued == nil {
		queued = w.say(fmt.Sprintf("%d waiting", w.options.Requests))
	}
	if err := errors.Join(<-done, queued, context.Cause(ctx)); err != nil {
		return fmt.Errorf("%w\n%v %q", err, result, result.Wrong)
	}
	return w.end(result)
}

func (w *waiting) end(r load.Result) error {
	fmt.Println(r)
	if r.Ends[load.Accepted] != w.options.Requests {
		return fmt.Errorf("%d of %d were answered 202: %q", r.Ends[load.Accepted], w.options.Requests, r.Wrong)
	}
	return w.say("all answered 202")
}

// allQueued waits until every command stands in the queue. Ready then means that as many clients wait.
func (w *waiting) allQueued(ctx context.Context) error {
	start := time.Now()
	depth, err := w.stage.Broker.Await(ctx, commandQueue, func(depth int) bool { return depth >= w.options.Requests })
	if err != nil {
		return err
	}
	fmt.Printf("%d commands queued in %.1f s\n", depth, time.Since(start).Seconds())
	return nil
}

func (w *waiting) say(when string) error {
	m, err := w.api.Memory()
	if err == nil {
		fmt.Printf("API process, %s: %.0f MB resident, %.0f MB at its highest so far\n", when, m.Now, m.Peak)
	}
	return err
}
