package main

import (
	"context"
	"fmt"
	"os"

	"plotmill/bench/internal/client"
	"plotmill/bench/internal/load"
)

// compare warms every system up, measures all in turns and prints a table for each number of requests at once.
func compare(ctx context.Context, systems []system, rounds, atOnce int, o load.Options) error {
	for i, s := range systems {
		s.requests = min(s.requests, 8*atOnce)
		if _, err := s.measure(ctx, o, i, atOnce); err != nil {
			return err
		}
	}
	for _, users := range []int{atOnce, 1} {
		figures := newTable(systems)
		for round := range rounds {
			for i, s := range systems {
				if users == 1 {
					s.requests = max(1, s.requests/4)
				}
				r, err := s.measure(ctx, o, 10+round*len(systems)+i, users)
				if err != nil {
					return err
				}
				fmt.Fprintf(os.Stderr, "round %d, %s: %v\n", round+1, s.name, r)
				figures.add(i, r)
			}
		}
		fmt.Printf("\n%d at once, medians of %d rounds:\n\n%s", users, rounds, figures)
	}
	return nil
}

func (s system) measure(ctx context.Context, o load.Options, run, users int) (load.Result, error) {
	o.Targets, o.Requests, o.AtOnce, o.Run, o.Unnamed = []client.Target{s.target}, s.requests, users, run, s.unnamed
	r, err := load.Run(ctx, o)
	if err == nil && r.Ends[load.Delivered] != r.Requests {
		err = fmt.Errorf("%s: not every report was delivered: %v %q", s.name, r, r.Wrong)
	}
	return r, err
}
