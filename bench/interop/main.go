// Command interop shows that the Python programs and Plotmill speak one protocol: the Python API gets its PDF from a Plotmill
// worker, and the Plotmill API from a Python worker, over one classic queue that is not durable.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"time"

	"plotmill/bench/internal/client"
	"plotmill/bench/internal/load"
	"plotmill/bench/internal/python"
	"plotmill/bench/internal/service"
	"plotmill/bench/internal/spec"
	"plotmill/bench/internal/stage"
)

const requests = 10

func main() {
	binary := flag.String("bin", "", "plotmill binary; built if empty")
	flag.Parse()
	os.Exit(stage.Main("interop", 10*time.Minute, func(ctx context.Context) error {
		for _, direction := range []struct {
			name  string
			serve func(context.Context, *stage.Stage) (string, error)
		}{
			{"Python API, Plotmill worker", pythonAPI},
			{"Plotmill API, Python worker", pythonWorker},
		} {
			if err := try(ctx, *binary, direction.name, direction.serve); err != nil {
				return fmt.Errorf("%s: %w", direction.name, err)
			}
		}
		return nil
	}))
}

// try posts R4 to what serve starts; every answer must be a PDF.
func try(ctx context.Context, binary, name string, serve func(context.Context, *stage.Stage) (string, error)) error {
	s, err := stage.Open(ctx, binary)
	if err != nil {
		return err
	}
	defer s.Close()
	url, err := serve(ctx, s)
	if err != nil {
		return err
	}
	target, err := client.NewTarget(url, "wait=60")
	if err != nil {
		return err
	}
	specs, err := spec.Named("r4", 7)
	if err != nil {
		return err
	}
	result, err := load.Run(ctx, load.Options{
		Targets: []client.Target{target}, Specs: specs, Requests: requests, AtOnce: 2, Limit: time.Minute, Unnamed: true,
	})
	if err != nil {
		return err
	}
	fmt.Printf("%s: %s\n", name, result)
	if !result.Clean() {
		return fmt.Errorf("not every request came to a good end: %q", result.Wrong)
	}
	return nil
}

func pythonAPI(ctx context.Context, s *stage.Stage) (string, error) {
	if _, err := s.Serve(ctx, "worker", ours(s, "worker")); err != nil {
		return "", err
	}
	theirs, err := python.Unpack(s)
	if err != nil {
		return "", err
	}
	return theirs.API(ctx)
}

func pythonWorker(ctx context.Context, s *stage.Stage) (string, error) {
	theirs, err := python.Unpack(s)
	if err != nil {
		return "", err
	}
	if err := theirs.Worker(ctx); err != nil {
		return "", err
	}
	api, err := s.Serve(ctx, "api", ours(s, "api"))
	if err != nil {
		return "", err
	}
	return api.Reports(), nil
}

// ours is a process of ours on the queue that the Python programs use.
func ours(s *stage.Stage, role string) service.Settings {
	return service.Settings{Roles: role, BrokerURL: s.Broker.URL, More: []string{
		"PLOTMILL_AMQP_COMMAND_QUEUE=python.commands", "PLOTMILL_AMQP_COMMAND_QUEUE_TYPE=transient",
	}}
}
