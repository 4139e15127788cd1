package main

import (
	"testing"

	"github.com/stretchr/testify/require"

	"plotmill/bench/internal/load"
)

func TestTableGivesMediansAndRatiosOfTheSameRound(t *testing.T) {
	figures := newTable([]system{{name: "slow"}, {name: "fast"}})
	for _, rates := range [][2]float64{{4, 400}, {2, 100}, {1, 300}} { // 100, 50 and 300 times
		figures.add(0, load.Result{Rate: rates[0], P50: 1})
		figures.add(1, load.Result{Rate: rates[1], P50: rates[1]})
	}
	require.Equal(t, "| system | reports/s | p50 ms | p99 ms | times the first |\n|---|---|---|---|---|\n"+
		"| slow | 2.0 | 1.0 | 0.0 | 1.0 |\n"+
		"| fast | 300.0 | 300.0 | 0.0 | 100.0 |\n", figures.String())
}
