// Command hop holds the way of a tiny report (HTTP → broker → worker → broker → HTTP) against a bare confirmed round trip
// with the same sizes over the same broker, one at a time, in turns.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"time"

	"plotmill/bench/internal/bare"
	"plotmill/bench/internal/client"
	"plotmill/bench/internal/load"
	"plotmill/bench/internal/spec"
	"plotmill/bench/internal/stage"
)

func main() {
	requests := flag.Int("n", 500, "round trips a round")
	rounds := flag.Int("rounds", 5, "rounds")
	binary := flag.String("bin", "", "plotmill binary; built if empty")
	flag.Parse()
	os.Exit(stage.Main("hop", 10*time.Minute, func(ctx context.Context) error {
		return measure(ctx, *binary, *requests, *rounds)
	}))
}

func measure(ctx context.Context, binary string, requests, rounds int) error {
	s, err := stage.Open(ctx, binary)
	if err != nil {
		return err
	}
	defer s.Close()
	api, err := s.Pair(ctx)
	if err != nil {
		return err
	}
	target, err := client.NewTarget(api.Reports(), "wait=60")
	if err != nil {
		return err
	}
	h := hop{requests: requests, body: spec.Tiny(7), target: target}
	if err := h.open(ctx, s.Broker.URL); err != nil {
		return err
	}
	defer h.trip.Close()
	return h.turns(ctx, rounds)
}

type hop struct {
	requests int
	body     spec.Template
	target   client.Target
	trip     *bare.Trip
}

// open warms the product up and makes the bare trip with its reply's size.
func (h *hop) open(ctx context.Context, brokerURL string) error {
	warm, err := h.product(ctx)
	if err != nil {
		return err
	}
	size := int(warm.Received) / warm.Requests
	fmt.Printf("command %d bytes, reply %d bytes, %d round trips a round, one at a time\n", h.body.Len(), size, h.requests)
	h.trip, err = bare.New(ctx, brokerURL, make([]byte, size))
	if err == nil {
		_, err = h.bare(ctx)
	}
	return err
}

func (h *hop) product(ctx context.Context) (load.Result, error) {
	r, err := load.Run(ctx, load.Options{
		Targets: []client.Target{h.target}, Specs: []spec.Template{h.body},
		Requests: h.requests, AtOnce: 1, Limit: time.Minute,
	})
	if err == nil && r.Ends[load.Delivered] != r.Requests {
		err = fmt.Errorf("not every report was delivered: %v", r)
	}
	return r, err
}
