package main

import (
	"context"
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
	type outcome struct {
		load.Result
		error
	}
	done := make(chan outcome, 1)
	go func() {
		r, err := load.Run(ctx, w.options)
		done <- outcome{r, err}
	}()
	if err := w.allQueued(ctx); err != nil {
		return err
	}
	if err := w.say(fmt.Sprintf("%d waiting", w.options.Requests)); err != nil {
		return err
	}
	end := <-done
	if end.error != nil {
		return end.error
	}
	fmt.Println(end.Result)
	if end.Ends[load.Accepted] != w.options.Requests {
		return fmt.Errorf("%d of %d were answered 202: %q", end.Ends[load.Accepted], w.options.Requests, end.Wrong)
	}
	return w.say("all answered 202")
}

// allQueued waits until every command stands in the queue. Ready then means that as many clients wait.
func (w *waiting) allQueued(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 3*time.Minute)
	defer cancel()
	start := time.Now()
	depth, err := w.stage.Broker.Await(ctx, commandQueue, func(depth int) bool { return depth >= w.options.Requests })
	if err == nil {
		fmt.Printf("%d commands queued in %.1f s\n", depth, time.Since(start).Seconds())
	}
	return err
}

func (w *waiting) say(when string) error {
	m, err := w.api.Memory()
	if err == nil {
		fmt.Printf("API process, %s: %.0f MB resident, %.0f MB at its highest so far\n", when, m.Now, m.Peak)
	}
	return err
}
