// Command waiting has thousands of large reports wait at once in one API process with no worker to render them, and says how
// much memory the process takes: a body should be gone as soon as the broker has confirmed it.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"time"

	"plotmill/bench/internal/client"
	"plotmill/bench/internal/load"
	"plotmill/bench/internal/service"
	"plotmill/bench/internal/spec"
	"plotmill/bench/internal/stage"
)

const commandQueue = "reports.render"

func main() {
	requests := flag.Int("n", 10_000, "requests that wait at once")
	name := flag.String("spec", "r4", "what waits: r4, tiny or mix50")
	wait := flag.Int("wait", 60, "seconds that each waits, at most 60; all must be sent within it")
	ramp := flag.Duration("ramp", 40*time.Second, "over which they arrive; the broker must keep up, or they are answered 503")
	binary := flag.String("bin", "", "plotmill binary; built if empty")
	flag.Parse()
	os.Exit(stage.Main("waiting", 10*time.Minute, func(ctx context.Context) error {
		specs, err := spec.Named(*name, 7)
		if err != nil {
			return fmt.Errorf("-spec: %w", err)
		}
		return measure(ctx, *binary, *wait, load.Options{
			Specs: specs, Requests: *requests, AtOnce: *requests, Ramp: *ramp, Limit: 3 * time.Minute,
		})
	}))
}

func measure(ctx context.Context, binary string, wait int, o load.Options) error {
	if err := allowFiles(o.AtOnce + 500); err != nil {
		return err
	}
	s, err := stage.Open(ctx, binary)
	if err != nil {
		return err
	}
	defer s.Close()
	api, err := s.Serve(ctx, "api", service.Settings{
		Roles: "api", BrokerURL: s.Broker.URL,
		More: []string{fmt.Sprintf("PLOTMILL_HTTP_MAX_WAITING=%d", o.AtOnce), "PLOTMILL_QUEUE_MAX_BYTES=64GiB"},
	})
	if err != nil {
		return err
	}
	target, err := client.NewTarget(api.Reports(), fmt.Sprintf("wait=%d", wait))
	if err != nil {
		return err
	}
	o.Targets = []client.Target{target}
	return (&waiting{stage: s, api: api, options: o}).run(ctx)
}
