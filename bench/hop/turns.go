package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"plotmill/bench/internal/spec"
)

// turns measures both in turns and prints a line a round and the median of the rounds' ratios.
func (h *hop) turns(ctx context.Context, rounds int) error {
	var ratios []float64
	for round := range rounds {
		bare, err := h.bare(ctx)
		if err != nil {
			return err
		}
		product, err := h.product(ctx)
		if err != nil {
			return err
		}
		ratios = append(ratios, product.P50/bare)
		fmt.Printf("round %d: bare p50 %.2f ms, plotmill p50 %.2f ms, p99 %.2f ms, ratio %.2f\n",
			round+1, bare, product.P50, product.P99, product.P50/bare)
	}
	slices.Sort(ratios)
	fmt.Printf("median ratio %.2f\n", ratios[len(ratios)/2])
	return nil
}

// bare is the p50 of a round of bare trips in ms.
func (h *hop) bare(ctx context.Context) (float64, error) {
	taken := make([]time.Duration, h.requests)
	for i := range taken {
		token := spec.Token(0, i)
		start := time.Now()
		if err := h.trip.Once(ctx, token, h.body.Body(token)); err != nil {
			return 0, err
		}
		taken[i] = time.Since(start)
	}
	slices.Sort(taken)
	return float64(taken[len(taken)/2]) / float64(time.Millisecond), nil
}
